package library

import "fmt"

// Place tells a document from all others, whatever is in it. The zero value is
// no place.
type Place struct {
	Path    string // the file, "-" for standard input; of a folder that cannot be read, the folder
	Line    int    // the line of the file that it begins in, counted from 1; 0 for a whole file
	Column  int    // where it begins, if another document of the line stands before it; else 0
	Element string // the pointer to it within that, "/1" for the second of an array of envelopes; "" for all of it
}

// String gives the path, and line and element where there are any:
// "a.ndjson:7", "b.json#/2".
func (p Place) String() string {
	s := p.Path
	if p.Line > 0 {
		s = fmt.Sprintf("%s:%d", s, p.Line)
		if p.Column > 0 {
			s = fmt.Sprintf("%s:%d", s, p.Column)
		}
	}
	if p.Element != "" {
		s += "#" + p.Element
	}
	return s
}
