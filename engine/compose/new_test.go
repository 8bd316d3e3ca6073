package compose

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"caliper-playground/catalog"
	"caliper-playground/engine/conformance"
	"caliper-playground/engine/rule"
)

// still is a source that always says the same, one id after the other.
func still() Source {
	n := 0
	return Source{
		Now: func() time.Time { return time.Date(2026, 3, 3, 9, 26, 54, 43_000_000, time.UTC) },
		UUID: func() string {
			n++
			return fmt.Sprintf("32872e14-ba5d-4836-a97d-%012x", n)
		},
	}
}

func findings(a *conformance.Assessment) string {
	var b strings.Builder
	for _, f := range a.Findings {
		fmt.Fprintf(&b, "\n\t%s %s at %s: %s", f.Severity, f.Rule, f.Pointer, f.Message)
	}
	return b.String()
}

// clean fails the test where a draft gets an error or a warning.
func clean(t *testing.T, assessor *conformance.Assessor, d Draft) *conformance.Assessment {
	t.Helper()
	a := assessor.Assess([]byte(d.Text()), nil)
	if a.Verdict != rule.Pass {
		t.Errorf("verdict %s:%s\n%s", a.Verdict, findings(a), d.Text())
	}
	return a
}

func TestEveryRowComposesToItsMark(t *testing.T) {
	for _, version := range catalog.Versions() {
		assessor := conformance.NewAssessor(conformance.Options{Spec: version})
		rows := 0
		for _, profile := range catalog.Get(version).Profiles {
			for i := range profile.Rows {
				row := &profile.Rows[i]
				rows++
				t.Run(string(version)+"/"+row.ID, func(t *testing.T) {
					d := New(version, row, still())
					a := clean(t, assessor, d)
					credited := slices.ContainsFunc(a.Items[0].Credits, func(c conformance.Credit) bool { return c.RowID == row.ID })
					if !credited {
						t.Errorf("no credit: %s\n%s", a.Items[0].Uncredited, d.Text())
					}
					if d.Row() == nil || d.Row().ID != row.ID {
						t.Errorf("Row() = %v", d.Row())
					}
				})
			}
		}
		if rows < 80 {
			t.Errorf("only %d rows in %s", rows, version)
		}
	}
}

func TestEveryEntityCanBeDescribed(t *testing.T) {
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
				clean(t, assessor, d)
				if !d.IsDescribe() || d.Type() != e.Name {
					t.Errorf("IsDescribe %v, Type %q", d.IsDescribe(), d.Type())
				}
			})
		}
	}
}

func TestDescribeOfNoEntityNamesTheNearest(t *testing.T) {
	_, err := NewDescribe(catalog.V1p2, "Persn", Source{})
	if err == nil || !strings.Contains(err.Error(), "did you mean Person?") {
		t.Errorf("error %v", err)
	}
	if _, err := NewDescribe(catalog.V1p2, "TextPositionSelector", Source{}); err == nil {
		t.Error("a selector has no id and cannot be described")
	}
}
