package keys

import "github.com/charmbracelet/bubbles/key"

// Session holds what goes from session to session on the bench, and what is set
// for one of them. CopyAll belongs to the list of sessions, Toggle to the page
// of tolerances.
type Session struct {
	List, Next, Previous, Add, Tolerances, CopyAll, Toggle key.Binding
}

func defaultSession() Session {
	return Session{
		List:       bind("O", "all sessions", "O"),
		Next:       bind("}", "next session", "}"),
		Previous:   bind("{", "session before", "{"),
		Add:        bind("A", "add a session", "A"),
		Tolerances: bind("L", "tolerances, on or off", "L"),
		CopyAll:    bind("Y", "copy every URL and token", "Y"),
		Toggle:     bind("enter/space", "on or off", "enter", " "),
	}
}
