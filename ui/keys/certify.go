package keys

import (
	"github.com/charmbracelet/bubbles/key"
	"github.com/charmbracelet/bubbles/textinput"
)

// Certify holds what a practice certification asks for. Its first three stand
// beside those of the bench, since the progress is shown as a bench.
type Certify struct {
	Instructions Binding `keys:"i" does:"instructions"`
	Complete     Binding `keys:"C" does:"complete"`
	Cancel       Binding `keys:"ctrl+x" does:"cancel"`
	Token        Binding `keys:"*" does:"show or hide the token"`
	Guide        Binding `keys:"ctrl+o" does:"the guide's steps"`
	Secure       Binding `keys:"ctrl+t" does:"switch TLS on"`
}

// Form holds what moves between the fields of a form, and what it does. Within
// a field the keys of Text are in force.
type Form struct {
	Next     Binding `keys:"tab down" does:"next field"`
	Previous Binding `keys:"shift+tab up" does:"field before"`
	Accept   Binding `keys:"enter" does:"next field; press the button"`
	Submit   Binding `keys:"ctrl+s" does:"start"`
	Leave    Binding `keys:"esc" does:"back; what is typed stays"`
	Other    Binding `keys:"left right" does:"on the Caliper version: the other one"`
}

// Text returns the keys within a field: those of the library, without the ones
// that a form has another use for, or that would ask the system for its
// clipboard. What the terminal pastes arrives all the same.
func Text() textinput.KeyMap {
	k := textinput.DefaultKeyMap
	off := key.NewBinding(key.WithDisabled())
	k.Paste, k.AcceptSuggestion, k.NextSuggestion, k.PrevSuggestion = off, off, off, off
	return k
}
