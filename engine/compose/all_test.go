package compose

import (
	"slices"
	"testing"

	"caliper-playground/catalog"
	"caliper-playground/engine/conformance"
	"caliper-playground/engine/rule"
)

// eachEvent runs a subtest for every event of every profile of both versions,
// with the first of its actions.
func eachEvent(t *testing.T, test func(t *testing.T, assessor *conformance.Assessor, d Draft)) {
	for _, version := range catalog.Versions() {
		assessor := conformance.NewAssessor(conformance.Options{Spec: version})
		for _, profile := range catalog.Get(version).Profiles {
			for i := range profile.Rows {
				row := &profile.Rows[i]
				if i > 0 && profile.Rows[i-1].Event == row.Event {
					continue
				}
				t.Run(string(version)+"/"+row.ID, func(t *testing.T) { test(t, assessor, New(version, row, still())) })
			}
		}
	}
}

func TestEveryOptionalPropertyCanBeAdded(t *testing.T) {
	eachEvent(t, func(t *testing.T, assessor *conformance.Assessor, d Draft) {
		for _, f := range d.Fields() {
			if f.State == Present {
				continue
			}
			object := f.Pointer[:len(f.Pointer)-len("/"+f.Name)]
			after, err := d.Add(object, f.Name)
			if err != nil {
				t.Errorf("Add(%q, %q): %v", object, f.Name, err)
				continue
			}
			if a := assessor.Assess([]byte(after.Text()), nil); a.Verdict != rule.Pass {
				t.Errorf("with %s: %s", f.Pointer, findings(a))
			}
			if back, err := after.Remove(f.Pointer); err != nil || back.Text() != d.Text() {
				t.Errorf("%s added and removed again is not what was: %v", f.Pointer, err)
			}
		}
	})
}

func TestEveryPropertyOfEveryEntityCanBeAdded(t *testing.T) {
	for _, version := range catalog.Versions() {
		assessor := conformance.NewAssessor(conformance.Options{Spec: version})
		for _, e := range catalog.Get(version).Entities {
			if e.NoID || e.Deprecated {
				continue
			}
			t.Run(string(version)+"/"+e.Name, func(t *testing.T) {
				d, err := NewDescribe(version, e.Name, still())
				if err != nil {
					t.Fatal(err)
				}
				for _, p := range d.properties(e.Name) {
					if d.root.index(p.Name) >= 0 {
						continue
					}
					if d, err = d.Add("", p.Name); err != nil {
						t.Fatal(err)
					}
					if p.Array {
						if d, err = d.AddElement("/" + p.Name); err != nil {
							t.Fatal(err)
						}
					}
				}
				a := assessor.Assess([]byte(d.Text()), nil)
				for _, f := range a.Findings {
					if f.Severity == rule.Error || f.Severity == rule.Warning && f.Rule != "id-two-types" {
						t.Errorf("%s at %s: %s\n%s", f.Rule, f.Pointer, f.Message, d.Text())
					}
				}
			})
		}
	}
}

func TestEveryTypeThatIsOfferedMayStandThere(t *testing.T) {
	eachEvent(t, func(t *testing.T, assessor *conformance.Assessor, d Draft) {
		for _, f := range d.Fields() {
			if f.Form != Object {
				continue
			}
			if !slices.Contains(f.Types, f.Type) {
				t.Errorf("%s is of type %s, which is not among %v", f.Pointer, f.Type, f.Types)
			}
			for _, typeName := range f.Types {
				after, err := d.SetType(f.Pointer, typeName)
				if err != nil {
					t.Errorf("SetType(%q, %s): %v", f.Pointer, typeName, err)
					continue
				}
				a := assessor.Assess([]byte(after.Text()), nil)
				for _, finding := range a.Findings {
					if finding.Severity == rule.Error && finding.Rule != "grading-actor" {
						t.Errorf("%s as %s: %s at %s: %s", f.Pointer, typeName, finding.Rule, finding.Pointer, finding.Message)
					}
				}
			}
		}
	})
}

