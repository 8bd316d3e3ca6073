// Package page is the contract of the playground's pages: what a page is, what a
// command is, what pages ask of the screen around them and read of the engine. A
// page draws into the room that it is given, and asks the engine for things in
// commands only: neither Update nor View does I/O. The pages are packages below.
package page

import (
	"context"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"caliper-playground/engine/compose"
	"caliper-playground/engine/library"
	"caliper-playground/engine/question"
	"caliper-playground/engine/story"
	"caliper-playground/ui/keys"
	"caliper-playground/ui/style"
)

// Page is one full page. The program keeps a stack of them: keys and the mouse
// go to the one on top, everything else to all.
type Page interface {
	// Title names the page in a few words.
	Title() string
	// Init returns the command that the page starts with, or nil.
	Init() tea.Cmd
	// SetSize gives the page its room in cells. It is also called when the
	// theme has changed.
	SetSize(width, height int)
	// Update takes the mouse, or what the session tells, and returns a command, or
	// nil. Keys run commands, and what commands come to is a Result.
	Update(msg tea.Msg) tea.Cmd
	// View returns at most as many lines as the page is high, none wider than
	// the page.
	View() []string
	// Status returns a line about what is under way, or "" where nothing is.
	Status(width int) string
	// Commands returns all that keys do on the page, also what they do at another
	// of its steps. Where several have the same key, the first counts.
	Commands() []Command
	// Typing says that keys are text for now, so that no other meaning counts.
	Typing() bool
}

// Typist is a page that text is typed on: it takes the keys that are no command
// while that goes on.
type Typist interface {
	Type(press tea.KeyMsg) tea.Cmd
}

// Worker is a page that may hold what nobody has yet: work that is not sent,
// not saved, or under way.
type Worker interface {
	// Unsent says what would be lost if the program ended now, as a sentence; it
	// is "" where nothing would.
	Unsent() string
}

// Keeper is a page whose work is worth keeping where the page fails.
type Keeper interface {
	// Kept returns the work as text that can be loaded again; "" for none.
	Kept() string
}

// Leaver is a page that may ask before it is closed.
type Leaver interface {
	// Leave closes the page, at once or when it is settled what becomes of its work,
	// and does then what follows, which may be nil.
	Leave(then func() tea.Cmd) tea.Cmd
}

// Closer is a page that wants to know when it has left the screen.
type Closer interface{ Closed() }

// Barred is a page with lines at its bottom that stay in sight, as buttons do:
// what is told or asked meanwhile stands around them.
type Barred interface{ Bar() int }

// Filler is a page that may want the lines of the screen's header too.
type Filler interface{ Fills() bool }

// Paster is a page that takes text which is pasted where none is typed.
type Paster interface{ Paste(text string) tea.Cmd }

// Logger is a page with a log of messages.
type Logger interface {
	// GoTo selects a message by its number as soon as it is listed, or for 0 the
	// newest request that is no message. It is false where the page shows no log now.
	GoTo(seq int) (tea.Cmd, bool)
}

// Env is what all pages share. The program alone changes it, between messages.
type Env struct {
	Screen
	Context  context.Context // ends with the program
	Engine   Engine          // of one session, for good: each session has an Env of its own
	Server   Server          // opens further sessions; nil where there can be none
	Overview *Overview       // what is known of all sessions; the same for all of them
	Keys     *keys.Map
	Theme    *style.Theme
	Zone     *time.Location   // times are shown in it
	Clock    func() time.Time // time.Now where it is nil
	// Profiles names the profiles to start with, by their terms.
	Profiles []string
	// State is the state folder, and Exercises the folder of a trainer's exercises;
	// "" for none.
	State, Exercises string
	// Questions are those of files, beside the built-in ones.
	Questions []question.Question
	// Story is the one that was named on the command line; nil for none.
	Story *story.Story
	// Pace is how long a scene of a story that plays by itself is shown.
	Pace time.Duration
	// KeysFile is the path of the user's key bindings, for help; "" for none.
	KeysFile string
	// Problems are what is wrong with the user's files, for help.
	Problems []string
	// Source is where composed events get their ids and times from.
	Source compose.Source
	// Watch waits until files that were read change on disk, as its Wait does, which
	// is used where Watch is nil.
	Watch func(context.Context, *library.Watch) (library.Changes, bool)
	// Getenv reads the environment, of which there is none where it is nil.
	Getenv func(string) string
}

// Now returns the time.
func (e *Env) Now() time.Time {
	if e.Clock == nil {
		return time.Now()
	}
	return e.Clock()
}

func (e *Env) Variable(name string) string {
	if e.Getenv == nil {
		return ""
	}
	return e.Getenv(name)
}
