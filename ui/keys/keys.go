// Package keys holds every key of the screen, by the scope where it is in
// force. Help is made from the same values, so it cannot say anything else.
// No other package names a key.
package keys

import (
	"cmp"
	"reflect"
	"slices"
	"strings"

	"github.com/charmbracelet/bubbles/key"
)

// Map is all key bindings by scope. A program has one and hands it down. The tags of
// a scope's fields say which keys a binding has at the start, parted by spaces, and what
// it does; also how the keys are shown, where help does not name all of them.
type Map struct {
	Global  Global
	Do      Do
	Move    Move
	Bench   Bench
	Message MessagePane
	Copy    Copy
	Prompt  Prompt
	Load    Load
	Certify Certify
	Story   Story
	Compose Compose
	Form    Form
	Log     Log
	Export  Export
	Session Sessions

	Vocabulary Vocabulary
	Mistake    Mistakes
	Exercise   Exercises
}

// Group is a titled list of bindings, as help shows them.
type Group struct {
	Title    string
	Bindings []Binding
}

// Default returns the bindings that the program starts with.
func Default() *Map {
	m := &Map{}
	m.each(func(b *Binding, scope, field reflect.StructField) {
		tag := field.Tag
		names := strings.Fields(tag.Get("keys"))
		for i, name := range names {
			if name == "space" {
				names[i] = " "
			}
		}
		*b = bind(cmp.Or(tag.Get("shown"), shown(names)), tag.Get("does"), names...)
		b.name = kebab(scope.Name) + "." + kebab(field.Name)
	})
	return m
}

func bind(shown, meaning string, keys ...string) Binding {
	return Binding{Binding: key.NewBinding(key.WithKeys(keys...), key.WithHelp(shown, meaning))}
}

// Matches says whether a key press is one of the binding's keys.
func Matches(press string, b Binding) bool {
	return b.Enabled() && slices.Contains(b.Keys(), press)
}

// Called returns the binding with another word for what it does, where a page
// can say it more exactly.
func Called(b Binding, meaning string) Binding {
	b.SetHelp(b.Help().Key, meaning)
	return b
}

// Binding is one or more keys with what they do, in as few words as the foot has
// room for, and the name that a file of key bindings calls it by.
type Binding struct {
	key.Binding
	name string
}

// Name returns the binding's name, "bench.next-trouble"; it is "" for what is no
// command, such as a word that is typed.
func (b Binding) Name() string { return b.name }
