package session

import (
	"bytes"
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"caliper-playground/engine/text"
)

// TestJournalOfBeforeKinds opens a journal as it was written before lines had
// kinds: one line of each sort, and beside it what was known of them then.
func TestJournalOfBeforeKinds(t *testing.T) {
	journal, err := os.ReadFile("testdata/earlier.ndjson")
	if err != nil {
		t.Fatal(err)
	}
	want, err := os.ReadFile("testdata/earlier.txt")
	if err != nil {
		t.Fatal(err)
	}
	o := options(t)
	o.ID = "earlier"
	for _, path := range []string{journalPath(o.Dir, o.ID), indexPath(journalPath(o.Dir, o.ID))} {
		if err := os.WriteFile(path, journal, 0o600); err != nil { // an index of that time is not looked at
			t.Fatal(err)
		}
	}
	s, err := Resume(o)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if s.Notice() != "" {
		t.Errorf("notice %q", s.Notice())
	}
	if diff := cmp.Diff(string(want), knowledge(t, s)); diff != "" {
		t.Errorf("it is another session (-then +now):\n%s", diff)
	}
	if _, of := RepeatOf(mustRead(t, s, 2).Assessment.Items[0]); !of {
		t.Error("message 2 is no repeat any more")
	}

	// What is read back and written again says the same.
	lines := bytes.Split(bytes.TrimSpace(journal), []byte("\n"))[1:]
	for i, line := range lines {
		m := mustRead(t, s, i+1)
		e, err := decodeEffect(line)
		if err != nil {
			t.Fatal(err)
		}
		again := generic(t, lineOf(&m, e))
		delete(again, "kind")
		for _, item := range itemsOf(again) {
			delete(item, "repeat_of")
		}
		if diff := cmp.Diff(generic(t, line), again); diff != "" {
			t.Errorf("message %d is written otherwise (-then +now):\n%s", i+1, diff)
		}
	}

	// It goes on: what was known of events and entities still is.
	m := receive(t, s, string(mustRead(t, s, 1).Exchange.Body))
	if m.Seq != len(lines)+1 || m.Repeats != 1 || m.Note != "repeat of message 1" {
		t.Errorf("the first message once more is %+v", m.Entry)
	}
	sameState(t, reopen(t, s, o), s)
}

func mustRead(t *testing.T, s *Session, seq int) Message {
	t.Helper()
	m, err := s.Message(seq)
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// knowledge writes out what a session knows of its messages.
func knowledge(t *testing.T, s *Session) string {
	var b strings.Builder
	n := s.Totals()
	fmt.Fprintf(&b, "totals Messages=%d Accepted=%d Refused=%d Pass=%d Warn=%d Fail=%d Repeated=%d\n", n.Messages, n.Accepted, n.Refused, n.Pass, n.Warn, n.Fail, n.Repeated)
	var rows []string
	for _, p := range s.Scorecard() {
		for _, row := range p.Rows {
			if row.Count > 0 {
				rows = append(rows, fmt.Sprintf("row %s %d\n", row.Row.ID, row.Count))
			}
		}
	}
	b.WriteString(strings.Join(rows, ""))
	for _, e := range s.Entries(0, s.Len()) {
		m := mustRead(t, s, e.Seq)
		m.Note = text.Clip(m.Note, maxWord) // as in memory
		if m.Entry != e {
			t.Errorf("message %d is %+v in the journal, %+v in the log", e.Seq, m.Entry, e)
		}
		fmt.Fprintf(&b, "%d %s status=%d judged=%v verdict=%v items=%d errors=%d warnings=%d marks=%d repeats=%d body=%.8x\n  %q %q %q\n  %q\n",
			e.Seq, e.Time.Format("2006-01-02T15:04:05.999999999Z07:00"), e.Status, e.Judged, e.Verdict, e.Items, e.Errors, e.Warnings, e.Marks, e.Repeats,
			sha256.Sum256(m.Exchange.Body), e.Event, e.Action, e.Object, e.Note)
	}
	return b.String()
}

func generic(t *testing.T, line []byte) map[string]any {
	t.Helper()
	var v map[string]any
	if err := json.Unmarshal(line, &v); err != nil {
		t.Fatalf("%v: %s", err, line)
	}
	return v
}

// itemsOf returns the items of a line.
func itemsOf(line map[string]any) []map[string]any {
	var items []map[string]any
	assessment, _ := line["assessment"].(map[string]any)
	all, _ := assessment["items"].([]any)
	for _, item := range all {
		items = append(items, item.(map[string]any))
	}
	return items
}
