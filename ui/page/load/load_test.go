package load

import (
	"fmt"
	"hash/maphash"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"caliper-playground/catalog"
	"caliper-playground/engine/conformance"
	"caliper-playground/engine/library"
	"caliper-playground/engine/text"
)

func TestCompletion(t *testing.T) {
	for _, test := range []struct {
		name, typed string
		candidates  []library.Name
		want        string
		changed     bool
	}{
		{"one file", "a/ev", []library.Name{{Name: "events.json", Folder: false}}, "a/events.json", true},
		{"one folder", "ev", []library.Name{{Name: "events", Folder: true}}, "events/", true},
		{"what several share", "w", []library.Name{{Name: "week-1.json", Folder: false}, {Name: "week-2.json", Folder: false}}, "week-", true},
		{"nothing more is shared", "week-", []library.Name{{Name: "week-1.json", Folder: false}, {Name: "week-2.json", Folder: false}}, "week-", false},
		{"letters of several bytes", "", []library.Name{{Name: "é1", Folder: false}, {Name: "è2", Folder: false}}, "", false},
		{"nothing begins so", "x", nil, "x", false},
		{"home", "~", nil, "~/", true},
	} {
		t.Run(test.name, func(t *testing.T) {
			p := pathInput{number: 1}
			p.input.SetValue(test.typed)
			p.completes = true
			changed := p.offer(1, test.typed, test.candidates, nil)
			if p.input.Value() != test.want || changed != test.changed {
				t.Errorf("%q, changed %v", p.input.Value(), changed)
			}
			if p.offer(0, "stale", nil, nil); p.looked == "stale" {
				t.Error("a late answer was taken")
			}
		})
	}
}

func TestReadingAgainKeepsWhatIsChosen(t *testing.T) {
	o := library.PathOrigin("/class")
	document := func(path string, line int, sum uint64) entry {
		return newEntry(library.Entry{Origin: o, Place: library.Place{Path: path, Line: line}, Sum: sum, Parts: 1})
	}
	line := func(n int, sum uint64) entry {
		return document("/class/a.ndjson", n, sum)
	}
	b, id := &batch{origins: []*library.Origin{o}}, 0
	b.add([]entry{line(1, 1), line(2, 2), line(3, 3), document("/class/b.json", 0, 9)}, &id)
	b.set(0, false)
	b.set(1, false)
	b.list.Select(3)
	from, to := b.span(o, "/class/a.ndjson")
	b.replace(from, to, []entry{line(1, 1), line(2, 7), line(3, 3), line(4, 4)}, &id)
	var got []string
	for _, e := range b.entries {
		got = append(got, fmt.Sprintf("%s:%d #%d chosen=%v changed=%v", filepath.Base(e.Path), e.Line, e.id, e.chosen, e.changed))
	}
	want := []string{
		"a.ndjson:1 #1 chosen=false changed=false", "a.ndjson:2 #5 chosen=false changed=true",
		"a.ndjson:3 #3 chosen=true changed=false", "a.ndjson:4 #6 chosen=true changed=true", "b.json:0 #4 chosen=true changed=false",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	if b.count.chosen != 3 || b.count.changed != 2 || b.count.Pass != 5 {
		t.Errorf("counted %+v", b.count)
	}
	if e := b.selected(); e.Path != "/class/b.json" {
		t.Errorf("the cursor went to %s", e.Name())
	}
}

func TestWhatIsSentOfADocument(t *testing.T) {
	assessor := conformance.NewAssessor(conformance.Options{Spec: catalog.V1p2})
	const event, entity = `{"type":"ViewEvent","action":"Viewed"}`, `{"type":"Person","id":"urn:x:1"}`
	for _, test := range []struct {
		name, data string
		wrapped    []string
		raw        string
	}{
		{"an event", event, []string{event}, ""},
		{"an entity", entity, []string{entity}, ""},
		{"an array", "[" + event + "," + entity + "]", []string{event, entity}, ""},
		{"an envelope", `{"sensor":"urn:x:s","data":[]}`, nil, `{"sensor":"urn:x:s","data":[]}`},
		{"an empty array", "[]", nil, "[]"},
		{"no JSON", `{"id`, nil, `{"id`},
		{"nothing", "", nil, ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			payloads := payloadsOf("7", library.Document{Data: []byte(test.data)}, assessor)
			var wrapped []string
			for _, p := range payloads {
				if p.Data != nil {
					wrapped = append(wrapped, string(p.Data))
				} else if string(p.Raw) != test.raw {
					t.Errorf("raw %q", p.Raw)
				}
				if p.Source != "7" {
					t.Errorf("source %q", p.Source)
				}
			}
			if !slices.Equal(wrapped, test.wrapped) {
				t.Errorf("wrapped %q", wrapped)
			}
		})
	}
}

