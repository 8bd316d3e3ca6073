package page

import (
	"strings"

	"github.com/charmbracelet/bubbles/key"
	tea "github.com/charmbracelet/bubbletea"

	"caliper-playground/ui/component"
	"caliper-playground/ui/keys"
)

// Sessions lists the sessions on the endpoint with what came to each of them,
// to choose the one that is shown.
type Sessions struct {
	env   *Env
	list  component.List
	width int
	high  int
}

// NewSessions returns the list, with the cursor on the session shown.
func NewSessions(env *Env) *Sessions {
	s := &Sessions{env: env}
	s.measure()
	s.list.Select(env.Roll.Shown)
	return s
}

func (s *Sessions) measure() {
	s.list.SetLen(len(s.env.Roll.Sessions))
	s.list.SetHeight(max(1, s.high-sessionsAbove-sessionsBelow))
}

// Title implements Page.
func (s *Sessions) Title() string { return "sessions" }

// Init implements Page.
func (s *Sessions) Init() tea.Cmd { return nil }

// SetSize implements Page.
func (s *Sessions) SetSize(width, height int) {
	s.width, s.high = width, height
	s.measure()
}

// Typing implements Page.
func (s *Sessions) Typing() bool { return false }

// Status implements Page.
func (s *Sessions) Status(int) string { return "" }

// Update implements Page.
func (s *Sessions) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case RollMsg:
		before := s.list.Len
		if s.measure(); s.list.Len > before {
			s.list.Select(s.list.Len - 1) // the one that has begun
		}
	case tea.KeyMsg:
		return s.press(msg.String())
	case tea.MouseMsg:
		return s.mouse(msg)
	}
	return nil
}

func (s *Sessions) press(press string) tea.Cmd {
	k := s.env.Keys
	switch {
	case keys.Matches(press, k.Move.Enter):
		return s.env.Show(s.list.Cursor)
	case keys.Matches(press, k.Session.Add):
		return addSession(s.env, false)
	case keys.Matches(press, k.Session.CopyAll):
		return s.env.Copy("every session's name, URL and token", s.handout())
	case keys.Matches(press, k.Global.Back), keys.Matches(press, k.Session.List):
		s.env.Close(s)
		return nil
	default:
		component.MoveList(&s.list, press, k.Move, s.list.Move)
	}
	return nil
}

// mouse answers the wheel and clicks: a click selects, a click on what is
// selected shows it.
func (s *Sessions) mouse(msg tea.MouseMsg) tea.Cmd {
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
func (s *Sessions) handout() string {
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

// WhyNot implements Explainer.
func (s *Sessions) WhyNot(of keys.Binding) string {
	if keys.Same(of, s.env.Keys.Session.Add) {
		return cannotAdd(s.env)
	}
	return ""
}

// ShortHelp implements Page.
func (s *Sessions) ShortHelp() []key.Binding {
	k := s.env.Keys
	return []key.Binding{k.Global.Help, keys.Called(k.Move.Enter, "show it"), k.Session.Add, keys.Called(k.Session.CopyAll, "copy all"), k.Global.Back, k.Move.Up, k.Move.Down}
}

// Help implements Page.
func (s *Sessions) Help() []keys.Group {
	k := s.env.Keys
	return []keys.Group{
		{Title: "Sessions", Bindings: []key.Binding{keys.Called(k.Move.Enter, "show the session"), k.Session.Add, k.Session.CopyAll,
			keys.Called(k.Session.List, "close the list")}},
		{Title: "Move", Bindings: []key.Binding{k.Move.Up, k.Move.Down, k.Move.PageUp, k.Move.PageDown, k.Move.Top, k.Move.Bottom}},
	}
}
