package keys

import (
	"reflect"
	"testing"

	"github.com/charmbracelet/bubbles/key"
)

// bindingsOf returns the bindings of a scope by name.
func bindingsOf(scope any) map[string]key.Binding {
	bindings := map[string]key.Binding{}
	v := reflect.ValueOf(scope)
	for i := range v.NumField() {
		bindings[v.Type().Field(i).Name] = v.Field(i).Interface().(key.Binding)
	}
	return bindings
}

// TestNoKeyMeansTwoThings looks at the scopes that are in force together.
func TestNoKeyMeansTwoThings(t *testing.T) {
	m := Default()
	for _, test := range []struct {
		name   string
		scopes []any
	}{
		{"bench", []any{m.Global, m.Move, m.Bench, m.Message, m.Log, m.Mend}},
		{"practice certification, under way", []any{m.Global, m.Move, m.Bench, m.Message, m.Log, m.Mend,
			struct{ Instructions, Complete, Cancel key.Binding }{m.Certify.Instructions, m.Certify.Complete, m.Certify.Cancel}}},
		{"practice certification", []any{m.Global, m.Move, m.Certify}},
		{"form", []any{m.Form, struct{ Interrupt, Suspend, Redraw key.Binding }{m.Global.Interrupt, m.Global.Suspend, m.Global.Redraw}}},
		{"vocabulary", []any{m.Global, m.Move, m.Vocabulary}},
		{"compose", []any{m.Compose, m.Move, struct{ Help, Back, Quit, Interrupt, Suspend, Redraw key.Binding }{
			m.Global.Help, m.Global.Back, m.Global.Quit, m.Global.Interrupt, m.Global.Suspend, m.Global.Redraw}}},
		{"copy", []any{m.Copy}},
		{"question", []any{struct{ Yes, No key.Binding }{m.Prompt.Yes, m.Prompt.No}}},
	} {
		t.Run(test.name, func(t *testing.T) {
			taken := map[string]string{}
			for _, scope := range test.scopes {
				for name, binding := range bindingsOf(scope) {
					if len(binding.Keys()) == 0 || binding.Help().Key == "" || binding.Help().Desc == "" {
						t.Errorf("%s has no key or no help", name)
					}
					for _, k := range binding.Keys() {
						if other, ok := taken[k]; ok {
							t.Errorf("%q means %s and %s", k, other, name)
						}
						taken[k] = name
					}
				}
			}
		})
	}
}

func TestMatches(t *testing.T) {
	m := Default()
	if !Matches("k", m.Move.Up) || Matches("j", m.Move.Up) {
		t.Error("k alone is up")
	}
	off := m.Move.Up
	off.SetEnabled(false)
	if Matches("k", off) {
		t.Error("a binding that is off matches nothing")
	}
	if got := Called(m.Move.Enter, "send").Help().Desc; got != "send" || m.Move.Enter.Help().Desc == "send" {
		t.Error("Called changes the copy alone")
	}
}
