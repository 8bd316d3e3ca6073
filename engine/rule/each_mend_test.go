package rule

import (
	"encoding/json"
	"slices"
	"testing"

	"caliper-playground/catalog"
	"caliper-playground/engine/document"
	"caliper-playground/fixtures"

	"github.com/google/go-cmp/cmp"
)

// spoilt calls test for documents with one mistake each: every place of some
// fixtures, spoiled in several ways.
func spoilt(t *testing.T, every int, test func(name string, body []byte, pointer string, o Options)) {
	t.Helper()
	values := []string{`"some nonsense"`, `42`, `true`, `null`, `""`, `[]`, `{}`, `{"x":77}`, `["xyzzy"]`, `[[9]]`,
		`{"id":"https://example.org/zz","type":"Zzz"}`, `{"id":"https://example.org/zz","type":"Page"}`}
	for _, version := range catalog.Versions() {
		set, err := fixtures.Load(version, fixtures.Rows)
		if err != nil {
			t.Fatal(err)
		}
		for i := 0; i < len(set); i += every {
			original := set[i].Data
			d, err := document.NewParser(nil).Parse(original)
			if err != nil {
				t.Fatal(err)
			}
			for n := 1; n < len(d.Nodes); n++ {
				pointer := d.Pointer(document.NodeID(n))
				patches := []Op{{Op: "remove", Path: pointer}}
				if d.Nodes[n].IsMember() {
					patches = append(patches, Op{Op: "move", From: pointer, Path: pointer + "x"})
				}
				for _, value := range values {
					patches = append(patches, Op{Op: "replace", Path: pointer, Value: json.RawMessage(value)})
				}
				for _, patch := range patches {
					body, err := document.Patch(original, []Op{patch})
					if err != nil {
						t.Fatal(err)
					}
					test(set[i].Name+", "+patch.String(), body, pointer, Options{Spec: version})
				}
			}
		}
	}
}

// TestEachMendHelps holds that a patch or a choice, applied for itself, does away
// with the finding that it is for.
func TestEachMendHelps(t *testing.T) {
	fixes, choices, idle := 0, 0, 0
	spoilt(t, 10, func(name string, body []byte, _ string, o Options) {
		for _, f := range NewJudge(o).Judge(body, nil).Findings() {
			if f.Severity == Info {
				continue
			}
			patches := map[string][]Op{}
			if len(f.Fix) > 0 {
				fixes++
				patches["the patch"] = PatchAlone(body, o, f)
			}
			for _, c := range f.Choices {
				choices++
				patches[c.Title] = c.Fix
			}
			for title, patch := range patches {
				next, err := document.Patch(body, patch)
				if err != nil {
					t.Errorf("%s: %s of %s at %s does not apply: %v", name, title, f.Rule, f.Pointer, err)
					continue
				}
				for _, after := range NewJudge(o).Judge(next, nil).Findings() {
					if after.Rule == f.Rule && after.Pointer == f.Pointer && after.Message == f.Message {
						if idle++; idle < 40 {
							t.Errorf("%s: %s of %s at %s leaves it: %s %v", name, title, f.Rule, f.Pointer, after.Message, patch)
						}
					}
				}
			}
		}
	})
	t.Logf("%d patches and %d choices, %d of them idle", fixes, choices, idle)
}

// useless is a rule whose mend leaves its finding as it is.
type useless struct{ valueBoolean }

func (useless) words() string { return "nothing that could be mended" }

func (useless) mend(x *patcher, at place) {
	x.op(Op{Op: "add", Path: x.pointer(at.node) + "/idle", Value: raw("1")})
}

// onObject finds a fault with every person.
func (*useless) onObject(p *pass, o *object) {
	if o.plan.name == "Person" {
		p.report(at(o.node), useless{})
	}
}

// TestIdleMendIsNotOffered holds that a patch which leaves its finding is not
// offered, while the other patches of the item stay, each for itself valid.
func TestIdleMendIsNotOffered(t *testing.T) {
	for name, body := range map[string]string{
		"an entity":                 `{"id":"https://example.org/1","type":"Person","name":7,"tall":true}`,
		"several":                   `[{"id":"https://example.org/0","type":"Document"},{"id":"https://example.org/1","type":"Person","name":7,"tall":true}]`,
		"one inside another":        `{"id":"https://example.org/m","type":"Membership","member":{"id":"https://example.org/1","type":"Person","name":7},"organization":{"id":"https://example.org/o","type":"Organization"},"roles":"Learner","dateCreated":"2026-03-02T09:15:00Z"}`,
		"an envelope that is wrong": `{"sensor":"https://example.org/s","sendTime":"now","dataVersion":"http://purl.imsglobal.org/ctx/caliper/v1p2","data":[{"id":"https://example.org/1","type":"Person","name":7,"tall":true}]}`,
	} {
		judge := NewJudge(Options{Spec: catalog.V1p2})
		tables := *judge.pass.tables
		plan := *tables.newest
		plan.types = slices.Clone(plan.types)
		person := &plan.types[plan.typeOf("Person")]
		person.objectRules = append(slices.Clone(person.objectRules), &useless{})
		tables.newest = &plan
		judge.pass.tables = &tables
		judge.pass.trial = NewJudge(Options{})
		judge.pass.trial.pass.tables = &tables
		before, _, _ := NewJudge(Options{Spec: catalog.V1p2}).Judge([]byte(body), nil).Spelled(StandardLimit())
		after, _, _ := judge.Judge([]byte(body), nil).Spelled(StandardLimit())
		idle, kept := 0, []Finding{}
		for _, f := range after {
			if f.Message != (useless{}).words() {
				kept = append(kept, f)
				continue
			}
			idle++
			if len(f.Fix) > 0 {
				t.Errorf("%s: offered %v", name, f.Fix)
			}
		}
		if idle != 1 {
			t.Errorf("%s: %d findings of the rule", name, idle)
		}
		if diff := cmp.Diff(before, kept); diff != "" {
			t.Errorf("%s: the other findings are not as they were: %s", name, diff)
		}
	}
}

// TestNoMendIsWithdrawn holds that every patch which is made is one that helps, so
// that none is taken back.
func TestNoMendIsWithdrawn(t *testing.T) {
	fixes := 0
	spoilt(t, 25, func(name string, body []byte, _ string, o Options) {
		result := NewJudge(o).Judge(body, nil)
		all := result.Findings()
		spelled, _, _ := result.Spelled(Limit{OfRule: 1 << 20, InAll: 1 << 20})
		for i, f := range all {
			fixes += min(1, len(f.Fix))
			if len(spelled[i].Fix) != len(f.Fix) {
				t.Errorf("%s: the patch of %s at %s is taken back", name, f.Rule, f.Pointer)
			}
		}
	})
	if fixes == 0 {
		t.Error("nothing was to mend")
	}
}
