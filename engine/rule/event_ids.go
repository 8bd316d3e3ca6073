package rule

import (
	"bytes"
	"hash/maphash"
	"slices"
	"unicode"

	"caliper-playground/engine/document"
)

// reusedIDs reports, for a document of several events, an id that returns with
// other content. One that returns with the same content is a repeat, and fine.
func (p *pass) reusedIDs() {
	items := p.result.Items
	if len(items) < 2 {
		return
	}
	d := &p.eventIDs
	d.reset(2 * len(items))
	for i := range items {
		n := items[i].IDNode
		if !items[i].Event || n == document.None || p.doc.Nodes[n].Kind != document.String {
			continue
		}
		id := p.doc.RawString(n)
		hash := maphash.Bytes(d.seed, id)
		earlier, slot := d.find(p.doc, id, hash)
		if earlier == nil {
			*slot = describedSlot{generation: d.generation, index: int32(len(d.order))}
			d.order = append(d.order, describedEntity{hash: hash, id: n})
			continue
		}
		if p.sameContent(p.doc.Nodes[earlier.id].Parent, items[i].Node) {
			continue
		}
		f := p.report("event-id-reused", n)
		f.near = p.doc.Pointer(p.doc.Nodes[earlier.id].Parent)
		if p.options.Strict {
			f.severity = Error
		}
		items[i].Verdict = items[i].Verdict.With(f.severity)
	}
}

// sameContent says whether two values are written alike but for white space
// between their parts.
func (p *pass) sameContent(a, b document.NodeID) bool {
	if bytes.Equal(p.doc.Raw(a), p.doc.Raw(b)) {
		return true
	}
	fields := func(n document.NodeID) []byte {
		return bytes.Join(bytes.FieldsFunc(p.doc.Raw(n), unicode.IsSpace), nil)
	}
	return slices.Equal(fields(a), fields(b))
}
