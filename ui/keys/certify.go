package keys

import (
	"github.com/charmbracelet/bubbles/key"
	"github.com/charmbracelet/bubbles/textinput"
)

// Certify holds what a practice certification asks for. Its first three stand
// beside those of the bench, since the progress is shown as a bench.
type Certify struct {
	Instructions, Complete, Cancel, Token, Guide, Secure Binding
}

// Form holds what moves between the fields of a form, and what it does. Within
// a field the keys of Text are in force.
type Form struct {
	Next, Previous, Accept, Submit, Leave, Other Binding
}

func defaultCertify() Certify {
	return Certify{
		Instructions: bind("i", "instructions", "i"),
		Complete:     bind("C", "complete", "C"),
		Cancel:       bind("ctrl+x", "cancel", "ctrl+x"),
		Guide:        bind("ctrl+o", "the guide's steps", "ctrl+o"),
		Secure:       bind("ctrl+t", "switch TLS on", "ctrl+t"),
		Token:        bind("*", "show or hide the token", "*"),
	}
}

func defaultForm() Form {
	return Form{
		Next:     bind("tab/↓", "next field", "tab", "down"),
		Previous: bind("shift+tab/↑", "field before", "shift+tab", "up"),
		Accept:   bind("enter", "next field; press the button", "enter"),
		Submit:   bind("ctrl+s", "start", "ctrl+s"),
		Leave:    bind("esc", "back; what is typed stays", "esc"),
		Other:    bind("←/→", "on the Caliper version: the other one", "left", "right"),
	}
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
