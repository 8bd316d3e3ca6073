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

// copied is how it is told that a text was copied, whatever else became of it.
const copied = "Copied %s to the clipboard, if this terminal allows it; "

// copy puts text on the clipboard and into the file. A terminal never says whether it
// took the text, so the file is always told of.
func (o output) copy(what, content string) notice {
	if content == "" {
		return notice{page.Warned, "There is nothing to copy: " + what + " is empty."}
	}
	path := filepath.Join(o.folder, copiedFile)
	fileErr := writePrivately(path, content)
	_, terminalErr := io.WriteString(o.terminal, terminal.CopySequence(content))
	switch {
	case fileErr != nil:
		return notice{page.Failed, fmt.Sprintf(copied+"the file %s could not be written: %v", what, path, file.Reason(fileErr))}
	case terminalErr != nil:
		return notice{page.Warned, fmt.Sprintf("The clipboard could not be reached; %s is in %s", what, path)}
	}
	return notice{page.Told, fmt.Sprintf(copied+"it is also in %s", what, text.Clean(path))}
}

// copySecret puts text on the clipboard and nowhere else.
func (o output) copySecret(what, content string) notice {
	if content == "" {
		return notice{page.Warned, "There is nothing to copy: " + what + " is empty."}
	}
	if _, err := io.WriteString(o.terminal, terminal.CopySequence(content)); err != nil {
		return notice{page.Warned, fmt.Sprintf("The clipboard could not be reached; %s can be read on the page of the endpoint", what)}
	}
	return notice{page.Told, fmt.Sprintf(copied+"no file holds it", what)}
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
