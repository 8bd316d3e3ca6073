package lookup

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"caliper-playground/catalog"
	"caliper-playground/engine/rule"
)

func TestEveryNameOfTheCatalogueHasItsEntry(t *testing.T) {
	for _, version := range catalog.Versions() {
		b, v := Of(version), catalog.Get(version)
		var want []Ref
		for _, p := range v.Profiles {
			want = append(want, Ref{Profile, p.Name})
			for _, r := range p.Rows {
				want = append(want, Ref{Row, r.ID})
			}
		}
		for _, e := range v.Events {
			want = append(want, Ref{Event, e.Name})
		}
		for _, e := range v.Entities {
			want = append(want, Ref{Entity, e.Name})
		}
		for _, a := range v.Actions {
			want = append(want, Ref{Action, a.Name})
		}
		for _, x := range v.Terms {
			want = append(want, Ref{Term, x.Name})
		}
		for _, c := range v.Concepts() {
			want = append(want, Ref{Word, c.Name})
		}
		for _, r := range rule.All() {
			want = append(want, Ref{Rule, r.ID})
		}
		for _, ref := range want {
			if e := b.Get(ref); e == nil {
				t.Errorf("Caliper %s: no entry for %v", version, ref)
			}
		}
		if got := len(b.Entries) - len(b.Of(Property)) - len(b.Of(Erratum)); got != len(want) {
			t.Errorf("Caliper %s: %d entries, want %d: a name stands for two things of a kind", version, got, len(want))
		}
		if got, want := len(b.Of(Erratum)), len(v.Errata); got != want {
			t.Errorf("Caliper %s: %d errata, want %d", version, got, want)
		}
	}
}

func TestEveryEntrySaysWhatItIs(t *testing.T) {
	for _, version := range catalog.Versions() {
		b := Of(version)
		for _, e := range b.Entries {
			if e.Meaning == "" {
				t.Errorf("Caliper %s: %v has no meaning", version, e.Ref)
			}
			if !slices.Contains(e.Versions, version) {
				t.Errorf("Caliper %s: %v does not know its version", version, e.Ref)
			}
			ours := e.Kind == Word && slices.Contains([]string{"Status codes", "LTI", "This program"}, e.Group)
			if e.Reference == "" && e.Kind != Property && e.Kind != Erratum && e.Kind != Rule && !ours {
				t.Errorf("Caliper %s: %v has no reference", version, e.Ref)
			}
		}
	}
}

func TestEveryLinkLeadsSomewhere(t *testing.T) {
	for _, version := range catalog.Versions() {
		b := Of(version)
		links := 0
		for _, e := range b.Entries {
			for _, block := range b.Blocks(e) {
				for _, p := range pieces(block) {
					if !p.Links() {
						continue
					}
					links++
					if b.Get(p.To) == nil {
						t.Errorf("Caliper %s: %v links to %v, which is not there", version, e.Ref, p.To)
					}
					if p.To == e.Ref && block.Form == Prose {
						t.Errorf("Caliper %s: %v links to itself in %q", version, e.Ref, block.Text)
					}
				}
			}
		}
		if links < 2000 {
			t.Errorf("Caliper %s: only %d links", version, links)
		}
	}
}

// pieces lists all the words of a block.
func pieces(b Block) Text {
	all := slices.Clone(b.Text)
	for _, row := range b.Rows {
		for _, cell := range row.Cells {
			all = append(all, cell...)
		}
	}
	return all
}

func TestTheTreeHoldsEveryEntryOnce(t *testing.T) {
	for _, version := range catalog.Versions() {
		b := Of(version)
		times := map[Ref]int{}
		var walk func(nodes []Node)
		walk = func(nodes []Node) {
			for _, n := range nodes {
				if n.Ref != (Ref{}) {
					times[n.Ref]++
				}
				walk(n.Children)
			}
		}
		walk(b.Tree())
		for _, e := range b.Entries {
			if times[e.Ref] != 1 {
				t.Errorf("Caliper %s: %v stands %d times in the contents", version, e.Ref, times[e.Ref])
			}
		}
	}
}

