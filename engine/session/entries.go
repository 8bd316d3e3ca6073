package session

import (
	"math"
	"slices"
	"strconv"
	"strings"
	"time"

	"caliper-playground/engine/rule"
	"caliper-playground/engine/text"
)

// record is an Entry in few bytes and without a pointer, so that a million of
// them cost the garbage collector nothing.
type record struct {
	time   int64 // nanoseconds since 1970
	offset int64 // of the message's line in the journal
	items, errors, warnings,
	marks, repeats uint32
	number                           uint32 // what stands for the placeholder in the note
	retry                            uint32
	event, action, object, note, act uint16 // words
	status                           uint16
	kind                             uint8 // a place in kinds
	judged, stranger                 bool
	verdict                          rule.Verdict
}

// entries holds records in pages, so that growing copies nothing.
type entries struct {
	pages [][]record
	n     int
}

const pageSize = 1024

func (e *entries) len() int { return e.n }

func (e *entries) at(i int) *record { return &e.pages[i/pageSize][i%pageSize] }

func (e *entries) add(r record) {
	if e.n%pageSize == 0 {
		e.pages = append(e.pages, make([]record, 0, pageSize))
	}
	last := len(e.pages) - 1
	e.pages[last] = append(e.pages[last], r)
	e.n++
}

// words keeps each text of the entries once. Senders choose some of them, so
// there is a bound to their number and to their length; beyond it the log
// shows "…" and the journal has the text.
type words struct {
	places map[string]uint16
	texts  []string
}

const (
	maxWords    = 1 << 15
	maxWord     = 160 // characters
	placeholder = "\x00"
)

func newWords() words {
	return words{places: map[string]uint16{"": 0, "…": 1}, texts: []string{"", "…"}}
}

func (w *words) place(word string) uint16 {
	if len(word) > maxWord {
		word = text.Clip(word, maxWord)
	}
	if p, ok := w.places[word]; ok {
		return p
	}
	if len(w.texts) == maxWords {
		return 1
	}
	word = strings.Clone(word) // it may be part of a whole message
	p := uint16(len(w.texts))
	w.places[word] = p
	w.texts = append(w.texts, word)
	return p
}

func (w *words) pack(e *Entry, offset int64) record {
	note, number := splitNumber(e.Note)
	return record{
		time: nanoseconds(e.Time), offset: offset,
		items: count(e.Items), errors: count(e.Errors), warnings: count(e.Warnings),
		marks: count(e.Marks), repeats: count(e.Repeats),
		number: number, note: w.place(note), kind: uint8(slices.Index(kinds, e.Kind)),
		act: w.place(e.Act), retry: count(e.Retry),
		event: w.place(e.Event), action: w.place(e.Action), object: w.place(e.Object),
		status: uint16(e.Status), judged: e.Judged, stranger: e.Stranger, verdict: e.Verdict,
	}
}

func (w *words) unpack(seq int, r *record) Entry {
	return Entry{
		Seq: seq, Kind: kinds[r.kind], Time: timeOf(r.time), Status: int(r.status), Judged: r.judged, Verdict: r.verdict, Stranger: r.stranger,
		Items: int(r.items), Errors: int(r.errors), Warnings: int(r.warnings), Marks: int(r.marks), Repeats: int(r.repeats),
		Act: w.texts[r.act], Retry: int(r.retry),
		Event: w.texts[r.event], Action: w.texts[r.action], Object: w.texts[r.object],
		Note: joinNumber(w.texts[r.note], r.number),
	}
}

// kinds has each kind at the place that a record keeps.
var kinds = []Kind{KindMessage, KindRefused, KindRequest, KindDamaged}

// nanoseconds returns a time as nanoseconds since 1970, the zero time as 0.
func nanoseconds(t time.Time) int64 {
	if t.IsZero() {
		return 0
	}
	return t.UnixNano()
}

func timeOf(nanoseconds int64) time.Time {
	if nanoseconds == 0 {
		return time.Time{}
	}
	return time.Unix(0, nanoseconds).UTC()
}

func count(n int) uint32 { return uint32(min(max(n, 0), math.MaxUint32)) }

// splitNumber takes the last number out of a note, so that "repeat of message
// 7" and "repeat of message 8" are one word.
func splitNumber(note string) (string, uint32) {
	end := strings.LastIndexAny(note, "0123456789") + 1
	start := end
	for start > 0 && note[start-1] >= '0' && note[start-1] <= '9' {
		start--
	}
	if start == end {
		return note, 0
	}
	digits := note[start:end]
	n, err := strconv.ParseUint(digits, 10, 32)
	if err != nil || digits[0] == '0' || strings.Contains(note, placeholder) {
		return note, 0
	}
	return note[:start] + placeholder + note[end:], uint32(n)
}

func joinNumber(note string, n uint32) string {
	before, after, ok := strings.Cut(note, placeholder)
	if !ok || n == 0 {
		return note
	}
	return before + strconv.FormatUint(uint64(n), 10) + after
}
