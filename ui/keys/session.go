package keys

// Session holds what goes from session to session on the bench, and what is set
// for one of them. CopyAll belongs to the list of sessions.
type Session struct {
	List, Next, Previous, Add, Tolerances, CopyAll Binding
}

func defaultSession() Session {
	return Session{
		List:       bind("O", "all sessions", "O"),
		Next:       bind("}", "next session", "}"),
		Previous:   bind("{", "session before", "{"),
		Add:        bind("A", "add a session", "A"),
		Tolerances: bind("L", "tolerances, on or off", "L"),
		CopyAll:    bind("Y", "copy every URL and token", "Y"),
	}
}
