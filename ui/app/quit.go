package app

import (
	"fmt"
	"slices"
	"strings"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"caliper-playground/engine/text"
	"caliper-playground/ui/page"
)

// quit ends the program, after asking where something would be lost, or somebody
// is still sending.
func (a *app) quit() tea.Cmd {
	if p, leaver := a.unsettled(); leaver != nil && !a.tooSmall() {
		return a.backTo(p, func() tea.Cmd { return leaver.Leave(a.quit) })
	}
	reasons := a.reasonsToStay()
	if len(reasons) == 0 {
		return tea.Quit
	}
	a.ask = a.yesOrNo("Quit all the same? "+strings.Join(reasons, " "), func() tea.Cmd { return tea.Quit })
	return nil
}

// unsettled is the topmost page with work on it that asks what becomes of it; nil
// where there is none.
func (a *app) unsettled() (page.Page, page.Leaver) {
	for _, p := range slices.Backward(a.pages) {
		if leaver, ok := p.(page.Leaver); ok && unsentOn(p) != "" {
			return p, leaver
		}
	}
	return nil, nil
}

// soonAgain is how long after a message from outside the next is awaited.
const soonAgain = 10 * time.Minute

// reasonsToStay says, a sentence each, what quitting would break off.
func (a *app) reasonsToStay() []string {
	var said []string
	if unsent := a.unsent(); unsent != "" {
		said = append(said, unsent)
	}
	served, runs := 0, 0
	var last time.Time // when the last message came from outside
	for i, each := range a.env.Overview.Sessions {
		if !each.Removed {
			served++
		}
		state := a.screens[i].env.Engine.Certification().State()
		if state.Running() {
			runs++
		}
		if each.Outside.After(last) {
			last = each.Outside
		}
	}
	if served > 1 {
		said = append(said, fmt.Sprintf("%d sessions are served, and nobody answers their senders then.", served))
	}
	if runs > 0 {
		said = append(said, text.Capital(text.Plural(runs, "practice certification"))+" "+text.Are(runs)+" under way.")
	}
	if ago := a.env.Now().Sub(last); !last.IsZero() && ago < soonAgain {
		when := "less than a minute ago"
		if minutes := int(ago.Minutes()); minutes > 0 {
			when = text.Plural(minutes, "minute") + " ago"
		}
		said = append(said, "A sensor sent a message "+when+".")
	}
	return said
}

// leave closes the page on top, after asking where something would be lost.
func (a *app) leave() tea.Cmd {
	if leaver, ok := a.top().(page.Leaver); ok {
		return leaver.Leave(nil)
	}
	if unsent := unsentOn(a.top()); unsent != "" {
		closing := a.top()
		a.ask = a.yesOrNo("Close this page all the same? "+unsent, func() tea.Cmd {
			a.close(closing)
			return nil
		})
		return nil
	}
	a.pop()
	return nil
}

// unsentOn says what a page holds that nobody has yet.
func unsentOn(p page.Page) string {
	if worker, ok := p.(page.Worker); ok {
		return worker.Unsent()
	}
	return ""
}

// unsent says what the pages hold that nobody has yet.
func (a *app) unsent() string {
	var said []string
	for _, p := range a.pages {
		if unsent := unsentOn(p); unsent != "" {
			said = append(said, unsent)
		}
	}
	for _, d := range a.screens {
		if d == a.screen() || d.bench == nil {
			continue
		}
		if unsent := d.bench.Unsent(); unsent != "" {
			said = append(said, d.name()+": "+unsent)
		}
	}
	return strings.Join(said, " ")
}
