// Package terminal is what the program says to the terminal and hears from it
// beside frames and keys: its background colour, and what is copied to its
// clipboard.
package terminal

import (
	"bytes"
	"os"
	"sync/atomic"
)

// answerStart is how a terminal's answer to QueryBackground begins.
const answerStart = "\x1b]11;"

// maxAnswer is the length up to which an answer is followed. Real ones take
// some 25 bytes; what goes on longer is no answer.
const maxAnswer = 64

// Input is the keyboard with the terminal's answers taken out of it: they may
// come late, and in pieces, and must never arrive as keys. It passes for the
// file that it wraps, so that the interface library can put it into raw mode
// and wait on it.
type Input struct {
	*os.File
	filter  answerFilter
	answers chan Background
}

// NewInput wraps the terminal that keys come from.
func NewInput(f *os.File) *Input {
	return &Input{File: f, answers: make(chan Background, 1)}
}

// Answers delivers the background colour when the terminal has told it. It may
// never do so.
func (in *Input) Answers() <-chan Background { return in.answers }

// Expect tells the input that QueryBackground is about to be written.
func (in *Input) Expect() { in.filter.asked.Store(true) }

// Read reads keys. It returns no bytes and no error where all that was read
// belonged to an answer.
func (in *Input) Read(p []byte) (int, error) {
	// What was held back joins what is read, so room is left for it.
	room := len(p) - len(in.filter.held)
	if room < 1 {
		n := copy(p, in.filter.release())
		return n, nil
	}
	buffer := make([]byte, room)
	n, err := in.File.Read(buffer)
	keys, answer := in.filter.take(buffer[:n])
	if background, ok := parseBackground(answer); ok {
		select {
		case in.answers <- background:
		default: // one answer is enough
		}
	}
	return copy(p, keys), err
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

// take returns the keys in b, and the last complete answer if there was one.
func (f *answerFilter) take(b []byte) (keys, answer []byte) {
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
