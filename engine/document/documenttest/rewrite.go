// Package documenttest rewrites JSON texts for tests: the same values, written
// as other senders write them. Nothing that is asked of a document may depend
// on any of it.
package documenttest

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"testing"
	"unicode/utf16"
	"unicode/utf8"

	"caliper-playground/engine/document"
)

// Style says how a text is written. The zero Style writes it without any white
// space and as few escape sequences as JSON allows.
type Style struct {
	Name   string
	Escape func(b []byte, r rune) []byte // writes one character of a string or name; nil: as it is
	Spaced bool                          // with white space wherever it may stand
	// Shuffle puts the members of objects into another order where it is not nil.
	// Objects that repeat a name keep theirs, since it says which one is meant.
	Shuffle *rand.Rand
}

// Styles returns every way in which a text is rewritten: the escape sequences
// that common libraries write by default, all of them, white space, and members
// in another order.
func Styles() []Style {
	return []Style{
		{Name: "compact"},
		{Name: "spaced", Spaced: true},
		{Name: "PHP", Escape: escapePHP},
		{Name: "Go, Rails, .NET", Escape: escapeHTML},
		{Name: "every character", Escape: escapeAll},
		{Name: "shuffled", Shuffle: rand.New(rand.NewPCG(1, 2))},
		{Name: "all at once", Escape: escapeAll, Spaced: true, Shuffle: rand.New(rand.NewPCG(3, 4))},
	}
}

// escapePHP writes slashes and whatever is beyond ASCII as PHP does.
func escapePHP(b []byte, r rune) []byte {
	switch {
	case r == '/':
		return append(b, `\/`...)
	case r > 0x7e:
		return escapeAll(b, r)
	}
	return append(b, string(r)...)
}

// escapeHTML writes what could end a script in a page as Go, Rails and .NET do.
func escapeHTML(b []byte, r rune) []byte {
	switch r {
	case '&', '<', '>', '+', '\'', '\u2028', '\u2029':
		return fmt.Appendf(b, `\u%04X`, r)
	}
	return append(b, string(r)...)
}

func escapeAll(b []byte, r rune) []byte {
	if high, low := utf16.EncodeRune(r); high != utf8.RuneError {
		return fmt.Appendf(b, `\u%04x\u%04x`, high, low)
	}
	return fmt.Appendf(b, `\u%04x`, r)
}

// Rewrite writes a text in another style. What is no JSON comes back as it is.
func Rewrite(t testing.TB, text []byte, s Style) []byte {
	t.Helper()
	d, err := document.NewParser(nil).Parse(text)
	if err != nil {
		return text
	}
	w := writer{doc: d, style: s}
	w.value(0)
	return w.out.Bytes()
}

type writer struct {
	doc   *document.Document
	style Style
	out   bytes.Buffer
}

func (w *writer) value(n document.NodeID) {
	switch w.doc.Nodes[n].Kind {
	case document.Object:
		w.container(n, '{', '}')
	case document.Array:
		w.container(n, '[', ']')
	case document.String:
		w.string(w.doc.Text(n))
	default:
		w.out.Write(w.doc.Raw(n))
	}
}

func (w *writer) container(n document.NodeID, open, end byte) {
	children := []document.NodeID{}
	for c := range w.doc.Children(n) {
		children = append(children, c)
	}
	if w.style.Shuffle != nil && w.doc.Nodes[n].Kind == document.Object && !w.repeats(children) {
		w.style.Shuffle.Shuffle(len(children), func(i, j int) { children[i], children[j] = children[j], children[i] })
	}
	w.out.WriteByte(open)
	for i, c := range children {
		if i > 0 {
			w.out.WriteByte(',')
		}
		w.space("\r\n\t")
		if w.doc.Nodes[c].IsMember() {
			w.string(w.doc.Name(c))
			w.space(" ")
			w.out.WriteByte(':')
			w.space("  ")
		}
		w.value(c)
		w.space(" ")
	}
	w.out.WriteByte(end)
}

func (w *writer) repeats(members []document.NodeID) bool {
	seen := map[string]bool{}
	for _, c := range members {
		if seen[w.doc.Name(c)] {
			return true
		}
		seen[w.doc.Name(c)] = true
	}
	return false
}

func (w *writer) space(white string) {
	if w.style.Spaced {
		w.out.WriteString(white)
	}
}

func (w *writer) string(s string) {
	b := []byte{'"'}
	for _, r := range s {
		switch {
		case r == '"' || r == '\\' || r < ' ':
			b = escapeAll(b, r)
		case w.style.Escape != nil:
			b = w.style.Escape(b, r)
		default:
			b = append(b, string(r)...)
		}
	}
	w.out.Write(append(b, '"'))
}
