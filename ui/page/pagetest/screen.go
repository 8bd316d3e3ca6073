package pagetest

import (
	tea "github.com/charmbracelet/bubbletea"

	"caliper-playground/catalog"
	"caliper-playground/ui/page"
)

// Screen is a screen that opens nothing and notes what it was asked for. It
// implements page.Screen, for a page that is tested alone.
type Screen struct {
	Said     []string // the texts, the newest last
	Tone     page.Tone
	Asked    string          // the last question; Yes is what follows on it
	Yes      func() tea.Cmd  //
	Offered  []page.Command  // the answers to it, where it has its own
	Selected []int           // messages that were selected in the log below
	Opened   []page.Target   // by their kind
	Pushed   []page.Page     // pages that the page has made
	Closed   []page.Page     // those that were closed
	Copied   []page.Copyable // what was copied
	Secret   []string        // what was copied as a secret, by name
	Shown    []int           // places of sessions
	Gone     []int           // messages of the log that were gone to
	Learners []string        // for whom sessions were asked for
	Server   page.Server     // that sessions are changed in
	Overview *page.Overview
	Versions []catalog.Version   // of sessions that were to begin for one
	Program  []tea.ExecCommand   // what was to run in the foreground; none does
	Over     func(error) tea.Cmd // what follows when the last of them has ended
}

// Last returns what was said last, or "".
func (s *Screen) Last() string {
	if len(s.Said) == 0 {
		return ""
	}
	return s.Said[len(s.Said)-1]
}

// Open implements page.Screen.
func (s *Screen) Open(t page.Target) tea.Cmd { s.Opened = append(s.Opened, t); return nil }

// Push implements page.Screen.
func (s *Screen) Push(p page.Page) tea.Cmd { s.Pushed = append(s.Pushed, p); return p.Init() }

// Close implements page.Screen.
func (s *Screen) Close(p page.Page) { s.Closed = append(s.Closed, p) }

// GoTo implements page.Screen.
func (s *Screen) GoTo(seq int) tea.Cmd { s.Gone = append(s.Gone, seq); return nil }

// Ask implements page.Screen.
func (s *Screen) Ask(question string, yes func() tea.Cmd) { s.Asked, s.Yes = question, yes }

// Allow implements page.Screen. It asks nothing.
func (s *Screen) Allow(sends func() tea.Cmd) tea.Cmd { return sends() }

// Offer implements page.Screen.
func (s *Screen) Offer(question string, answers ...page.Command) {
	s.Asked, s.Offered = question, answers
}

// Select implements page.Screen.
func (s *Screen) Select(seq int) tea.Cmd { s.Selected = append(s.Selected, seq); return nil }

// Say implements page.Screen.
func (s *Screen) Say(tone page.Tone, text string) { s.Tone, s.Said = tone, append(s.Said, text) }

// Copy implements page.Screen.
func (s *Screen) Copy(what, text string) tea.Cmd {
	s.Copied = append(s.Copied, page.Copyable{What: what, Text: text})
	return nil
}

// CopySecret implements page.Screen.
func (s *Screen) CopySecret(what, text string) tea.Cmd {
	s.Secret = append(s.Secret, what)
	return s.Copy(what, text)
}

// Foreground implements page.Screen.
func (s *Screen) Foreground(program tea.ExecCommand, over func(error) tea.Cmd) tea.Cmd {
	s.Program, s.Over = append(s.Program, program), over
	return nil
}

// Wait implements page.Screen.
func (s *Screen) Wait(cmd tea.Cmd) tea.Cmd { return cmd }

// Show implements page.Screen.
func (s *Screen) Show(at int) tea.Cmd { s.Shown = append(s.Shown, at); return nil }

// ShowLog implements page.Screen.
func (s *Screen) ShowLog(at int) tea.Cmd { return s.Show(at) }

// AddSession implements page.Screen.
func (s *Screen) AddSession(learner string, _ bool) tea.Cmd {
	s.Learners = append(s.Learners, learner)
	return nil
}

// ChangeSession implements page.Screen.
func (s *Screen) ChangeSession(at int, how func(page.Server, string) (string, error)) tea.Cmd {
	said, err := how(s.Server, s.Overview.Sessions[at].Name)
	if err != nil {
		said = err.Error()
	}
	s.Said = append(s.Said, said)
	return nil
}

// Fresh implements page.Screen.
func (s *Screen) Fresh(spec catalog.Version) tea.Cmd {
	s.Versions = append(s.Versions, spec)
	return nil
}
