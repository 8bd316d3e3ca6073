package bench

import (
	"strconv"

	"caliper-playground/engine/text"
	"caliper-playground/ui/component"
	"caliper-playground/ui/component/mark"
	"caliper-playground/ui/page/message"
)

// viewMessageTitle draws the message's number, its tabs and its two verdicts.
func (b *Page) viewMessageTitle(width int) string {
	theme, m := b.env.Theme, &b.message
	line := component.NewLine(width)
	if m.Wanted == 0 {
		m.Tabs = nil
		line.PaneTitle(theme, "MESSAGE", b.focus == paneMessage)
		return line.String()
	}
	line.PaneTitle(theme, strconv.Itoa(m.Wanted), b.focus == paneMessage)
	if m.Find.Shown() {
		m.DrawFilter(line)
		return line.String()
	}
	line.Gap(2)
	titles := message.Titles()
	if n := m.CountFindings(); n > 0 {
		titles[message.TabFindings] += " " + strconv.Itoa(n)
	}
	both := component.NewLine(width)
	if m.Detail != nil && m.Detail.Err == nil {
		e := m.Detail.Message.Entry
		verdict := mark.Entry(theme, e)
		both.Add(mark.StatusStyle(theme, e.Status), mark.StatusNumber(e.Status)).Gap(1).Add(verdict.Style, verdict.Glyph+" "+verdict.Word)
	}
	if last := len(titles) - 1; m.Tab != last && tabCells(titles)+both.Used() >= line.Left() {
		titles = titles[:last] // the verdicts say more, and the tab has a key
	}
	m.Tabs = component.Tabs(line, theme, titles, m.Tab, b.focus == paneMessage)
	if both.Used() > 0 && both.Used() < line.Left() {
		line.To(width - both.Used()).Join(both)
	}
	return line.String()
}

// tabCells is how wide tabs are with the gaps behind them.
func tabCells(titles []string) int {
	cells := 0
	for _, title := range titles {
		cells += text.Width(title) + 3
	}
	return cells
}

// viewMessage draws the lines in view.
func (b *Page) viewMessage() []string {
	if b.message.Wanted == 0 {
		words := "The selected message shows here: what was found in it and where, what it says as a sentence, its JSON, and the HTTP exchange."
		return component.Instead(b.env.Theme, words, b.message.Width, b.message.List.Height)
	}
	return b.message.View(b.focus == paneMessage)
}
