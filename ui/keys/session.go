package keys

// Sessions holds what goes from session to session on the bench, and what is set
// for one of them. CopyAll and what follows it belong to the list of sessions.
type Sessions struct {
	List, Next, Previous, Add, Tolerances, Misbehaviour, CopyAll, Need, Renew, Remove, Strays Binding
}

func defaultSession() Sessions {
	return Sessions{
		List:         bind("O", "all sessions", "O"),
		Next:         bind("}", "next session", "}"),
		Previous:     bind("{", "session before", "{"),
		Add:          bind("A", "add a session", "A"),
		Tolerances:   bind("L", "tolerances, on or off", "L"),
		Misbehaviour: bind("U", "misbehave on purpose", "U"),
		Need:         bind("i", "by need, or as they are numbered", "i"),
		Strays:       bind("B", "what reached no session", "B"),
		Renew:        bind("N", "another token", "N"),
		Remove:       bind("D", "take out of the class", "D"),
		CopyAll:      bind("Y", "copy every URL and token", "Y"),
	}
}
