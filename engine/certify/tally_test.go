package certify

import (
	"context"
	"errors"
	"fmt"
	"reflect"
	"strings"
	"testing"

	"caliper-playground/catalog"
	"caliper-playground/engine/rule"
	"caliper-playground/engine/session"
)

// opened returns a real session in a folder of its own.
func opened(t *testing.T, o session.Options) *session.Session {
	t.Helper()
	o.Dir, o.ID = t.TempDir(), "class"
	s, err := session.New(o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	return s
}

// viewed is an envelope with an event that fills Reading's ViewEvent Viewed.
func viewed(n int) string {
	return fmt.Sprintf(`{"sensor":"https://tides.example/sensor","sendTime":"2025-03-04T09:15:01.000Z","dataVersion":"http://purl.imsglobal.org/ctx/caliper/v1p2",
"data":[{"@context":"http://purl.imsglobal.org/ctx/caliper/v1p2","id":"urn:uuid:5f2f1cc4-6a5c-4f39-8a0c-%012x","type":"ViewEvent","profile":"ReadingProfile",
"actor":{"id":"https://field.example/people/mira","type":"Person"},"action":"Viewed","object":{"id":"https://field.example/guides/tides","type":"Document"},
"eventTime":"2025-03-04T09:15:00.000Z"}]}`, n)
}

func receive(t *testing.T, s *session.Session, body string, tls bool) {
	t.Helper()
	if _, err := s.Receive(session.Exchange{Method: "POST", Path: "/caliper/class/message", TLS: tls, Body: []byte(body)}); err != nil {
		t.Fatal(err)
	}
}

// tallied counts a run that began after so many messages.
func tallied(s *session.Session, since int) Result {
	tally := NewTally(catalog.V1p2, Run{Number: 1, Since: since})
	tally.Read(context.Background(), s, s.Len(), s.Len())
	return tally.Result()
}

func TestTallyCountsWhatCame(t *testing.T) {
	s := opened(t, session.Options{})
	receive(t, s, viewed(1), false) // before the run
	receive(t, s, viewed(2), true)
	receive(t, s, viewed(3), false)
	receive(t, s, viewed(3), false) // a repeat within the run
	receive(t, s, `{"sensor": `, false)
	receive(t, s, `{"sensor": `, true)
	if _, err := s.Refuse(session.Exchange{Method: "POST", Status: 401, Cause: "no token", Help: "send one", Tolerated: []string{"bare-token"}}); err != nil {
		t.Fatal(err)
	}
	r := tallied(s, 1)
	if want := (Messages{Received: 6, Accepted: 3, Refused: 3, TLS: 2, Plain: 4, First: 2, Last: 7}); r.Messages != want {
		t.Errorf("messages are %+v, want %+v", r.Messages, want)
	}
	if want := (Items{Counts: rule.Counts{Pass: 2}, Repeated: 1}); r.Items != want {
		t.Errorf("items are %+v, want %+v", r.Items, want)
	}
	if len(r.Refusals) != 2 || r.Refusals[0].Count != 2 || r.Refusals[0].First != 5 || r.Refusals[1].Status != 401 || r.Refusals[1].Help != "send one" {
		t.Errorf("refusals are %+v", r.Refusals)
	}
	if !reflect.DeepEqual(r.Tolerated, []Tolerated{{"bare-token", 1}}) {
		t.Errorf("tolerated was %+v", r.Tolerated)
	}
	for _, p := range r.Profiles {
		for _, row := range p.Rows {
			if row.Row.ID == "ReadingProfile/ViewEvent/Viewed" && (row.Count != 2 || row.Source != "message 2") {
				t.Errorf("the row has %d marks, first by %q", row.Count, row.Source)
			}
		}
	}
}

// Items count, whether the journal lists them or not.
func TestTallyCountsItemsThatAreNotListed(t *testing.T) {
	for _, many := range []string{strings.Repeat("7,", 20000), strings.Repeat(`{"id":"urn:x:1","type":"Persn"},`, 2000)} {
		s := opened(t, session.Options{})
		receive(t, s, strings.Replace(viewed(1), `"data":[`, `"data":[`+many, 1), false)
		m, err := s.Message(1)
		if err != nil {
			t.Fatal(err)
		}
		r := tallied(s, 0)
		if want := (Items{Counts: rule.Counts{Pass: 1, Fail: m.Items - 1}}); r.Items != want || len(m.Assessment.Items) == m.Items {
			t.Errorf("items are %+v, want %+v; %d of %d are listed", r.Items, want, len(m.Assessment.Items), m.Items)
		}
	}
}

func TestTallyCountsErrorsByRule(t *testing.T) {
	s := opened(t, session.Options{})
	bad := `{"sensor":"https://tides.example/sensor","sendTime":"2025-03-04T09:15:01.000Z","dataVersion":"http://purl.imsglobal.org/ctx/caliper/v1p2",
"data":[{"@context":"http://purl.imsglobal.org/ctx/caliper/v1p2","id":"urn:uuid:5f2f1cc4-6a5c-4f39-8a0c-6a8a3c7f1d1%d","type":"ViewEvent","profile":"ReadingProfile",
"actor":{"id":"https://field.example/people/mira","type":"Person"},"action":"Vieved","object":{"id":"https://field.example/guides/tides","type":"Document"},
"eventTime":"2025-03-04T09:15:00.000Z"}]}`
	for i := range 3 {
		receive(t, s, fmt.Sprintf(bad, i), false)
	}
	r := tallied(s, 0)
	if r.Items.Fail != 3 || len(r.Rules) == 0 {
		t.Fatalf("items %+v, rules %+v", r.Items, r.Rules)
	}
	first := r.Rules[0]
	if first.Rule != "action-unknown" || first.Severity != rule.Error || first.Count != 3 || first.First != 1 || first.Pointer != "/data/0/action" {
		t.Errorf("the first rule is %+v", first)
	}
	if met := r.Met(); len(met) != 0 {
		t.Errorf("%v are met by mistakes alone", met)
	}
}

// TestARepeatFromBeforeTheRunCountsAnew sends the same event before the run,
// and twice within it: there it counts, once.
func TestARepeatFromBeforeTheRunCountsAnew(t *testing.T) {
	s := opened(t, session.Options{})
	receive(t, s, viewed(1), false)
	receive(t, s, viewed(1), false)
	receive(t, s, viewed(1), false)
	r := tallied(s, 1)
	if want := (Items{Counts: rule.Counts{Pass: 1}, Repeated: 1}); r.Items != want {
		t.Errorf("items are %+v, want %+v", r.Items, want)
	}
	marks := 0
	for _, p := range r.Profiles {
		for _, row := range p.Rows {
			marks += row.Count
		}
	}
	if marks != 1 {
		t.Errorf("there are %d marks", marks)
	}
}

func TestTallyReadsInSteps(t *testing.T) {
	s := opened(t, session.Options{})
	for i := range 5 {
		receive(t, s, viewed(i), false)
	}
	tally := NewTally(catalog.V1p2, Run{Number: 1})
	for want := 2; want < 8; want += 2 {
		tally.Read(context.Background(), s, s.Len(), 2)
		if got := tally.Counted(); got != min(want, 5) {
			t.Errorf("%d are counted, want %d", got, min(want, 5))
		}
	}
	ended, cancel := context.WithCancel(context.Background())
	cancel()
	again := NewTally(catalog.V1p2, Run{Number: 1})
	if again.Read(ended, s, s.Len(), 5); again.Counted() != 0 {
		t.Errorf("%d are counted after the end", again.Counted())
	}
	if r := tally.Result(); !reflect.DeepEqual(r, tallied(s, 0)) {
		t.Error("counting in steps comes to something else")
	}
}

// unreadable is a source that gives no message back.
type unreadable struct{}

func (unreadable) Len() int { return 3 }
func (unreadable) Message(int) (session.Message, error) {
	return session.Message{}, errors.New("damaged")
}

func TestUnreadableMessagesAreCountedAsSuch(t *testing.T) {
	tally := NewTally(catalog.V1p2, Run{Number: 1})
	tally.Read(context.Background(), unreadable{}, 3, 10)
	if r := tally.Result(); r.Messages != (Messages{Received: 3, Unreadable: 3, First: 1, Last: 3}) {
		t.Errorf("messages are %+v", r.Messages)
	}
}

// refusing is a source of refusals for ever other causes.
type refusing struct{}

func (refusing) Len() int { return 1 << 20 }
func (refusing) Message(seq int) (session.Message, error) {
	return session.Message{Entry: session.Entry{Seq: seq, Status: 400}, Exchange: session.Exchange{Cause: fmt.Sprint("cause ", seq)}}, nil
}

func TestCausesAreBounded(t *testing.T) {
	tally := NewTally(catalog.V1p2, Run{Number: 1})
	tally.Read(context.Background(), refusing{}, 1000, 1000)
	if r := tally.Result(); len(r.Refusals) != maxCauses || r.OtherRefusals != 1000-maxCauses {
		t.Errorf("%d causes, %d others", len(r.Refusals), r.OtherRefusals)
	}
}
