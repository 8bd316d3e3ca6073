package page

import (
	"strconv"

	"caliper-playground/ui/component"
	"caliper-playground/ui/component/mark"
)

// viewMessageTitle draws the message's number, its tabs and its two verdicts.
func (b *Bench) viewMessageTitle(width int) string {
	theme, m := b.env.Theme, &b.message
	line := component.NewLine(width)
	if m.wanted == 0 {
		m.tabs = nil
		b.paneTitle(line, "MESSAGE", paneMessage)
		return line.String()
	}
	b.paneTitle(line, strconv.Itoa(m.wanted), paneMessage)
	line.Gap(2)
	titles := []string{"Findings", "Sentence", "JSON", "HTTP"}
	if n := len(m.findings()); n > 0 {
		titles[tabFindings] = "Findings " + strconv.Itoa(n)
	}
	m.tabs = component.Tabs(line, theme, titles, m.tab, b.focus == paneMessage)
	if m.detail != nil && m.detail.err == nil {
		e := m.detail.message.Entry
		verdict := mark.Entry(theme, e)
		both := component.NewLine(width)
		both.Add(mark.StatusStyle(theme, e.Status), mark.StatusNumber(e.Status)).Gap(1).Add(verdict.Style, verdict.Glyph+" "+verdict.Word)
		if both.Used() < line.Left() {
			line.To(width - both.Used()).Join(both)
		}
	}
	return line.String()
}

// viewMessage draws the lines in view.
func (b *Bench) viewMessage() []string {
	theme, m := b.env.Theme, &b.message
	if m.wanted == 0 {
		return b.viewNoMessage()
	}
	from, to := m.list.Visible()
	m.focus = b.focus == paneMessage
	if m.tab == tabFindings && len(m.heads) > 0 {
		return m.viewFindings(theme, from, to)
	}
	if m.tab != tabJSON || m.json == nil {
		return m.lines[min(from, len(m.lines)):min(to, len(m.lines))]
	}
	lines := make([]string, 0, to-from)
	for row := from; row < to; row++ {
		lines = append(lines, m.drawJSON(theme, row))
	}
	return lines
}

func (b *Bench) viewNoMessage() []string {
	var lines []string
	words := "The selected message shows here: what was found in it and where, what it says as a sentence, its JSON, and the HTTP exchange."
	for _, wrapped := range component.Wrap(words, b.message.width-4, b.message.list.Height) {
		lines = append(lines, component.NewLine(b.message.width).Gap(2).Add(b.env.Theme.Dim, wrapped).String())
	}
	return lines
}
