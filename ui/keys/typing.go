package keys

import (
	"slices"
	"strings"
)

// WhileTyping returns a binding as it is in force where text is typed: with
// those of its keys that type nothing, of which help names the first. It is
// disabled where there are none.
func WhileTyping(b Binding) Binding {
	names := slices.DeleteFunc(slices.Clone(b.Keys()), IsText)
	if len(names) == len(b.Keys()) {
		return b
	}
	b.SetKeys(names...)
	b.SetHelp(shown(names[:min(1, len(names))]), b.Help().Desc)
	b.SetEnabled(len(names) > 0)
	return b
}

// Arrows returns the keys that move as they are in force where a line of text is
// edited beside: without those that type or edit something.
func (m Move) Arrows() Move {
	for _, b := range []*Binding{&m.Up, &m.Down, &m.PageUp, &m.PageDown} {
		*b = WhileTyping(*b)
		names := slices.DeleteFunc(slices.Clone(b.Keys()), func(name string) bool { return strings.HasPrefix(name, "ctrl+") })
		b.SetKeys(names...)
		b.SetEnabled(len(names) > 0)
	}
	return m
}
