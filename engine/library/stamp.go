package library

import (
	"os"
	"time"
)

// Stamp is by what a change of a file or folder is seen.
type Stamp struct {
	Origin   *Origin
	Path     string
	modified time.Time
	size     int64
}

// stampOf looks at a file. One that is not there has the empty stamp, so that
// its coming back is a change too.
func stampOf(o *Origin, path string) Stamp {
	s := Stamp{Origin: o, Path: path}
	if info, err := os.Stat(path); err == nil {
		s.modified, s.size = info.ModTime(), info.Size()
	}
	return s
}
