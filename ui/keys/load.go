package keys

import "slices"

// Load holds what the page does that loads documents: choosing where they
// come from, typing a path, and choosing what to send of them.
type Load struct {
	Whole, Parent, Path, Complete              Binding
	All, None, Failing, Passing, Reload, Other Binding
}

func defaultLoad() Load {
	return Load{
		Whole:    bind("o", "open whole", "o"),
		Parent:   bind("←/h", "the folder above", "left", "h", "backspace"),
		Path:     bind("p", "type a path", "p"),
		Complete: bind("tab", "complete", "tab"),
		All:      bind("a", "all", "a"),
		None:     bind("A", "none", "A"),
		Failing:  bind("!", "failing", "!"),
		Passing:  bind("P", "passing", "P"),
		Reload:   bind("r", "read again", "r"),
		Other:    bind("o", "other documents", "o"),
	}
}

// WithoutSpace leaves out the space bar, for where it chooses.
func (m Move) WithoutSpace() Move {
	m.PageUp, m.PageDown = m.PageUp.without(" "), m.PageDown.without(" ")
	return m
}

// without is the binding without some of its keys.
func (b Binding) without(keys ...string) Binding {
	var others []string
	for _, name := range b.Keys() {
		if !slices.Contains(keys, name) {
			others = append(others, name)
		}
	}
	b.SetKeys(others...)
	return b
}
