package cli

import (
	"caliper-playground/engine/library"
	"caliper-playground/engine/rule"
	"caliper-playground/engine/text"
)

// mendedCopy is a file in which mended documents stand in the place of those
// that were read.
type mendedCopy struct {
	fileCopy
	linked bool

	mended           int
	errors, warnings int      // of the mended documents, that are left
	notMended        []string // what was left, in words
	unread           bool     // a part of the file could not be read
}

// add adds the next document of the file.
func (c *mendedCopy) add(of *judgedDocument) {
	d := &of.of
	c.unread = c.unread || d.Form != library.End && d.Err != nil
	data := d.Data
	if m := of.mended; m != nil {
		c.notMended = append(c.notMended, notMended(d, m.Remaining)...)
		if m.Changed {
			data = m.Bytes
			c.mended++
			c.count(m.Remaining)
		}
	}
	c.fileCopy.add(d, data)
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

// fixedPath names the mended copy of a file: of "a.json" it is "a.fixed.json",
// of "b.ndjson.gz", being unpacked, "b.fixed.ndjson".
func fixedPath(path string, asLines bool) string { return library.CopyPath(path, ".fixed", asLines) }
