package file

import "errors"

// ErrLocked says that another program has the file open and holds it.
var ErrLocked = errors.New("another program has it open")
