package session

import (
	"bytes"
	"fmt"
	"os"
	"testing"
)

// TestIndexIsOnlyAHelp opens a session beside every kind of index and expects
// the same session.
func TestIndexIsOnlyAHelp(t *testing.T) {
	o := options(t)
	s := start(t, o)
	for i := range 40 {
		receive(t, s, envelope(context1p2, view{id: event(i % 30)}.String()))
	}
	s.Close()
	index, err := os.ReadFile(indexPath(s.Journal()))
	if err != nil {
		t.Fatal(err)
	}
	o.ID = "other"
	other := start(t, o)
	receive(t, other, "{")
	other.Close()
	foreign, err := os.ReadFile(indexPath(other.Journal()))
	if err != nil {
		t.Fatal(err)
	}
	o.ID = "lesson"
	indexes := map[string][]byte{
		"as written": index, "none": nil, "empty": {}, "of another session": foreign,
		"with more behind it": append(bytes.Clone(index), "more"...), "twice": append(bytes.Clone(index), index...),
	}
	for cut := range 40 {
		indexes[fmt.Sprint("cut at the start, ", cut)] = index[:cut]
	}
	for at := 0; at < len(index); at += 1 + len(index)/60 {
		flipped := bytes.Clone(index)
		flipped[at] ^= 0x20
		indexes[fmt.Sprint("a bit flipped at ", at)] = flipped
		indexes[fmt.Sprint("cut at ", at)] = index[:at]
	}
	for name, content := range indexes {
		t.Run(name, func(t *testing.T) {
			path := indexPath(s.Journal())
			if content == nil {
				os.Remove(path)
			} else if err := os.WriteFile(path, content, 0o600); err != nil {
				t.Fatal(err)
			}
			again, err := Resume(o)
			if err != nil {
				t.Fatal(err)
			}
			again.Close()
			sameState(t, again, s)
			if got, err := os.ReadFile(path); err != nil || !bytes.HasPrefix(got, index[:20]) {
				t.Errorf("it was not made anew: %v", err)
			}
		})
	}
}

// TestIndexOfAnEditedJournal changes a journal, and expects the journal to win.
func TestIndexOfAnEditedJournal(t *testing.T) {
	o := options(t)
	s := start(t, o)
	for i := range 3 {
		receive(t, s, envelope(context1p2, view{id: event(i)}.String()))
	}
	s.Close()
	journal, err := os.ReadFile(s.Journal())
	if err != nil {
		t.Fatal(err)
	}
	lines := bytes.SplitAfter(journal, []byte("\n"))
	edited := bytes.Join([][]byte{lines[0], lines[1], lines[3]}, nil)
	if err := os.WriteFile(s.Journal(), edited, 0o600); err != nil {
		t.Fatal(err)
	}
	again, err := Resume(o)
	if err != nil {
		t.Fatal(err)
	}
	defer again.Close()
	if again.Len() != 2 || marks(again) != 2 {
		t.Errorf("%d messages, %d marks", again.Len(), marks(again))
	}
}

// TestResumeAfterACrash leaves a session without closing it, so that its index
// is behind.
func TestResumeAfterACrash(t *testing.T) {
	o := options(t)
	s := start(t, o)
	for i := range 5 {
		receive(t, s, envelope(context1p2, view{id: event(i)}.String()))
	}
	if err := s.journal.file.Close(); err != nil { // what the system does for a process that ends
		t.Fatal(err)
	}
	again, err := Resume(o)
	if err != nil {
		t.Fatal(err)
	}
	defer again.Close()
	sameState(t, again, s)
	s.index.file.Close()
	s.index.file = nil
}

// TestWithoutIndex has a folder where the index would be.
func TestWithoutIndex(t *testing.T) {
	o := options(t)
	if err := os.Mkdir(indexPath(journalPath(o.Dir, o.ID)), 0o700); err != nil {
		t.Fatal(err)
	}
	s := start(t, o)
	m := receive(t, s, envelope(context1p2, view{id: event(1)}.String()))
	again := reopen(t, s, o)
	sameState(t, again, s)
	sameMessages(t, again, []Message{m})
}

// TestIndexOfManyBlocks writes more than one block and opens it again.
func TestIndexOfManyBlocks(t *testing.T) {
	o := options(t)
	s := start(t, o)
	for i := range 3000 {
		if _, err := s.Refuse(Exchange{Status: 404, Cause: "unknown path", Path: event(i)}); err != nil {
			t.Fatal(err)
		}
	}
	written, err := os.Stat(indexPath(s.Journal()))
	if err != nil || written.Size() < indexBlock {
		t.Fatalf("the index has %d bytes, %v", written.Size(), err)
	}
	sameState(t, reopen(t, s, o), s)
}
