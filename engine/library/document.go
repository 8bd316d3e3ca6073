package library

// Document is one document of a file or of standard input. It may be an
// envelope, an event, an entity, an array of those, or no JSON at all: the
// reader does not look further than it must to tell one from the next.
type Document struct {
	Place
	Data []byte // the bytes, which belong to the caller; nil where Err is set
	// FileLine and FileColumn say where Data begins in its file, from 1; 0 means 1.
	FileLine, FileColumn int
	Form                 Form
	Sent                 string // of a post in a HAR file: where it went, "POST https://..."
	// Before is what stands in the file between the document before and this
	// one: with it, the file can be written again with other documents in it.
	Before []byte
	// Linked says that a symbolic link led to the file.
	Linked bool
	// Quoted says that Data stands in the file as a JSON string.
	Quoted bool
	// Err says why there are no bytes. It is a *PathError where the path that
	// was asked for cannot be used, and a *FileError for something inside of
	// a folder or for a part of a file.
	Err error
}

// Form says how a document stands in its file.
type Form uint8

// The forms. A file is of one form, but for values that are arrays of envelopes.
const (
	Whole    Form = iota // all of the file
	Line                 // a line of it
	Value                // one of several values, one behind the other
	Element              // an element of an array of envelopes
	Within               // a part of another document, which the reader was told of
	Post                 // the body of a post in a HAR file
	Received             // a message in the journal of a session
	End                  // no document: what stands behind the last one of a file
)

// String names the form as a part of its file.
func (f Form) String() string {
	return [...]string{"file", "line", "value", "envelope of an array", "document in another", "post of a HAR file", "message of a journal", "end"}[f]
}

// InFile returns the place in the file of a place in the document, both
// counted from 1. What was quoted is at the place of its string.
func (d *Document) InFile(line, column int) (inFile, columnInFile int) {
	firstLine, firstColumn := max(d.FileLine, 1), max(d.FileColumn, 1)
	switch {
	case d.Quoted:
		return firstLine, firstColumn
	case line == 1:
		return firstLine, column + firstColumn - 1
	}
	return line + firstLine - 1, column
}
