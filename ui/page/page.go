// Package page holds the pages of the playground and what they have in common.
// A page draws into the room that it is given, answers keys, and asks the
// engine for things in commands only: neither Update nor View does I/O.
package page

import (
	"context"
	"os"
	"time"

	"github.com/charmbracelet/bubbles/key"
	tea "github.com/charmbracelet/bubbletea"

	"caliper-playground/engine/compose"
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
	// Update takes a message and returns a command, or nil.
	Update(msg tea.Msg) tea.Cmd
	// View returns at most as many lines as the page is high, none wider than
	// the page.
	View() []string
	// Status returns a line about what is under way, or "" where nothing is.
	Status(width int) string
	// ShortHelp returns the bindings to name at the foot, the most useful first.
	ShortHelp() []key.Binding
	// Help returns all bindings in force on the page.
	Help() []keys.Group
	// Typing says that keys are text for now, so that no other meaning counts.
	Typing() bool
}

// Closer is a page that wants to know when it has left the screen.
type Closer interface{ Closed() }

// Barred is a page with lines at its bottom that stay in sight, as buttons do:
// what is told or asked meanwhile stands around them.
type Barred interface{ Bar() int }

// Paster is a page that takes text which is pasted where none is typed.
type Paster interface{ Paste(text string) tea.Cmd }

// Env is what all pages share. The program alone changes it, between messages.
type Env struct {
	Screen
	Context context.Context // ends with the program
	Engine  Engine          // of one session, for good: each session has an Env of its own
	Hall    Hall            // opens further sessions; nil where there can be none
	Roll    *Roll           // what is known of all sessions; the same for all of them
	Keys    *keys.Map
	Theme   *style.Theme
	Zone    *time.Location   // times are shown in it
	Clock   func() time.Time // time.Now where it is nil
	// Profiles names the profiles to start with, by their terms.
	Profiles []string
	// KeysFile is the path of the user's key bindings, for help; "" for none.
	KeysFile string
	// Problems are what is wrong with the user's files, for help.
	Problems []string
	// Source is where composed events get their ids and times from.
	Source compose.Source
	// Getenv reads the environment; os.Getenv where it is nil.
	Getenv func(string) string
}

// now returns the time.
func (e *Env) now() time.Time {
	if e.Clock == nil {
		return time.Now()
	}
	return e.Clock()
}

func (e *Env) getenv(name string) string {
	if e.Getenv == nil {
		return os.Getenv(name)
	}
	return e.Getenv(name)
}
