package delivery

import (
	"strings"

	"caliper-playground/engine/document"
	"caliper-playground/engine/rule"
)

// placed puts findings about what stands at prefix of a body at the same places in
// the document as it was read, and that in its file. Where the body says something
// else than the document, whose placeholders were filled, say, it goes by their
// pointers.
func (s *Source) placed(findings []rule.Finding, body []byte, prefix string) {
	if len(findings) == 0 {
		return
	}
	read, err := document.NewParser(nil).Parse(s.Data)
	if err == nil {
		in := counterpart{read: read, at: s.At, prefix: prefix}
		in.pair(body)
		for i := range findings {
			f := &findings[i]
			f.Start, f.End = in.placeOf(f)
			f.Line, f.Column = read.Position(f.Start)
		}
	}
	for i := range findings {
		f := &findings[i]
		f.Line, f.Column = s.InFile(f.Line, f.Column)
	}
}

// counterpart finds in a document what was found in a copy of a part of it.
type counterpart struct {
	read       *document.Document
	at, prefix string // the part's pointers, in the document and in the copy

	// The copy, and how far its nodes are from those that they are copies of; nil
	// where it has other nodes.
	copied *document.Document
	ahead  document.NodeID
	within [2]document.NodeID
}

// pair looks whether the copy has the part's nodes one by one.
func (c *counterpart) pair(body []byte) {
	copied, err := document.NewParser(nil).Parse(body)
	if err != nil {
		return
	}
	mine, its := c.read.Find(c.at), copied.Find(c.prefix)
	if mine == document.None || its == document.None || c.read.Nodes[mine].Next-mine != copied.Nodes[its].Next-its {
		return
	}
	c.copied, c.ahead, c.within = copied, its-mine, [2]document.NodeID{its, copied.Nodes[its].Next}
}

// placeOf returns where a finding's place is in the document.
func (c *counterpart) placeOf(f *rule.Finding) (start, end uint32) {
	if c.copied != nil {
		spot, ok := c.copied.SpotOf(f.Start, f.End)
		if ok && spot.Node >= c.within[0] && spot.Node < c.within[1] {
			spot.Node -= c.ahead
			return spot.Bytes(c.read)
		}
	}
	pointer := f.Pointer
	if rest, inside := cutPointer(pointer, c.prefix); inside {
		pointer = c.at + rest
	}
	return placeOf(c.read, pointer)
}

// placeOf returns the bytes of a value, or the bracket of the innermost object
// around a missing member.
func placeOf(d *document.Document, pointer string) (start, end uint32) {
	if n := d.Find(pointer); n != document.None {
		return d.Nodes[n].Start, d.Nodes[n].End
	}
	for {
		cut := strings.LastIndexByte(pointer, '/')
		if cut < 0 {
			return 0, 0
		}
		pointer = pointer[:cut]
		if n := d.Find(pointer); n != document.None {
			return d.Nodes[n].Start, d.Nodes[n].Start + 1
		}
	}
}
