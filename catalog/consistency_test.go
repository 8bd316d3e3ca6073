package catalog

import (
	"slices"
	"strings"
	"testing"
)

// eachVersion runs a test for every version of the catalogue.
func eachVersion(t *testing.T, test func(t *testing.T, v *Vocabulary)) {
	t.Helper()
	for _, version := range Versions() {
		t.Run(string(version), func(t *testing.T) { test(t, Get(version)) })
	}
}

// eachType calls with every event and entity type and its own properties.
func (v *Vocabulary) eachType(call func(name string, properties []Property)) {
	for _, e := range v.Events {
		call(e.Name, e.Properties)
	}
	for _, e := range v.Entities {
		call(e.Name, e.Properties)
	}
}

func TestCounts(t *testing.T) {
	tests := []struct {
		version                                                      Version
		profiles, rows, events, entities, actions, terms, extensions int
	}{
		{V1p2, 15, 93, 22, 73, 80, 8 + 57 + 2 + 13 + 3, 0},
		{V1p1, 16, 94, 24, 77, 80, 8 + 57 + 2 + 3, 6},
	}
	for _, test := range tests {
		v := Get(test.version)
		rows := 0
		for _, p := range v.Profiles {
			rows += len(p.Rows)
		}
		for _, count := range []struct {
			name      string
			got, want int
		}{
			{"profiles", len(v.Profiles), test.profiles},
			{"rows", rows, test.rows},
			{"event types", len(v.Events), test.events},
			{"entity types", len(v.Entities), test.entities},
			{"actions", len(v.Actions), test.actions},
			{"terms", len(v.Terms), test.terms},
			{"extensions", len(v.Extensions), test.extensions},
			{"errata", len(v.Errata), 31},
		} {
			if count.got != count.want {
				t.Errorf("%s: %d %s, want %d", test.version, count.got, count.name, count.want)
			}
		}
	}
}

func TestNamesStandOnce(t *testing.T) {
	eachVersion(t, func(t *testing.T, v *Vocabulary) {
		seen := make(map[string]bool)
		once := func(kind, name string) {
			if name == "" {
				t.Errorf("%s without a name", kind)
			}
			if seen[kind+" "+name] {
				t.Errorf("%s %s stands twice", kind, name)
			}
			seen[kind+" "+name] = true
		}
		v.eachType(func(name string, properties []Property) {
			once("type", name)
			for _, p := range properties {
				once("property", name+"."+p.Name)
			}
		})
		for _, a := range v.Actions {
			once("action", a.Name)
		}
		for _, x := range v.Terms {
			once("term", string(x.Set)+"/"+x.Name)
		}
		for _, p := range v.Profiles {
			once("profile", p.Name)
			once("title", p.Title)
			for _, r := range p.Rows {
				once("row", r.ID)
			}
		}
		for _, x := range v.Extensions {
			once("extension", x.Name)
			once("context", x.Context)
		}
	})
}

func TestSupertypesExistAndHaveNoCycle(t *testing.T) {
	eachVersion(t, func(t *testing.T, v *Vocabulary) {
		for _, e := range v.Events {
			if want := []string{"Event"}; e.Name != "Event" && !slices.Equal(e.Supertypes, want) {
				t.Errorf("%s: supertypes %q, want %q", e.Name, e.Supertypes, want)
			}
			if !v.IsA(e.Name, "Event") {
				t.Errorf("%s is no Event", e.Name)
			}
		}
		for _, e := range v.Entities {
			for _, super := range e.Supertypes {
				if v.Entity(super) == nil {
					t.Errorf("%s: supertype %q is no entity type", e.Name, super)
				}
				if v.IsA(super, e.Name) {
					t.Errorf("%s and %s are each other's supertype", e.Name, super)
				}
			}
			if v.IsA(e.Name, "Entity") == e.NoID {
				t.Errorf("%s: an Entity has an id, and nothing else has", e.Name)
			}
		}
	})
}

func TestPropertiesAreWholeAndDangleNowhere(t *testing.T) {
	plain := []Kind{String, Boolean, Integer, NonNegativeInteger, Decimal, DateTime, Duration, IRI, UUID, Map, TypeName}
	eachVersion(t, func(t *testing.T, v *Vocabulary) {
		v.eachType(func(name string, properties []Property) {
			for _, p := range properties {
				where := name + "." + p.Name
				if p.DefinedBy != name {
					t.Errorf("%s: defined by %q", where, p.DefinedBy)
				}
				for _, typeName := range p.Types {
					if v.Entity(typeName) == nil {
						t.Errorf("%s: type %q does not exist", where, typeName)
					}
				}
				for _, action := range p.RequiredFor {
					if v.Event(name) == nil || !slices.Contains(v.Event(name).Actions, action) {
						t.Errorf("%s: required for %q, which is no action of it", where, action)
					}
				}
				switch {
				case p.Kind == EntityOf:
					if len(p.Types) == 0 || p.Terms != "" {
						t.Errorf("%s: an entity needs types and has no terms", where)
					}
				case p.Kind == InTerms:
					if len(v.index.terms[p.Terms]) == 0 || len(p.Types) > 0 || p.IRI {
						t.Errorf("%s: there is no term set %q, or it has types beside it", where, p.Terms)
					}
				case !slices.Contains(plain, p.Kind):
					t.Errorf("%s: kind %q does not exist", where, p.Kind)
				case len(p.Types) > 0 || p.Terms != "" || p.IRI:
					t.Errorf("%s: a %s has neither types nor terms", where, p.Kind)
				}
			}
		})
	})
}

