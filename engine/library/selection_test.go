package library

import (
	"context"
	"fmt"
	"iter"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"caliper-playground/catalog"
	"caliper-playground/engine/conformance"
	"caliper-playground/engine/query"
)

// names reads a path and returns the places of its documents, below it.
func selected(t *testing.T, s *Selection, dir string) []string {
	t.Helper()
	r := Reader{Selection: s}
	names := []string{}
	for d := range s.Of(func(ctx context.Context) iter.Seq[Document] { return r.Read(ctx, dir) })(t.Context()) {
		name, err := filepath.Rel(dir, d.Path)
		if err != nil {
			t.Fatal(err)
		}
		d.Path = filepath.ToSlash(name)
		names = append(names, d.Place.String())
		if d.Err != nil {
			t.Errorf("%v", d.Err)
		}
	}
	return names
}

func TestWhatIsExcludedIsNotRead(t *testing.T) {
	dir := tree(t, map[string]string{"a.json": "{}", "old-a.json": "{}", "drafts/b.json": "{}", "week/c.json": "{}", "week/old-c.json": "{}", "week/drafts/d.json": "{}"})
	for _, test := range []struct {
		patterns []string
		want     []string
	}{
		{nil, []string{"a.json", "drafts/b.json", "old-a.json", "week/c.json", "week/drafts/d.json", "week/old-c.json"}},
		{[]string{"drafts"}, []string{"a.json", "old-a.json", "week/c.json", "week/old-c.json"}},
		{[]string{"drafts/"}, []string{"a.json", "old-a.json", "week/c.json", "week/old-c.json"}},
		{[]string{"week/drafts"}, []string{"a.json", "drafts/b.json", "old-a.json", "week/c.json", "week/old-c.json"}},
		{[]string{"old-*", "**/drafts/*"}, []string{"a.json", "week/c.json"}},
		{[]string{"week/**"}, []string{"a.json", "drafts/b.json", "old-a.json"}},
		{[]string{"*.json"}, []string{}},
	} {
		s := &Selection{Exclude: test.patterns}
		if got := selected(t, s, dir); !slices.Equal(got, test.want) {
			t.Errorf("%q: %q, want %q", test.patterns, got, test.want)
		}
	}
	if err := CheckPattern("a["); err == nil {
		t.Error("a pattern that is none is taken for one")
	}
}

// The parts of any number are all documents, each in one of them.
func TestPartsAreTogetherAllDocuments(t *testing.T) {
	dir := tree(t, map[string]string{"a.json": "{}", "b.ndjson": "{}\n{}\n{}\n", "c.json": "{}"})
	all := selected(t, &Selection{}, dir)
	for parts := 1; parts < 8; parts++ {
		var together []string
		for part := 1; part <= parts; part++ {
			together = append(together, selected(t, &Selection{Shard: part, Shards: parts}, dir)...)
		}
		slices.Sort(together)
		if !slices.Equal(together, all) {
			t.Errorf("%d parts are %q, want %q", parts, together, all)
		}
	}
}

func TestAQueryIsAskedOfWhatWasJudged(t *testing.T) {
	event := `{"@context": "http://purl.imsglobal.org/ctx/caliper/v1p2", "type": "ViewEvent", "profile": "ReadingProfile", "action": "Vieved"}`
	d := &Document{Place: Place{Path: "week 1/a.json"}, Data: []byte(event)}
	a := conformance.NewAssessor(conformance.Options{Spec: catalog.V1p2}).Assess(d.Data, nil)
	unread := &Document{Place: Place{Path: "b.json"}, Err: errCut}
	for text, want := range map[string][2]bool{
		"": {true, true}, "verdict:fail": {true, true}, "-verdict:pass": {true, true}, "verdict:pass": {false, false},
		"profile:reading": {true, false}, "event:view": {true, false}, "rule:action-unknown": {true, false},
		"rule:unreadable": {false, true}, `file:"week 1"`: {true, false}, "text:vieved": {true, false}, "-event:view": {false, true},
	} {
		s := &Selection{Query: query.Parse(text)}
		ask := s.Asker()
		if got := [2]bool{ask(d, a), ask(unread, nil)}; got != want {
			t.Errorf("%s: %v, want %v", text, got, want)
		}
	}
}

func TestWhatFailedLastIsKnown(t *testing.T) {
	state := filepath.Join(t.TempDir(), "state")
	open := func(paths ...string) *LastFailed {
		t.Helper()
		l, err := OpenLastFailed(state, paths)
		if err != nil {
			t.Fatal(err)
		}
		return l
	}
	run := func(whole bool, paths []string, results map[string]bool) {
		t.Helper()
		l := open(paths...)
		for _, name := range slices.Sorted(func(yield func(string) bool) {
			for name := range results {
				if !yield(name) {
					return
				}
			}
		}) {
			l.Add(Place{Path: name}, results[name])
		}
		if err := l.Keep(whole); err != nil {
			t.Fatal(err)
		}
	}
	set := []string{"set"}
	known := func() string { return fmt.Sprint(open(set...).Failed()) }
	if open(set...).Failed() != nil {
		t.Error("something is known before there was a run")
	}
	run(true, set, map[string]bool{"a": true, "b": true, "c": false})
	if got := known(); got != "map[a:true b:true]" {
		t.Error(got)
	}
	run(false, set, map[string]bool{"a": false})
	if got := known(); got != "map[b:true]" {
		t.Errorf("after a part of them: %s", got)
	}
	run(true, []string{"other"}, map[string]bool{"x": true})
	run(true, set, map[string]bool{"a": false})
	if got := open(set...).Failed(); got == nil || len(got) != 0 {
		t.Errorf("after all of them: %v", got)
	}
	many := open(set...)
	for i := range maxFailed + 1 {
		many.Add(Place{Path: "a.ndjson", Line: i + 1}, true)
	}
	if err := many.Keep(true); err != nil || open(set...).Failed() != nil {
		t.Errorf("%v; of too many some are known", err)
	}
	run(true, set, map[string]bool{"a": true})
	for i := range 2 * maxRuns {
		run(true, []string{fmt.Sprint(i)}, nil)
	}
	if open(set...).Failed() != nil {
		t.Error("the file keeps all runs that there ever were")
	}
	if err := os.WriteFile(filepath.Join(state, lastFile), []byte("{"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := OpenLastFailed(state, set); err == nil {
		t.Error("a damaged file is read")
	}
	l, _ := OpenLastFailed(state, set)
	l.Add(Place{Path: "a"}, true)
	if err := l.Keep(true); err != nil || known() != "map[a:true]" {
		t.Errorf("%v, %s", err, known())
	}
}
