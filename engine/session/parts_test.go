package session

import (
	"fmt"
	"math"
	"strings"
	"testing"
	"time"

	"caliper-playground/catalog"
	"caliper-playground/engine/document"
)

func TestWakeUpsAreOne(t *testing.T) {
	var w waker
	first, stopFirst := w.subscribe()
	second, stopSecond := w.subscribe()
	for range 100 {
		w.wake()
	}
	for _, wake := range []<-chan struct{}{first, second} {
		<-wake
		select {
		case <-wake:
			t.Error("a second wake-up was kept")
		default:
		}
	}
	stopFirst()
	stopFirst()
	w.wake()
	select {
	case <-first:
		t.Error("woken after the end")
	default:
	}
	<-second
	stopSecond()
	if len(w.subscribers) != 0 {
		t.Errorf("%d subscribers are left", len(w.subscribers))
	}
}

func TestEntriesKeepWhatTheyGet(t *testing.T) {
	w := newWords()
	var e entries
	var want []Entry
	for i := range 3 * pageSize {
		entry := Entry{
			Seq: i + 1, Kind: kinds[i%len(kinds)], Time: time.Unix(int64(i), 1).UTC(), Status: 200 + i%300, Judged: i%2 == 0,
			Items: i, Errors: i % 7, Warnings: i % 5, Marks: i % 3, Repeats: i % 2,
			Event: "ViewEvent", Action: fmt.Sprint("Action", i%10), Object: "", Note: fmt.Sprintf("repeat of message %d, of 1.2", i),
		}
		want = append(want, entry)
		e.add(w.pack(&entry, 0))
	}
	for i := range want {
		if got := w.unpack(i+1, e.at(i)); got != want[i] {
			t.Fatalf("entry %d is %+v, want %+v", i, got, want[i])
		}
	}
}

func TestNotesWithNumbersAreOneWord(t *testing.T) {
	w := newWords()
	before := len(w.texts)
	for _, note := range []string{"", "no number", "0", "007", "repeat of message 12", "repeat of message 4294967295", "message 4294967296",
		"99999999999999999999", "a\x00b 3", "3", "x 1 y 2 z", "1\x00"} {
		r := w.pack(&Entry{Note: note, Kind: KindRefused}, 0)
		if got := w.unpack(1, &r).Note; got != note {
			t.Errorf("%q came back as %q", note, got)
		}
	}
	if after := len(w.texts) - before; after > 11 {
		t.Errorf("%d words", after)
	}
}

func TestWordsAreBounded(t *testing.T) {
	w := newWords()
	for i := range maxWords + 100 {
		w.place(fmt.Sprintf("word %d of a sender", i))
	}
	if len(w.texts) != maxWords {
		t.Errorf("%d words", len(w.texts))
	}
	if got := w.texts[w.place("one more")]; got != "…" {
		t.Errorf("beyond the bound a word is %q", got)
	}
	fresh := newWords()
	if got := fresh.texts[fresh.place(strings.Repeat("ä", 500))]; len([]rune(got)) > maxWord || !strings.HasPrefix(got, "ää") || !strings.HasSuffix(got, "ä…") {
		t.Errorf("a long word became %q", got)
	}
}

func TestCountsAreBroughtIntoRange(t *testing.T) {
	for n, want := range map[int]uint32{-1: 0, 0: 0, 7: 7, math.MaxUint32: math.MaxUint32, math.MaxUint32 + 1: math.MaxUint32} {
		if got := count(n); got != want {
			t.Errorf("count(%d) is %d", n, got)
		}
	}
}

func TestScopeKeepsTheNarrowerType(t *testing.T) {
	tests := []struct {
		name  string
		types []string
		want  string
	}{
		{"once", []string{"Document"}, "Document"},
		{"again", []string{"Document", "Document"}, "Document"},
		{"narrower later", []string{"DigitalResource", "Document"}, "Document"},
		{"wider later", []string{"Document", "DigitalResource"}, "Document"},
		{"unrelated later", []string{"Document", "Person"}, "Document"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			s := newScope(catalog.Get(catalog.V1p2))
			for _, typeName := range test.types {
				if d := (described{hash: document.HashBytes([]byte("x")), Type: typeName}); s.isNews(d) {
					s.learn([]described{d}, 1)
				}
			}
			if got, ok := s.TypeOf([]byte("x")); !ok || got != test.want {
				t.Errorf("it is %q", got)
			}
			if _, ok := s.TypeOf([]byte("y")); ok {
				t.Error("what was never described has a type")
			}
		})
	}
}

func TestKeyOf(t *testing.T) {
	if _, ok := keyOf([]byte("")); ok {
		t.Error("no id has a key")
	}
	seen := map[eventKey]string{}
	for _, id := range []string{"urn:uuid:00000001-0000-4000-8000-000000000000", "00000001-0000-4000-8000-000000000000", "x", "X",
		"urn:uuid:00000001-0000-4000-8000-00000000000g", "urn:uuid:00000001000040008000000000000000----"} {
		key, ok := keyOf([]byte(id))
		if other, twice := seen[key]; twice || !ok {
			t.Errorf("%q has the key of %q", id, other)
		}
		seen[key] = id
	}
}
