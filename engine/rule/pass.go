package rule

import (
	"slices"

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
}

// object is an object of a known type while its members are visited.
type object struct {
	node    document.NodeID
	plan    *typePlan
	present uint64              // a bit for each property that is there and not null
	seen    uint64              // a bit for each property that is there, null included
	members [64]document.NodeID // by property index; valid where seen has the bit
	meant   uint64              // a bit for each property that stands there under a misspelled name
	refs    [64]typeID          // the types of the entities that properties hold; 0 unknown
}

// member returns the value of the property in that slot, or None.
func (o *object) member(slot uint8) document.NodeID {
	if slot == 0 || o.seen&(1<<(slot-1)) == 0 {
		return document.None
	}
	return o.members[slot-1]
}

// get returns the value of a property by name, or None where it is missing or null.
func (o *object) get(p *pass, name string) document.NodeID {
	slot := o.plan.slots[p.plan.symbol(name)]
	if slot == 0 || o.present&(1<<(slot-1)) == 0 {
		return document.None
	}
	return o.members[slot-1]
}

// event is an event of a known type with what its rules ask for.
type event struct {
	*object
	item    *Item
	action  document.Symbol
	profile document.Symbol
}

func (p *pass) begin(doc *document.Document, scope Scope) {
	p.doc, p.scope = doc, scope
	p.found, p.attempts = p.found[:0], p.attempts[:0]
	p.result = Result{Document: doc, Items: p.result.Items[:0], Version: p.options.Spec, pass: p}
	p.described.reset(len(doc.Nodes))
	clear(p.lastCounts)
	p.depth = 0
	p.item = nil
	p.plan = p.tables.plan(p.options.Spec)
}

// document judges the root by what it seems to be.
func (p *pass) document() {
	p.result.Parsed = true
	root := document.NodeID(0)
	p.result.Shape = p.shape(root)
	p.alone = p.single()
	switch p.result.Shape {
	case ShapeEnvelope:
		p.envelope(root)
	case ShapeArray:
		for n := range p.doc.Children(root) {
			p.judgeItem(n, "")
		}
		if len(p.result.Items) == 0 {
			p.report("document-shape", root).got = "an empty array"
		}
	case ShapeEvent, ShapeEntity:
		p.judgeItem(root, "")
	default:
		p.report("document-shape", root).got = p.describe(root)
	}
	p.duplicates()
	p.reusedIDs()
	p.needEnvelope()
	if p.result.Shape != ShapeEnvelope && len(p.result.Items) > 0 {
		p.result.Version = p.result.Items[0].Version
	}
	p.result.Verdict = p.verdict(0)
	for i := range p.result.Items {
		p.result.Verdict = max(p.result.Verdict, p.result.Items[i].Verdict)
	}
}

// shape says what the root seems to be meant as.
func (p *pass) shape(root document.NodeID) Shape {
	w := &p.tables.words
	switch p.doc.Nodes[root].Kind {
	case document.Array:
		return ShapeArray
	case document.Object:
	default:
		return ShapeUnknown
	}
	envelope, event, entity := 0, 0, 0
	actor, known := false, false // known: the type is that of an entity
	for c := range p.doc.Children(root) {
		switch p.doc.Nodes[c].Name {
		case w.data:
			envelope += 2
		case w.sensor, w.sendTime, w.dataVersion:
			envelope++
		case w.action, w.eventTime:
			event++
		case w.actor:
			actor = true
		case w.typ, w.atType:
			entity++
			known = p.isEntityType(c)
			if p.isEventType(c) {
				event++
			}
		case w.id, w.atID, w.context:
			entity++
		}
	}
	if actor && !known {
		event++
	}
	switch {
	case envelope >= 2 && event < 2:
		return ShapeEnvelope
	case event > 0:
		return ShapeEvent
	case entity > 0:
		return ShapeEntity
	}
	return ShapeUnknown
}

// isEventType says whether a type names an event, known or only so called.
func (p *pass) isEventType(n document.NodeID) bool {
	if p.doc.Nodes[n].Kind != document.String {
		return false
	}
	text := p.doc.Content(n)
	return len(text) >= 5 && string(text[len(text)-5:]) == "Event"
}

// isEntityType says whether a type is that of an entity, in either version.
func (p *pass) isEntityType(n document.NodeID) bool {
	if p.doc.Nodes[n].Kind != document.String {
		return false
	}
	symbol := p.symbolAt(n)
	for _, plan := range p.tables.plans {
		if t := plan.byName[symbol]; t != 0 && !plan.types[t].isEvent {
			return true
		}
	}
	return false
}

// envelope judges the envelope's own properties, then its items.
func (p *pass) envelope(root document.NodeID) {
	for _, r := range p.tables.envelopeHooks {
		r.onEnvelope(p, root)
	}
	for i := range p.found {
		p.result.EnvelopeErrors = p.result.EnvelopeErrors || p.found[i].severity == Error && p.found[i].rule.ID != "envelope-data-version"
	}
	w := &p.tables.words
	data, version := document.None, catalog.Version("")
	for c := range p.doc.Children(root) {
		switch p.doc.Nodes[c].Name {
		case w.data:
			if data == document.None {
				data = c
			}
		case w.dataVersion:
			if version == "" && p.doc.Nodes[c].Kind == document.String {
				version = p.dataVersion(c)
				p.result.UnknownVersion = version == ""
			}
		}
	}
	if version != "" {
		p.result.Version, p.result.versioned = version, true
	}
	if data == document.None || p.doc.Nodes[data].Kind != document.Array {
		return
	}
	for n := range p.doc.Children(data) {
		p.judgeItem(n, version)
	}
}

