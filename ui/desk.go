package ui

import (
	"errors"
	"reflect"

	tea "github.com/charmbracelet/bubbletea"

	"caliper-playground/ui/page"
)

// desk is what the screen has of one session: its engine, and its bench with
// whatever is selected there.
type desk struct {
	env   *page.Env
	bench *page.Bench // nil until the session is shown for the first time
	seen  int         // how many messages there were when it was left
}

// deskMsg is a message that the pages of one session have asked for. It finds
// its way back to them, whichever session is shown by then.
type deskMsg struct {
	desk *desk
	msg  tea.Msg
}

// own returns a command whose messages are the desk's.
func (d *desk) own(cmd tea.Cmd) tea.Cmd {
	if cmd == nil {
		return nil
	}
	return func() tea.Msg { return d.tag(cmd()) }
}

// tag marks a message as the desk's, and each of those that further commands
// will bring. What is the library's own business stays as it is.
func (d *desk) tag(msg tea.Msg) tea.Msg {
	switch msg.(type) {
	case nil, deskMsg:
		return msg
	case tea.BatchMsg:
		return tea.BatchMsg(d.ownAll(reflect.ValueOf(msg)))
	}
	v := reflect.ValueOf(msg)
	switch {
	case v.Kind() == reflect.Slice && v.Type().Elem() == reflect.TypeFor[tea.Cmd]():
		// A sequence, whose type the library keeps to itself.
		if sequence := tea.Sequence(d.ownAll(v)...); sequence != nil {
			return sequence()
		}
		return nil
	case v.Type().PkgPath() == reflect.TypeFor[tea.QuitMsg]().PkgPath():
		return msg
	}
	return deskMsg{d, msg}
}

func (d *desk) ownAll(list reflect.Value) []tea.Cmd {
	owned := make([]tea.Cmd, 0, list.Len())
	for i := range list.Len() {
		owned = append(owned, d.own(list.Index(i).Interface().(tea.Cmd)))
	}
	return owned
}

// name is what the desk's session is called.
func (d *desk) name() string { return d.env.Engine.Session().ID() }

// errLeft is what a page is told that would have had the terminal.
var errLeft = errors.New("another session was shown before it could open")

// takeBehind takes a message of a session that is not shown. What is under way
// there goes on and is told of by the session's name; what was to be opened is
// not, for the screen is another session's by now.
func (a *app) takeBehind(from *desk, msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case page.PushMsg, page.PopMsg, page.RunMsg, page.AskMsg, page.ComposeMsg:
		return nil
	case page.ForegroundMsg:
		return func() tea.Msg { return msg.Done(errLeft) }
	case page.FreshMsg:
		return a.fresh(from, msg)
	case page.NoticeMsg:
		a.notice = &page.NoticeMsg{Kind: msg.Kind, Text: from.name() + ": " + msg.Text}
		return nil
	}
	return a.broadcast(from, msg)
}

// broadcast hands a message to every page that a session has on the screen, or
// to its bench while it is not shown.
func (a *app) broadcast(to *desk, msg tea.Msg) tea.Cmd {
	if to != a.desk() {
		if to.bench == nil {
			return nil
		}
		return to.own(to.bench.Update(msg))
	}
	cmds := make([]tea.Cmd, 0, len(a.pages))
	for _, p := range a.pages {
		cmds = append(cmds, p.Update(msg))
	}
	return to.own(tea.Batch(cmds...))
}
