package sessions

import (
	"fmt"
	"slices"
	"strconv"

	"caliper-playground/engine/text"
	"caliper-playground/ui/component"
	"caliper-playground/ui/page"
	"caliper-playground/ui/page/commands"
	"caliper-playground/ui/style"
)

// The lines above the list of sessions, and below it.
const (
	sessionsAbove = 3
	sessionsBelow = 3
	classBelow    = 5
)

// below is how many lines stand below the list.
func (s *Page) below() int {
	if page.InClass(s.env) {
		return classBelow
	}
	return sessionsBelow
}

// column is one of the list. What is less important is left out where there is
// no room for it.
type column struct {
	head  string
	cells int
	from  int // the width of the page from which it is shown
	style style.Style
	value func(page.Summary) string
}

// itemsPass heads the first of the columns that count items, where those before it
// count messages.
const itemsPass = "items ✓"

// columns lists the columns behind the session's name. In a class the learners'
// names and what they are stuck on need the room.
func (s *Page) columns() []column {
	all := s.allColumns()
	if !page.InClass(s.env) {
		return all
	}
	from := map[string]int{itemsPass: 140, "!": 160, "✗": 120, "refused": 110, "?": 160, "repeats": 140}
	for i := range all {
		all[i].from = max(all[i].from, from[all[i].head])
	}
	all[0].cells += 2 // of the messages, behind the state
	state := column{"state", 8, 0, s.env.Theme.Plain, func(e page.Summary) string {
		return string(e.Standing.Need(s.env.Now()))
	}}
	return append([]column{state}, all...)
}

func (s *Page) allColumns() []column {
	theme := s.env.Theme
	number := func(of func(page.Summary) int) func(page.Summary) string {
		return func(each page.Summary) string { return strconv.Itoa(of(each)) }
	}
	return []column{
		{"messages", 8, 0, theme.Plain, number(func(e page.Summary) int { return e.Messages })},
		{"refused", 9, 80, theme.Wrong, number(func(e page.Summary) int { return e.Totals.Refused })},
		{itemsPass, 9, 0, theme.Good, number(func(e page.Summary) int { return e.Totals.Pass })},
		{"!", 5, 0, theme.Caution, number(func(e page.Summary) int { return e.Totals.Warn })},
		{"✗", 5, 0, theme.Wrong, number(func(e page.Summary) int { return e.Totals.Fail })},
		{"?", 4, 0, theme.Dim, number(func(e page.Summary) int { return e.Totals.Unjudged })},
		{"repeats", 9, 100, theme.Dim, number(func(e page.Summary) int { return e.Totals.Repeated })},
		{"met", s.metCells(), 0, theme.Plain, func(e page.Summary) string { return e.Met.Short() }},
		{"last", 9, 72, theme.Dim, func(e page.Summary) string {
			if e.Last.IsZero() {
				return "–"
			}
			return e.Last.In(s.env.Zone).Format("15:04:05")
		}},
	}
}

// metCells is what the longest count of profiles takes.
func (s *Page) metCells() int {
	cells := 9
	for _, each := range s.env.Overview.Sessions {
		cells = max(cells, len(each.Met.Short())+2)
	}
	return cells
}

// shownColumns are those that there is room for beside the names. The least important
// go before the others.
func (s *Page) shownColumns() []column {
	shown := slices.DeleteFunc(s.columns(), func(c column) bool { return s.width < c.from })
	for _, head := range []string{"repeats", "?", "refused", "last", "!", itemsPass, "✗", "state", "messages"} {
		if s.roomForNames(shown) >= sessionName {
			break
		}
		shown = slices.DeleteFunc(shown, func(c column) bool { return c.head == head })
	}
	return shown
}

// roomForNames is what columns leave of the width.
func (s *Page) roomForNames(shown []column) int {
	room := s.width - 3 - sessionState
	for _, c := range shown {
		room -= c.cells
	}
	return room
}

const (
	sessionName  = 12 // at least
	className    = 24 // of a learner's, at most, where the page is no wider than most
	sessionState = 10 // of what is said behind the columns
)

// View implements Page.
func (s *Page) View() []string {
	names := s.nameCells()
	lines := []string{s.viewTitle(), s.viewFilter(), s.viewHeads(names)}
	lines = append(lines, s.list.Drawn(func(row int, selected bool) string { return s.viewSession(row, selected, names) })...)
	if s.none() {
		lines = append(lines, component.Instead(s.env.Theme, commands.NoneFound(s.env), s.width, s.list.Height)...)
	}
	foot := s.viewFoot()
	for len(lines) < s.high-len(foot) {
		lines = append(lines, "")
	}
	if over := len(lines) + len(foot) - s.high; over > 0 {
		foot = foot[min(over, len(foot)):]
	}
	lines = append(lines, foot...)
	return lines[:max(0, min(len(lines), s.high))]
}

// viewFilter draws the filter and how much it lets through.
func (s *Page) viewFilter() string {
	found := fmt.Sprintf("%d of %s", len(s.order), text.Plural(s.all, "session"))
	return s.find.Line(s.env.Theme, s.width, "name, state, what it is stuck on", found).String()
}

