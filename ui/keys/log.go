package keys

// Log holds what can be done with the messages of the log, in every pane of the
// bench.
type Log struct {
	Mark  Binding `keys:"m" does:"mark"`
	Pager Binding `keys:"P" does:"pager"`
}

// Export holds what the page does that saves messages as files.
type Export struct {
	Which Binding `keys:"tab" does:"which messages"`
	Save  Binding `keys:"enter" does:"save"`
	Leave Binding `keys:"esc" does:"back; nothing is saved"`
}

// Said returns a line of help about something that is typed, not a key of its
// own.
func Said(typed, meaning string) Binding { return bind(typed, meaning, typed) }
