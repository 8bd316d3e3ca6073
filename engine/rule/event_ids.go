package rule

import (
	"hash/maphash"

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
		id := p.doc.Content(n)
		hash := maphash.Bytes(d.seed, id)
		earlier, slot := d.find(p.doc, id, hash)
		if earlier == nil {
			*slot = describedSlot{generation: d.generation, index: int32(len(d.order))}
			d.order = append(d.order, describedEntity{hash: hash, id: n})
			continue
		}
		if document.Equal(p.doc, p.doc.Nodes[earlier.id].Parent, p.doc, items[i].Node) {
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
