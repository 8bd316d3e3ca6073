package sessions

import (
	"fmt"
	"strconv"

	"caliper-playground/engine/text"
	"caliper-playground/ui/component"
	"caliper-playground/ui/page"
	"caliper-playground/ui/page/commands"
)

// The lines above the list of sessions, and below it.
const (
	sessionsAbove = 3
	sessionsBelow = 2
)

// The columns of the list of sessions, in cells, and the widths from which the
// less important ones are shown.
const (
	sessionCount   = 6
	sessionMet     = 11
	sessionLast    = 10
	sessionRefused = 9
	sessionNote    = 10
	lastFrom       = 72
	refusedFrom    = 80
	sessionName    = 12 // at least
)

// View implements Page.
func (s *Page) View() []string {
	theme, roll := s.env.Theme, s.env.Roll
	title := component.NewLine(s.width).Gap(1).Add(theme.Accent, "SESSIONS").Gap(2)
	if roll.Several() {
		title.Add(theme.Plain, fmt.Sprintf("%d on one endpoint, each with %s", len(roll.Sessions), roll.Sessions[roll.Shown].Endpoint.Own()))
	} else {
		title.Add(theme.Plain, commands.NoOtherSession(s.env))
	}
	names := s.nameCells()
	lines := []string{title.String(), "", s.viewHeads(names)}
	from, to := s.list.Visible()
	for i := from; i < to; i++ {
		lines = append(lines, s.viewSession(roll.Sessions[i], i, names))
	}
	if s.list.Cursor < len(roll.Sessions) {
		for len(lines) < s.high-1 {
			lines = append(lines, "")
		}
		foot := component.NewLine(s.width).Gap(1).Add(theme.Dim, "POST ")
		lines = append(lines, foot.Add(theme.Plain, roll.Sessions[s.list.Cursor].Endpoint.URL).String())
	}
	return lines[:min(len(lines), s.high)]
}

// nameCells is what the longest of the names takes, or the room for it beside
// the columns where that is less.
func (s *Page) nameCells() int {
	room := s.width - 3 - 4*sessionCount - 2 - sessionMet - sessionNote
	if s.width >= lastFrom {
		room -= sessionLast
	}
	if s.width >= refusedFrom {
		room -= sessionRefused
	}
	longest := sessionName
	for _, each := range s.env.Roll.Sessions {
		longest = max(longest, text.Width(each.Name))
	}
	return max(1, min(room, longest))
}

func (s *Page) viewHeads(names int) string {
	theme := s.env.Theme
	line := component.NewLine(s.width).Gap(3).Cell(theme.Dim, "session", names)
	line.Number(theme.Dim, "messages", sessionCount+2)
	for _, verdict := range []string{"✓", "!", "✗"} {
		line.Number(theme.Dim, verdict, sessionCount)
	}
	if s.width >= refusedFrom {
		line.Number(theme.Dim, "refused", sessionRefused)
	}
	line.Number(theme.Dim, "met", sessionMet)
	if s.width >= lastFrom {
		line.Number(theme.Dim, "last", sessionLast)
	}
	return line.String()
}

func (s *Page) viewSession(each page.Summary, at, names int) string {
	theme, t := s.env.Theme, each.Totals
	line := component.NewLine(s.width).Gap(1)
	selected := at == s.list.Cursor
	if selected {
		line.Add(theme.Accent, component.CursorGlyph)
	}
	line.To(3).Cell(component.TitleStyle(theme, selected), each.Name, names)
	line.Number(theme.Plain, strconv.Itoa(each.Messages), sessionCount+2)
	line.Number(theme.Good, strconv.Itoa(t.Pass), sessionCount)
	line.Number(theme.Caution, strconv.Itoa(t.Warn), sessionCount)
	line.Number(theme.Wrong, strconv.Itoa(t.Fail), sessionCount)
	if s.width >= refusedFrom {
		line.Number(theme.Wrong, strconv.Itoa(t.Refused), sessionRefused)
	}
	line.Number(theme.Plain, fmt.Sprintf("%d of %d", each.Met, each.Profiles), sessionMet)
	if s.width >= lastFrom {
		last := "–"
		if !each.Last.IsZero() {
			last = each.Last.In(s.env.Zone).Format("15:04:05")
		}
		line.Number(theme.Dim, last, sessionLast)
	}
	switch {
	case at == s.env.Roll.Shown:
		line.Gap(2).Add(theme.Accent, "shown")
	case each.Unseen > 0:
		line.Gap(2).Add(theme.Strong, fmt.Sprintf("+%d new", each.Unseen))
	}
	return line.String()
}
