package compose

import (
	"slices"
	"strings"

	"caliper-playground/catalog"
	"caliper-playground/engine/document"
)

// WithText replaces the whole envelope by a text: an envelope, an array of events
// and describes, or a single one; what is no envelope is put into one. The version
// is what their @context names, else the one that it had. A text that cannot be
// taken over leaves the envelope as it was and is kept aside: Broken has it. The
// error is a *document.SyntaxError.
func (e Envelope) WithText(text string) (Envelope, error) {
	after, err := e.read(text)
	if err != nil {
		e.broken = &Broken{Text: text, Err: asSyntax(err)}
		return e, e.broken.Err
	}
	return after, nil
}

func (e Envelope) read(text string) (Envelope, error) {
	root, doc, err := parse([]byte(text))
	if err != nil {
		return e, err
	}
	items, at := []*value{root}, []document.NodeID{0}
	e.text, e.broken = "", nil
	switch {
	case root.isArray():
		items, at = root.elements(), slices.Collect(doc.Children(0))
	case root.isObject() && isEnvelope(root):
		data := doc.Member(0, "data")
		if !root.get("data").isArray() {
			return e, shapeError(doc, data, "data is "+root.get("data").kind.String()+", and must be an array of events", "put [ and ] around it")
		}
		items, at = root.get("data").elements(), slices.Collect(doc.Children(data))
		e.head, e.text = root, strings.TrimRight(text, "\r\n")+"\n"
	}
	if len(items) == 0 {
		return e, shapeError(doc, 0, "there is no event in it", "an envelope holds at least one event or describe")
	}
	var drafts []Draft
	for i, item := range items {
		if !item.isObject() {
			return e, shapeError(doc, at[i], "this is "+item.kind.String()+", and an event is an object", "write { ... }")
		}
		d := Draft{source: e.source, version: e.version, at: e.source.now()}
		if i < len(e.drafts) {
			d.profile, d.collapsed = e.drafts[i].profile, e.drafts[i].collapsed
		}
		drafts = append(drafts, d.changed(item))
	}
	e.drafts = drafts
	if len(drafts) > 0 {
		e.version = drafts[0].version
	}
	if e.text == "" {
		e.head = e.head.with("dataVersion", str(catalog.Get(e.version).Context))
	}
	return e, nil
}
