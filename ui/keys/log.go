package keys

import "github.com/charmbracelet/bubbles/key"

// Log holds what can be done with the messages of the log, in every pane of the
// bench.
type Log struct {
	PreviousTrouble, Resend, Editor, Mark, Compare, Export, Pager key.Binding
}

// Mend holds what is done about a finding.
type Mend struct {
	Change, Apply key.Binding
}

// Export holds what the page does that saves messages as files.
type Export struct {
	Which, Save, Leave key.Binding
}

func defaultLog() Log {
	return Log{
		PreviousTrouble: bind("T", "failure or warning before", "T", "["),
		Resend:          bind("R", "resend", "R"),
		Editor:          bind("E", "edit the whole body in $EDITOR", "E"),
		Mark:            bind("m", "mark, or not", "m"),
		Compare:         bind("d", "differences of two messages", "d"),
		Export:          bind("s", "save as files or NDJSON", "s"),
		Pager:           bind("P", "open in $PAGER", "P"),
	}
}

func defaultMend() Mend {
	return Mend{
		Change: bind("x", "show the change", "x"),
		Apply:  bind("X", "apply and resend", "X"),
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
func Said(typed, meaning string) key.Binding { return bind(typed, meaning, typed) }
