package keys

// Global holds what works on every page.
type Global struct {
	Help, Palette, Reach, Copy, Back, Quit, Interrupt, Suspend, Redraw, Theme, Mouse Binding
}

func defaultGlobal() Global {
	return Global{
		Help:      bind("?", "help", "?", "f1"),
		Palette:   bind("ctrl+p", "all commands", "ctrl+p"),
		Reach:     bind("u", "reach the endpoint", "u"),
		Copy:      bind("y", "copy", "y"),
		Back:      bind("esc", "back", "esc"),
		Quit:      bind("q", "quit", "q"),
		Interrupt: bind("ctrl+c", "quit; twice: at once", "ctrl+c"),
		Suspend:   bind("ctrl+z", "to the shell; fg comes back", "ctrl+z"),
		Redraw:    bind("ctrl+l", "draw anew", "ctrl+l"),
		Theme:     bind("f2", "next theme", "f2"),
		Mouse:     bind("f3", "mouse on or off", "f3"),
	}
}

// Move holds what moves within a list or a text, and between panes.
type Move struct {
	Up, Down, Left, Right, PageUp, PageDown, Top, Bottom, Next, Previous, Zoom, Enter Binding
}

func defaultMove() Move {
	return Move{
		Up:       bind("↑/k", "up", "up", "k"),
		Down:     bind("↓/j", "down", "down", "j"),
		Left:     bind("←/h", "fold, or the tab before", "left", "h"),
		Right:    bind("→/l", "unfold, or the next tab", "right", "l"),
		PageUp:   bind("pgup", "a page up", "pgup", "ctrl+b", "ctrl+u"),
		PageDown: bind("pgdn", "a page down", "pgdown", "ctrl+f", "ctrl+d", " "),
		Top:      bind("g", "first", "home", "g"),
		Bottom:   bind("G", "last", "end", "G"),
		Next:     bind("tab", "next pane", "tab"),
		Previous: bind("shift+tab", "pane before", "shift+tab"),
		Zoom:     bind("f4", "zoom the pane", "f4"),
		Enter:    bind("enter", "open, or send this row", "enter"),
	}
}

// Copy holds what can be copied, once copying has begun.
type Copy struct {
	URL, Token, Curl, Body Binding
}

func defaultCopy() Copy {
	return Copy{
		URL:   bind("u", "URL", "u"),
		Token: bind("t", "token", "t"),
		Curl:  bind("c", "curl line", "c"),
		Body:  bind("m", "message body", "m"),
	}
}

// Prompt holds the answers to a question, and what ends a line of input.
type Prompt struct {
	Yes, No, Discard, Accept, Cancel, Erase, EraseAll Binding
}

func defaultPrompt() Prompt {
	return Prompt{
		Yes:      bind("y", "yes", "y", "Y"),
		No:       bind("n", "no", "n", "N", "esc"),
		Discard:  bind("d", "discard it", "d"),
		Accept:   bind("enter", "keep", "enter"),
		Cancel:   bind("esc", "cancel", "esc"),
		Erase:    bind("backspace", "erase", "backspace", "ctrl+h"),
		EraseAll: bind("ctrl+u", "erase all", "ctrl+u"),
	}
}
