// Package terminal is what the program says to the terminal and hears from it
// beside frames and keys: its background colour, what is pasted, and what is
// copied to its clipboard.
package terminal

import (
	"bytes"
	"os"
	"sync"
	"sync/atomic"
	"time"

	"caliper-playground/ui/style"
)

// answerStart is how a terminal's answer to QueryBackground begins.
const answerStart = "\x1b]11;"

// maxAnswer is the length up to which an answer is followed. Real ones take
// some 25 bytes; what goes on longer is no answer.
const maxAnswer = 64

// pasteSilence is how long nothing may come in the middle of a paste, pasteSilences
// times in a row, before it is taken for one whose end was lost. A slow line pauses
// for less; and while a machine stands still, no more than one of them passes.
const (
	pasteSilence  = 500 * time.Millisecond
	pasteSilences = 6
)

// The tickets of pastes are printable letters, so that a stand-in has the same
// length always.
const (
	firstTicket = '!'
	lastTicket  = '~'
)

// Input is the keyboard with the terminal's answers and what is pasted taken
// out of it. Answers may come late, and in pieces, and must never arrive as
// keys. It passes for the file that it wraps, so that the interface library can
// put it into raw mode and wait on it.
type Input struct {
	*os.File
	filter  answerFilter
	answers chan style.Background

	mu         sync.Mutex // guards what is below: a paste is given up beside Read
	collector  collector
	kept       map[byte]Paste // by their tickets
	ticket     byte           // the last one given out
	silence    time.Duration
	silences   int // since something of a paste came
	silent     *time.Timer
	unfinished chan Paste
}

// NewInput wraps the terminal that keys come from.
func NewInput(f *os.File) *Input {
	in := &Input{
		File: f, answers: make(chan style.Background, 1), unfinished: make(chan Paste, 1),
		kept: map[byte]Paste{}, ticket: lastTicket, silence: pasteSilence,
	}
	in.collector = collector{limit: MaxPaste, put: in.keep}
	return in
}

// Answers delivers the background colour when the terminal has told it. It may
// never do so.
func (in *Input) Answers() <-chan style.Background { return in.answers }

// Unfinished delivers pastes whose end never came. Nothing that is read stands
// for them.
func (in *Input) Unfinished() <-chan Paste { return in.unfinished }

// Expect tells the input that QueryBackground is about to be written.
func (in *Input) Expect() { in.filter.asked.Store(true) }

// Redeem returns the paste that a stand-in's ticket is for, once.
func (in *Input) Redeem(ticket string) (p Paste, ok bool) {
	in.mu.Lock()
	defer in.mu.Unlock()
	if len(ticket) != 1 {
		return Paste{}, false
	}
	p, ok = in.kept[ticket[0]]
	delete(in.kept, ticket[0])
	return p, ok
}

// keep gives a paste its ticket. The lock is held.
func (in *Input) keep(p Paste) byte {
	in.ticket++
	if in.ticket > lastTicket {
		in.ticket = firstTicket
	}
	in.kept[in.ticket] = p
	return in.ticket
}

// standIn is how much longer what is read may become: a paste that began in an
// earlier read may end with its first byte.
const standIn = len(pasteStart) + 1 + len(pasteEnd)

// Read reads keys, with a stand-in for what was pasted. It returns no bytes and
// no error where all that was read belonged to an answer, or to a paste that
// goes on.
func (in *Input) Read(p []byte) (int, error) {
	// What was held back joins what is read, so room is left for it.
	room := len(p) - len(in.filter.held) - len(pasteStart) - standIn
	if room < 1 {
		n := copy(p, in.filter.release())
		return n, nil
	}
	buffer := make([]byte, room)
	n, err := in.File.Read(buffer)
	keys, answer := in.filter.split(in.withoutPastes(buffer[:n], n == room))
	if background, ok := parseBackground(answer); ok {
		select {
		case in.answers <- background:
		default: // one answer is enough
		}
	}
	return copy(p, keys), err
}

// withoutPastes collects what is pasted, and watches that it comes to an end.
func (in *Input) withoutPastes(b []byte, more bool) []byte {
	in.mu.Lock()
	defer in.mu.Unlock()
	keys := in.collector.keysIn(b, more)
	switch {
	case in.collector.inside:
		in.silences = 0
		if in.silent == nil {
			in.silent = time.AfterFunc(in.silence, in.silenced)
		}
	case in.silent != nil:
		in.silent.Stop()
		in.silent = nil
	}
	return keys
}

// silenced takes a paste as it is, of which nothing has come for long. What has
// come and only waits to be read, behind a key that takes its time, is no silence.
func (in *Input) silenced() {
	in.mu.Lock()
	defer in.mu.Unlock()
	if in.silent == nil || !in.collector.inside {
		return // it ended just now
	}
	if in.silences++; in.silences < pasteSilences || readable(in.File) {
		in.silent.Reset(in.silence)
		return
	}
	in.silent = nil
	if p, ok := in.collector.giveUp(); ok {
		select {
		case in.unfinished <- p:
		default: // nobody has taken the one before in all that time
		}
	}
}

// answerFilter tells answers from keys in a stream that is cut anywhere.
type answerFilter struct {
	asked     atomic.Bool
	held      []byte // the beginning of what may become an answer
	inside    bool   // held begins with answerStart
	escapeOut bool   // the last bytes passed on ended in a lone escape
}

// release gives up waiting for the rest of an answer.
func (f *answerFilter) release() []byte {
	held := f.held
	f.held, f.inside = nil, false
	return held
}

// split returns the keys in b, and the last complete answer if there was one.
func (f *answerFilter) split(b []byte) (keys, answer []byte) {
	if f.escapeOut && f.asked.Load() && bytes.HasPrefix(b, []byte(answerStart[1:])) {
		// The escape went out as a key before the rest came; the rest must not.
		b = append([]byte{0x1b}, b...)
	}
	f.escapeOut = false
	if len(f.held) > 0 {
		b = append(f.release(), b...)
	}
	for len(b) > 0 {
		start := bytes.IndexByte(b, 0x1b)
		if start < 0 {
			return append(keys, b...), answer
		}
		keys = append(keys, b[:start]...)
		b = b[start:]
		length, state := scanAnswer(b)
		switch {
		case state == answerWhole:
			answer = b[:length]
			b = b[length:]
		case state == answerBegun && length > 1 && f.asked.Load():
			f.held = append([]byte(nil), b...)
			return keys, answer
		default:
			f.escapeOut = len(b) == 1
			keys = append(keys, b[0])
			b = b[1:]
		}
	}
	return keys, answer
}

type answerState int

const (
	noAnswer answerState = iota
	answerBegun
	answerWhole
)

// scanAnswer looks for an answer at the start of b, which begins with an
// escape, and returns how many bytes of it are there.
func scanAnswer(b []byte) (length int, state answerState) {
	head := min(len(b), len(answerStart))
	if string(b[:head]) != answerStart[:head] {
		return 0, noAnswer
	}
	for i := head; i < len(b) && i < maxAnswer; i++ {
		switch c := b[i]; {
		case c == 0x07:
			return i + 1, answerWhole
		case c == 0x1b && i+1 == len(b):
			return len(b), answerBegun
		case c == 0x1b && b[i+1] == '\\':
			return i + 2, answerWhole
		case c <= ' ' || c > '~':
			return i, answerWhole // broken off; drop what belongs to it
		}
	}
	if len(b) >= maxAnswer {
		return maxAnswer, answerWhole
	}
	return len(b), answerBegun
}
