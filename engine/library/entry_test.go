package library

import (
	"context"
	"hash/maphash"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"caliper-playground/catalog"
	"caliper-playground/engine/conformance"
	"caliper-playground/engine/rule"
	"caliper-playground/fixtures"
)

func TestPastedTextIsTakenFor(t *testing.T) {
	for _, test := range []struct {
		name, text string
		json       bool
		paths      []string
	}{
		{"an object", " {\"id\": 1}", true, nil},
		{"an array", "[1", true, nil},
		{"lines that begin badly", "x{\n{}", true, nil},
		{"an object without its braces", "\"sensor\": \"a\",\n\"data\": \"\"\n", true, nil},
		{"a path", "/tmp/a b.json\n", false, []string{"/tmp/a b.json"}},
		{"a quoted path", "'/tmp/a b.json'", false, []string{"/tmp/a b.json"}},
		{"an escaped path", `/tmp/a\ b.json`, false, []string{"/tmp/a b.json"}},
		{"a file URL", "file:///tmp/a%20b.json", false, []string{"/tmp/a b.json"}},
		{"a file URL with a host", "file://localhost/tmp/a.json", false, []string{"/tmp/a.json"}},
		{"several paths", "/a.json\n\n~/b.json\n", false, []string{"/a.json", "~/b.json"}},
		{"nothing", " \n", false, nil},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := LooksLikeJSON(test.text); got != test.json {
				t.Fatalf("JSON: %v", got)
			}
			if got := PastedPaths(test.text); !test.json && !slices.Equal(got, test.paths) {
				t.Errorf("paths %q, want %q", got, test.paths)
			}
		})
	}
}

func TestTypedPathsAreResolved(t *testing.T) {
	for _, test := range []struct{ path, want string }{
		{"a/b.json", "/class/a/b.json"}, {"/x/../y", "/y"}, {"~/z", "/home/ines/z"}, {"~", "/home/ines"}, {"~x", "/class/~x"}, {".", "/class"},
	} {
		if got := Absolute(test.path, "/class", "/home/ines"); got != filepath.FromSlash(test.want) {
			t.Errorf("%q is %q, want %q", test.path, got, test.want)
		}
	}
}

func TestReadingStopsWithItsContext(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	r := NewReading(ctx, []*Origin{{Set: fixtures.Rows, Spec: catalog.V1p2, Title: fixtures.Rows}}, conformance.Options{}, maphash.MakeSeed())
	p := newPass(r)
	cancel()
	p.all() // would wait for ever, with nobody to take what it found
	if len(p.part.Entries) > 0 {
		t.Errorf("%d were read", len(p.part.Entries))
	}
}

func TestEntriesSayWhatADocumentIs(t *testing.T) {
	r := NewLister(conformance.Options{Spec: catalog.V1p2}, maphash.MakeSeed())
	o := PathOrigin("/class")
	for _, test := range []struct{ name, data, kind, tells string }{
		{"event", `{"type":"ViewEvent","action":"Viewed"}`, "event", "View Viewed"},
		{"generic event", `{"type":"Event","action":"Viewed"}`, "event", "Event Viewed"},
		{"entity", `{"type":"Person","id":"urn:x:1"}`, "entity", "Person"},
		{"array", `[{"type":"Person","id":"urn:x:1"},{"type":"Person","id":"urn:x:2"}]`, "array", "Person +1"},
		{"events behind entities", `[{"type":"Person","id":"urn:x:1"},{"type":"Person","id":"urn:x:2"},{"type":"ViewEvent","action":"Viewed"},{"type":"NavigationEvent","action":"NavigatedTo"}]`, "array", "View Viewed +3"},
		{"broken", `{`, "not JSON", ""},
		{"number", `3`, "unknown", ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			e := r.Entry(o, Document{Place: Place{Path: "/class/sub/a.json"}, Data: []byte(test.data)})
			if e.Kind() != test.kind || e.Tells != test.tells || e.Name() != filepath.Join("sub", "a.json") {
				t.Errorf("%s, %q, %s", e.Kind(), e.Tells, e.Name())
			}
		})
	}
	e := r.Entry(o, Document{Place: Place{Path: "/class/x.json"}, Err: os.ErrPermission})
	if e.Kind() != "unreadable" || e.Sendable() || e.Verdict != rule.Fail {
		t.Errorf("what cannot be read: %+v", e)
	}
}