// dataVersion returns the version whose context a string is, or "".
func (p *pass) dataVersion(n document.NodeID) catalog.Version {
	if known := p.tables.context(p.doc.Content(n)); known != nil && known.extension == 0 {
		return known.version
	}
	return ""
}

// duplicates reports every name that stood before in its object, outside what
// is free-form.
func (p *pass) duplicates() {
	for _, n := range p.doc.Duplicates {
		if p.freeForm(n) {
			continue
		}
		f := p.report("property-repeated", n)
		f.name = p.doc.Name(n)
		f.atName = true
		if parent := p.doc.Nodes[n].Parent; parent == 0 && p.result.Shape == ShapeEnvelope {
			p.result.EnvelopeErrors = true
		}
		for i := range p.result.Items {
			if item := &p.result.Items[i]; n > item.Node && n < p.doc.Nodes[item.Node].Next {
				item.Verdict = item.Verdict.With(f.severity)
			}
		}
	}
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

// judgeItem judges one event or entity. The version is the envelope's, or "".
func (p *pass) judgeItem(n document.NodeID, version catalog.Version) {
	none := document.None
	p.result.Items = append(p.result.Items, Item{Node: n, Version: version, first: len(p.found),
		TypeNode: none, ActionNode: none, ActorNode: none, ObjectNode: none, ProfileNode: none, EventTimeNode: none, IDNode: none})
	item := &p.result.Items[len(p.result.Items)-1]
	p.item = item
	p.judgeObjectOfItem(item, version)
	item.last = len(p.found)
	item.Verdict = p.verdict(item.first)
	p.findStrange(item)
	p.item = nil
}

func (p *pass) judgeObjectOfItem(item *Item, version catalog.Version) {
	if p.doc.Nodes[item.Node].Kind != document.Object {
		p.reportStrange(item, p.describe(item.Node))
		return
	}
	w := &p.tables.words
	context, old := document.None, document.None
	eventish, actor := false, false
	for c := item.Node + 1; c < p.doc.Nodes[item.Node].Next; c = p.doc.Nodes[c].Next {
		switch p.doc.Nodes[c].Name {
		case w.context:
			if context == document.None {
				context = c
			}
		case w.typ:
			if item.TypeNode == document.None {
				item.TypeNode = c
			}
		case w.atID, w.atType:
			old = c
		case w.action, w.eventTime:
			eventish = true
		case w.actor:
			actor = true
		}
	}
	if item.Node != 0 && item.TypeNode == document.None && old == document.None && !eventish && !actor {
		if strange := p.strangeItem(item.Node); strange != "" {
			p.reportStrange(item, strange)
			return
		}
	}
	p.readContext(item, context)
	// A few entities of 1.1 had an actor, too.
	eventish = eventish || actor && (item.TypeNode == document.None || !p.isEntityType(item.TypeNode))
	item.Event = eventish || item.TypeNode != document.None && p.isEventType(item.TypeNode)
	item.Entity = !item.Event
	if old != document.None {
		p.report("caliper-1.0", item.Node).name = p.doc.Name(old)
		return
	}
	p.plan = p.tables.plan(item.Version)
	for _, r := range p.tables.contextHooks {
		r.onContext(p, item, context)
	}
	p.foreign, p.extensions = item.Foreign, item.Extensions
	p.depth = 0
	if item.Event {
		p.judgeEvent(item)
		return
	}
	p.entity(item.Node, nil)
	if id := p.typeAt(item.TypeNode); id != 0 {
		item.Type = p.plan.types[id].name
	}
}

// reportStrange notes that an entry can be neither event nor entity.
func (p *pass) reportStrange(item *Item, what string) {
	f := p.report("document-shape", item.Node)
	f.got, f.name = what, "here"
	if item.Version == "" {
		item.Version = p.options.Spec
	}
}

// strangeItem says what an object without a type is that can be neither event
// nor entity, or "".
func (p *pass) strangeItem(n document.NodeID) string {
	switch p.shape(n) {
	case ShapeEnvelope:
		return "an envelope"
	case ShapeUnknown:
		return "an object without type and id"
	}
	return ""
}

// typeAt returns the type that a type member names, or 0.
func (p *pass) typeAt(n document.NodeID) typeID {
	if n == document.None || p.doc.Nodes[n].Kind != document.String {
		return 0
	}
	return p.plan.byName[p.symbolAt(n)]
}

// symbolAt returns the symbol of a string's value.
func (p *pass) symbolAt(n document.NodeID) document.Symbol {
	return p.tables.symbols.Lookup(p.doc.Content(n))
}

// describe says in a word or two what a value is.
func (p *pass) describe(n document.NodeID) string {
	node := &p.doc.Nodes[n]
	if node.Kind == document.String {
		return quote(p.doc.Text(n))
	}
	if node.Kind == document.Number || node.Kind == document.True || node.Kind == document.False {
		return clip(p.doc.Text(n), 40)
	}
	if node.Kind == document.Object {
		for c := range p.doc.Children(n) {
			if p.doc.Nodes[c].Name == p.tables.words.typ && p.doc.Nodes[c].Kind == document.String {
				return article(clip(p.doc.Text(c), 60))
			}
		}
	}
	return node.Kind.String()
}

// sortFound puts findings into document order, keeping the order of those at one place.
func (p *pass) sortFound() {
	slices.SortStableFunc(p.found, func(a, b found) int { return int(a.node) - int(b.node) })
}
