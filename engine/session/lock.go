package session

import (
	"errors"
	"fmt"
	"os"
	"strings"

	files "caliper-playground/engine/file" // a file is what a journal needs of one
)

// Lock keeps other programs from something that has a file of its own for that,
// which is made where it is missing and holds the number of the process. The
// system lets go of it when the program ends, however that happens. The error
// names the process that has it.
func Lock(path string) (release func() error, err error) {
	f, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		return nil, fmt.Errorf("the lock %s cannot be opened: %w", path, reason(err))
	}
	unlock, err := lock(f, path)
	if err != nil {
		number := make([]byte, 20)
		n, _ := f.ReadAt(number, 0) // a system may keep even that from others
		owner := "another program"
		if process := strings.TrimSpace(string(number[:n])); process != "" {
			owner += " (process " + process + ")"
		}
		return nil, errors.Join(errors.New(owner+" serves it"), f.Close())
	}
	if err = f.Truncate(0); err == nil {
		_, err = fmt.Fprintln(f, os.Getpid())
	}
	if err != nil {
		return nil, errors.Join(fmt.Errorf("the lock %s cannot be written: %w", path, reason(err)), unlock(), f.Close())
	}
	return func() error { return errors.Join(unlock(), f.Close()) }, nil
}

// lock keeps other programs from opening the same journal. The system lets go of it
// when the program ends, however that happens.
func lock(f *os.File, path string) (unlock func() error, err error) {
	unlock, err = files.Lock(f, path)
	if errors.Is(err, files.ErrLocked) {
		return nil, errors.New("another program has its journal open")
	}
	return unlock, err
}
