package delivery

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"maps"
	"path/filepath"
	"slices"
	"strconv"
	"testing"

	"caliper-playground/catalog"
	"caliper-playground/engine/conformance"
	"caliper-playground/engine/document"
	"caliper-playground/engine/library"
	"caliper-playground/engine/report"
	"caliper-playground/engine/rule"
	"caliper-playground/engine/sensor"
	"caliper-playground/engine/session"
	"caliper-playground/fixtures"
)

// texts are documents of every kind: an event for each row, what breaks each rule, by
// themselves and as elements of arrays, and what is no Caliper or no JSON.
func texts(t *testing.T) map[string]string {
	t.Helper()
	all := map[string]string{"nothing": "", "number": "7", "broken": `{"type": "Event",`, "no elements": "[]"}
	rows, err := fixtures.Load(catalog.V1p2, fixtures.Rows)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range rows {
		all[f.Name] = string(f.Data)
	}
	for _, page := range rule.All() {
		if page.Bad != "" {
			all[page.ID] = string(document.Indent([]byte(page.Bad)))
			all["array of "+page.ID] = "[" + string(rows[0].Data) + ",\n " + page.Bad + "]"
		}
	}
	return all
}

// sourcesOf are the sources of a document, as whoever sends makes them.
func sourcesOf(name, text string, o conformance.Options) []*Source {
	d := library.Document{Place: library.Place{Path: name}, Data: []byte(text)}
	return SourcesOf(d, d.Data, conformance.NewAssessor(o).Assess(d.Data, nil))
}

// TestBothEndpointsSayTheSame sends a document to the own endpoint, and asks what came
// of it as if another one had given the same answers: verdicts, findings and their
// places are the same, and the same rows are filled as often.
func TestBothEndpointsSayTheSame(t *testing.T) {
	judge := conformance.Options{Spec: catalog.V1p2}
	compared, elements := 0, 0
	for name, text := range texts(t) {
		mine, other := openOwn(t, Options{State: t.TempDir(), Judge: judge}), NewRemote("http://127.0.0.1/", "", judge, false)
		of, again := sourcesOf(name, text, judge), sourcesOf(name, text, judge)
		send(t, mine, of, func(reply sensor.Reply, i int) {
			got, want := answered(t, mine, reply, of[i]), answered(t, other, reply, again[i])
			if !reply.Accepted() {
				return // what it refused the other one knows the endpoint's words of alone
			}
			if compared++; of[i].At != "" {
				elements++
			}
			if got.Source != want.Source || got.Verdict != want.Verdict || !slices.Equal(found(got), found(want)) {
				t.Errorf("%s: own says %s %q\nother %s %q", got.Source, got.Verdict, found(got), want.Verdict, found(want))
			}
		})
		if got, want := rowsOf(t, mine), rowsOf(t, other); !maps.Equal(got, want) {
			t.Errorf("%s: own fills %v\nother %v", name, got, want)
		}
		if err := mine.Close(); err != nil {
			t.Error(err)
		}
	}
	if compared < 200 || elements < 50 {
		t.Errorf("%d were compared, %d of them elements", compared, elements)
	}
}

// TestASessionTellsWhatTheEndpointTold keeps the session of documents that were sent,
// and reads it another day: of each message status, verdict, reason and findings are
// what the endpoint was found to say, and the same rows are filled.
func TestASessionTellsWhatTheEndpointTold(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "sessions")
	judge := conformance.Options{Spec: catalog.V1p2}
	mine := openOwn(t, Options{State: t.TempDir(), Sessions: folder, Keep: true, Judge: judge, Only: true})
	var told []report.Delivery
	for name, text := range texts(t) {
		of := sourcesOf(name, text, judge)
		send(t, mine, of, func(reply sensor.Reply, i int) { told = append(told, answered(t, mine, reply, of[i])) })
	}
	filled := rowsOf(t, mine)
	if err := mine.Close(); err != nil {
		t.Fatal(err)
	}
	latest, err := session.Latest(folder)
	if err != nil {
		t.Fatal(err)
	}
	s, err := session.Read(session.Options{Dir: folder, ID: latest.ID})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if s.Len() != len(told) {
		t.Fatalf("%d messages are recorded, and %d were sent", s.Len(), len(told))
	}
	for entry := range s.All() {
		want := told[entry.Seq-1]
		got, _, concerned := Recorded(s, entry, nil)
		if !concerned || got.Source != session.MessageName(entry.Seq) || got.Status != want.Status || got.Verdict != want.Verdict || got.Unread != want.Unread || !slices.Equal(rules(got), rules(want)) {
			t.Errorf("%s: the session says %d %s %q\nthe endpoint %d %s %q", want.Source, got.Status, got.Verdict, rules(got), want.Status, want.Verdict, rules(want))
		}
		if want.Reason != "" && got.Reason == "" {
			t.Errorf("%s: the session does not say %q", want.Source, want.Reason)
		}
	}
	if got := rowsOf(t, OfSession(s)); !maps.Equal(got, filled) || len(got) < 90 {
		t.Errorf("the session fills %v\nthe endpoint %v", got, filled)
	}
}

