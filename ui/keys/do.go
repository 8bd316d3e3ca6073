package keys

// Do holds the deeds that several pages have. Each has one key, wherever it is
// done: what is learnt on one page holds on all.
type Do struct {
	Send, Save, Mend, MendAndSend, MendAll, Why, Edit, Editor, Compare, Repeat, Fresh, Tick, Code Binding
	Filter, NextTrouble, PreviousTrouble, NextFinding                                             Binding
	Stop, Pause                                                                                   Binding
	Unfold, Fold                                                                                  Binding
}

func defaultDo() Do {
	return Do{
		Send:            bind("s", "send", "s"),
		Save:            bind("w", "save", "w"),
		Mend:            bind("x", "mend", "x"),
		MendAndSend:     bind("X", "mend and resend", "X"),
		MendAll:         bind("#", "all mends", "#"),
		Why:             bind("W", "why this rule", "W"),
		Edit:            bind("e", "edit", "e"),
		Editor:          bind("E", "editor", "E"),
		Compare:         bind("d", "compare", "d"),
		Repeat:          bind("R", "again", "R"),
		Fresh:           bind("F", "fresh session", "F"),
		Code:            bind("$", "code", "$"),
		Tick:            bind("space", "choose, or not", " "),
		Filter:          bind("/", "filter", "/"),
		NextTrouble:     bind("t", "next failure", "t"),
		PreviousTrouble: bind("T", "failure before", "T"),
		NextFinding:     bind("f", "next finding", "f"),
		Stop:            bind("S", "stop", "S"),
		Pause:           bind("z", "pause, or go on", "z"),
		Unfold:          bind("+", "unfold", "+", "="),
		Fold:            bind("-", "fold", "-", "_"),
	}
}
