package keys

// Compose holds what the page does that composes events.
type Compose struct {
	Add, Remove, Switch, Rename, Renew Binding
	Any                                Binding
	Anyway, LookUp                     Binding // in force while something is chosen or typed
	Another, Earlier, Later            Binding
	Undo, Redo                         Binding
}

func defaultCompose() Compose {
	return Compose{
		Add:     bind("+", "add", "+", "="),
		Remove:  bind("-", "remove", "-", "delete"),
		Switch:  bind("i", "object or IRI", "i"),
		Any:     bind(":", "any value", ":"),
		Anyway:  bind("ctrl+o", "as it is typed", "ctrl+o"),
		LookUp:  bind("ctrl+t", "look it up", "ctrl+t"),
		Rename:  bind("r", "rename", "r"),
		Renew:   bind("n", "new id, time now", "n"),
		Another: bind("a", "another event", "a"),
		Earlier: bind("[", "the event goes up", "["),
		Later:   bind("]", "the event goes down", "]"),
		Undo:    bind("u", "undo", "u"),
		Redo:    bind("ctrl+r", "redo", "ctrl+r"),
	}
}
