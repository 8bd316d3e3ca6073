package library

import (
	"bytes"
	"errors"
	"slices"
)

// cutter makes documents of the units of one file. Of the first it is not
// known whether it is the only one until the second is there.
type cutter struct {
	*files
	path    string
	wrapped wrap
	lines   bool // each unit is a line

	first   *unit  // until the second is there
	count   int    // of units
	before  []byte // what stands before the next document
	made    int    // documents
	journal bool   // the units are messages
	left    bool   // the file is a report, and no document is made of it
	stopped bool   // the caller wants no more
}

// unit takes a unit, or what stands behind the last one.
func (c *cutter) unit(u unit) bool {
	if u.err == nil && u.data == nil {
		c.last(u)
		return !c.stopped
	}
	if c.count++; c.count == 1 {
		first := u // which alone is kept
		c.first = &first
		return true
	}
	c.release(c.form())
	c.expand(u, c.form())
	return !c.stopped
}

func (c *cutter) form() Form {
	if c.lines {
		return Line
	}
	return Value
}

// release makes documents of the first unit, once it is known what it is.
func (c *cutter) release(form Form) {
	if c.first != nil {
		first := *c.first
		c.first = nil
		c.expand(first, form)
	}
}

// last takes what stands behind the last unit.
func (c *cutter) last(u unit) {
	switch {
	case c.count == 0: // no document but the empty one
		c.add(Document{Place: Place{Path: c.path}, Data: append([]byte{}, u.before...), FileLine: 1, FileColumn: 1})
		return
	case c.first == nil:
	case c.lines:
		c.release(Line)
	default: // all of the file, white space included
		whole := unit{line: 1, column: 1, err: c.first.err, data: c.first.data}
		if len(c.first.before)+len(u.before) > 0 {
			whole.data = slices.Concat(c.first.before, c.first.data, u.before)
		}
		c.first = nil
		c.expand(whole, Whole)
		return
	}
	c.before = append(c.before, u.before...)
}

// end hands over what is left, and says whether the caller wants more.
func (c *cutter) end() bool {
	form := c.form()
	if c.first != nil && c.first.err != nil && !c.lines {
		form = Whole
	}
	c.release(form)
	if c.left {
		return !c.stopped
	}
	if c.made == 0 && !c.stopped {
		c.add(Document{Place: Place{Path: c.path}, Err: c.wrapped(c.path, errNoMessage)})
	}
	if c.Ends && !c.stopped && c.ctx.Err() == nil { // else it was not read to its end
		c.stopped = !c.yield(Document{Place: Place{Path: c.path}, Form: End, Before: c.before})
	}
	return !c.stopped
}

// add hands over a document.
func (c *cutter) add(d Document) {
	d.Before, c.before = c.before, nil
	if c.made++; !c.stopped {
		c.stopped = !c.yield(d)
	}
}

// expand makes documents of a unit.
func (c *cutter) expand(u unit, form Form) {
	d := Document{Place: Place{Path: c.path}, Data: u.data, FileLine: u.line, FileColumn: u.column, Form: form}
	if form != Whole {
		d.Line = u.line
	}
	if form == Value && c.made > 0 && !bytes.Contains(u.before, []byte("\n")) {
		d.Column = u.column
	}
	if len(c.before) == 0 {
		c.before = u.before
	} else {
		c.before = append(c.before, u.before...)
	}
	if u.err != nil {
		d.Data, d.Err = nil, c.problem(u.err)
		c.add(d)
		return
	}
	c.shape(d)
}

// problem puts an error into words. What is wrong with a line lies inside the
// file, whose other lines are there.
func (c *cutter) problem(err error) error {
	if errors.Is(err, errTooLarge) && c.lines {
		return inside(c.path, err)
	}
	return c.wrapped(c.path, err)
}
