package keys

import "github.com/charmbracelet/bubbles/key"

// Load holds what the page does that loads documents: choosing where they
// come from, typing a path, and choosing what to send of them.
type Load struct {
	Mark, Whole, Parent, Path                                key.Binding
	Complete                                                 key.Binding
	Toggle, All, None, Failing, Passing, Send, Reload, Other key.Binding
	Filter, Compose                                          key.Binding
}

func defaultLoad() Load {
	return Load{
		Mark:     bind("space", "mark several", " "),
		Whole:    bind("o", "open it as a whole", "o"),
		Parent:   bind("←/h", "the folder above", "left", "h", "backspace"),
		Path:     bind("p", "type a path", "p", "/"),
		Complete: bind("tab", "complete", "tab"),
		Toggle:   bind("space", "choose, or not", " "),
		All:      bind("a", "choose all", "a"),
		None:     bind("A", "choose none", "A"),
		Failing:  bind("F", "choose only what fails", "F"),
		Passing:  bind("P", "choose only what passes", "P"),
		Send:     bind("s", "send what is chosen", "s"),
		Reload:   bind("r", "read again", "r"),
		Other:    bind("o", "other documents", "o"),
		Filter:   bind("/", "filter the documents", "/"),
		Compose:  bind("e", "open in compose", "e"),
	}
}

// WithoutSpace leaves out the space bar, for where it chooses.
func (m Move) WithoutSpace() Move {
	for _, b := range []*key.Binding{&m.PageUp, &m.PageDown} {
		var others []string
		for _, name := range b.Keys() {
			if name != " " {
				others = append(others, name)
			}
		}
		b.SetKeys(others...)
	}
	return m
}
