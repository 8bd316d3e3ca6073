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

func (objectGuideOnly) onEvent(p *pass, e *event) {
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

// takes says whether the guide takes a type that the event's own table does
// not, and warns about it.
func (objectGuideOnly) takes(p *pass, property *propertyPlan, n document.NodeID, t typeID) bool {
	for i := range property.guide {
		if g := &property.guide[i]; g.action == p.action && g.types.has(t) {
			p.report(at(n), objectGuideOnly{property.Name, p.plan.types[t].name, property.Property.Types, g.row.Profile})
			return true
		}
	}
	return false
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
	for i := range p.vocabulary.Profiles {
		rows := p.vocabulary.Profiles[i].Rows
		for j := range rows {
			if len(rows[j].SpecificationObject) > 0 && rows[j].Action != catalog.AnyAction {
				t := &p.types[p.typeOf(rows[j].Event)]
				t.specified = append(t.specified, specifiedRow{
					row: &rows[j], profile: p.symbol(rows[j].Profile), action: p.symbol(rows[j].Action),
					objects: p.typeSet(rows[j].Object), specified: p.typeSet(rows[j].SpecificationObject),
				})
			}
		}
	}
}

// guideTypes are types that a row of the certification guide takes where the
// event's own table does not (erratum 26).
type guideTypes struct {
	action document.Symbol
	types  typeSet
	row    *catalog.Row
}

// compileGuide gives the properties of events the types that only the guide takes.
func (p *plan) compileGuide() {
	for i := range p.vocabulary.Profiles {
		rows := p.vocabulary.Profiles[i].Rows
		for j := range rows {
			row := &rows[j]
			t := &p.types[p.typeOf(row.Event)]
			p.addGuideTypes(t, t.slotActor, row, row.Actor)
			p.addGuideTypes(t, t.slotObject, row, row.Object)
		}
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
		property.guide = append(property.guide, guideTypes{p.symbol(row.Action), types, row})
	}
}