func TestDocumentsThatAreGoneAreNotSent(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "a.ndjson")
	if err := os.WriteFile(path, []byte("{\"n\":1}\n\n{\"n\":3}\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	o := library.PathOrigin(dir)
	d := &delivery{results: newResults(4)}
	var picks []pick
	for id, at := range []library.Place{{Path: path, Line: 1}, {Path: path, Line: 2}, {Path: path, Line: 3}, {Path: filepath.Join(dir, "gone.json")}} {
		picks = append(picks, pick{Wanted: library.Wanted{Origin: o, Place: at}, id: id + 1})
	}
	var sources []string
	for p := range d.payloads(t.Context(), picks, conformance.Options{Spec: catalog.V1p2}) {
		sources = append(sources, p.Source)
	}
	if !slices.Equal(sources, []string{"1", "3"}) || d.gone.Load() != 2 {
		t.Errorf("sent %q, %d gone", sources, d.gone.Load())
	}
	if d.results.of(2) != vanished || d.results.of(4) != vanished || d.results.of(1) != 0 || d.results.of(99) != 0 {
		t.Error("the list does not say which")
	}
}

func TestTheWorstStatusOfADocumentIsKept(t *testing.T) {
	r := newResults(2)
	for _, status := range []int{200, 400, 200} {
		r.note("1", status)
	}
	r.note("not a number", 500)
	r.note("77", 500)
	if r.of(1) != 400 || r.of(2) != 0 || (*results)(nil).of(1) != 0 {
		t.Errorf("%d, %d", r.of(1), r.of(2))
	}
}

func TestNamesAreCutWhereTheyMatterLeast(t *testing.T) {
	for _, test := range []struct {
		name, path string
		cells      int
		want       string
	}{
		{"it fits", "a/b.json", 8, "a/b.json"},
		{"folders go first", "class/week/quiz.json", 12, "…/quiz.json"},
		{"then the middle", "class/assessment-item-completed-b.json", 20, "assessm…leted-b.json"},
		{"a line's number stays", "class/lines-of-a-semester.ndjson:1234", 16, "lines-…json:1234"},
		{"wide letters", "課題/一番目の課題を提出した.json", 14, "一番…した.json"},
		{"a wide letter on the border", "一番目の課題を提出した.json", 13, "一番… た.json"},
		{"what is hidden is shown", "a\u202eb\x1b.json", 20, text.Clean("a\u202eb\x1b.json")},
		{"no room", "abcdef.json", 1, ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			got := shortName(filepath.FromSlash(test.path), test.cells)
			if got != filepath.FromSlash(test.want) || text.Width(got) > max(test.cells, 0) {
				t.Errorf("%q, want %q", got, test.want)
			}
		})
	}
}

// TestTheItemsOfAnArrayAreThoseThatAreSent holds the list's count, by which a
// stopped sending goes on, to what goes out.
func TestTheItemsOfAnArrayAreThoseThatAreSent(t *testing.T) {
	r := library.NewLister(conformance.Options{Spec: catalog.V1p2}, maphash.MakeSeed())
	for _, data := range []string{`[]`, `[1]`, `[1,{"type":"Person"},null]`, `[{"type":"Person"},{"type":"ViewEvent"}]`, `[[1],[2]]`, `{"type":"Person"}`} {
		e := r.Entry(library.PathOrigin("/class"), library.Document{Place: library.Place{Path: "/class/a.json"}, Data: []byte(data)})
		if sent := len(payloadsOf("1", library.Document{Data: []byte(data)}, conformance.NewAssessor(conformance.Options{Spec: catalog.V1p2}))); sent != e.Parts {
			t.Errorf("%s: %d items in the list, %d sent", data, e.Parts, sent)
		}
	}
}

// TestAStoppedSendingGoesOnWhereItStopped stops within an array: what was
// answered is not sent again, and what was not is.
func TestAStoppedSendingGoesOnWhereItStopped(t *testing.T) {
	r := library.NewLister(conformance.Options{Spec: catalog.V1p2}, maphash.MakeSeed())
	o := &library.Origin{Pasted: []byte("{\"id\":0}\n[{\"id\":1},{\"id\":2},{\"id\":3}]\n{\"id\":4}\n"), Title: "pasted 1"}
	b, nextID := &batch{origins: []*library.Origin{o}}, 0
	for d := range o.Documents(t.Context()) {
		b.add([]entry{newEntry(r.Entry(o, d))}, &nextID)
	}
	deliver := func(results *results, upTo int) *delivery {
		d := &delivery{results: newResults(nextID), batch: b}
		d.results.keep(results)
		for i := range b.entries {
			if e := &b.entries[i]; e.chosen {
				p := e.pick(i)
				if answered := results.answered(e.id); answered < e.Parts {
					p.parts = answered
				}
				d.results.begin(e.id, p.parts)
				d.picks = append(d.picks, p)
			}
		}
		n := 0
		for p := range d.payloads(t.Context(), d.picks, conformance.Options{Spec: catalog.V1p2}) {
			if n == upTo {
				break
			}
			n++
			d.results.note(p.Source, 200)
		}
		return d
	}
	first := deliver(nil, 2)
	if left := first.leave(); left != 2 || first.whole.Load() {
		t.Fatalf("%d documents are left", left)
	}
	if b.entries[0].chosen || !b.entries[1].chosen || !b.entries[2].chosen || b.count.chosen != 2 {
		t.Error("what is left is not what is chosen")
	}
	var rest []string
	second := &delivery{results: newResults(nextID), batch: b}
	second.results.keep(first.results)
	p := b.entries[1].pick(1)
	p.parts = first.results.answered(p.id)
	for payload := range second.payloads(t.Context(), []pick{p, b.entries[2].pick(2)}, conformance.Options{Spec: catalog.V1p2}) {
		rest = append(rest, string(payload.Data)+string(payload.Raw))
	}
	if want := []string{`{"id":2}`, `{"id":3}`, `{"id":4}`}; !slices.Equal(rest, want) {
		t.Errorf("went on with %q, want %q", rest, want)
	}
	third := deliver(first.results, 99)
	if !third.whole.Load() || third.results.answered(b.entries[1].id) != 3 {
		t.Errorf("%d items are answered in the end", third.results.answered(b.entries[1].id))
	}
}
