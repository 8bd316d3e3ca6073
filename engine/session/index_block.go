package session

import (
	"encoding/binary"
	"hash/crc32"
	"time"

	"caliper-playground/engine/rule"
)

// blockEncoder writes traces one behind another. Texts stand once in a block
// and are numbers from then on.
type blockEncoder struct {
	traces     []byte
	n          int
	start      int64 // of the first line
	lastOffset int64
	end        int64
	places     map[string]uint64
}

func (b *blockEncoder) reset() {
	b.traces, b.n = b.traces[:0], 0
	clear(b.places)
}

func (b *blockEncoder) add(t *trace) {
	if b.n == 0 {
		b.start = t.offset
	}
	b.n++
	b.lastOffset, b.end = t.offset, t.end
	e := &t.entry
	b.uint(uint64(t.end - t.offset))
	var seconds, nanoseconds int64
	if !e.Time.IsZero() {
		seconds, nanoseconds = e.Time.Unix(), int64(e.Time.Nanosecond())
	}
	b.traces = binary.AppendVarint(b.traces, seconds)
	b.uint(uint64(nanoseconds))
	b.count(e.Status)
	judged := 0
	if e.Judged {
		judged = 1 + int(e.Verdict)
	}
	b.count(judged)
	for _, n := range []int{e.Items, e.Errors, e.Warnings, e.Marks, e.Repeats, t.counts.Pass, t.counts.Unjudged, t.counts.Warn, t.counts.Fail} {
		b.count(n)
	}
	for _, text := range []string{e.Event, e.Action, e.Object, e.Note} {
		b.text(text)
	}
	b.count(len(t.marks))
	for _, id := range t.marks {
		b.text(id)
	}
	b.count(len(t.events))
	for _, event := range t.events {
		b.traces = append(b.traces, event.key[:]...)
		b.traces = binary.LittleEndian.AppendUint64(b.traces, event.content)
	}
	b.count(len(t.described))
	for _, d := range t.described {
		b.traces = binary.LittleEndian.AppendUint64(b.traces, d.id)
		b.text(d.typeName)
	}
	b.count(len(t.attempts))
	for _, n := range t.attempts {
		b.traces = binary.LittleEndian.AppendUint64(b.traces, n.key)
		b.count(n.Count)
		b.traces = binary.AppendVarint(b.traces, n.At)
	}
}

func (b *blockEncoder) uint(n uint64) { b.traces = binary.AppendUvarint(b.traces, n) }

func (b *blockEncoder) count(n int) { b.uint(uint64(count(n))) }

// text writes the number of a text seen before, or 0 and the text.
func (b *blockEncoder) text(text string) {
	if place, ok := b.places[text]; ok {
		b.uint(place)
		return
	}
	if b.places == nil {
		b.places = map[string]uint64{}
	}
	b.places[text] = uint64(len(b.places) + 1)
	b.uint(0)
	b.uint(uint64(len(text)))
	b.traces = append(b.traces, text...)
}

// payload returns the block: where it begins, how many traces it has, the
// checksum of the last line, and the traces.
func (b *blockEncoder) payload(lastLine uint32) []byte {
	p := binary.LittleEndian.AppendUint64(nil, uint64(b.start))
	p = binary.LittleEndian.AppendUint32(p, uint32(b.n))
	p = binary.LittleEndian.AppendUint32(p, lastLine)
	return append(p, b.traces...)
}

// decodeBlock reads a block back and checks it against the journal.
func decodeBlock(payload []byte, j *journal, size int64) ([]*trace, error) {
	const fixed = 16
	if len(payload) < fixed || int64(binary.LittleEndian.Uint64(payload)) != j.end {
		return nil, errBlock
	}
	n := int(binary.LittleEndian.Uint32(payload[8:]))
	lastLine := binary.LittleEndian.Uint32(payload[12:])
	d := blockDecoder{rest: payload[fixed:]}
	if n < 1 || n > len(d.rest) { // a trace has more than a byte
		return nil, errBlock
	}
	traces := make([]*trace, 0, n)
	at := j.end
	for range n {
		t := d.trace(at)
		if d.failed || t.end <= at || t.end > size {
			return nil, errBlock
		}
		at = t.end
		traces = append(traces, t)
	}
	last := traces[n-1]
	if sum, err := j.checksum(last.offset, last.end); err != nil || sum != lastLine || len(d.rest) > 0 {
		return nil, errBlock
	}
	return traces, nil
}

