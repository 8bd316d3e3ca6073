package cli

import (
	"bytes"
	"encoding/json"

	"caliper-playground/engine/file"
	"caliper-playground/engine/library"
)

// fileCopy is a file in which other documents stand in the place of those that were
// read. What stands in other files than documents do, in a HAR file or within other
// documents, becomes a file of lines.
type fileCopy struct {
	// name returns the path of the copy of a file.
	name  func(path string, asLines bool) string
	files *unfinished

	documents int
	written   int // of them, those in whose place something stands
	asLines   bool
	path      string
	content   bytes.Buffer  // what is not in the file yet
	file      *file.Pending // nil for a small one, until it is put in place
	err       error         // why it cannot be written
}

// copying makes copies in a folder of the files that documents are of, one after the
// other. It gets the documents in their order.
type copying struct {
	folder     *outFolder
	unfinished *unfinished
	// rename says what a copy is called in the folder, by the path of the file from what
	// was named.
	rename func(relative string) string
	fail   func(error) // is told why a copy cannot be written

	named, path string // of the file under way; "" for none
	copy        *fileCopy
	files       int // that were copied
}

// turnTo begins the copy of the file of a document, where it is another one than before.
func (c *copying) turnTo(named string, d *library.Document) {
	if d.Path == c.path && named == c.named {
		return
	}
	c.end(true)
	c.named, c.path = named, d.Path
	c.copy = &fileCopy{files: c.unfinished, name: func(path string, asLines bool) string {
		made, err := c.folder.place(library.CopyPath(c.rename(c.folder.relative(named, path)), "", asLines))
		if err != nil {
			c.fail(err)
		}
		return made
	}}
}

// add adds what stands for the next document; nil for nothing.
func (c *copying) add(d *library.Document, data []byte) {
	if c.copy == nil {
		return
	}
	c.copy.add(d, data)
	if d.Form == library.End {
		c.end(true)
	}
}

// end puts the copy of the present file in place, if it is whole, and if anything is
// in it but the ends of lines.
func (c *copying) end(whole bool) {
	if c.copy == nil {
		return
	}
	made := c.copy
	c.copy, c.path = nil, ""
	defer made.discard()
	if !whole || made.written == 0 {
		return
	}
	if err := made.put(false); err != nil {
		c.fail(err)
		return
	}
	c.files++
}

// maxHeld is how much of a copy is kept in memory, in bytes.
const maxHeld = 4 << 20

// add adds what stands for the next document of the file; nil for nothing.
func (c *fileCopy) add(d *library.Document, data []byte) {
	switch d.Form {
	case library.End:
		if !c.asLines {
			c.content.Write(d.Before)
		}
		return
	case library.Post, library.Received, library.Within:
		c.asLines = true
	}
	if c.documents++; c.documents == 1 {
		c.path = c.name(d.Path, c.asLines)
	}
	if data != nil {
		c.written++
	}
	switch {
	case data == nil:
	case c.asLines:
		c.content.Write(oneLine(data))
		c.content.WriteByte('\n')
	default:
		c.content.Write(d.Before)
		if d.Form == library.Line {
			data = oneLine(data)
		}
		c.content.Write(data)
	}
	if c.content.Len() > maxHeld {
		c.flush()
	}
}

// flush writes to the file what is kept in memory.
func (c *fileCopy) flush() {
	if c.file == nil && c.err == nil {
		c.file, c.err = c.files.begin(c.path)
	}
	if c.err == nil {
		_, c.err = c.file.Write(c.content.Bytes())
	}
	c.content.Reset()
}

// put puts the copy in place. The error is fs.ErrExist where one with other
// content is there and is not to be written over.
func (c *fileCopy) put(force bool) error {
	if c.flush(); c.err != nil {
		return c.err
	}
	return c.file.Put(force)
}

// discard takes away what was written and is not wanted.
func (c *fileCopy) discard() {
	if c.file != nil {
		c.file.Discard()
	}
}

// oneLine writes a document on one line; what is no JSON stays as it is.
func oneLine(data []byte) []byte {
	if !bytes.ContainsAny(data, "\r\n") {
		return data
	}
	var compact bytes.Buffer
	if json.Compact(&compact, data) != nil {
		return data
	}
	return compact.Bytes()
}
