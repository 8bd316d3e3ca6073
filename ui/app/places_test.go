package app

import (
	"slices"
	"strings"
	"testing"

	"caliper-playground/ui/keys"
)

// TestNoKeyMeansTwoThings looks at what is in force together.
func TestNoKeyMeansTwoThings(t *testing.T) {
	for _, p := range places(keys.Default()) {
		taken := map[string]string{}
		for _, b := range p.Held {
			if b.Name() == "" {
				t.Errorf("%s: %q has no name", p.Name, b.Keys())
			}
			for _, key := range b.Keys() {
				if other, ok := taken[key]; ok && other != b.Name() {
					t.Errorf("%s: %q means %s and %s", p.Name, key, other, b.Name())
				}
				taken[key] = b.Name()
			}
		}
	}
}

// TestEveryBindingIsACommandsOfSomePage holds that no key of the map is left
// without a page that does something by it.
func TestEveryBindingIsACommandsOfSomePage(t *testing.T) {
	m := keys.Default()
	held := map[string]bool{}
	for _, p := range places(m) {
		for _, b := range p.Held {
			held[b.Name()] = true
		}
	}
	for _, c := range m.Commands() {
		if !held[c.Name] {
			t.Errorf("%s is a command of no page", c.Name)
		}
	}
}

// deedsElsewhere are the places where the key of a deed does something else, each
// with the reason.
var deedsElsewhere = map[string]string{
	"move.page-down": "the space bar turns the page where there is nothing to tick",
	"story.next":     "the space bar goes on where there is nothing to tick",
	"prompt.yes":     "a question is answered by a letter, and nothing else is in force",
	"prompt.no":      "a question is answered by a letter, and nothing else is in force",
	"prompt.discard": "a question is answered by a letter, and nothing else is in force",
	"copy.token":     "what is copied is chosen by a letter, and nothing else is in force",
	"compose.add":    "in a form + adds and - removes, as its own lines say",
	"compose.remove": "in a form + adds and - removes, as its own lines say",
	"form.leave":     "it leads out, as esc does everywhere; no letter may while text is typed",
	"export.leave":   "it leads out, as esc does everywhere; no letter may while text is typed",
	"prompt.cancel":  "it leads out, as esc does everywhere; no letter may while text is typed",
}

// TestOneKeyOneDeed holds that the key of a deed does that and nothing else on
// every page, but for the exceptions above.
func TestOneKeyOneDeed(t *testing.T) {
	m := keys.Default()
	deeds := map[string]string{}
	for _, c := range m.Commands() {
		if strings.HasPrefix(c.Name, "do.") || c.Name == "global.back" || c.Name == "global.copy" {
			for _, key := range c.Binding.Keys() {
				deeds[key] = c.Name
			}
		}
	}
	for _, p := range places(m) {
		for _, b := range p.Held {
			for _, key := range b.Keys() {
				deed := deeds[key]
				if deed != "" && deed != b.Name() && deedsElsewhere[b.Name()] == "" {
					t.Errorf("%s: %q is %s, and here %s", p.Name, key, deed, b.Name())
				}
			}
		}
	}
	for name := range deedsElsewhere {
		if !slices.ContainsFunc(m.Commands(), func(c keys.Command) bool { return c.Name == name }) {
			t.Errorf("%s, which is excepted, is no command", name)
		}
	}
}
