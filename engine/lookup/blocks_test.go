package lookup

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"caliper-playground/catalog"
)

var update = flag.Bool("update", false, "write the goldens anew; read them before you keep them")

func TestGoldens(t *testing.T) {
	for _, test := range []struct {
		file  string
		spec  catalog.Version
		ref   Ref
		write func(*Book, *bytes.Buffer, *Entry) error
	}{
		{"event.txt", catalog.V1p2, Ref{Event, "ToolUseEvent"}, asText},
		{"event.md", catalog.V1p2, Ref{Event, "ToolUseEvent"}, asMarkdown},
		{"entity.txt", catalog.V1p2, Ref{Entity, "Attempt"}, asText},
		{"profile-1.1.txt", catalog.V1p1, Ref{Profile, "AssignableProfile"}, asText},
		{"row.txt", catalog.V1p2, Ref{Row, "GradingProfile/ViewEvent/Viewed"}, asText},
		{"property.txt", catalog.V1p2, Ref{Property, "isPartOf"}, asText},
		{"action.txt", catalog.V1p2, Ref{Action, "MarkedAsUnread"}, asText},
		{"term.md", catalog.V1p2, Ref{Term, "Manager#Manager"}, asMarkdown},
		{"erratum.txt", catalog.V1p2, Ref{Erratum, "8"}, asText},
		{"rule.txt", catalog.V1p2, Ref{Rule, "actor-type"}, asText},
		{"deprecated-1.1.txt", catalog.V1p1, Ref{Event, "OutcomeEvent"}, asText},
		{"extension-1.1.txt", catalog.V1p1, Ref{Entity, "Comment"}, asText},
	} {
		t.Run(test.file, func(t *testing.T) {
			b := Of(test.spec)
			var got bytes.Buffer
			if err := test.write(b, &got, b.Get(test.ref)); err != nil {
				t.Fatal(err)
			}
			path := filepath.Join("testdata", test.file)
			if *update {
				if err := os.WriteFile(path, got.Bytes(), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(strings.Split(string(want), "\n"), strings.Split(got.String(), "\n")); diff != "" {
				t.Errorf("it differs from %s (-want +got):\n%s", path, diff)
			}
		})
	}
}

func asText(b *Book, w *bytes.Buffer, e *Entry) error     { return b.WriteText(w, e) }
func asMarkdown(b *Book, w *bytes.Buffer, e *Entry) error { return b.WriteMarkdown(w, e) }

func TestInheritedPropertiesAreToldApart(t *testing.T) {
	b := Of(catalog.V1p2)
	titles := map[string][]string{}
	for _, block := range b.Blocks(b.Get(Ref{Entity, "CourseSection"})) {
		if block.Form != Table {
			continue
		}
		for _, row := range block.Rows {
			titles[block.Title] = append(titles[block.Title], row.Cells[0].String())
		}
	}
	for title, name := range map[string]string{
		"Properties": "category", "Properties inherited from CourseOffering": "courseNumber",
		"Properties inherited from Organization": "subOrganizationOf", "Properties inherited from Entity": "dateCreated",
	} {
		if !slices.Contains(titles[title], name) {
			t.Errorf("%s is not among %q: %v", name, title, titles)
		}
	}
}

func TestDifferences(t *testing.T) {
	for _, test := range []struct {
		name string
		ref  Ref
		want Difference
	}{
		{"a property that 1.2 adds", Ref{Event, "Event"}, Difference{"property profile", "optional: one of the Profile terms", ""}},
		{"an action that 1.1 has deprecated", Ref{Event, "MediaEvent"}, Difference{"action Rewound", "", "deprecated"}},
		{"a row that became optional", Ref{Profile, "AssessmentProfile"}, Difference{"row AssessmentEvent Started", "optional: Person on Assessment", "required: Person on Assessment"}},
		{"what an extension of 1.1 brought", Ref{Term, "MinutesOnTask"}, Difference{"comes with", "the specification", "the extension ToolUseProfile"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			for _, version := range catalog.Versions() {
				if e := Of(version).Get(test.ref); !slices.Contains(e.Differences, test.want) {
					t.Errorf("Caliper %s: %v", version, e.Differences)
				}
			}
		})
	}
	for _, ref := range []Ref{{Event, "ViewEvent"}, {Erratum, "1"}, {Rule, "actor-type"}} {
		if e := Of(catalog.V1p2).Get(ref); ref.Kind != Event && len(e.Differences) > 0 {
			t.Errorf("%v differs: %v", ref, e.Differences)
		}
	}
	if e := Of(catalog.V1p1).Get(Ref{Event, "OutcomeEvent"}); !slices.Equal(e.Versions, []catalog.Version{catalog.V1p1}) {
		t.Errorf("OutcomeEvent is in %v", e.Versions)
	}
}

// TestJSONHoldsEveryField keeps the public form: no list is ever null.
func TestJSONHoldsEveryField(t *testing.T) {
	for _, version := range catalog.Versions() {
		for _, e := range Of(version).Entries {
			for _, e := range []*Entry{e, e.Short()} {
				b, err := json.Marshal(e)
				if err != nil {
					t.Fatalf("%v: %v", e.Ref, err)
				}
				var fields map[string]any
				if err := json.Unmarshal(b, &fields); err != nil {
					t.Fatal(err)
				}
				for name, value := range fields {
					if value == nil {
						t.Errorf("%v: %s is null", e.Ref, name)
					}
				}
				if len(fields) != 42 {
					t.Errorf("%v has %d fields", e.Ref, len(fields))
				}
			}
		}
	}
}

func TestProseLinksNamesAndNothingElse(t *testing.T) {
	b := Of(catalog.V1p2)
	for _, test := range []struct {
		name, words string
		want        []string
	}{
		{"types inside a sentence", "mostly a Person, or any Agent.", []string{"Person", "Agent"}},
		{"a capital that begins a sentence", "Person does it. Forum too.", nil},
		{"a name with a capital inside", "ViewEvent is one.", []string{"ViewEvent"}},
		{"a property in camel case", "its eventTime says", []string{"eventTime"}},
		{"plain words", "the actor and the object of a session", nil},
		{"the entry itself", "as a Membership has it", nil},
	} {
		t.Run(test.name, func(t *testing.T) {
			text := b.prose(test.words, Ref{Entity, "Membership"})
			if text.String() != test.words {
				t.Errorf("the words became %q", text)
			}
			var linked []string
			for _, p := range text {
				if p.Links() {
					linked = append(linked, p.To.Name)
				}
			}
			if !slices.Equal(linked, test.want) {
				t.Errorf("linked are %v, want %v", linked, test.want)
			}
		})
	}
}