func TestTheTreeOfEntitiesFollowsTheirSupertypes(t *testing.T) {
	b := Of(catalog.V1p2)
	for _, section := range b.Tree() {
		if section.Title != "Entities" {
			continue
		}
		var below func(nodes []Node, super string)
		below = func(nodes []Node, super string) {
			for _, n := range nodes {
				if supers := b.Get(n.Ref).Supertypes; super != "" && (len(supers) == 0 || supers[0] != super) {
					t.Errorf("%s stands below %s, its supertypes are %v", n.Title, super, supers)
				}
				below(n.Children, n.Title)
			}
		}
		below(section.Children, "")
		if section.Count() != len(b.Of(Entity)) {
			t.Errorf("the section counts %d entities of %d", section.Count(), len(b.Of(Entity)))
		}
	}
}

func TestEveryRowAndEventHasAnExample(t *testing.T) {
	for _, version := range catalog.Versions() {
		b, v := Of(version), catalog.Get(version)
		for _, e := range b.Entries {
			needs := e.Kind == Row || e.Kind == Profile || e.Kind == Event && len(e.Rows) > 0
			if needs && len(e.Examples) != len(e.Rows) {
				t.Errorf("Caliper %s: %v has %d examples for %d rows", version, e.Ref, len(e.Examples), len(e.Rows))
			}
			for _, x := range e.Examples {
				var event struct{ Type, Action string }
				if err := json.Unmarshal(x.Data, &event); err != nil {
					t.Errorf("Caliper %s: %v: example %s: %v", version, e.Ref, x.Name, err)
				}
				if row := v.Row(x.Row); row == nil || row.Event != event.Type || row.Action != event.Action && row.Action != catalog.AnyAction {
					t.Errorf("Caliper %s: %v: example %s does not fill the row %q", version, e.Ref, x.Name, x.Row)
				}
			}
		}
	}
}

func TestExamplesShowTheThing(t *testing.T) {
	b := Of(catalog.V1p2)
	for _, test := range []struct {
		name string
		ref  Ref
		note string
		row  string
	}{
		{"a metric of the fixtures", Ref{Term, "MinutesOnTask"}, "", "ToolUseProfile/ToolUseEvent/Used"},
		{"a metric that no fixture has", Ref{Term, "AssessmentsPassed"}, "with another word of the vocabulary", "ToolUseProfile/ToolUseEvent/Used"},
		{"a type that stands in no event itself", Ref{Entity, "Annotation"}, "with a BookmarkAnnotation", "AnnotationProfile/AnnotationEvent/Bookmarked"},
		{"an entity inside another", Ref{Entity, "AggregateMeasure"}, "", "ToolUseProfile/ToolUseEvent/Used"},
		{"an action of the generic event alone", Ref{Action, "Rewound"}, "", "GeneralProfile/Event/*"},
	} {
		t.Run(test.name, func(t *testing.T) {
			e := b.Get(test.ref)
			if len(e.Examples) == 0 {
				t.Fatal("no example")
			}
			if x := e.Examples[0]; x.Row != test.row || x.Note != test.note {
				t.Errorf("row %q, note %q", x.Row, x.Note)
			}
		})
	}
}

func BenchmarkNewBook(b *testing.B) {
	catalog.Get(catalog.V1p2)
	for range b.N {
		newBook(catalog.V1p2)
	}
}

func BenchmarkSearch(b *testing.B) {
	book := Of(catalog.V1p2)
	for range b.N {
		if len(book.Search("asmt")) == 0 {
			b.Fatal("nothing found")
		}
	}
}

// TestComparisonNamesWhatEachVersionHasAlone holds that the comparison of the
// versions is the same from either, but for where its links lead.
func TestComparisonNamesWhatEachVersionHasAlone(t *testing.T) {
	newer, older := Of(catalog.V1p2).Comparison(), Of(catalog.V1p1).Comparison()
	if len(newer) == 0 || len(newer) != len(older) {
		t.Fatalf("%d blocks from 1.2, %d from 1.1", len(newer), len(older))
	}
	for i := range newer {
		if newer[i].Title != older[i].Title || newer[i].Text.String() != older[i].Text.String() || len(newer[i].Rows) != len(older[i].Rows) {
			t.Errorf("%q of 1.2 and %q of 1.1 are not the same", newer[i].Title, older[i].Title)
		}
		for _, p := range newer[i].Text {
			if alone := strings.HasSuffix(newer[i].Title, "of 1.2 alone"); p.Links() != alone {
				t.Errorf("%s under %q leads somewhere: %v", p.Words, newer[i].Title, p.Links())
			}
		}
	}
}
