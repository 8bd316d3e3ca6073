package mistake

import (
	"context"
	"regexp"
	"slices"
	"testing"
	"time"

	"caliper-playground/catalog"
	"caliper-playground/engine/endpoint"
	"caliper-playground/engine/rule"
	"caliper-playground/engine/sensor"
	"caliper-playground/engine/session"
)

// served is a session of a version behind an endpoint that listens, and a sensor
// that sends to it.
func served(t *testing.T, v catalog.Version, o endpoint.Options) (*session.Session, *sensor.Sensor) {
	t.Helper()
	s, err := session.New(session.Options{Dir: t.TempDir(), Spec: v})
	if err != nil {
		t.Fatal(err)
	}
	e := endpoint.New(o)
	if err := e.Start(t.Context()); err != nil {
		t.Fatal(err)
	}
	e.Add(s)
	t.Cleanup(func() {
		ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
		defer cancel()
		if err := e.Close(ctx); err != nil {
			t.Error(err)
		}
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	return s, sensor.New(sensor.Options{URL: e.URL(s.ID()), Token: s.Token(), Version: v, CAFile: e.CAFile(), Insecure: true})
}

// Every mistake is answered as it says, twice in a row, and its content judged so.
func TestEveryMistakeComesToWhatItPromises(t *testing.T) {
	for _, v := range catalog.Versions() {
		for _, tls := range []bool{false, true} {
			s, sender := served(t, v, endpoint.Options{TLS: tls, CertDir: t.TempDir()})
			for _, m := range slices.Concat(Of(v), Of(v)) {
				check(t, s, sender, m)
			}
		}
	}
}

func check(t *testing.T, s *session.Session, sender *sensor.Sensor, m Mistake) {
	t.Helper()
	var replies []sensor.Reply
	from := s.Len()
	if _, err := sender.Send(t.Context(), m.Payloads(), func(p sensor.Progress) { replies = append(replies, p.Last) }); err != nil {
		t.Fatalf("%s: %v", m.Name, err)
	}
	if len(replies) != len(m.Steps) {
		t.Fatalf("%s has %d answers to %d steps", m.Name, len(replies), len(m.Steps))
	}
	entries := s.Entries(from, s.Len())
	for i, step := range m.Steps {
		if replies[i].Status != step.Status {
			t.Errorf("%s, step %d: answered %d %s (%v), promised %d", m.Name, i+1, replies[i].Status, replies[i].Body, replies[i].Err, step.Status)
		}
		if m.Name == "method" { // which is no message
			if _, all := s.Requests(); len(entries) != 0 || all == 0 {
				t.Errorf("%s: %d messages, %d requests", m.Name, len(entries), all)
			}
			continue
		}
		entry := entries[i]
		if entry.Judged != step.Judged || step.Judged && entry.Verdict != step.Verdict || (entry.Marks > 0) != step.Marked {
			t.Errorf("%s, step %d: judged %v, %s, %d marks (%s); promised %v, %s, marked %v", m.Name, i+1, entry.Judged, entry.Verdict, entry.Marks, entry.Note, step.Judged, step.Verdict, step.Marked)
		}
		if m.Rule != "" && i == len(m.Steps)-1 {
			message, err := s.Message(entry.Seq)
			if err != nil {
				t.Fatal(err)
			}
			if !slices.ContainsFunc(message.Assessment.Findings, func(f rule.Finding) bool { return f.Rule == m.Rule }) {
				t.Errorf("%s: %s does not find it, but %v", m.Name, m.Rule, message.Assessment.Findings)
			}
		}
	}
}

// What the mistake of order says of the right order is so.
func TestInTheRightOrderTheEventIsMarkedAsItWasMeant(t *testing.T) {
	for _, v := range catalog.Versions() {
		m, _ := Named(v, "entity-described-later")
		for _, inOrder := range []bool{false, true} {
			s, sender := served(t, v, endpoint.Options{})
			payloads := m.Payloads()
			if inOrder {
				slices.Reverse(payloads)
			}
			if _, err := sender.Send(t.Context(), payloads, nil); err != nil {
				t.Fatal(err)
			}
			filled := map[string]bool{}
			for _, p := range s.Scorecard() {
				for _, row := range p.Rows {
					filled[p.Profile.Name] = filled[p.Profile.Name] || row.Count > 0
				}
			}
			if !filled["ReadingProfile"] || filled["AssessmentProfile"] != inOrder {
				t.Errorf("%s, in the right order %v: marked are %v", v, inOrder, filled)
			}
		}
	}
}

// Each says all there is to say, under a name that is the same for each version.
func TestMistakesAreDescribed(t *testing.T) {
	sentence := regexp.MustCompile(`^[A-Z].*\.$`)
	var names []string
	for _, v := range catalog.Versions() {
		var here []string
		for _, m := range Of(v) {
			here = append(here, m.Name)
			for _, words := range []string{m.Wrong, m.Will, m.Why} {
				if !sentence.MatchString(words) {
					t.Errorf("%s says %q", m.Name, words)
				}
			}
			if m.Title == "" || len([]rune(m.Title)) > 28 {
				t.Errorf("%s is called %q", m.Name, m.Title)
			}
			if m.Rule != "" && rule.Lookup(m.Rule) == nil {
				t.Errorf("%s names the rule %s, which is none", m.Name, m.Rule)
			}
			if one, ok := Named(v, m.Name); !ok || one.Title != m.Title {
				t.Errorf("%s is not found by its name", m.Name)
			}
		}
		if names != nil && !slices.Equal(here, names) {
			t.Errorf("the versions have other mistakes: %q, %q", names, here)
		}
		names = here
	}
	if _, ok := Named(catalog.V1p2, "perfection"); ok {
		t.Error("there is a mistake that there is not")
	}
}
