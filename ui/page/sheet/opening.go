package sheet

import (
	tea "github.com/charmbracelet/bubbletea"

	"caliper-playground/ui/component"
	"caliper-playground/ui/page"
)

// Opening stands in for a page that is on its way, so that there is something
// to see from the first frame on. It takes no key: keys wait for the page.
type Opening struct {
	page.Plain
	env           *page.Env
	title         string // of the page
	words         string // what is done meanwhile
	width, height int
}

// NewOpening returns what stands in for the page of that title.
func NewOpening(env *page.Env, title, words string) *Opening {
	return &Opening{env: env, title: title, words: words}
}

// Title implements Page.
func (o *Opening) Title() string { return o.title }

// SetSize implements Page.
func (o *Opening) SetSize(width, height int) { o.width, o.height = width, height }

// View implements Page.
func (o *Opening) View() []string {
	line := component.NewLine(o.width).Gap(1).Add(o.env.Theme.Dim, o.words).String()
	return []string{line}[:min(1, o.height)]
}

// Update implements Page.
func (*Opening) Update(tea.Msg) tea.Cmd { return nil }

// Commands implements Page.
func (*Opening) Commands() []page.Command { return nil }
