package app

import (
	"slices"

	tea "github.com/charmbracelet/bubbletea"

	"caliper-playground/ui/page"
)

// fresh takes in that another session has begun in the place of the one before, or
// why none could.
func (a *app) fresh(of *screen, s page.Session, err error) tea.Cmd {
	if err != nil {
		of.Say(page.Failed, "No fresh session: "+err.Error())
		return nil
	}
	words := "A fresh session has begun."
	if notice := s.Notice(); notice != "" {
		words = "A fresh session has begun: " + notice + "."
	}
	of.Say(page.Told, words)
	of.seen = 0
	a.follower.follow(slices.Index(a.screens, of), s)
	told := a.broadcast(of, page.FreshMsg{Session: s})
	if !of.shown() {
		return told
	}
	a.watching.stop()
	a.watching = startWatch(a.env.Context, s)
	a.snapshot = page.TakeSnapshot(s)
	return tea.Batch(told, a.nextNews())
}
