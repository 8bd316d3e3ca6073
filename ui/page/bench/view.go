package bench

import (
	"fmt"
	"strconv"

	"caliper-playground/engine/text"
	"caliper-playground/ui/component"
	"caliper-playground/ui/component/mark"
)

// View implements Page.
func (b *Page) View() []string {
	if b.layout.wide {
		return b.viewWide()
	}
	if b.zoomed {
		return b.viewFocused()
	}
	return append([]string{b.viewTabs()}, b.viewFocused()...)
}

// viewWide draws the profiles on the left, the log and the message on the right.
func (b *Page) viewWide() []string {
	theme, l := b.env.Theme, b.layout
	left := b.viewProfiles(l.profiles.Width)
	right := make([]string, 0, b.height)
	right = append(right, b.viewLogTitle(l.log.Width))
	right = append(right, b.viewLog(l.log.Width)...)
	for len(right) < l.message.Y-2 {
		right = append(right, "")
	}
	right = append(right, component.Rule(theme, l.log.Width))
	right = append(right, b.viewMessageTitle(l.message.Width))
	right = append(right, b.viewMessage()...)

	return component.Beside(theme, left, l.profiles.Width, right, b.height)
}

// viewTabs draws the line of tabs above the panes, one of which is shown at a time.
func (b *Page) viewTabs() string {
	theme := b.env.Theme
	line := component.NewLine(b.width)
	line.Gap(1)
	titles := []string{"Profiles", "Log " + strconv.Itoa(b.log.total), "Message"}
	if b.message.Wanted > 0 {
		titles[paneMessage] += numberMark(b.width) + strconv.Itoa(b.message.Wanted)
	}
	b.tabs = component.Tabs(line, theme, titles, int(b.focus), true)
	for detail := range noCounts {
		counts := component.NewLine(b.width)
		b.viewCounts(counts, detail)
		if counts.Used() < line.Left() {
			line.To(b.width - counts.Used() - 1).Join(counts)
			break
		}
	}
	return line.String()
}

// viewFocused draws the pane in focus over the whole width.
func (b *Page) viewFocused() []string {
	switch b.focus {
	case paneLog:
		return append([]string{b.viewLogTitle(b.width)}, b.viewLog(b.width)...)
	case paneMessage:
		return append([]string{b.viewMessageTitle(b.width)}, b.viewMessage()...)
	}
	return b.viewProfiles(b.width)
}

// numberMark stands before the number of the message that is shown, so that it is
// not taken for a count as the log's is beside it.
func numberMark(width int) string {
	if width < 48 {
		return " #"
	}
	return " no. "
}

// How much is told of counts, from all to the least there is room for.
const (
	allCounts  = iota
	mostCounts // without what is repeated, and what was refused on purpose
	itemCounts // of the items alone
	noCounts
)

// viewCounts writes what the items of all messages came to, and apart from those
// which messages were not taken.
func (b *Page) viewCounts(line *component.Line, detail int) {
	theme, t := b.env.Theme, b.totals
	if detail == noCounts {
		return
	}
	line.Add(theme.Dim, "items ")
	mark.AddCounts(line, theme, t.Counts)
	if detail == itemCounts {
		return
	}
	if t.Repeated > 0 && detail == allCounts {
		line.Gap(2).Add(theme.Dim, fmt.Sprintf("%d repeated", t.Repeated))
	}
	if t.Refused > 0 {
		line.Add(theme.Dim, " · ").Add(theme.Wrong, text.Plural(t.Refused, "message")+" refused")
	}
	if t.OnPurpose > 0 && detail == allCounts {
		line.Add(theme.Dim, " · ").Add(theme.Dim, fmt.Sprintf("%d refused on purpose", t.OnPurpose))
	}
}
