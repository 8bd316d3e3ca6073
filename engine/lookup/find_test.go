package lookup

import (
	"slices"
	"strings"
	"testing"

	"caliper-playground/catalog"
)

func TestFind(t *testing.T) {
	for _, test := range []struct {
		name string
		spec catalog.Version
		word string
		want []Ref
	}{
		{"an event", catalog.V1p2, "ViewEvent", []Ref{{Event, "ViewEvent"}}},
		{"in another case", catalog.V1p2, "viewevent", []Ref{{Event, "ViewEvent"}}},
		{"a profile by its title", catalog.V1p2, "Tool Launch", []Ref{{Profile, "ToolLaunchProfile"}}},
		{"a profile as one types it", catalog.V1p2, "tool-launch-profile", []Ref{{Profile, "ToolLaunchProfile"}}},
		{"one name for two things", catalog.V1p2, "Annotation", []Ref{{Profile, "AnnotationProfile"}, {Entity, "Annotation"}}},
		{"case that tells two things apart", catalog.V1p2, "attempt", []Ref{{Property, "attempt"}}},
		{"a row", catalog.V1p2, "ReadingProfile/ViewEvent/Viewed", []Ref{{Row, "ReadingProfile/ViewEvent/Viewed"}}},
		{"a sub-role", catalog.V1p2, "Instructor#Grader", []Ref{{Term, "Instructor#Grader"}}},
		{"an erratum", catalog.V1p2, "22", []Ref{{Erratum, "22"}}},
		{"a rule", catalog.V1p2, "event-id-form", []Ref{{Rule, "event-id-form"}}},
		{"what 1.1 alone has", catalog.V1p1, "OutcomeEvent", []Ref{{Event, "OutcomeEvent"}}},
	} {
		t.Run(test.name, func(t *testing.T) {
			found, err := Of(test.spec).Find(test.word)
			if err != nil {
				t.Fatal(err)
			}
			var got []Ref
			for _, e := range found {
				got = append(got, e.Ref)
			}
			if !slices.Equal(got, test.want) {
				t.Errorf("found %v, want %v", got, test.want)
			}
		})
	}
}

func TestFindNothing(t *testing.T) {
	for _, test := range []struct{ name, word, hint string }{
		{"a slip", "ViewEvnt", "did you mean ViewEvent?"},
		{"a slip in a rule", "actor-tpye", "did you mean actor-type?"},
		{"what the other version has", "OutcomeEvent", "Caliper 1.1 has it: use --spec 1.1"},
		{"nothing like it", "xyzzyplugh", "no \"xyzzyplugh\" in Caliper 1.2"},
		{"nothing at all", "", "no \"\""},
	} {
		t.Run(test.name, func(t *testing.T) {
			found, err := Of(catalog.V1p2).Find(test.word)
			if err == nil {
				t.Fatalf("found %v", found[0].Ref)
			}
			if !strings.Contains(err.Error(), test.hint) {
				t.Errorf("%q is not in %q", test.hint, err)
			}
		})
	}
}

func TestSearch(t *testing.T) {
	b := Of(catalog.V1p2)
	for _, test := range []struct {
		name, query string
		first       Ref
		marked      string
	}{
		{"the name", "forum", Ref{Entity, "Forum"}, "Forum"},
		{"the name's beginning", "forump", Ref{Profile, "ForumProfile"}, "ForumP"},
		{"the name's end", "onTask", Ref{Term, "MinutesOnTask"}, "OnTask"},
		{"with spaces", "tool launch profile", Ref{Profile, "ToolLaunchProfile"}, "ToolLaunchProfile"},
		{"letters left out", "nvgev", Ref{Event, "NavigationEvent"}, "NvgEv"},
		{"a title", "spelling caption", Ref{Erratum, "2"}, ""},
		{"a meaning", "autograder and results", Ref{Profile, "GradingProfile"}, ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			hits := b.Search(test.query)
			if len(hits) == 0 || hits[0].Entry.Ref != test.first {
				t.Fatalf("of %d hits the first is %v", len(hits), firstRef(hits))
			}
			var marked strings.Builder
			for _, i := range hits[0].Marked {
				marked.WriteByte(hits[0].Entry.Name[i])
			}
			if marked.String() != test.marked {
				t.Errorf("marked is %q", marked.String())
			}
		})
	}
}

func firstRef(hits []Hit) Ref {
	if len(hits) == 0 {
		return Ref{}
	}
	return hits[0].Entry.Ref
}

func TestSearchForNothing(t *testing.T) {
	for _, query := range []string{"", "   ", "zzzzqqqq"} {
		if hits := Of(catalog.V1p2).Search(query); len(hits) != 0 {
			t.Errorf("%q finds %v", query, hits[0].Entry.Ref)
		}
	}
}
