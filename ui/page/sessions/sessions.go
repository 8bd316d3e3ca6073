// Package sessions is the page that lists the sessions on the endpoint.
package sessions

import (
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"caliper-playground/ui/component"
	"caliper-playground/ui/page"
	"caliper-playground/ui/page/commands"
)

// Page lists the sessions on the endpoint with what came to each of them,
// to choose the one that is shown.
type Page struct {
	page.Plain
	env   *page.Env
	list  component.List
	width int
	high  int
}

// New returns the list, with the cursor on the session shown.
func New(env *page.Env) *Page {
	s := &Page{env: env}
	s.measure()
	s.list.Select(env.Roll.Shown)
	return s
}

func (s *Page) measure() {
	s.list.SetLen(len(s.env.Roll.Sessions))
	s.list.SetHeight(max(1, s.high-sessionsAbove-sessionsBelow))
}

// Title implements Page.
func (s *Page) Title() string { return "sessions" }

// SetSize implements Page.
func (s *Page) SetSize(width, height int) {
	s.width, s.high = width, height
	s.measure()
}

// Update implements Page.
func (s *Page) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case page.RollMsg:
		before := s.list.Len
		if s.measure(); s.list.Len > before {
			s.list.Select(s.list.Len - 1) // the one that has begun
		}
	case tea.MouseMsg:
		return s.mouse(msg)
	}
	return nil
}

// mouse answers the wheel and clicks: a click selects, a click on what is
// selected shows it.
func (s *Page) mouse(msg tea.MouseMsg) tea.Cmd {
	switch {
	case msg.Button == tea.MouseButtonWheelUp:
		s.list.Scroll(-component.WheelStep)
	case msg.Button == tea.MouseButtonWheelDown:
		s.list.Scroll(component.WheelStep)
	case msg.Button == tea.MouseButtonLeft && msg.Action == tea.MouseActionPress:
		at := s.list.Offset + msg.Y - sessionsAbove
		switch _, end := s.list.Visible(); {
		case msg.Y < sessionsAbove || at >= end:
		case at == s.list.Cursor:
			return s.env.Show(at)
		default:
			s.list.Select(at)
		}
	}
	return nil
}

// handout is what a class is told: a line for each session.
func (s *Page) handout() string {
	var b strings.Builder
	for _, each := range s.env.Roll.Sessions {
		b.WriteString(each.Name + "\t" + each.Endpoint.URL)
		if each.Endpoint.Token != "" {
			b.WriteString("\t" + each.Endpoint.Token)
		}
		b.WriteByte('\n')
	}
	return b.String()
}

// Commands implements Page.
func (s *Page) Commands() []page.Command {
	const group = "Sessions"
	k := s.env.Keys
	leave := page.Do(func() { s.env.Close(s) })
	moves := commands.Moves(k.Move, &s.list, func(by int) tea.Cmd {
		s.list.Move(by)
		return nil
	})
	moves[0].Foot, moves[1].Foot = 5, 6
	return append([]page.Command{
		{Key: k.Move.Enter, Group: group, Words: "show the session", Short: "show it", Foot: 1, Do: func() tea.Cmd { return s.env.Show(s.list.Cursor) }},
		{Key: k.Session.Add, Group: group, Foot: 2, Do: func() tea.Cmd { return s.env.AddSession(false) }, Why: func() string { return commands.CannotAdd(s.env) }},
		{Key: k.Session.CopyAll, Group: group, Short: "copy all", Foot: 3,
			Do: func() tea.Cmd { return s.env.Copy("every session's name, URL and token", s.handout()) }},
		{Key: k.Session.List, Group: group, Words: "close the list", Do: leave},
		{Key: k.Global.Back, Foot: 4, Do: leave},
	}, moves...)
}

// Places lists what is in force together on the page.
func Places(env *page.Env) []page.Place {
	return []page.Place{{Name: "choosing a session", Commands: (&Page{env: env}).Commands()}}
}
