package app

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"time"

	"caliper-playground/engine/file"
	"caliper-playground/engine/text"
	"caliper-playground/ui/page"
	"caliper-playground/ui/terminal"
)

// output is where the program says more than frames: sequences for the
// terminal, and the file that keeps what was copied.
type output struct {
	terminal io.Writer // the program's own output
	folder   string
}

// copiedFile is the name of the file that keeps what was copied last. No token is
// ever in it; what people send may be, so only its owner reads it.
const copiedFile = "copied.txt"

// copy puts text on the clipboard and, unless it is secret, into the file. A
// terminal never says whether it took the text, so the file is always told of.
func (o output) copy(what, content string, secret bool) notice {
	if content == "" {
		return notice{page.Warned, "There is nothing to copy: " + what + " is empty."}
	}
	path := filepath.Join(o.folder, copiedFile)
	var fileErr error
	kept, there := "it is also in "+text.Clean(path), what+" is in "+path
	if secret {
		kept, there = "no file holds it", what+" can be read on the page of the endpoint"
	} else {
		fileErr = writePrivately(path, content)
	}
	_, terminalErr := io.WriteString(o.terminal, terminal.CopySequence(content))
	const copied = "Copied %s to the clipboard, if this terminal allows it; "
	switch {
	case fileErr != nil:
		return notice{page.Failed, fmt.Sprintf(copied+"the file %s could not be written: %v", what, path, file.Reason(fileErr))}
	case terminalErr != nil:
		return notice{page.Warned, "The clipboard could not be reached; " + there}
	}
	return notice{page.Told, fmt.Sprintf(copied+"%s", what, kept)}
}

// faultFolder is the folder of the state that holds what is known of faults.
const faultFolder = "faults"

// keepFault writes what is known of a fault into a file of its own, which only
// its owner may read: what the page held may be in it.
func (o output) keepFault(r faultReport, at time.Time) (path string, err error) {
	path = filepath.Join(o.folder, faultFolder, at.UTC().Format("20060102-150405.000000")+".txt")
	content := fmt.Sprintf("%s\n%s, %s/%s\n\n%s", r.words(), runtime.Version(), runtime.GOOS, runtime.GOARCH, r.stack)
	if r.held != "" {
		content += "\nWhat the page held:\n\n" + r.held
	}
	return path, writePrivately(path, content)
}

// writePrivately writes a file that only its owner may read, whole or not at all.
func writePrivately(path, content string) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return err
	}
	return file.Replace(path, []byte(content))
}
