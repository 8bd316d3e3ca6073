package session

import (
	"crypto/sha256"
	"encoding/binary"
	"fmt"

	"github.com/google/uuid"

	"caliper-playground/engine/conformance"
)

// errorWords is why an event earns no mark whose errors follow from others.
const errorWords = "an event with an error earns no mark"

// repeatWords is why a repeated event earns no mark.
const repeatWords = "a repeat of an event in message %d, which counts once"

// repeatNote is what the log says of a message whose first event is a repeat.
const repeatNote = "repeat of message %d"

// RepeatNoted says which message an entry's note calls it a repeat of.
func RepeatNoted(e Entry) (seq int, ok bool) {
	if e.Repeats == 0 {
		return 0, false
	}
	n, err := fmt.Sscanf(e.Note, repeatNote, &seq)
	return seq, n == 1 && err == nil
}

// RepeatOf says which message had an item's event first, where the item is a
// conformant repeat that earned no mark for that reason alone.
func RepeatOf(item conformance.Item) (seq int, ok bool) {
	return item.RepeatOf, item.RepeatOf > 0
}

// repeatInWords reads the same off the words in a journal of before it had a
// place of its own there, or returns 0.
func repeatInWords(uncredited string) (seq int) {
	if n, _ := fmt.Sscanf(uncredited, repeatWords, &seq); n != 1 || uncredited != fmt.Sprintf(repeatWords, seq) {
		return 0
	}
	return seq
}

// eventKey is an event's id in 16 bytes: the UUID itself, or a hash of an id
// of any other form.
type eventKey [16]byte

// identity is an event's id and what it held.
type identity struct {
	key       eventKey
	content   uint64
	asWritten uint64 // its hash as journals of before kinds have it; 0 where there is no such line
}

// sameContent says whether that was what the event held.
func (e identity) sameContent(content uint64) bool {
	return content == e.content || e.asWritten != 0 && content == e.asWritten
}

// firstSeen is an event's content and the message that had it first.
type firstSeen struct {
	content uint64
	seq     uint32
}

// events are those that were taken in. Whatever stands under the id itself is
// the first event that had it; an event that came later with the same id and
// other content stands under a key made of both, so that its own repeat is known
// too.
type events map[eventKey]firstSeen

// likeness says how an event relates to those before it.
type likeness uint8

const (
	unseen   likeness = iota
	repeated          // the same id and content
	reused            // the same id, other content
)

// find compares an event with those before it, and says which message had the
// one that it repeats or whose id it reuses.
func (s events) find(e identity) (likeness, int) {
	first, ok := s[e.key]
	switch {
	case !ok:
		return unseen, 0
	case e.sameContent(first.content):
		return repeated, int(first.seq)
	}
	for _, content := range [...]uint64{e.content, e.asWritten} {
		if again, ok := s[e.key.with(content)]; ok && again.content == content {
			return repeated, int(again.seq)
		}
	}
	return reused, int(first.seq)
}

// findEvent does the same with several of them, from the first to the last.
func findEvent(e identity, all ...events) (l likeness, seq int) {
	for _, some := range all {
		switch found, first := some.find(e); {
		case found == repeated:
			return repeated, first
		case found == reused && l == unseen:
			l, seq = reused, first
		}
	}
	return l, seq
}

// add remembers an event, unless it is a repeat.
func (s events) add(e identity, seq int) {
	key := e.key
	switch l, _ := s.find(e); l {
	case repeated:
		return
	case reused:
		key = key.with(e.content)
	}
	s[key] = firstSeen{e.content, uint32(seq)}
}

func (k eventKey) with(content uint64) eventKey {
	b := binary.LittleEndian.AppendUint64(k[:], content)
	sum := sha256.Sum256(b)
	return eventKey(sum[:16])
}

// keyOf returns the key of an event's id, and false where it has none.
func keyOf(id []byte) (eventKey, bool) {
	if len(id) == 0 {
		return eventKey{}, false
	}
	if k, ok := uuidKey(id); ok {
		return k, true
	}
	sum := sha256.Sum256(id)
	return eventKey(sum[:16]), true
}

// uuidKey reads "urn:uuid:" and a UUID. Letters may be of either case, in which
// UUIDs do not differ (RFC 9562, section 4).
func uuidKey(id []byte) (eventKey, bool) {
	if len(id) != len("urn:uuid:")+36 { // the library reads other forms, too
		return eventKey{}, false
	}
	k, err := uuid.ParseBytes(id)
	return eventKey(k), err == nil
}
