// Package sheet is pages of text that scrolls: help, how to reach the endpoint,
// and what stands in for a page that is on its way.
package sheet

import (
	"slices"

	tea "github.com/charmbracelet/bubbletea"

	"caliper-playground/ui/component"
	"caliper-playground/ui/keys"
	"caliper-playground/ui/page"
	"caliper-playground/ui/page/commands"
)

// Page is a page of text that scrolls. Its text is put together for the width.
type Page struct {
	page.Plain
	env   *page.Env
	title string
	make  func(width int) []string
	lines []string
	list  component.List
	width int
	own   []page.Command // beside those of every sheet

	follows bool // its text changes with what comes to the endpoint

	parts  []part // of an answer: those that can be looked up each by itself
	chosen int    // the one among them that was turned to
}

// again puts the text together anew, at the same place.
func (s *Page) again() {
	s.lines = s.make(s.width)
	s.list.SetLen(len(s.lines))
}

const helpTitle = "help"

// NewHelp returns a page with what keys do on another one, and everywhere.
func NewHelp(env *page.Env, of page.Page, everywhere []page.Command) *Page {
	groups := helpOf(append(of.Commands(), everywhere...))
	return &Page{env: env, title: helpTitle, make: func(width int) []string {
		lines := component.FullHelp(env.Theme, groups, width)
		if env.KeysFile == "" {
			return lines
		}
		p := &component.Paper{Theme: env.Theme, Width: width, Lines: lines}
		p.Wrap(env.Theme.Dim, 1, "Other keys go into "+env.KeysFile+`, as {"do.filter": "ctrl+g"}; `+
			env.Keys.Global.Palette.Help().Key+" lists the names of all commands.")
		for _, problem := range env.Problems {
			p.Wrap(env.Theme.Caution, 1, "! "+problem)
		}
		return p.Lines
	}}
}

// helpOf returns what help says of some commands: those in force, by their
// headings in the order in which these come.
func helpOf(all []page.Command) []keys.Group {
	var groups []keys.Group
	for _, c := range all {
		if c.Group == "" || c.Do == nil && c.Why != nil {
			continue
		}
		at := slices.IndexFunc(groups, func(g keys.Group) bool { return g.Title == c.Group })
		if at < 0 {
			at = len(groups)
			groups = append(groups, keys.Group{Title: c.Group})
		}
		groups[at].Bindings = append(groups[at].Bindings, keys.Called(c.Key, c.Name()))
	}
	return groups
}

// IsHelp says whether a page is one with bindings.
func IsHelp(p page.Page) bool {
	s, ok := p.(*Page)
	return ok && s.title == helpTitle
}

// Title implements Page.
func (s *Page) Title() string { return s.title }

// SetSize implements Page.
func (s *Page) SetSize(width, height int) {
	turnedTo := s.width == 0 || s.inView() // and stays in view
	s.width = width
	s.again()
	if s.list.SetHeight(height); turnedTo {
		s.reveal()
	}
}

// Update implements Page.
func (s *Page) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case tea.MouseMsg:
		component.ScrollByWheel(&s.list, msg)
	case page.OverviewMsg:
		if s.follows {
			s.again()
		}
	}
	return nil
}

// Commands implements Page.
func (s *Page) Commands() []page.Command {
	k := s.env.Keys
	leave := page.Do(func() { s.env.Close(s) })
	all := append([]page.Command{
		{Key: k.Global.Back, Group: commands.ReadGroup, Foot: 1, Do: leave},
		{Key: k.Move.Enter, Do: leave},
	}, s.own...)
	return append(all, commands.Reading(k.Move, &s.list, 4)...)
}

// View implements Page.
func (s *Page) View() []string {
	from, to := s.list.Visible()
	return s.marked(from, to)
}

// Status implements Page: how much there is still to read.
func (s *Page) Status(width int) string { return component.LinesToRead(s.env.Theme, &s.list, width) }

// Places lists what is in force together on the page.
func Places(env *page.Env) []page.Place {
	return []page.Place{{Name: "text", Commands: NewReach(env).Commands()}}
}
