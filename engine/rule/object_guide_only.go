package rule

import (
	"caliper-playground/catalog"
	"caliper-playground/engine/document"
)

var objectGuideOnly = Rule{
	ID: "object-guide-only", Title: "The object fits the specification too", Severity: Warning,
	Why: "In a few rows the certification guide takes a wider object than the specification's own page of the profile: " +
		"a view in the Assessment profile, for one, should be of an Assessment or one of its items.",
	Cost:      "The event fills the row of the profile that it names, but means little to a consumer of that profile.",
	Reference: "certification guide, event conformance tables (#profileConformance)",
	Bad:       `{"@context": "http://purl.imsglobal.org/ctx/caliper/v1p2", "id": "urn:uuid:8c1b6a52-6f9a-4c6e-9a58-0d3b1a1f2e11", "type": "ViewEvent", "profile": "AssessmentProfile", "actor": {"id": "https://example.org/people/7", "type": "Person"}, "action": "Viewed", "object": {"id": "https://example.org/pages/1", "type": "WebPage"}, "eventTime": "2026-03-02T09:15:00.000Z"}`,
	Good:      `{"@context": "http://purl.imsglobal.org/ctx/caliper/v1p2", "id": "urn:uuid:8c1b6a52-6f9a-4c6e-9a58-0d3b1a1f2e11", "type": "ViewEvent", "profile": "AssessmentProfile", "actor": {"id": "https://example.org/people/7", "type": "Person"}, "action": "Viewed", "object": {"id": "https://example.org/quizzes/1", "type": "Assessment"}, "eventTime": "2026-03-02T09:15:00.000Z"}`,
	onEvent: func(p *pass, e *event) {
		if len(e.plan.specified) == 0 || e.profile == 0 || e.item.ObjectNode == document.None || e.item.ObjectType == "" || p.plan.profiles[e.profile] == nil {
			return
		}
		for _, row := range e.plan.specified {
			if row.profile != e.profile || row.action != e.action {
				continue
			}
			if t := e.refs[e.plan.slotObject-1]; row.objects.has(t) && !row.specified.has(t) {
				f := p.report("object-guide-only", e.item.ObjectNode)
				f.got, f.want, f.name = article(e.item.ObjectType), oneOf(row.row.SpecificationObject), row.row.Profile
			}
		}
	},
	say: func(f *found) string {
		name := "object"
		if f.property != nil {
			name = f.property.Name
		}
		return name + " is " + f.got + "; in the " + f.name + " the specification asks for " + f.want
	},
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

func (p *plan) addGuideTypes(t *typePlan, slot uint8, row *catalog.Row, names []string) {
	if slot == 0 || row.Action == catalog.AnyAction {
		return
	}
	property := &t.properties[slot-1]
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

// guideTakes says whether the guide takes a type that the event's own table
// does not, and warns about it.
func (p *pass) guideTakes(n document.NodeID, property *propertyPlan, t *typePlan) bool {
	for i := range property.guide {
		g := &property.guide[i]
		if g.action != p.action || !g.types.has(t.id) {
			continue
		}
		f := p.report("object-guide-only", n)
		f.property, f.got, f.name, f.want = property, article(t.name), g.row.Profile, oneOf(property.Property.Types)
		return true
	}
	return false
}
