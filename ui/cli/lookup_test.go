package cli

import (
	"encoding/json"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"caliper-playground/catalog"
	"caliper-playground/engine/lookup"
	"caliper-playground/engine/rule"
)

func TestCatalogFindsEveryKind(t *testing.T) {
	for _, test := range []struct {
		name  string
		args  []string
		words []string
	}{
		{"an event", []string{"ViewEvent"}, []string{"event of Caliper 1.2", "Actions: Viewed", "ReadingProfile", "eventTime"}},
		{"a word of the standard", []string{"envelope"}, []string{"envelope   word", "sendTime", "See: sensor"}},
		{"a status code", []string{"401"}, []string{"401 Unauthorized", "Authorization: Bearer"}},
		{"in any case", []string{"viewevent"}, []string{"ViewEvent   event"}},
		{"an entity", []string{"Forum"}, []string{"entity of Caliper 1.2", "Supertypes: DigitalResourceCollection"}},
		{"one name for two things", []string{"Annotation"}, []string{"profile of Caliper 1.2", "entity of Caliper 1.2"}},
		{"a profile by its title", []string{"Tool Launch"}, []string{"ToolLaunchProfile", "required"}},
		{"words joined into one name", []string{"tool", "launch"}, []string{"ToolLaunchProfile", "required"}},
		{"an action", []string{"MarkedAsUnread"}, []string{"action of Caliper 1.2", "Errata: 1:"}},
		{"a property", []string{"startedAtTime"}, []string{"property of Caliper 1.2", "dateTime"}},
		{"a term", []string{"AssessmentsPassed"}, []string{"Metric term of Caliper 1.2"}},
		{"an erratum", []string{"22"}, []string{"erratum of Caliper 1.2", "One source:"}},
		{"the other version", []string{"--spec", "1.1", "OutcomeEvent"}, []string{"event of Caliper 1.1", "deprecated"}},
		{"a row by its ID", []string{"ReadingProfile/ViewEvent/Viewed"}, []string{"row of Caliper 1.2", "Done by: Person", "Example: ReadingProfile › ViewEvent › Viewed", `"type": "ViewEvent"`}},
		{"a rule by its ID", []string{"actor-type"}, []string{"actor-type   rule, error", "What ignoring it costs:", "Bad: gets a finding"}},
		{"both versions side by side", []string{"AssessmentProfile"}, []string{"Versions side by side", "required: Person on Assessment"}},
		{"inherited properties told apart", []string{"LtiSession"}, []string{"Properties inherited from Session", "Properties inherited from Entity"}},
		{"everything", nil, []string{"PROFILE", "EVENT", "ENTITY", "ACTION", "ERRATUM", "ToolUseEvent"}},
		{"a page in Markdown", []string{"--format", "markdown", "ViewEvent"}, []string{"## ViewEvent", "| property |"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			got := command(t, "", append([]string{"catalog"}, test.args...)...)
			if got.status != 0 || got.err != "" {
				t.Fatalf("status %d, standard error %q", got.status, got.err)
			}
			for _, word := range test.words {
				if !strings.Contains(got.out, word) {
					t.Errorf("%q is not in:\n%s", word, got.out)
				}
			}
		})
	}
}

func TestCatalogJSONHoldsEveryName(t *testing.T) {
	for _, v := range catalog.Versions() {
		got := command(t, "", "catalog", "--spec", string(v), "--format", "json")
		var entries []lookup.Entry
		if err := json.Unmarshal([]byte(got.out), &entries); err != nil {
			t.Fatal(err)
		}
		if strings.Contains(got.out, ":null") {
			t.Errorf("Caliper %s: a list is null", v)
		}
		named := map[string]bool{}
		for _, e := range entries {
			named[e.Name] = true
		}
		vocabulary := catalog.Get(v)
		for _, p := range vocabulary.Profiles {
			if !named[p.Name] {
				t.Errorf("Caliper %s lacks %s", v, p.Name)
			}
		}
		for _, a := range vocabulary.Actions {
			if !named[a.Name] {
				t.Errorf("Caliper %s lacks %s", v, a.Name)
			}
		}
	}
}

