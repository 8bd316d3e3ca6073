package session

import (
	"strings"
	"testing"

	"caliper-playground/catalog"
	"caliper-playground/fixtures"
)

// TestCleanMessagesAreKeptAsTheOthers sends the fixture of every row, about
// which there is nothing to say, and reads back what is written without being
// spelt out.
func TestCleanMessagesAreKeptAsTheOthers(t *testing.T) {
	set, err := fixtures.Load(catalog.V1p2, fixtures.Rows)
	if err != nil {
		t.Fatal(err)
	}
	o := options(t)
	s := start(t, o)
	var messages []Message
	clean := 0
	for i, fixture := range set {
		body := envelope(context1p2, string(fixture.Data))
		if i%10 == 9 {
			body = envelope(context1p2, string(fixture.Data), string(set[i-1].Data)) // the second is a repeat
		}
		if i%7 == 3 {
			body = strings.Replace(body, `"name": "`, `"name": "\u00e9 and \"more\" `, 1)
		}
		messages = append(messages, receive(t, s, body))
		if m := messages[i]; m.Errors+m.Warnings == 0 && m.Marks > 0 && len(m.Assessment.Findings) == 0 && m.Repeats == 0 {
			clean++
		}
	}
	if clean < len(set)/2 {
		t.Errorf("%d of %d messages are clean", clean, len(set))
	}
	sameMessages(t, s, messages)
	sameState(t, reopen(t, s, o), s)
}

// TestBrief says what Receive leaves out, and what it does not.
func TestBrief(t *testing.T) {
	set, err := fixtures.Load(catalog.V1p2, fixtures.Rows)
	if err != nil {
		t.Fatal(err)
	}
	clean := envelope(context1p2, string(set[0].Data))
	s := start(t, options(t))
	for _, test := range []struct {
		name, body string
		spelt      bool
	}{
		{"clean", clean, false},
		{"a repeat", clean, true},
		{"without a profile", envelope(context1p2, view{id: event(1)}.String()), true},
		{"the id with other content", envelope(context1p2, view{id: event(1), title: "other"}.String()), true},
		{"a mistake", envelope(context1p2, strings.Replace(view{id: event(2)}.String(), "Viewed", "Gazed", 1)), true},
		{"no envelope", view{id: event(3)}.String(), true},
		{"no JSON", "{", true},
	} {
		t.Run(test.name, func(t *testing.T) {
			x := post(test.body)
			x.Brief = true
			m, err := s.Receive(x)
			if err != nil {
				t.Fatal(err)
			}
			if spelt := m.Assessment != nil; spelt != test.spelt {
				t.Errorf("the assessment is there: %v, want %v", spelt, test.spelt)
			}
			kept, err := s.Message(m.Seq)
			if err != nil || kept.Assessment == nil || kept.Entry != m.Entry {
				t.Errorf("the journal has %+v, %v; want %+v", kept.Entry, err, m.Entry)
			}
		})
	}
}
