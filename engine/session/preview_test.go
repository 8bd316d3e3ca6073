package session

import (
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"caliper-playground/engine/rule"
)

// TestPreviewSaysWhatReceiveSays looks at each message of a story before it
// comes in: what is said of it is what it then gets.
func TestPreviewSaysWhatReceiveSays(t *testing.T) {
	plain := view{id: event(1), title: "one"}
	byIRI := func(n int, iri string) string { return view{id: event(n), object: `"` + iri + `"`}.String() }
	story := []struct{ name, body, want string }{
		{"an IRI that nothing described", envelope(context1p2, byIRI(2, "https://school.example/texts/9")), ""},
		{"the first event", envelope(context1p2, plain.String()), ""},
		{"the same IRI, described now", envelope(context1p2, byIRI(3, "https://school.example/texts/9")), ""},
		{"a repeat", envelope(context1p2, plain.String()), "a repeat of an event in message 2"},
		{"an id with other content", envelope(context1p2, view{id: event(1), title: "two"}.String()), "was given to an event with other content in message 2"},
		{"an id of another type", envelope(context1p2, view{id: event(4), object: `{"id": "https://school.example/texts/9", "type": "Chapter"}`}.String()), "id-two-types"},
		{"the same event twice", envelope(context1p2, view{id: event(5), title: "one"}.String(), view{id: event(5), title: "one"}.String()), "a repeat"},
		{"another version", envelope(context1p1, view{id: event(6), title: "one", context: context1p1}.String()), "marks the rows of 1.2; one for 1.1 is started with --spec 1.1"},
		{"another version, with a mistake", strings.Replace(envelope(context1p1, view{id: event(9), title: "one", context: context1p1}.String()), `"Viewed"`, `"Vieved"`, 1), "it is Caliper 1.1"},
		{"no action", envelope(context1p2, strings.Replace(view{id: event(7), title: "one"}.String(), `"Viewed"`, `null`, 1)), "/data/0/action"},
		{"no envelope", plain.String(), "without an envelope"},
		{"no JSON", "{", "breaks off"},
		{"the token in it", envelope(context1p2, view{id: event(8), title: "a-token-for-tests"}.String()), ""},
	}
	s := start(t, options(t))
	stopped := time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC)
	s.now = func() time.Time { return stopped }
	for _, step := range story {
		first, again := s.Preview(post(step.body)), s.Preview(post(step.body))
		if diff := cmp.Diff(first, again); diff != "" {
			t.Errorf("%s: looking changed something (-first +again):\n%s", step.name, diff)
		}
		if first.Seq != s.Len()+1 {
			t.Errorf("%s: number %d", step.name, first.Seq)
		}
		m := receive(t, s, step.body)
		if diff := cmp.Diff(m, first); diff != "" {
			t.Errorf("%s: what came differs from the preview (-came +preview):\n%s", step.name, diff)
		}
		said := first.Exchange.Cause + first.Exchange.Help
		for _, f := range first.Assessment.Findings {
			said += " " + f.Rule + " " + f.Pointer + " " + f.Message
		}
		for _, item := range first.Assessment.Items {
			said += " " + item.Uncredited
		}
		if !strings.Contains(said, step.want) {
			t.Errorf("%s: %q does not say %q", step.name, said, step.want)
		}
	}
	if name, ok := s.Known().TypeOf([]byte("https://school.example/texts/9")); !ok || name != "Document" {
		t.Errorf("the text is known as %q, %v", name, ok)
	}
}

func TestPreviewGoesByHowTheSessionJudges(t *testing.T) {
	o := options(t)
	o.Strict, o.RejectInvalid = true, true
	s := start(t, o)
	receive(t, s, envelope(context1p2, view{id: event(1), title: "one"}.String()))
	m := s.Preview(post(envelope(context1p2, view{id: event(1), title: "two"}.String())))
	if m.Verdict != rule.Fail || m.Marks != 0 {
		t.Errorf("strictly, an id used again is an error: %v, %d marks", m.Verdict, m.Marks)
	}
	if m = s.Preview(post(envelope(context1p2, strings.Replace(view{id: event(2)}.String(), "Viewed", "Looked", 1)))); m.Status != 422 {
		t.Errorf("status %d", m.Status)
	}
}

// TestPreviewBesideTraffic is for the race detector, and says that nothing of a
// preview stays.
func TestPreviewBesideTraffic(t *testing.T) {
	s := start(t, options(t))
	const senders, each = 4, 20
	var all sync.WaitGroup
	for sender := range senders {
		all.Go(func() {
			for n := range each {
				body := envelope(context1p2, view{id: event(sender*each + n), title: "one"}.String())
				s.Preview(post(body))
				s.Known().TypeOf([]byte("https://school.example/texts/9"))
				if m, err := s.Receive(post(body)); err != nil || m.Marks != 1 {
					t.Errorf("%d marks, %v", m.Marks, err)
				}
			}
		})
	}
	all.Wait()
	if totals := s.Totals(); s.Len() != senders*each || totals.Pass != senders*each || marks(s) != senders*each {
		t.Errorf("%d messages, %+v, %d marks", s.Len(), totals, marks(s))
	}
}
