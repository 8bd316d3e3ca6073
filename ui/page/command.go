package page

import (
	"slices"

	tea "github.com/charmbracelet/bubbletea"

	"caliper-playground/ui/keys"
)

// command is one line of the palette.
type command struct {
	help, key, group string
	name             string // as a file of key bindings calls it
	why              string // why it cannot be run now; "" where it can
	press            tea.KeyMsg
	everywhere       bool
}

// commands can be searched.
type commands []command

// Len implements fuzzy.Source.
func (c commands) Len() int { return len(c) }

// String implements fuzzy.Source.
func (c commands) String(i int) string { return c[i].help + " " + c[i].group + " " + c[i].name }

// listCommands lists what a page does, and what works everywhere. A key that a
// page names twice, in other words, is one command.
func listCommands(env *Env, of Page) commands {
	var all commands
	var seen []keys.Binding
	add := func(g keys.Group, everywhere bool) {
		for _, b := range g.Bindings {
			if len(b.Keys()) > 0 && !slices.ContainsFunc(b.Keys(), isKey) {
				continue // what help says of something that is typed
			}
			if everywhere && keys.Same(b, env.Keys.Global.Palette) || slices.ContainsFunc(seen, func(s keys.Binding) bool { return keys.Same(s, b) }) {
				continue
			}
			seen = append(seen, b)
			all = append(all, newCommand(env, of, g.Title, b, everywhere))
		}
	}
	for _, g := range of.Help() {
		add(g, false)
	}
	all = append(all, withheld(env, of)...)
	add(everywhere(env.Keys), true)
	return all
}

func newCommand(env *Env, of Page, group string, b keys.Binding, everywhere bool) command {
	c := command{help: b.Help().Desc, key: b.Help().Key, group: group, everywhere: everywhere}
	c.name = env.Keys.NameAt(PlaceOf(of), b)
	typing := of.Typing() && !everywhere
	runs := func(name string) bool { return !typing || !keys.IsText(name) }
	at := slices.IndexFunc(b.Keys(), runs)
	switch {
	case len(b.Keys()) == 0:
		c.key, c.why = "no key", "It was given no key."
	case at < 0:
		c.why = "Text is being typed there. " + env.Keys.Prompt.Cancel.Help().Key + " ends that."
	default:
		c.press, _ = keys.Press(b.Keys()[at])
		c.why = WhyNot(of, b)
	}
	if _, bench := of.(*Bench); everywhere && !bench && keys.Same(b, env.Keys.Global.Reach) {
		c.why = "The bench has it. Close this page first."
	}
	return c
}

func isKey(name string) bool {
	_, ok := keys.Press(name)
	return ok
}

// WhyNot asks a page why a command would do nothing now.
func WhyNot(p Page, b keys.Binding) string {
	if e, ok := p.(Explainer); ok {
		return e.WhyNot(b)
	}
	return ""
}

// isOneOf says whether a binding is one of some.
func isOneOf(b keys.Binding, some ...keys.Binding) bool {
	return slices.ContainsFunc(some, func(one keys.Binding) bool { return keys.Same(b, one) })
}