// TestNothingIsLeftOfWhatIsNotKept looks at the folders when the endpoint is closed.
func TestNothingIsLeftOfWhatIsNotKept(t *testing.T) {
	for _, keep := range []bool{false, true} {
		state := t.TempDir()
		mine := openOwn(t, Options{State: state, Sessions: filepath.Join(state, "sessions"), Keep: keep})
		of := sourcesOf("a", "{}", conformance.Options{})
		send(t, mine, of, func(sensor.Reply, int) {})
		if err := mine.Close(); err != nil {
			t.Fatal(err)
		}
		left := 0
		_ = filepath.WalkDir(state, func(path string, _ fs.DirEntry, err error) error {
			if err == nil && filepath.Ext(path) == ".ndjson" {
				left++
			}
			return err
		})
		if (left == 1) != keep {
			t.Errorf("keep is %t, and there are %d journals", keep, left)
		}
	}
}

func openOwn(t *testing.T, o Options) Target {
	t.Helper()
	o.Tell = func(err error) { t.Error(err) }
	own, err := OpenOwn(t.Context(), o)
	if err != nil {
		t.Fatal(err)
	}
	return own
}

// send sends sources one by one, and says of each what was answered.
func send(t *testing.T, to Target, sources []*Source, then func(reply sensor.Reply, i int)) {
	t.Helper()
	payloads := func(yield func(sensor.Payload) bool) {
		for i, s := range sources {
			s.Whole = true
			destination, err := to.Destination(s)
			if err != nil {
				t.Error(err)
				return
			}
			if !yield(s.Payload(strconv.Itoa(i), destination)) {
				return
			}
		}
	}
	_, err := sensor.New(sensor.Options{URL: to.URL()}).SendAll(t.Context(), payloads, 0, func(p sensor.Progress) {
		i, _ := strconv.Atoi(p.Last.Sources[0])
		then(p.Last, i)
	})
	if err != nil {
		t.Fatal(err)
	}
}

func answered(t *testing.T, by Target, reply sensor.Reply, s *Source) report.Delivery {
	t.Helper()
	all, err := by.Answered(reply, []*Source{s})
	if err != nil || len(all) != 1 {
		t.Errorf("%s: %v, %v", s.Name(), all, err)
		return report.Delivery{}
	}
	return all[0]
}

// rules are those that a delivery's findings are of, in an order of their own.
func rules(d report.Delivery) []string {
	var all []string
	for _, f := range d.Findings {
		all = append(all, f.Rule)
	}
	slices.Sort(all)
	return all
}

// found are a delivery's findings with their places and mends, in an order of their own.
func found(d report.Delivery) []string {
	var all []string
	for _, f := range d.Findings {
		fix, _ := json.Marshal(f.Fix)
		all = append(all, fmt.Sprintf("%s %s %d:%d %s", f.Rule, f.Pointer, f.Line, f.Column, fix))
	}
	slices.Sort(all)
	return all
}

// rowsOf are the rows that are filled, and how often.
func rowsOf(t *testing.T, by Receiver) map[string]int {
	t.Helper()
	result := report.Result{Sent: &report.Sent{}}
	if err := by.Finish(&result); err != nil {
		t.Fatal(err)
	}
	rows := map[string]int{}
	for _, p := range result.Profiles {
		for _, r := range p.Rows {
			if r.Met {
				rows[fmt.Sprint(p.Spec, p.Profile, r.Event, r.Action)] = r.Count
			}
		}
	}
	return rows
}
