package keys

import "github.com/charmbracelet/bubbles/key"

// Compose holds what the page does that composes events. Its key to copy takes
// the place of the global one, for it has more to choose from.
type Compose struct {
	Add, Remove, Switch, Rename, Renew, Mend key.Binding
	Any, Anyway                              key.Binding // Anyway is in force while something is typed
	Another, Repeat, Earlier, Later          key.Binding
	NextFinding, Editor, Send, Save, Copy    key.Binding
	Undo, Redo                               key.Binding
	ScrollLeft, ScrollRight                  key.Binding
}

func defaultCompose() Compose {
	return Compose{
		Add:         bind("+", "add", "+", "="),
		Remove:      bind("-", "remove", "-", "delete"),
		Switch:      bind("i", "object or IRI", "i"),
		Any:         bind("v", "any value", "v"),
		Anyway:      bind("ctrl+o", "as it is typed", "ctrl+o"),
		Rename:      bind("r", "rename", "r"),
		Renew:       bind("n", "new id, time now", "n"),
		Mend:        bind("x", "apply the mend", "x"),
		Another:     bind("a", "another event", "a"),
		Repeat:      bind("d", "the same event again", "d"),
		Earlier:     bind("[", "the event goes up", "["),
		Later:       bind("]", "the event goes down", "]"),
		NextFinding: bind("f", "next finding", "f"),
		Editor:      bind("e", "editor", "e"),
		Send:        bind("s", "send", "s"),
		Save:        bind("w", "save", "w"),
		Copy:        bind("y", "copy", "y"),
		Undo:        bind("u", "undo", "u"),
		Redo:        bind("ctrl+r", "redo", "ctrl+r"),
		ScrollLeft:  bind("<", "long lines to the left", "<", "shift+left"),
		ScrollRight: bind(">", "long lines to the right", ">", "shift+right"),
	}
}
