package terminal

import (
	"bytes"
	"strings"
)

// What a terminal sets around what is pasted.
const (
	pasteStart = "\x1b[200~"
	pasteEnd   = "\x1b[201~"
)

// MaxPaste is how many bytes of one paste are kept. What is longer is left out
// as a whole: half a document helps nobody.
const MaxPaste = 32 << 20

// burst is from how many bytes of text on, read at once, nobody has typed them.
const burst = 32

// interruptKey is what the terminal sends for ctrl+c.
const interruptKey = 0x03

// Paste is text that was pasted.
type Paste struct {
	Text string

	TooLong bool // it was longer than MaxPaste, and Text is empty
}

// collector takes pastes out of what is read from a terminal, which is cut
// anywhere. The interface library would look through all of a paste anew for
// each few bytes of it.
type collector struct {
	limit int
	put   func(Paste) (ticket byte) // keeps a paste that has ended

	inside  bool
	text    []byte // of the paste so far, with what may become its end
	tooLong bool
	dropped bool // ctrl+c was pressed: the rest is of no use, until an end or a start comes

	held   []byte // the beginning of what may become pasteStart
	passed []byte // the end of the keys passed on last, which may be its beginning too
	lost   bool   // a paste was given up: its rest may still come, and its end
}

// keysIn returns the keys in b, with a stand-in for each paste that ends in it. A
// stand-in is a paste of one letter, its ticket, so that it keeps its place
// among the keys. More says that b was all that there was room for.
func (c *collector) keysIn(b []byte, more bool) (keys []byte) {
	b = c.join(b)
	for len(b) > 0 {
		if c.inside {
			if b = c.collect(b); !c.inside {
				keys = c.finish(keys)
			} else if !more && bytes.HasSuffix(c.text, []byte{interruptKey}) {
				// Pressed rather than pasted, for nothing has come behind it.
				c.text, c.dropped = nil, true
				keys = append(keys, interruptKey)
			}
			continue
		}
		before, after, found := bytes.Cut(b, []byte(pasteStart))
		if found {
			keys = append(keys, before...)
			c.inside, c.lost, c.dropped, b = true, false, false, after
			continue
		}
		pass := len(b) - c.begun(b, more)
		keys = append(keys, b[:pass]...)
		c.held = append([]byte(nil), b[pass:]...)
		break
	}
	if !c.inside {
		c.passed = append([]byte(nil), keys[max(0, len(keys)-2):]...)
	}
	return keys
}

// join puts b behind what was held back, and takes out of it what is no key.
func (c *collector) join(b []byte) []byte {
	b, c.held = append(c.held, b...), nil
	if c.lost && !c.inside && isRest(b) {
		c.inside = true // the line was only slow, and the paste goes on
	}
	for n := len(c.passed); n > 0; n-- {
		// The marker's first bytes went out as keys; the text must not.
		tail, rest := c.passed[len(c.passed)-n:], pasteStart[n:]
		if string(tail) == pasteStart[:n] && bytes.HasPrefix(b, []byte(rest)) {
			c.inside, b = true, b[len(rest):]
			break
		}
	}
	c.passed = nil
	return b
}

// isRest says whether b belongs to a paste that was given up: it has the end of it,
// or is more text than anybody types at once. Keys that send much send escapes; the
// only one here may be that of the end.
func isRest(b []byte) bool {
	if before, _, found := bytes.Cut(b, []byte(pasteEnd)); found {
		return !bytes.Contains(before, []byte(pasteStart)) // else it is another paste's
	}
	text := bytes.IndexByte(b, pasteEnd[0])
	if text < 0 {
		text = len(b)
	}
	return text >= burst && strings.HasPrefix(pasteEnd, string(b[text:]))
}

// begun returns how many bytes at the end of b are the beginning of a marker.
// One or two of them are keys by themselves, escape and alt+[, unless more is
// about to come.
func (c *collector) begun(b []byte, more bool) int {
	least := 3
	if more {
		least = 1
	}
	for n := min(len(b), len(pasteStart)-1); n >= least; n-- {
		if bytes.HasSuffix(b, []byte(pasteStart[:n])) {
			return n
		}
	}
	return 0
}

// collect takes what belongs to the paste, and returns the rest.
func (c *collector) collect(b []byte) []byte {
	from := max(0, len(c.text)-len(pasteEnd)+1) // the end may have begun before
	c.text = append(c.text, b...)
	end := bytes.Index(c.text[from:], []byte(pasteEnd))
	if end < 0 {
		if len(c.text) > c.limit+len(pasteEnd) {
			c.tooLong = true
		}
		if c.tooLong || c.dropped {
			c.text = append([]byte(nil), c.text[max(0, len(c.text)-len(pasteEnd)+1):]...)
		}
		return nil
	}
	end += from
	rest := append([]byte(nil), c.text[end+len(pasteEnd):]...)
	c.text, c.inside = c.text[:end], false
	return rest
}

// finish keeps the paste that has ended, and adds its stand-in to the keys.
func (c *collector) finish(keys []byte) []byte {
	p, dropped := c.result(), c.dropped
	c.lost, c.dropped = false, false
	if dropped || p.Text == "" && !p.TooLong {
		return keys
	}
	keys = append(keys, pasteStart...)
	keys = append(keys, c.put(p))
	return append(keys, pasteEnd...)
}

// result returns the paste, and forgets it.
func (c *collector) result() Paste {
	p := Paste{Text: string(c.text), TooLong: c.tooLong || len(c.text) > c.limit}
	if p.TooLong {
		p.Text = ""
	}
	c.text, c.tooLong = nil, false
	return p
}

// giveUp ends a paste whose end never came. What comes from here on are keys,
// unless so much of it comes at once that it is the rest of the paste.
func (c *collector) giveUp() (p Paste, ok bool) {
	p, ok = c.result(), c.inside && !c.dropped
	c.inside, c.lost = false, true
	return p, ok && (p.Text != "" || p.TooLong)
}
