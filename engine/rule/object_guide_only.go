package rule

import (
	"caliper-playground/catalog"
	"caliper-playground/engine/document"
)

type objectGuideOnly struct {
	property string
	got      string
	want     []string
	profile  string
}

func (objectGuideOnly) page() Rule {
	return Rule{
		ID: "object-guide-only", Title: "The object fits the specification too", Severity: Warning,
		Why: "In a few rows the certification guide takes a wider object than the specification's own page of the profile: " +
			"a view in the Assessment profile, for one, should be of an Assessment or one of its items.",
		Cost:      "The event fills the row of the profile that it names, but means little to a consumer of that profile.",
		Reference: "certification guide, event conformance tables (#profileConformance)",
	}
}

func (r *objectGuideOnly) onEvent(p *pass, e *event) {
	r.guided(p, e, e.actor())
	r.guided(p, e, e.actedOn())
	if len(e.plan.specified) == 0 || e.profile == 0 || p.plan.profiles[e.profile] == nil {
		return
	}
	object := e.actedOn()
	if object.typ == 0 {
		return
	}
	for _, row := range e.plan.specified {
		if row.profile == e.profile && row.action == e.action && row.objects.has(object.typ) && !row.specified.has(object.typ) {
			p.report(at(object.node), objectGuideOnly{"object", p.plan.types[object.typ].name, row.row.SpecificationObject, row.row.Profile})
		}
	}
}

// takes says whether the guide may take a type that the event's own table does
// not. Whether it does here is known when all members are: see guided.
func (objectGuideOnly) takes(p *pass, property *propertyPlan, t typeID) bool {
	return property.guideTypes(p.action, t) != nil
}

// guided warns about what only the guide takes, where it does.
func (objectGuideOnly) guided(p *pass, e *event, h held) {
	if h.typ == 0 || h.property.types.has(h.typ) {
		return
	}
	switch g := h.property.guideTypes(e.action, h.typ); {
	case g == nil: // told already
	case g.holds(p, e):
		p.report(at(h.node), objectGuideOnly{h.property.Name, p.plan.types[h.typ].name, h.property.Property.Types, g.row.Profile})
	default:
		p.tellWrongType(h.property, h.node, h.typ)
	}
}

func (f objectGuideOnly) words() string {
	return f.property + " is " + article(f.got) + "; in the " + f.profile + " the specification asks for " + oneOf(f.want)
}

// specifiedRow is a row that has an object column of the specification's own.
type specifiedRow struct {
	row                *catalog.Row
	profile, action    document.Symbol
	objects, specified typeSet
}

// compileSpecified collects the rows that have an object column of the
// specification's own.
func (p *plan) compileSpecified() {
	for _, row := range p.vocabulary.AllRows() {
		if len(row.SpecificationObject) > 0 && row.Action != catalog.AnyAction {
			t := &p.types[p.typeOf(row.Event)]
			t.specified = append(t.specified, specifiedRow{
				row: row, profile: p.symbol(row.Profile), action: p.symbol(row.Action),
				objects: p.typeSet(row.Object), specified: p.typeSet(row.SpecificationObject),
			})
		}
	}
}

// guideTypes are types that a row of the certification guide takes where the
// event's own table does not (errata 4 and 26).
type guideTypes struct {
	action  document.Symbol
	types   typeSet
	row     *catalog.Row
	profile document.Symbol
	// Where other profiles have the event and the action too, the row is meant by
	// an object that the specification names for it, or by naming the profile for
	// an object of which nothing is known.
	shared    bool
	specified typeSet
}

// holds says whether the row is meant by the event.
func (g *guideTypes) holds(p *pass, e *event) bool {
	object := e.actedOn()
	return !g.shared || g.specified.has(object.typ) || e.profile == g.profile && p.isUndescribed(object)
}

// guideTypes returns those of the action that have a type, or nil.
func (property *propertyPlan) guideTypes(action document.Symbol, t typeID) *guideTypes {
	for i := range property.guide {
		if g := &property.guide[i]; g.action == action && g.types.has(t) {
			return g
		}
	}
	return nil
}

// compileGuide gives the properties of events the types that only the guide takes.
func (p *plan) compileGuide() {
	for _, row := range p.vocabulary.AllRows() {
		t := &p.types[p.typeOf(row.Event)]
		p.addGuideTypes(t, t.slotActor, row, row.Actor)
		p.addGuideTypes(t, t.slotObject, row, row.Object)
	}
}

func (p *plan) addGuideTypes(t *typePlan, s slot, row *catalog.Row, names []string) {
	if s == 0 || row.Action == catalog.AnyAction {
		return
	}
	property := &t.properties[s.index()]
	types := p.typeSet(names)
	wider := false
	for i := range types {
		types[i] &^= property.types[i]
		wider = wider || types[i] != 0
	}
	if wider {
		g := guideTypes{action: p.symbol(row.Action), types: types, row: row, profile: p.symbol(row.Profile), specified: p.typeSet(row.SpecificationObject)}
		for _, in := range t.inProfiles {
			g.shared = g.shared || in.profile != g.profile && in.actions.contains(g.action)
		}
		property.guide = append(property.guide, g)
	}
}