func TestEveryChoiceOfAWordIsTaken(t *testing.T) {
	eachEvent(t, func(t *testing.T, _ *conformance.Assessor, d Draft) {
		for _, f := range d.Fields() {
			if f.State != Present || f.Pointer == "/type" || f.Pointer == "/profile" {
				continue // the tests of events and profiles choose these
			}
			for _, choice := range f.Choices {
				after, err := d.SetValue(f.Pointer, choice)
				if err != nil {
					t.Errorf("SetValue(%q, %q): %v", f.Pointer, choice, err)
				} else if f.Form == Scalar && after.root.equal(d.root) != (choice == f.Value) {
					t.Errorf("%s set to %q: changed %v", f.Pointer, choice, choice == f.Value)
				}
			}
		}
	})
}

// fills says whether a draft fills the row that it is meant for.
func fills(a *conformance.Assessment, d Draft) bool {
	row := d.Row()
	return row != nil && slices.ContainsFunc(a.Items[0].Credits, func(c conformance.Credit) bool { return c.RowID == row.ID })
}

func TestAnyActionOfTheEventKeepsItsMark(t *testing.T) {
	eachEvent(t, func(t *testing.T, assessor *conformance.Assessor, d Draft) {
		if d.Row().Action == catalog.AnyAction {
			return // the generic event takes eighty actions; one row shows it
		}
		for _, action := range d.Actions() {
			after, err := d.SetAction(action)
			if err != nil {
				t.Errorf("SetAction(%s): %v", action, err)
				continue
			}
			if after.Row() == nil {
				continue
			}
			if a := clean(t, assessor, after); !fills(a, after) {
				t.Errorf("%s: %s", action, a.Items[0].Uncredited)
			}
		}
	})
}

func TestAnyProfileCanBeChosen(t *testing.T) {
	eachEvent(t, func(t *testing.T, assessor *conformance.Assessor, d Draft) {
		for _, profile := range d.terms(catalog.ProfileTerms) {
			after, err := d.SetProfile(profile)
			if err != nil {
				t.Errorf("SetProfile(%s): %v", profile, err)
				continue
			}
			if after.Profile() != profile {
				t.Errorf("SetProfile(%s) leads to %s", profile, after.Profile())
			}
			if a := clean(t, assessor, after); !fills(a, after) {
				t.Errorf("%s: %s\n%s", profile, a.Items[0].Uncredited, after.Text())
			}
		}
	})
}

func TestAnyEventCanBeChosen(t *testing.T) {
	eachEvent(t, func(t *testing.T, assessor *conformance.Assessor, d Draft) {
		for _, event := range d.Events() {
			after, err := d.SetEvent(event)
			if err != nil {
				t.Errorf("SetEvent(%s): %v", event, err)
				continue
			}
			if a := clean(t, assessor, after); !fills(a, after) {
				t.Errorf("%s: %s\n%s", event, a.Items[0].Uncredited, after.Text())
			}
		}
	})
}

// What the assessment misses and recommends, the form shows as missing.
func TestTheFormShowsWhatTheAssessmentMisses(t *testing.T) {
	eachEvent(t, func(t *testing.T, assessor *conformance.Assessor, d Draft) {
		for _, field := range d.Fields() {
			if field.State != Present || field.Element || field.Depth > 1 {
				continue
			}
			without, err := d.Remove(field.Pointer)
			if err != nil {
				t.Fatal(err)
			}
			for _, f := range assessor.Assess([]byte(without.Text()), nil).Findings {
				want, asks := map[string]Presence{
					"property-required": MissingRequired, "media-current-time": MissingRequired,
					"property-recommended": MissingRecommended, "generated-recommended": MissingRecommended, "profile-missing": MissingRecommended,
				}[f.Rule]
				if !asks {
					continue
				}
				at, err := without.locate(f.Pointer)
				if err != nil || without.field(at).State != want {
					t.Errorf("%s: %s, but the form says %s (%v)", f.Rule, f.Pointer, without.field(at).State, err)
				}
			}
		}
	})
}