// What narrows an inherited property may not widen it, or a value that fits the
// subtype would not fit the supertype that it also is.
func TestNarrowedPropertiesFitTheInheritedOnes(t *testing.T) {
	eachVersion(t, func(t *testing.T, v *Vocabulary) {
		check := func(name, super string, own []Property) {
			for _, p := range own {
				inherited := v.Property(super, p.Name)
				if inherited == nil {
					continue
				}
				if inherited.Kind != p.Kind || inherited.Array != p.Array || inherited.Required && !p.Required {
					t.Errorf("%s.%s does not fit %s's", name, p.Name, super)
				}
				for _, typeName := range p.Types {
					if !v.fits(typeName, inherited.Types) {
						t.Errorf("%s.%s: %s is none of %v", name, p.Name, typeName, inherited.Types)
					}
				}
			}
		}
		for e := range v.Types {
			for _, super := range e.Supertypes {
				check(e.Name, super, e.Properties)
			}
		}
	})
}

func TestEventsNameActionsAndPropertiesThatExist(t *testing.T) {
	eachVersion(t, func(t *testing.T, v *Vocabulary) {
		for _, e := range v.Events {
			if (e.Name == "Event") != (len(e.Actions) == 0) {
				t.Errorf("%s: %d actions", e.Name, len(e.Actions))
			}
			for _, action := range slices.Concat(e.Actions, e.DeprecatedActions) {
				if v.Action(action) == nil {
					t.Errorf("%s: action %q does not exist", e.Name, action)
				}
			}
			for _, action := range e.DeprecatedActions {
				if slices.Contains(e.Actions, action) {
					t.Errorf("%s: %s is supported and deprecated", e.Name, action)
				}
			}
			for _, n := range e.Narrowings {
				p := v.Property(e.Name, n.Property)
				if p == nil || !slices.Contains(e.Actions, n.Action) {
					t.Errorf("%s: narrowing of %q for %q", e.Name, n.Property, n.Action)
					continue
				}
				for _, typeName := range n.Types {
					if !v.fits(typeName, p.Types) {
						t.Errorf("%s.%s for %s: %s is none of %v", e.Name, n.Property, n.Action, typeName, p.Types)
					}
				}
			}
			for _, name := range e.NotApplicable {
				if v.Property(e.Name, name) == nil {
					t.Errorf("%s: %q, which does not apply, is no property of it", e.Name, name)
				}
			}
		}
	})
}

func TestDeprecatedPropertiesNameTheirReplacement(t *testing.T) {
	eachVersion(t, func(t *testing.T, v *Vocabulary) {
		check := func(name string, deprecated map[string]string) {
			for old, replacement := range deprecated {
				if v.Property(name, old) != nil {
					t.Errorf("%s.%s is deprecated and defined", name, old)
				}
				if replacement != "" && v.Property(name, replacement) == nil {
					t.Errorf("%s.%s: its replacement %q does not exist", name, old, replacement)
				}
			}
		}
		for e := range v.Types {
			check(e.Name, e.DeprecatedProperties)
		}
	})
}

func TestIRIs(t *testing.T) {
	eachVersion(t, func(t *testing.T, v *Vocabulary) {
		if got, ok := VersionOfContext(v.Context); !ok || got != v.Version {
			t.Errorf("the context %s is that of %q", v.Context, got)
		}
		for _, e := range v.Events {
			if e.IRI != "http://purl.imsglobal.org/caliper/"+e.Name {
				t.Errorf("%s: %s", e.Name, e.IRI)
			}
		}
		for _, e := range v.Entities {
			if e.IRI != "http://purl.imsglobal.org/caliper/"+e.Name {
				t.Errorf("%s: %s", e.Name, e.IRI)
			}
		}
		for _, a := range v.Actions {
			if a.IRI != "http://purl.imsglobal.org/caliper/actions/"+a.Name {
				t.Errorf("%s: %s", a.Name, a.IRI)
			}
		}
		for _, x := range v.Extensions {
			if !strings.HasPrefix(x.Context, v.Context+"/") {
				t.Errorf("%s: %s", x.Name, x.Context)
			}
		}
	})
}

// fits says whether a type is one of the wanted ones or a subtype of one.
func (v *Vocabulary) fits(typeName string, wanted []string) bool {
	return slices.ContainsFunc(wanted, func(super string) bool { return v.IsA(typeName, super) })
}
