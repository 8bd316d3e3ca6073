package rule

import (
	"crypto/sha256"

	"caliper-playground/catalog"
	"caliper-playground/engine/document"
)

// pass is one walk over one document.
type pass struct {
	tables  *tables
	options Options
	doc     *document.Document
	scope   Scope
	result  Result
	found   []found

	// The item that is being judged.
	plan       *plan
	item       *Item
	foreign    bool          // another vocabulary's context is in force here
	extensions extensionMask // the extension contexts in force for the item

	described  described
	attempts   []Attempt       // at assessments, in document order
	lastCounts map[string]int  // of the attempts, by key
	alone      bool            // there is nothing to compare an attempt with
	eventIDs   described       // the events of the document, by id
	objects    []*object       // one for each depth, reused
	event      event           // the event that is being judged
	action     document.Symbol // its action
	depth      int

	sum      [sha256.Size]byte // of the document, once it was asked for
	digested bool
}

func (p *pass) begin(doc *document.Document, scope Scope) {
	p.doc, p.scope = doc, scope
	p.found, p.attempts = p.found[:0], p.attempts[:0]
	p.result = Result{Document: doc, Items: p.result.Items[:0], Version: p.options.Spec, pass: p}
	p.described.reset(len(doc.Nodes))
	clear(p.lastCounts)
	p.depth = 0
	p.item = nil
	p.digested = false
	p.plan = p.tables.plan(p.options.Spec)
}

// document judges the root by what it seems to be.
func (p *pass) document() {
	p.result.Parsed = true
	root := document.NodeID(0)
	p.result.Shape = p.shape(root)
	if p.wrapped(root) {
		p.result.Shape = ShapeUnknown
		p.result.Verdict = p.verdict(0)
		return
	}
	p.alone = p.single()
	switch p.result.Shape {
	case ShapeEnvelope:
		p.envelope(root)
	case ShapeArray:
		for n := range p.doc.Children(root) {
			p.judgeItem(n, "")
		}
		if len(p.result.Items) == 0 {
			p.report(at(root), documentShape{got: "an empty array"})
		}
	case ShapeEvent, ShapeEntity:
		p.judgeItem(root, "")
	default:
		p.report(at(root), documentShape{got: p.describe(root)})
	}
	propertyRepeated{}.check(p)
	eventIDReused{}.check(p)
	envelopeNeeded{}.check(p)
	if p.result.Shape != ShapeEnvelope && len(p.result.Items) > 0 {
		p.result.Version = p.result.Items[0].Version
	}
	p.result.Verdict = p.verdict(0)
	for i := range p.result.Items {
		p.result.Verdict = max(p.result.Verdict, p.result.Items[i].Verdict)
	}
}

// envelope judges the envelope's own properties, then its items.
func (p *pass) envelope(root document.NodeID) {
	w := &p.tables.words
	data, version := p.memberBySymbol(root, w.data), p.memberBySymbol(root, w.dataVersion)
	known := catalog.Version("")
	if version != document.None && p.doc.Nodes[version].Kind == document.String {
		known = p.dataVersion(version)
		p.result.UnknownVersion = known == ""
	}
	if known != "" {
		p.result.Version, p.result.versioned = known, true
		p.plan = p.tables.plan(known)
	}
	for _, r := range p.tables.hooks.envelope {
		r.onEnvelope(p, root)
	}
	for i := range p.found {
		if _, unsupported := p.found[i].rule.(envelopeDataVersion); p.found[i].severity == Error && !unsupported {
			p.result.EnvelopeErrors = true
		}
	}
	if data == document.None || p.doc.Nodes[data].Kind != document.Array {
		return
	}
	for n := range p.doc.Children(data) {
		p.judgeItem(n, known)
	}
}

// dataVersion returns the version whose context a string is, or "".
func (p *pass) dataVersion(n document.NodeID) catalog.Version {
	if known := p.tables.context(p.doc.Content(n)); known != nil && known.extension == 0 {
		return known.version
	}
	return ""
}

// freeForm says whether a node lies inside extensions or messageParameters.
func (p *pass) freeForm(n document.NodeID) bool {
	w := &p.tables.words
	for n = p.doc.Nodes[n].Parent; n > 0; n = p.doc.Nodes[n].Parent {
		if name := p.doc.Nodes[n].Name; name != 0 && (name == w.extensions || name == w.messageParameters) {
			return true
		}
	}
	return false
}
