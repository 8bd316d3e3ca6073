package why

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"caliper-playground/catalog"
	"caliper-playground/engine/conformance"
	"caliper-playground/engine/session"
	"caliper-playground/fixtures"
)

// received is a document as a session's message.
func received(t *testing.T, number int, body string) session.Message {
	t.Helper()
	a := conformance.NewAssessor(conformance.Options{}).Assess([]byte(body), nil)
	m := session.Message{Assessment: a}
	m.Seq, m.Exchange.Body, m.Exchange.Status = number, []byte(body), 200
	return m
}

// TestEveryRow holds of each row and the event that shows it: the event lacks
// nothing, and with another action, actor or profile it comes closest and lacks just
// that.
func TestEveryRow(t *testing.T) {
	v := catalog.Get(catalog.V1p2)
	rows, err := fixtures.Load(catalog.V1p2, fixtures.Rows)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range rows {
		row := v.Row(f.RowID)
		for _, e := range Events(received(t, 1, string(f.Data))) {
			if lacks := e.Lacks(v, row); e.Fills(row.ID) && len(lacks) > 0 {
				t.Errorf("%s lacks %q", f.Name, lacks)
			}
			for _, other := range e.Others(v) {
				if strings.HasPrefix(other, conformance.RowName(row)+":") && e.Fills(row.ID) {
					t.Errorf("%s: it fills what it says it does not: %s", f.Name, other)
				}
			}
		}
		for what, change := range map[string][2]string{
			"its action is Forgot":                        {`"action": "` + row.Action + `"`, `"action": "Forgot"`},
			"it names the profile OtherProfile":           {`"profile": "` + row.Profile + `"`, `"profile": "OtherProfile"`},
			"its type is OtherEvent and not " + row.Event: {`"type": "` + row.Event + `"`, `"type": "OtherEvent"`},
		} {
			body := strings.Replace(string(f.Data), change[0], change[1], 1)
			if body == string(f.Data) || row.Event == "Event" {
				continue
			}
			closest := NewClosest(v, []*catalog.Row{row})
			for _, e := range Events(received(t, 7, body)) {
				closest.Look(e)
			}
			if words := closest.Words(row); !strings.Contains(words, "closest came message 7") || !strings.Contains(words, what) {
				t.Errorf("%s: %q does not say that %s", f.Name, words, what)
			}
		}
	}
}

// TestTheCloserComesFirst lets the order not matter, but among those as close.
func TestTheCloserComesFirst(t *testing.T) {
	v := catalog.Get(catalog.V1p2)
	row := v.Row("AssessmentProfile/AssessmentEvent/Submitted")
	f, _ := fixtures.ForRow(catalog.V1p2, row.ID)
	far := strings.Replace(strings.Replace(string(f.Data), `"Submitted"`, `"Paused"`, 1), `"Person"`, `"Group"`, 1)
	near := strings.Replace(string(f.Data), `"Submitted"`, `"Submited"`, 1)
	for _, order := range [][]string{{far, near}, {near, far}} {
		closest := NewClosest(v, []*catalog.Row{row})
		for i, body := range order {
			for _, e := range Events(received(t, i+1, body)) {
				closest.Look(e)
			}
		}
		e, ok := closest.To(row)
		if !ok || e.Item.Action != "Submited" {
			t.Errorf("closest is %v", e)
		}
		if lacks := e.Lacks(v, row); len(lacks) == 0 || lacks[0] != "its action is Submited and not Submitted" {
			t.Errorf("it lacks %q", lacks)
		}
	}
}

func TestRowAndMessage(t *testing.T) {
	v := catalog.Get(catalog.V1p2)
	row := v.Row("ReadingProfile/ViewEvent/Viewed")
	f, _ := fixtures.ForRow(catalog.V1p2, row.ID)
	m := received(t, 3, string(f.Data))
	filled := Events(m)[0]
	closest := NewClosest(v, []*catalog.Row{row})
	for name, test := range map[string]struct {
		parts []Part
		want  []string
	}{
		"empty":   {Row(v, conformance.RowScore{Row: row}, closest, nil), []string{"Nothing that was received comes close.", "A ViewEvent with the action Viewed", "actor: Person"}},
		"filled":  {Row(v, conformance.RowScore{Row: row, Count: 2, Source: "message 3"}, closest, &filled), []string{"Filled 2 times, first by message 3.", "Message 3 fills it: its type is ViewEvent"}},
		"message": {Message(m, nil), []string{"200 OK", "It fills Reading › ViewEvent › Viewed", "Assessment › ViewEvent › Viewed: ", "it names the profile ReadingProfile"}},
		"refused": {Message(session.Message{Exchange: session.Exchange{Status: 401, Cause: "no token", Help: "send one"}}, nil), []string{"401 Unauthorized", "No token.", "Send one."}},
	} {
		var all []string
		for _, p := range test.parts {
			all = append(append(all, p.Title), p.Lines...)
		}
		for _, want := range test.want {
			if !slices.ContainsFunc(all, func(s string) bool { return strings.Contains(s, want) }) {
				t.Errorf("%s: %q is not in\n%s", name, want, strings.Join(all, "\n"))
			}
		}
	}
}

// kept is a session's messages, by their number from 1.
type kept []session.Message

func (k kept) Len() int { return len(k) }

func (k kept) Entries(from, to int) []session.Entry {
	var entries []session.Entry
	for _, m := range k[from:to] {
		entries = append(entries, m.Entry)
	}
	return entries
}

func (k kept) Message(seq int) (session.Message, error) {
	if k[seq-1].Exchange.Body == nil {
		return session.Message{}, errors.New("it cannot be read back")
	}
	return k[seq-1], nil
}

// TestReadBack reads a session: what cannot be read back is left out, an event that
// fills another row was not meant for this one, and the event that filled a row is
// found wherever it stands.
func TestReadBack(t *testing.T) {
	v := catalog.Get(catalog.V1p2)
	started, ended := v.Row("MediaProfile/MediaEvent/Started"), v.Row("MediaProfile/MediaEvent/Ended")
	f, _ := fixtures.ForRow(catalog.V1p2, started.ID)
	log := kept{received(t, 1, string(f.Data)), {}, received(t, 3, strings.Replace(string(f.Data), `"Started"`, `"Endd"`, 1))}
	log[1].Seq = 2
	for i := range log {
		log[i].Judged, log[i].Event = true, "MediaEvent"
	}
	closest := Near(v, log[:2], []*catalog.Row{ended})
	if words := closest.Words(ended); words != "closest came message 1: its action is Started and not Ended" {
		t.Errorf("it says %q", words)
	}
	if closest.Meant(ended) {
		t.Error("what fills a row was meant for another")
	}
	score := conformance.RowScore{Row: started, Count: 1, Source: "message 1"}
	if e := Filling(log, score); e == nil || e.Source != "message 1" {
		t.Errorf("it is filled by %+v", e)
	}
	for _, source := range []string{"message 2", "message 4", "view.json"} {
		score.Source = source
		if e := Filling(log, score); e != nil {
			t.Errorf("%s gives %+v", source, e)
		}
	}
	paused := v.Row("MediaProfile/MediaEvent/Paused")
	closest = Near(v, log, []*catalog.Row{ended, paused})
	if source, _, _ := closest.Lacks(ended); source != "message 3" || !closest.Meant(ended) || closest.Meant(paused) {
		t.Errorf("it says %q, and of another row %q", closest.Words(ended), closest.Words(paused))
	}
}
