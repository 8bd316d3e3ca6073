package cli

import (
	"bytes"
	"encoding/json"
	"path/filepath"
	"strings"

	"caliper-playground/engine/file"
	"caliper-playground/engine/library"
	"caliper-playground/engine/rule"
	"caliper-playground/engine/text"
)

// mendedCopy is a file in which mended documents stand in the place of those
// that were read. What stands in other files than documents do, in a HAR file
// or within other documents, becomes a file of lines.
type mendedCopy struct {
	force, linked bool

	documents, mended int
	errors, warnings  int      // of the mended documents, that are left
	notMended         []string // what was left, in words
	unread            bool     // a part of the file could not be read
	asLines           bool

	path    string
	content bytes.Buffer  // what is not in the file yet
	file    *file.Pending // nil for a small one, until it is put in place
	err     error         // why it cannot be written
}

// maxHeld is how much of a copy is kept in memory, in bytes.
const maxHeld = 4 << 20

// add adds the next document of the file.
func (c *mendedCopy) add(of *judgedDocument) {
	d := &of.of
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
		c.path = fixedPath(d.Path, c.asLines)
	}
	c.unread = c.unread || d.Err != nil
	data := d.Data
	if m := of.mended; m != nil {
		c.notMended = append(c.notMended, notMended(d, m.Remaining)...)
		if m.Changed {
			data = m.Bytes
			c.mended++
			c.count(m.Remaining)
		}
	}
	switch {
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
func (c *mendedCopy) flush() {
	if c.file == nil && c.err == nil {
		c.file, c.err = file.Begin(c.path, file.Public)
	}
	if c.err == nil {
		_, c.err = c.file.Write(c.content.Bytes())
	}
	c.content.Reset()
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

func (c *mendedCopy) count(findings []rule.Finding) {
	for _, f := range findings {
		switch f.Severity {
		case rule.Error:
			c.errors++
		case rule.Warning:
			c.warnings++
		}
	}
}

// left says in words what is still wrong with the documents that were mended.
func (c *mendedCopy) left() string {
	if c.errors+c.warnings == 0 {
		return "nothing is left to mend"
	}
	return text.Plural(c.errors, "error") + " and " + text.Plural(c.warnings, "warning") + " are left"
}

// put puts the copy in place. The error is fs.ErrExist where one with other
// content is there and is not to be written over.
func (c *mendedCopy) put() error {
	if c.flush(); c.err != nil {
		return c.err
	}
	return c.file.Put(c.force)
}

// discard takes away what was written and is not wanted.
func (c *mendedCopy) discard() {
	if c.file != nil {
		c.file.Discard()
	}
}

// fixedPath names the mended copy of a file: of "a.json" it is "a.fixed.json",
// of "b.ndjson.gz", being unpacked, "b.fixed.ndjson".
func fixedPath(path string, asLines bool) string {
	if strings.EqualFold(filepath.Ext(path), ".gz") {
		path = path[:len(path)-len(".gz")]
	}
	ending := filepath.Ext(path)
	stem := strings.TrimSuffix(path, ending)
	switch {
	case asLines:
		ending = ".ndjson"
	case !strings.EqualFold(ending, ".ndjson") && !strings.EqualFold(ending, ".jsonl"):
		ending = ".json"
	}
	return stem + ".fixed" + ending
}
