package keys

// Log holds what can be done with the messages of the log, in every pane of the
// bench.
type Log struct {
	Mark, Pager Binding
}

// Export holds what the page does that saves messages as files.
type Export struct {
	Which, Save, Leave Binding
}

func defaultLog() Log {
	return Log{
		Mark:  bind("m", "mark", "m"),
		Pager: bind("P", "pager", "P"),
	}
}

func defaultExport() Export {
	return Export{
		Which: bind("tab", "which messages", "tab"),
		Save:  bind("enter", "save", "enter"),
		Leave: bind("esc", "back; nothing is saved", "esc"),
	}
}

// Said returns a line of help about something that is typed, not a key of its
// own.
func Said(typed, meaning string) Binding { return bind(typed, meaning, typed) }
