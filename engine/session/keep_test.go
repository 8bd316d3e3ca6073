package session

import (
	"os"
	"strings"
	"testing"

	"caliper-playground/engine/conformance"
	"caliper-playground/engine/rule"
)

// TestTheJournalDoesNotMultiply sends what makes for many words, and compares
// how the journal grows with what is sent.
func TestTheJournalDoesNotMultiply(t *testing.T) {
	many := func(item string, size int) string {
		return envelope(context1p2, strings.TrimSuffix(strings.Repeat(item+",", size/(len(item)+1)), ","))
	}
	answer := func(m *Message) []byte { return []byte(strings.Repeat(m.Exchange.Cause+" ", 1000)) }
	for _, test := range []struct {
		name string
		x    Exchange
		most float64 // times what was sent
	}{
		{"numbers", post(many("1", 64<<10)), 4},
		{"small objects", post(many(`{"k":1}`, 64<<10)), 4},
		{"entities", post(many(`{"id":"https://example.org/x","type":"Documnt"}`, 64<<10)), 4},
		{"events with a mistake", post(many(strings.Replace(view{id: event(1)}.String(), "Viewed", "Gazed", 1), 64<<10)), 4},
		{"quotes", post(`{"k":"` + strings.Repeat(`\"`, 64<<10) + `"}`), 4},
		{"control characters", post(strings.Repeat("\x01", 128<<10)), 2},
		{"no JSON", post(strings.Repeat("x", 128<<10)), 2},
		{"a long path", Exchange{Method: "POST", Path: "/" + strings.Repeat("p", 60<<10), Status: 404, Cause: "no such path"}, 0.2},
		{"a large header", Exchange{Method: "POST", Header: []Field{{strings.Repeat("n", 30<<10), strings.Repeat("v", 30<<10)}}, Status: 401, Cause: "no token"}, 0.2},
		{"many fields", Exchange{Method: "POST", Header: manyFields(Field{"Name", "a value"}, 5000), Status: 401, Cause: "no token"}, 0.2},
		{"a refused body", Exchange{Method: "POST", Body: []byte(strings.Repeat("b", 64<<10)), Status: 415, Cause: "another type"}, 0.2},
	} {
		t.Run(test.name, func(t *testing.T) {
			o := options(t)
			o.RejectInvalid = true
			s := start(t, o)
			sent := len(test.x.Path) + len(test.x.Body)
			for _, f := range test.x.Header {
				sent += len(f.Name) + len(f.Value)
			}
			var m Message
			var err error
			if test.x.Status == 0 {
				test.x.Answer = answer
				m, err = s.Receive(test.x)
			} else {
				m, err = s.Refuse(test.x)
			}
			if err != nil {
				t.Fatal(err)
			}
			info, err := os.Stat(s.Journal())
			if err != nil {
				t.Fatal(err)
			}
			if times := float64(info.Size()) / float64(sent); times > test.most {
				t.Errorf("%d bytes for %d sent, %.1f times", info.Size(), sent, times)
			}
			kept, err := s.Message(1)
			if err != nil {
				t.Fatal(err)
			}
			if kept.Exchange.Cut != m.Exchange.Cut {
				t.Errorf("cut were %+v, and the journal says %+v", m.Exchange.Cut, kept.Exchange.Cut)
			}
			if kept.Entry.Errors != m.Entry.Errors || kept.Items != m.Items {
				t.Errorf("the counts are %+v, not %+v", kept.Entry, m.Entry)
			}
			if m.Assessment != nil {
				if n := len(kept.Assessment.Findings) + kept.Exchange.Cut.Findings; n != len(m.Assessment.Findings) {
					t.Errorf("%d findings are kept or said to be cut, of %d", n, len(m.Assessment.Findings))
				}
				if got, want := verdictsOf(kept.Assessment), verdictsOf(m.Assessment); got != want {
					t.Errorf("the verdicts of the items are %+v, not %+v", got, want)
				}
				if n := kept.Assessment.Unlisted.Total(); n != kept.Exchange.Cut.Items {
					t.Errorf("%d items are not listed, and %d are said to be cut", n, kept.Exchange.Cut.Items)
				}
			}
			if sent > 32<<10 && test.most < 1 && kept.Exchange.Cut == (Cut{}) {
				t.Error("nothing is said to be cut")
			}
		})
	}
}

