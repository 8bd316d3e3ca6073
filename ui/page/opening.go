package page

import (
	"github.com/charmbracelet/bubbles/key"
	tea "github.com/charmbracelet/bubbletea"

	"caliper-playground/ui/component"
	"caliper-playground/ui/keys"
)

// Opening stands in for a page that is on its way, so that there is something
// to see from the first frame on. It takes no key: keys wait for the page.
type Opening struct {
	env           *Env
	title         string // of the page
	place         string // that the page will stand for
	words         string // what is done meanwhile
	width, height int
}

// NewOpening returns what stands in for the page of that title and place.
func NewOpening(env *Env, title, place, words string) *Opening {
	return &Opening{env: env, title: title, place: place, words: words}
}

// Title implements Page.
func (o *Opening) Title() string { return o.title }

// Place implements Placed: who ends the program by now finds the page again.
func (o *Opening) Place() string { return o.place }

// Init implements Page.
func (*Opening) Init() tea.Cmd { return nil }

// SetSize implements Page.
func (o *Opening) SetSize(width, height int) { o.width, o.height = width, height }

// Update implements Page.
func (*Opening) Update(tea.Msg) tea.Cmd { return nil }

// View implements Page.
func (o *Opening) View() []string {
	line := component.NewLine(o.width).Gap(1).Add(o.env.Theme.Dim, o.words).String()
	return []string{line}[:min(1, o.height)]
}

// Status implements Page.
func (*Opening) Status(int) string { return "" }

// ShortHelp implements Page.
func (*Opening) ShortHelp() []key.Binding { return nil }

// Help implements Page.
func (*Opening) Help() []keys.Group { return nil }

// Typing implements Page.
func (*Opening) Typing() bool { return false }
