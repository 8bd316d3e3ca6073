package page

import (
	tea "github.com/charmbracelet/bubbletea"

	"caliper-playground/catalog"
	"caliper-playground/engine/lookup"
	"caliper-playground/engine/story"
	"caliper-playground/engine/why"
)

// Screen is the program around the pages of one session, as they see it. Its
// methods are called in Update and by commands alone, never by work that goes on
// beside, and what they ask for has happened when they return; a command that
// they return is still to be run. While another session is shown, nothing opens
// or closes, and what is said is said by the session's name.
type Screen interface {
	// Open opens the page that a target names, on top of the others.
	Open(Target) tea.Cmd
	// Push opens a page that another page has made, on top of the others.
	Push(Page) tea.Cmd
	// Close closes a page, and whatever stands on top of it.
	Close(Page)
	// GoTo goes to a message in the log below, by its number, or for 0 to the newest
	// request that is no message. Whatever stands on top of the log is closed.
	GoTo(seq int) tea.Cmd
	// Select selects a message in the log below, by its number, for when somebody
	// comes back to it. No page is closed.
	Select(seq int) tea.Cmd
	// Ask puts a question that is answered with yes or no.
	Ask(question string, yes func() tea.Cmd)
	// Offer puts a question with answers of their own, each by its key. The key that
	// cancels leaves everything as it is.
	Offer(question string, answers ...Command)
	// Allow does what sends something to the session shown; where that is a learner's,
	// it asks first, once.
	Allow(sends func() tea.Cmd) tea.Cmd
	// Say shows a short text until the next key.
	Say(Tone, string)
	// Copy copies text to the clipboard and, unless a session's token is in it, to a
	// file. What names it.
	Copy(what, text string) tea.Cmd
	// CopySecret copies what is a token, or has one in it, to the clipboard alone.
	CopySecret(what, text string) tea.Cmd
	// Foreground gives the terminal to another program, an editor or a pager,
	// until that ends.
	Foreground(program tea.ExecCommand, over func(error) tea.Cmd) tea.Cmd
	// Wait has keys wait for the command's Result, which changes what they go to.
	// The command must be run, and must not take long.
	Wait(tea.Cmd) tea.Cmd
	// Show shows the session at a place of the Overview.
	Show(at int) tea.Cmd
	// ShowLog shows the log of the session at a place of the Overview, from where
	// back leads to the list of sessions.
	ShowLog(at int) tea.Cmd
	// AddSession begins a further session, for a learner of that name or of none, to
	// be shown at once or not.
	AddSession(learner string, show bool) tea.Cmd
	// ChangeSession has something changed of the session at a place of the overview. how
	// works beside and returns what is to be said.
	ChangeSession(at int, how func(h Server, session string) (said string, err error)) tea.Cmd
	// Fresh begins another session in the place of this one, for a version of
	// Caliper. What is told then is page.FreshMsg.
	Fresh(spec catalog.Version) tea.Cmd
}

// Tone says how a text is meant that is shown at the foot of the screen.
type Tone int

// The tones, from good news to bad.
const (
	Told Tone = iota
	Warned
	Failed
)

// Target names a page, with what it is to show.
type Target interface{ opens() }

// target is what every Target is, and nothing else.
type target struct{}

func (target) opens() {}

// LookUp opens the vocabulary at an entry; at the zero Ref it opens at its
// beginning.
type LookUp struct {
	target
	At     lookup.Ref
	Search bool // a word to look up is typed at once
}

// ComposeEvent opens the page that composes events: with what Data holds, else
// with a complete event for a row, else with the question which event it is to
// be.
type ComposeEvent struct {
	target
	Row     *catalog.Row    // to compose an event for
	Profile string          // the title of that where the question begins; "" for the first
	Version catalog.Version // of Data; that of the session where it is empty
	Source  string          // what Data is called: a fixture's name
	Data    []byte          // the event, an envelope, or what is meant to be one, JSON
	Sent    bool            // it is in the log already
	For     Purpose         // what it is composed for; nil where it is for the log alone
}

// Purpose is what an event is composed for, such as an exercise.
type Purpose interface {
	// Came says in a sentence what a message that was sent comes to, by its number. It
	// does I/O, and is called by work that goes on beside.
	Came(s Session, seq int) string
	// Left takes what is composed when the page is left, so that nothing of it is
	// lost. sent says that events of it are in the log already.
	Left(composed string, sent bool) tea.Cmd
}

// LoadDocuments opens the page that loads documents, as it was left.
type LoadDocuments struct {
	target
	Pasted string // what is to be loaded at once: documents, or paths of some
}

// PractiseCertification opens the practice certification, at the step that it
// has come to.
type PractiseCertification struct{ target }

// TellStory opens the page that tells stories, as it was left.
type TellStory struct {
	target
	Story *story.Story // to begin at once; nil for the list, or the one under way
}

// ChooseSession opens the list of sessions.
type ChooseSession struct{ target }

// ShowStrays opens the endpoint's own log: what was sent to no session.
type ShowStrays struct{ target }

// SetTolerances opens the list of tolerances.
type SetTolerances struct{ target }

// SetMisbehaviour opens the list of what the endpoint does to messages on purpose.
type SetMisbehaviour struct{ target }

// ShowCoverage opens what of Caliper the session's messages touch.
type ShowCoverage struct{ target }

// AskQuestions opens what the events of the session can tell.
type AskQuestions struct{ target }

// ListEntities opens what the session's messages speak of.
type ListEntities struct{ target }

// CompareVersions opens a document under both versions, side by side.
type CompareVersions struct {
	target
	Source string // what Data is called
	Data   []byte
}

// ShowCode opens programs that send a document, in each language.
type ShowCode struct {
	target
	What    string          // what Data is, in a few words: "message 7"
	Version catalog.Version // of Data that names none; that of the session where it is empty
	Data    []byte          // an envelope, an event, an entity, or several of these
}

// ReachEndpoint opens what says where to send, and with which token.
type ReachEndpoint struct{ target }

// LearnByExercise opens the course of exercises.
type LearnByExercise struct{ target }

// Answer opens a page with an answer to a question.
type Answer struct {
	target
	Title string
	Parts []why.Part
	About []string // what it is about, by the names that it is looked up by; nil for nothing. It begins at the part of the first.
}

// MakeMistakes opens the list of mistakes that can be made on purpose.
type MakeMistakes struct{ target }

// Result is what some work has come to, taken in by whoever began it.
type Result struct{ take func() tea.Cmd }

// NewResult returns a result that is taken in so.
func NewResult(take func() tea.Cmd) Result { return Result{take} }

// Take takes the result in. It is called in Update.
func (r Result) Take() tea.Cmd { return r.take() }

// After returns a command that does some work beside, and takes in what it came
// to.
func After[R any](work func() R, take func(R) tea.Cmd) tea.Cmd {
	return func() tea.Msg {
		r := work()
		return Result{func() tea.Cmd { return take(r) }}
	}
}

// AfterTwo is After for work that comes to two things, such as a value and an error.
func AfterTwo[A, B any](work func() (A, B), take func(A, B) tea.Cmd) tea.Cmd {
	return func() tea.Msg {
		a, b := work()
		return Result{func() tea.Cmd { return take(a, b) }}
	}
}