func (s *Page) viewTitle() string {
	theme, overview := s.env.Theme, s.env.Overview
	title := component.NewLine(s.width).Gap(1).Add(theme.Accent, "SESSIONS").Gap(2)
	if !overview.Several() {
		return title.Add(theme.Plain, commands.NoOtherSession(s.env)).String()
	}
	own := fmt.Sprintf("%d on one endpoint, each with %s", len(overview.Sessions), overview.Sessions[overview.Shown].Endpoint.Own())
	if page.InClass(s.env) {
		own = fmt.Sprintf("class %s: %s", s.env.Server.Class(), text.Plural(len(overview.Sessions), "learner"))
		if with := ", each with " + overview.Sessions[overview.Shown].Endpoint.Own(); title.Left() > len(own)+len(with)+24 {
			own += with
		}
	}
	title.Add(theme.Plain, own)
	if s.state.ByNeed {
		title.Add(theme.Accent, "; by need")
	}
	if zone := "local time"; title.Left() > len(zone)+3 {
		title.Right(theme.Dim, zone)
	}
	return title.String()
}

// nameCells is what the longest of the names takes, or the room for it beside
// the columns where that is less.
func (s *Page) nameCells() int {
	room := s.roomForNames(s.shownColumns())
	longest := sessionName
	for _, each := range s.env.Overview.Sessions {
		longest = max(longest, text.Width(text.Clean(each.Label())))
	}
	if page.InClass(s.env) {
		longest = min(longest, max(className, s.width/4))
	}
	return max(1, min(room, longest))
}

func (s *Page) viewHeads(names int) string {
	line := component.NewLine(s.width).Gap(3).Cell(s.env.Theme.Dim, "session", names)
	for _, c := range s.shownColumns() {
		line.Number(s.env.Theme.Dim, c.head, c.cells)
	}
	return line.String()
}

func (s *Page) viewSession(row int, selected bool, names int) string {
	theme, at := s.env.Theme, s.order[row]
	each := s.env.Overview.Sessions[at]
	line := component.NewLine(s.width).Gap(1).Cursor(theme, selected, true)
	if state := s.certification(at); state.Running() {
		line.To(2).Add(theme.Caution, runGlyph)
	}
	line.To(3).Cell(component.TitleStyle(theme, selected), each.Label(), names)
	for _, c := range s.shownColumns() {
		line.Number(c.style, c.value(each), c.cells)
	}
	say := func(st style.Style, words string) { line.Gap(2).Add(st, words) }
	switch {
	case each.Removed:
		say(theme.Dim, "removed")
	case at == s.env.Overview.Shown:
		say(theme.Accent, "shown")
	case each.Unseen > 0:
		say(theme.Strong, fmt.Sprintf("+%d new", each.Unseen))
	}
	if stuck := each.Standing.StuckOn(); page.InClass(s.env) && stuck != "" && line.Left() > sessionState+8 {
		line.To(s.stuckAt(names)).Add(theme.Wrong, stuck)
	}
	return line.String()
}

// stuckAt is where a line says what a learner is stuck on.
func (s *Page) stuckAt(names int) int {
	at := 3 + names + 2 + sessionState
	for _, c := range s.shownColumns() {
		at += c.cells
	}
	return at
}

// viewFoot draws what is typed, or what is said of the selected session.
func (s *Page) viewFoot() []string {
	theme := s.env.Theme
	if s.prompt != nil {
		asked := component.NewLine(s.width).Gap(1).Add(theme.Dim, s.prompt.words)
		typed := component.NewLine(s.width).Gap(1)
		s.prompt.input.Draw(typed, theme)
		return []string{asked.String(), typed.String()}
	}
	if len(s.order) == 0 {
		return nil
	}
	each := s.env.Overview.Sessions[s.selected()]
	var lines []string
	if page.InClass(s.env) {
		line := component.NewLine(s.width).Gap(1).Add(theme.Strong, text.Truncate(text.Clean(each.Label()), 40)).Gap(1)
		line.Add(theme.Plain, string(each.Standing.Need(s.env.Now())))
		met := "no profile is met yet"
		if names := each.Standing.Met; len(names) > 0 {
			met = "met: " + text.Few(names, 6)
		}
		line.Add(theme.Dim, " · "+met)
		trouble := component.NewLine(s.width) // it has a line of its own, for it is long
		if stuck := each.Standing.StuckOn(); stuck != "" {
			trouble.Gap(1).Add(theme.Wrong, text.Capital(stuck))
		}
		lines = append(lines, line.String(), trouble.String())
	}
	at := component.NewLine(s.width).Gap(1).Add(theme.Dim, "POST ").Add(theme.Plain, each.Endpoint.URL)
	run := component.NewLine(s.width)
	if words := s.runWords(s.selected()); words != "" {
		run.Gap(1).Add(theme.Caution, runGlyph+" "+words)
	}
	return append(lines, at.String(), run.String())
}
