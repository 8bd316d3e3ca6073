package page

import (
	"os/exec"

	tea "github.com/charmbracelet/bubbletea"

	"caliper-playground/catalog"
	"caliper-playground/engine/certify"
	"caliper-playground/engine/lookup"
	"caliper-playground/engine/sensor"
	"caliper-playground/engine/session"
	"caliper-playground/ui/component/source"
)

// SessionMsg says what the session holds now. It comes at most some thirty
// times a second, however many messages arrive.
type SessionMsg struct{ Snapshot Snapshot }

// FreshMsg says that another session has begun, or why none could.
type FreshMsg struct {
	Session Session
	Err     error
}

// PushMsg opens a page on top of the others.
type PushMsg struct{ Page Page }

// PopMsg closes the page on top.
type PopMsg struct{}

// AskMsg puts a question that is answered with yes or no. Yes is what happens
// then.
type AskMsg struct {
	Question string
	Yes      tea.Cmd
}

// Notice says how a notice is meant.
type Notice int

// The kinds of notices.
const (
	Told Notice = iota
	Warned
	Failed
)

// NoticeMsg shows a short text until the next key.
type NoticeMsg struct {
	Kind Notice
	Text string
}

// ComposeMsg opens an event in the compose page.
type ComposeMsg struct {
	Version catalog.Version
	RowID   string // the row that it was written for, or ""
	Source  string // what it is called: a fixture's name
	Data    []byte // the event, an envelope, or what is meant to be one, JSON
	Sent    bool   // it is in the log already
}

// ForegroundMsg gives the terminal to another program, an editor or a pager,
// until that ends. Done makes the message of how it ended.
type ForegroundMsg struct {
	Command *exec.Cmd
	Done    func(error) tea.Msg
}

// CopyMsg copies text to the clipboard and to a file. What names it.
type CopyMsg struct{ What, Text string }

// detailMsg brings the message that the log has selected.
type detailMsg struct {
	session Session
	seq     int
	message session.Message
	source  *source.Source
	err     error
}

// progressMsg says that a run has got further.
type progressMsg struct{ run int }

// sentMsg says that a run is over.
type sentMsg struct {
	run    int
	report sensor.Report
	logged bool // messages that were refused are in the log; some never get there
	err    error
}

// filteredMsg brings the entries among some that match the filter.
type filteredMsg struct {
	run     int
	upTo    int // entries before this one have been looked at
	matches []int
}

// countedMsg says how far the messages of a practice certification are counted.
type countedMsg struct {
	tally   *certify.Tally
	counted int // the last message that is
	result  certify.Result
}

// reportedMsg says that the reports of a run are written, or why not.
type reportedMsg struct {
	run   int
	paths []string
	err   error
}

// soughtMsg brings the message that a look for trouble has found, and what is to
// be said about the way there.
type soughtMsg struct {
	run, seq int
	said     string
}

// stopMsg stops all that is being sent.
type stopMsg struct{}

// bookMsg brings the book that the vocabulary is to turn to.
type bookMsg struct {
	page *Vocabulary
	book *lookup.Book
}

// exampleSentMsg says what came of an example that the vocabulary sent.
type exampleSentMsg struct {
	page    *Vocabulary
	what    string // the row
	foreign bool   // it is of another version than the session
	reply   sensor.Reply
	report  sensor.Report
	entry   session.Entry // as the log has it; zero where it is not there
	err     error
}