func TestCatalogJSONOfAnEntry(t *testing.T) {
	got := command(t, "", "catalog", "--format", "json", "ToolUseEvent")
	var entries []lookup.Entry
	if err := json.Unmarshal([]byte(got.out), &entries); err != nil || len(entries) != 1 {
		t.Fatalf("%v: %s", err, got.out)
	}
	e := entries[0]
	if e.Kind != lookup.Event || len(e.Rows) != 1 || len(e.Examples) != 1 || len(e.Versions) != 2 || len(e.Differences) == 0 {
		t.Errorf("the entry lacks something: %+v", e)
	}
	if !strings.Contains(string(e.Examples[0].Data), `"action":"Used"`) && !strings.Contains(string(e.Examples[0].Data), `"action": "Used"`) {
		t.Errorf("the example is %s", e.Examples[0].Data)
	}
}

func TestCatalogSaysHowToGoOn(t *testing.T) {
	for _, test := range []struct{ name, word, hint string }{
		{"what 1.1 alone has", "outcomeevent", "Caliper 1.1 has it: use --spec 1.1"},
		{"nothing like it", "xyzzyplugh", Name + " catalog lists what there is"},
	} {
		t.Run(test.name, func(t *testing.T) {
			got := command(t, "", "catalog", test.word)
			if got.status != 2 || got.out != "" || !strings.Contains(got.err, test.hint) {
				t.Errorf("status %d, standard error %q", got.status, got.err)
			}
		})
	}
}

// What nothing is called by is searched for, and the search says that it did.
func TestCatalogSearches(t *testing.T) {
	for _, test := range []struct{ words, first string }{
		{"ViewEvnt", "ViewEvent   event"},
		{"tokn", "  bearer token  "},
		{"no such thing at all", "  "},
		{"Nav", "  NavigationEvent  "},
		{"Persn", "Person   entity"},
	} {
		got := command(t, "", append([]string{"catalog"}, strings.Fields(test.words)...)...)
		if got.status != 0 || !strings.HasPrefix(got.out, test.first) || !strings.Contains(got.err, "nothing is called") {
			t.Errorf("%s: status %d, %q, standard error %q", test.words, got.status, got.out[:min(len(got.out), 80)], got.err)
		}
		if guess := strings.HasPrefix(test.first, "  "); guess && (!strings.Contains(got.err, "perhaps one of these") || strings.Count(got.out, "\n") > 6 || strings.Contains(got.out, "503")) {
			t.Errorf("%s: no short list:\n%s", test.words, got.out)
		}
	}
}

// Each status that the endpoint answers with is a word that can be looked up.
func TestEveryStatusIsExplained(t *testing.T) {
	files, err := filepath.Glob("../../engine/endpoint/*.go")
	if err != nil || len(files) == 0 {
		t.Fatal(files, err)
	}
	codes := map[string]int{}
	for code := 100; code < 600; code++ {
		codes["Status"+strings.NewReplacer(" ", "", "-", "").Replace(http.StatusText(code))] = code
	}
	named := 0
	for _, file := range files {
		if strings.HasSuffix(file, "_test.go") {
			continue
		}
		source, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, match := range regexp.MustCompile(`http\.(Status\w+)`).FindAllSubmatch(source, -1) {
			code, ok := codes[string(match[1])]
			if !ok {
				continue // http.StatusText
			}
			named++
			if lookup.Of(catalog.V1p2).Get(lookup.Ref{Kind: lookup.Word, Name: strconv.Itoa(code)}) == nil {
				t.Errorf("%s answers %d, which no word explains", filepath.Base(file), code)
			}
		}
	}
	if named < 20 {
		t.Errorf("only %d statuses are named", named)
	}
}

func TestExplainEveryRule(t *testing.T) {
	t.Parallel()
	for _, r := range rule.All() {
		for _, format := range []string{"text", "json", "markdown"} {
			got := command(t, "", "explain", r.ID, "--format", format)
			if got.status != 0 || !strings.Contains(got.out, r.ID) {
				t.Errorf("%s as %s: status %d, %s", r.ID, format, got.status, got.err)
			}
			if format == "json" && !json.Valid([]byte(got.out)) {
				t.Errorf("%s: no JSON: %s", r.ID, got.out)
			}
		}
	}
	list := command(t, "", "explain")
	if n := strings.Count(list.out, "\n"); n != len(rule.All()) {
		t.Errorf("%d lines for %d rules", n, len(rule.All()))
	}
}
