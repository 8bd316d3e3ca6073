package delivery

import (
	"encoding/json"
	"fmt"
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
		mine, other := openOwn(t, judge), NewRemote("http://127.0.0.1/", "", judge, false)
		of, again := sourcesOf(name, text, judge), sourcesOf(name, text, judge)
		payloads := func(yield func(sensor.Payload) bool) {
			for i, s := range of {
				s.Whole = true
				to, err := mine.Destination(s)
				if err != nil {
					t.Fatal(err)
				}
				if !yield(s.Payload(strconv.Itoa(i), to)) {
					return
				}
			}
		}
		_, err := sensor.New(sensor.Options{URL: mine.URL(), Version: judge.Spec}).SendAll(t.Context(), payloads, 0, func(p sensor.Progress) {
			i, _ := strconv.Atoi(p.Last.Sources[0])
			got, want := answered(t, mine, p.Last, of[i]), answered(t, other, p.Last, again[i])
			if !p.Last.Accepted() {
				return // what it refused the other one knows the endpoint's words of alone
			}
			if compared++; of[i].At != "" {
				elements++
			}
			if got.Source != want.Source || got.Verdict != want.Verdict || !slices.Equal(found(got), found(want)) {
				t.Errorf("%s: own says %s %q\nother %s %q", got.Source, got.Verdict, found(got), want.Verdict, found(want))
			}
		})
		if err != nil {
			t.Fatal(err)
		}
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

func openOwn(t *testing.T, judge conformance.Options) Target {
	t.Helper()
	state := t.TempDir()
	own, err := OpenOwn(t.Context(), Options{State: state, Sessions: filepath.Join(state, "sessions"), Judge: judge, Tell: func(err error) { t.Error(err) }})
	if err != nil {
		t.Fatal(err)
	}
	return own
}

func answered(t *testing.T, by Target, reply sensor.Reply, s *Source) report.Delivery {
	t.Helper()
	all, err := by.Answered(reply, []*Source{s})
	if err != nil || len(all) != 1 {
		t.Fatalf("%s: %v, %v", s.Name(), all, err)
	}
	return all[0]
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
