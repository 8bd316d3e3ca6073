package rule

import (
	"slices"

	"caliper-playground/catalog"
	"caliper-playground/engine/document"
)

// inForce is what contexts bring besides Caliper's own terms.
type inForce struct {
	others     otherVocabularies
	extensions extensionMask // the extensions of 1.1
}

// pass is one walk over one document.
type pass struct {
	tables  *tables
	options Options
	doc     *document.Document
	scope   Scope
	result  Result
	found   []found
	many    int // findings that are worth while to be thinned
	thinned

	// The item that is being judged.
	plan     *plan
	index    int // of the item
	item     *Item
	contexts []contextName // the entries of the @contexts of all items
	inForce                // the contexts at the place that is being judged

	asked     []document.Symbol // of strings, by node, 1 higher; 0 where it has not been asked for
	described described
	clashes   []document.NodeID // ids that are described with unrelated types, in document order
	// othersInside are those in force in objects of the item whose descriptions are
	// collected, where that has been asked.
	othersInside map[document.NodeID]otherVocabularies
	clashesTold  int
	attempts     []attempt       // in document order
	inTime       []attempt       // the same, by whose they are and by time; kept for its room
	eventIDs     described       // the events of the document, by id
	objects      []*object       // one for each depth, reused
	event        event           // the event that is being judged
	action       document.Symbol // its action
	depth        int

	// What is asked of the whole document when findings are spelled out, kept once
	// it is known.
	names  map[string]int                            // in how many items a text stands
	sum    []byte                                    // a hash of the bytes of the item that was asked for last
	summed document.NodeID                           // that item
	shared map[document.NodeID]map[string]*nameGroup // the members of objects, by their names
	trial  *Judge                                    // judges items as patches would leave them; made when it is needed
}

func (p *pass) begin(doc *document.Document, scope Scope) {
	p.doc, p.scope = doc, scope
	p.thinned = thinned{}
	p.found, p.attempts = p.found[:0], p.attempts[:0]
	p.result = Result{Document: doc, Shape: ShapeUnknown, Items: p.result.Items[:0], Version: p.options.Spec, pass: p}
	p.asked = slices.Grow(p.asked[:0], len(doc.Nodes))[:len(doc.Nodes)]
	clear(p.asked)
	p.described.reset(len(doc.Nodes))
	p.clashes, p.clashesTold = p.clashes[:0], 0
	p.contexts, p.inForce = p.contexts[:0], inForce{}
	p.depth = 0
	p.item, p.names, p.sum, p.shared = nil, nil, nil, nil
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
	switch p.result.Shape {
	case ShapeEnvelope:
		p.envelope(root)
	case ShapeArray:
		p.addItems(root, "")
		if len(p.result.Items) == 0 {
			p.report(at(root), documentShape{got: "an empty array"})
		}
	case ShapeEvent, ShapeEntity:
		p.addItem(root, "")
	default:
		p.report(at(root), documentShape{got: p.describe(root)})
	}
	for p.index = range p.result.Items {
		p.judgeItem(&p.result.Items[p.index])
	}
	propertyRepeated{}.check(p)
	eventIDReused{}.check(p)
	attemptCount{}.check(p)
	envelopeNeeded{}.check(p)
	if p.options.Advise {
		p.advise()
	}
	if p.result.Shape != ShapeEnvelope && len(p.result.Items) > 0 {
		p.result.Version = p.result.Items[0].Version
	}
	p.result.Verdict = max(p.verdict(0), p.thinned.verdict())
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
		p.result.Version, p.result.Versioned = known, true
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
	p.addItems(data, known)
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
	for n = p.doc.Nodes[n].Parent; n > 0; n = p.doc.Nodes[n].Parent {
		if p.isFreeForm(n) {
			return true
		}
	}
	return false
}