// TestALineIsBounded sends bodies of all sizes that make for many words, with every
// fault refused and answered at length: no line has more than is said of it.
func TestALineIsBounded(t *testing.T) {
	answer := func(m *Message) []byte { return []byte(strings.Repeat(m.Exchange.Cause+" ", 1000)) }
	o := options(t)
	o.RejectInvalid = true
	s := start(t, o)
	grows := func(what string, most int64, send func() error) {
		t.Helper()
		before, err := os.Stat(s.Journal())
		if err != nil {
			t.Fatal(err)
		}
		if err := send(); err != nil {
			t.Fatal(err)
		}
		after, err := os.Stat(s.Journal())
		if err != nil {
			t.Fatal(err)
		}
		if line := after.Size() - before.Size(); line > most {
			t.Errorf("%s: a line of %d bytes; at most %d were promised", what, line, most)
		}
	}
	for _, item := range []string{
		"1", "{}", `""`, `{"k":1}`, `{"id":1}`, `{"action":1}`, `{"type":"Document","id":"x","k":1,"k":2}`,
		view{id: event(1)}.String(), strings.Replace(view{id: event(2)}.String(), "Viewed", "Gazed", 1),
	} {
		for size := 1; size < 100_000; size *= 9 {
			body := envelope(context1p2, strings.TrimSuffix(strings.Repeat(item+",", 1+size/(len(item)+1)), ","))
			grows(body[:min(len(body), 200)], maxLine+linePerByte*int64(len(body)), func() error {
				x := post(body)
				x.Answer = answer
				_, err := s.Receive(x)
				return err
			})
		}
	}
	for size := 1; size < 200_000; size *= 7 {
		grows("refused", maxLine, func() error {
			_, err := s.Refuse(Exchange{
				Method: strings.Repeat("M", size), Path: "/" + strings.Repeat("p", size), Header: manyFields(Field{strings.Repeat("n", min(size, 5000)), "\x01\x02"}, min(size, 500)),
				Body: []byte(strings.Repeat("\x01", size)), Status: 401, Cause: "no token", Help: "send one", Reply: []byte(strings.Repeat("\x01", size)),
			})
			return err
		})
	}
}

// verdictsOf counts the verdicts of all items, listed or not.
func verdictsOf(a *conformance.Assessment) rule.Counts {
	counts := a.Unlisted
	for i := range a.Items {
		counts.Add(a.Items[i].Verdict, 1)
	}
	return counts
}

func manyFields(f Field, n int) []Field {
	fields := make([]Field, n)
	for i := range fields {
		fields[i] = f
	}
	return fields
}

// TestSecretsAreTakenOutBeforeAnythingIsCut has a token lie across each place
// where something is cut.
func TestSecretsAreTakenOutBeforeAnythingIsCut(t *testing.T) {
	o := options(t)
	s := start(t, o)
	for before := -len(o.Token) - 2; before <= 2; before++ {
		x := Exchange{
			Method: "POST", Status: 415, Cause: "another type",
			Path:   "/x?a=" + strings.Repeat("y", maxTarget-8+before) + "&t=" + o.Token,
			Header: []Field{{"X-Long", strings.Repeat("z", maxHead-100+before)}, {"X-Token", o.Token}},
			Body:   []byte(`{"a":"` + strings.Repeat("b", maxRefused-20+before) + `","t":"` + o.Token + `"}`),
		}
		if _, err := s.Refuse(x); err != nil {
			t.Fatal(err)
		}
	}
	journal, err := os.ReadFile(s.Journal())
	if err != nil {
		t.Fatal(err)
	}
	for n := 6; n <= len(o.Token); n++ {
		if strings.Contains(string(journal), o.Token[:n]) {
			t.Fatalf("the journal has the first %d characters of the token", n)
		}
	}
}
