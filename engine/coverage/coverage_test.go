package coverage

import (
	"slices"
	"strings"
	"testing"

	"caliper-playground/catalog"
	"caliper-playground/engine/conformance"
	"caliper-playground/engine/document/documenttest"
	"caliper-playground/engine/rule"
	"caliper-playground/fixtures"
)

// covered is what texts touch of a version.
func covered(v catalog.Version, texts ...[]byte) Parts {
	assessor, reader, c := conformance.NewAssessor(conformance.Options{Spec: v}), NewReader(), &Coverage{}
	for _, text := range texts {
		c.Add(reader.Read(text, assessor.Assess(text, nil)))
	}
	return c.Of(v)
}

const event1p2 = `{"@context": "http://purl.imsglobal.org/ctx/caliper/v1p2", "id": "urn:uuid:0b0e6f0a-8f0d-4c43-9a55-5e3d1a2b7c01",
 "type": "ViewEvent", "actor": {"id": "https://field.example/people/mira", "type": "Person", "name": "Mira"}, "action": "Viewed",
 "object": {"id": "https://field.example/guides/tides", "type": "Document", "creators": [{"id": "urn:x:1", "type": "Organization"}], "strange": 1},
 "eventTime": "2025-03-04T09:15:00.000Z"}`

func TestWhatADocumentTouches(t *testing.T) {
	of := covered(catalog.V1p2, []byte(event1p2))
	if of.Events.Touched != 1 || of.Actions.Touched != 1 || of.Entities.Touched != 3 {
		t.Errorf("%d events, %d actions, %d entities", of.Events.Touched, of.Actions.Touched, of.Entities.Touched)
	}
	for missing, in := range map[string][]string{
		"NavigationEvent": of.Events.Missing, "Searched": of.Actions.Missing, "Group": of.Entities.Missing,
		"Entity.description": of.Properties.Missing, "Event.session": of.Properties.Missing, "action-unknown": of.Rules.Missing,
	} {
		if !slices.Contains(in, missing) {
			t.Errorf("%s is taken for touched", missing)
		}
	}
	for touched, in := range map[string][]string{
		"ViewEvent": of.Events.Missing, "Viewed": of.Actions.Missing, "Organization": of.Entities.Missing,
		// Inherited, and counted where they are first: a name of a Person is one of an Entity.
		"Entity.name": of.Properties.Missing, "DigitalResource.creators": of.Properties.Missing, "Event.actor": of.Properties.Missing,
		"property-unknown": of.Rules.Missing, "profile-missing": of.Rules.Missing,
	} {
		if slices.Contains(in, touched) {
			t.Errorf("%s is taken for untouched", touched)
		}
	}
	for _, p := range []Part{of.Events, of.Actions, of.Entities, of.Properties, of.Rules} {
		if p.Touched+len(p.Missing) != p.Total || !slices.IsSorted(p.Missing) {
			t.Errorf("%d touched and %d missing of %d", p.Touched, len(p.Missing), p.Total)
		}
	}
	if other := covered(catalog.V1p1); other.Events.Touched+other.Rules.Touched != 0 || other.Events.Total == 0 {
		t.Errorf("nothing touches %+v", other.Events)
	}
}

// What is no JSON touches the rule that says so, and nothing else.
func TestWhatIsNoJSONTouches(t *testing.T) {
	of := covered(catalog.V1p2, []byte(`{"type": "ViewEvent"`))
	if of.Rules.Touched != 1 || slices.Contains(of.Rules.Missing, "json-syntax") || of.Events.Touched != 0 {
		t.Errorf("%+v", of)
	}
}

// The built-in rows touch every event type that a row has, and the mistakes most
// rules.
func TestTheBuiltInSets(t *testing.T) {
	for _, v := range catalog.Versions() {
		var texts [][]byte
		for _, set := range fixtures.Sets(v) {
			for _, f := range set.Fixtures {
				texts = append(texts, f.Data)
			}
		}
		of := covered(v, texts...)
		for _, p := range catalog.Get(v).Profiles {
			for _, row := range p.Rows {
				if slices.Contains(of.Events.Missing, row.Event) || slices.Contains(of.Actions.Missing, row.Action) {
					t.Errorf("%s: %s is not touched", v, row.ID)
				}
			}
		}
		if v == catalog.V1p2 && of.Rules.Touched < 30 {
			t.Errorf("%d rules are touched", of.Rules.Touched)
		}
	}
}

// However the same JSON is written, it touches the same.
func TestTheSameJSONTouchesTheSame(t *testing.T) {
	rows, err := fixtures.Load(catalog.V1p2, "rows")
	if err != nil {
		t.Fatal(err)
	}
	for _, style := range documenttest.Styles() {
		for _, f := range rows[:20] {
			want, got := covered(catalog.V1p2, f.Data), covered(catalog.V1p2, documenttest.Rewrite(t, f.Data, style))
			if !slices.Equal(want.Properties.Missing, got.Properties.Missing) || !slices.Equal(want.Entities.Missing, got.Entities.Missing) || !slices.Equal(want.Rules.Missing, got.Rules.Missing) {
				t.Fatalf("%s, written otherwise, touches something else", f.Name)
			}
		}
	}
}

// Each property that a type has is counted somewhere, but for what is deprecated.
func TestEachPropertyHasAHome(t *testing.T) {
	for _, v := range catalog.Versions() {
		h := homesOf(v)
		if !slices.Contains(h.all, "Entity.id") || !slices.Contains(h.all, "Event.actor") || slices.Contains(h.all, "Person.name") {
			t.Errorf("%s: the homes are %v", v, h.all)
		}
		seen := map[string]bool{}
		for _, name := range h.all {
			if seen[name] {
				t.Errorf("%s: %s is there twice", v, name)
			}
			seen[name] = true
		}
		for _, e := range catalog.Get(v).Entities {
			for _, p := range catalog.Get(v).PropertiesOf(e.Name) {
				at := h.of[e.Name][p.Name]
				owner, _, _ := strings.Cut(at, ".")
				home := catalog.Get(v).Entity(owner)
				if home == nil {
					t.Fatalf("%s.%s is at home in %q", e.Name, p.Name, at)
				}
				if _, old := home.DeprecatedProperties[p.Name]; !seen[at] && !old && !home.Deprecated {
					t.Errorf("%s: %s of %s is counted nowhere", v, at, e.Name)
				}
			}
		}
	}
}

// Every rule can be touched, but for those that only give advice.
func TestRulesAreAllThere(t *testing.T) {
	judging := slices.DeleteFunc(rule.All(), func(r *rule.Rule) bool { return r.Advice })
	if of := covered(catalog.V1p2); of.Rules.Total != len(judging) {
		t.Errorf("%d of %d rules", of.Rules.Total, len(judging))
	}
}