// checksum returns that of a range of the journal.
func (j *journal) checksum(from, to int64) (uint32, error) {
	b := make([]byte, to-from)
	if n, err := j.file.ReadAt(b, from); n < len(b) {
		return 0, err
	}
	return crc32.Checksum(b, checksums), nil
}

// blockDecoder reads what blockEncoder wrote. Once something is wrong, all that
// it returns is zero.
type blockDecoder struct {
	rest   []byte
	texts  []string
	failed bool
}

func (d *blockDecoder) trace(at int64) *trace {
	t := &trace{offset: at}
	t.end = at + int64(d.uint())
	e := &t.entry
	seconds := d.int()
	nanoseconds := d.count()
	if seconds != 0 || nanoseconds != 0 {
		e.Time = time.Unix(seconds, int64(nanoseconds)).UTC()
	}
	e.Status = d.count()
	if judged := d.count(); judged > 0 {
		e.Judged, e.Verdict = true, min(rule.Verdict(judged-1), rule.Fail)
	}
	c := &t.counts
	for _, n := range []*int{&e.Items, &e.Errors, &e.Warnings, &e.Marks, &e.Repeats, &c.Pass, &c.Unjudged, &c.Warn, &c.Fail} {
		*n = d.count()
	}
	for _, text := range []*string{&e.Event, &e.Action, &e.Object, &e.Note} {
		*text = d.text()
	}
	for range d.length(1) {
		t.marks = append(t.marks, d.text())
	}
	for range d.length(24) {
		t.events = append(t.events, identity{key: eventKey(d.bytes(16)), content: binary.LittleEndian.Uint64(d.bytes(8))})
	}
	for range d.length(9) {
		id := binary.LittleEndian.Uint64(d.bytes(8))
		t.described = append(t.described, described{id: id, typeName: d.text()})
	}
	for range d.length(10) {
		key := binary.LittleEndian.Uint64(d.bytes(8))
		t.attempts = append(t.attempts, attempted{key: key, Counted: rule.Counted{Count: d.count(), At: d.int()}})
	}
	return t
}

func (d *blockDecoder) uint() uint64 {
	n, size := binary.Uvarint(d.rest)
	if size <= 0 {
		return d.fail()
	}
	d.rest = d.rest[size:]
	return n
}

func (d *blockDecoder) int() int64 {
	n, size := binary.Varint(d.rest)
	if size <= 0 {
		return int64(d.fail())
	}
	d.rest = d.rest[size:]
	return n
}

func (d *blockDecoder) count() int { return int(uint32(d.uint())) }

// length reads the length of a list whose elements have at least so many bytes.
func (d *blockDecoder) length(least int) int {
	n := d.count()
	if n*least > len(d.rest) {
		return int(d.fail())
	}
	return n
}

// bytes returns the next n bytes; where there are none, as many zeros.
func (d *blockDecoder) bytes(n int) []byte {
	if n > len(d.rest) {
		d.fail()
		return make([]byte, min(n, 16))
	}
	b := d.rest[:n]
	d.rest = d.rest[n:]
	return b
}

func (d *blockDecoder) text() string {
	place := d.uint()
	if place > uint64(len(d.texts)) {
		d.fail()
		return ""
	}
	if place > 0 {
		return d.texts[place-1]
	}
	text := string(d.bytes(d.length(1)))
	d.texts = append(d.texts, text)
	return text
}

func (d *blockDecoder) fail() uint64 {
	d.failed, d.rest = true, nil
	return 0
}
