package ui

import (
	"slices"

	tea "github.com/charmbracelet/bubbletea"

	"caliper-playground/ui/page"
)

// fresh takes in that another session has begun in the place of a desk's, or
// why none could.
func (a *app) fresh(of *desk, msg page.FreshMsg) tea.Cmd {
	said := page.NoticeMsg{Kind: page.Told, Text: "A fresh session has begun."}
	if msg.Err != nil {
		said = page.NoticeMsg{Kind: page.Failed, Text: "No fresh session: " + msg.Err.Error()}
	} else if notice := msg.Session.Notice(); notice != "" {
		said.Text = "A fresh session has begun: " + notice + "."
	}
	if of != a.desk() {
		said.Text = of.name() + ": " + said.Text
	}
	a.notice = &said
	if msg.Err != nil {
		return a.broadcast(of, msg)
	}
	of.seen = 0
	a.roster.follow(slices.Index(a.desks, of), msg.Session)
	if of != a.desk() {
		return a.broadcast(of, msg)
	}
	a.watching.stop()
	a.watching = startWatch(a.env.Context, msg.Session)
	a.snapshot = page.TakeSnapshot(msg.Session)
	return tea.Batch(a.broadcast(of, msg), a.watching.next())
}
