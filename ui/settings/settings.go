// Package settings reads what the user has set, and keeps what the screen goes
// on with the next time: key bindings from a file that the program never
// writes, and the screen's own state in a file that nobody else need read.
//
// Neither file can keep the program from starting. What cannot be read is left
// aside and said.
package settings

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"

	"caliper-playground/engine/file"
)

// maxFile is how many bytes of a file are read. Neither of them needs a
// hundredth of that.
const maxFile = 1 << 20

var errNoFile = errors.New("it is no file")

// readFile reads a regular file, whole, or nothing where there is none.
func readFile(path string) ([]byte, error) {
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, nil
	case err != nil:
		return nil, file.Reason(err)
	case !info.Mode().IsRegular():
		return nil, errNoFile
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, file.Reason(err)
	}
	defer f.Close()
	b, err := io.ReadAll(io.LimitReader(f, maxFile+1))
	if err != nil {
		return nil, file.Reason(err)
	}
	if len(b) > maxFile {
		return nil, fmt.Errorf("it has more than %d bytes", maxFile)
	}
	return b, nil
}
