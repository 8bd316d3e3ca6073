// Package sessions is the page that lists the sessions on the endpoint.
package sessions

import (
	"slices"

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

	state  *Order
	find   component.Finder // what of them is listed
	order  []int            // the places of the sessions, as they are listed
	all    int              // how many sessions there are
	prompt *prompt          // what is typed, or nil
}

// Order is what the list is like when it opens again.
type Order struct{ ByNeed bool }

// New returns the list as it was left, with the cursor on the session shown.
func New(env *page.Env, state *Order) *Page {
	s := &Page{env: env, state: state}
	s.measure()
	s.selectPlace(env.Overview.Shown)
	return s
}

// measure brings the list in line with the overview.
func (s *Page) measure() {
	now := s.env.Now()
	s.order, s.all = s.order[:0], len(s.env.Overview.Sessions)
	for at, each := range s.env.Overview.Sessions {
		if s.find.Takes(each.Label(), each.Name, string(each.Standing.Need(now)), each.Standing.StuckOn()) {
			s.order = append(s.order, at)
		}
	}
	s.list.SetLen(len(s.order))
	s.list.SetHeight(max(1, s.high-sessionsAbove-s.below()))
	if s.state.ByNeed {
		slices.SortStableFunc(s.order, func(a, b int) int {
			return s.env.Overview.Sessions[a].Standing.Compare(s.env.Overview.Sessions[b].Standing, now)
		})
	}
}

// found lists the sessions that the filter lets through. The cursor stays on the one that
// it is on.
func (s *Page) found() tea.Cmd {
	at := s.env.Overview.Shown
	if !s.none() {
		at = s.selected()
	}
	s.measure()
	s.selectPlace(at)
	return nil
}

// none says that the filter lets no session through.
func (s *Page) none() bool { return len(s.order) == 0 }

// whyNone says why nothing can be done with a session where none is listed.
func (s *Page) whyNone() string { return page.When(s.none(), commands.NoneFound(s.env)) }

// selected is the place of the selected session, of which there must be one.
func (s *Page) selected() int { return s.order[min(s.list.Cursor, len(s.order)-1)] }

func (s *Page) selectPlace(at int) { s.list.Select(max(0, slices.Index(s.order, at))) }

// sort lists the sessions by need, or as they are numbered.
func (s *Page) sort() {
	at := s.selected()
	s.state.ByNeed = !s.state.ByNeed
	s.measure()
	s.selectPlace(at)
	if s.state.ByNeed {
		s.env.Say(page.Told, "First who is stuck, then who is silent, then who has been quiet for ten minutes.")
	} else {
		s.env.Say(page.Told, "In the order in which they began.")
	}
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
	case page.OverviewMsg:
		before := s.all
		if s.found(); s.all > before && slices.Contains(s.order, s.all-1) {
			s.selectPlace(s.all - 1) // the one that has begun
		}
	case tea.MouseMsg:
		return s.mouse(msg)
	}
	return nil
}

// mouse answers the wheel and clicks: a click selects, a click on what is
// selected shows it.
func (s *Page) mouse(msg tea.MouseMsg) tea.Cmd {
	if s.list.Mouse(msg, sessionsAbove) {
		return s.env.ShowLog(s.selected())
	}
	return nil
}

// Commands implements Page.
func (s *Page) Commands() []page.Command {
	if s.find.Typing {
		return commands.Finding(s.env, &s.find, &s.list, commands.MoveCursor(&s.list), s.found)
	}
	const group = "Sessions"
	k := s.env.Keys
	leave := page.Do(func() { s.env.Close(s) })
	all := append([]page.Command{
		{Key: k.Move.Enter, Group: group, Words: "show the session's log", Short: "its log", Foot: 1, Do: func() tea.Cmd { return s.env.ShowLog(s.selected()) }, Why: s.whyNone},
		{Key: k.Session.Need, Group: group, Short: "by need", Foot: 3, Do: page.Do(s.sort), Why: s.whyNone},
		{Key: k.Session.Add, Group: group, Foot: 2, Do: s.askName, Why: func() string { return commands.CannotAdd(s.env) }},
		{Key: k.Session.CopyAll, Group: group, Short: "copy all", Foot: 7, Do: s.copyAll},
		{Key: k.Do.Save, Group: group, Words: "write the list for handing out", Short: "hand out", Foot: 8, Do: s.askHandout},
		{Key: k.Do.Edit, Group: group, Words: "name the learner", Short: "name", Foot: 9, Do: s.askRename, Why: s.whyNoClass},
		{Key: k.Do.Why, Group: group, Words: "why it stands so", Do: s.explain, Why: s.whyNone},
		commands.LookUp(s.env, group, s.subject),
		{Key: k.Session.Strays, Group: group, Do: func() tea.Cmd { return s.env.Open(page.ShowStrays{}) }},
		{Key: k.Session.Renew, Group: group, Do: s.renew, Why: s.whyNoClass},
		{Key: k.Session.Remove, Group: group, Do: s.remove, Why: s.whyNoClass},
		{Key: k.Session.List, Group: group, Words: "close the list", Do: leave},
		commands.BeginFilter(s.env, group, "filter the sessions", 5, &s.find, s.found),
		{Key: k.Global.Back, Foot: 4, Do: commands.BackFrom(s.env, s, &s.find, s.found)},
	}, commands.Cursor(k.Move, &s.list, 5)...)
	return append(all, s.promptCommands()...)
}

// Places lists what is in force together on the page.
func Places(env *page.Env) []page.Place {
	all, filtering := (&Page{env: env}).Commands(), &Page{env: env}
	filtering.find.Begin()
	return []page.Place{
		{Name: "choosing a session", Commands: all}, {Name: "typing about a session", Typing: true, Commands: all},
		{Name: "filtering sessions", Typing: true, Commands: filtering.Commands()},
	}
}
