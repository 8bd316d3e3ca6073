package load

import (
	"fmt"
	"path/filepath"
	"strconv"
	"strings"

	"caliper-playground/engine/text"
	"caliper-playground/ui/component"
	"caliper-playground/ui/component/mark"
	"caliper-playground/ui/page/message"
)

// View implements Page.
func (l *Page) View() []string {
	if l.choosing || l.batch == nil {
		return l.viewChooser()
	}
	return l.viewPreview()
}

// viewPreview draws the documents, and the selected one below or beside them.
func (l *Page) viewPreview() []string {
	theme := l.env.Theme
	switch {
	case l.zoomed && l.inFocus:
		return append([]string{l.viewDetailTitle(l.width)}, l.viewDetail()...)
	case l.zoomed:
		return append([]string{l.viewListTitle(l.width)}, l.viewList(l.width)...)
	case !l.layout.beside:
		lines := append([]string{l.viewListTitle(l.width)}, l.viewList(l.width)...)
		for len(lines) < l.layout.detail.Y-2 {
			lines = append(lines, "")
		}
		lines = append(lines, component.Rule(theme, l.width), l.viewDetailTitle(l.width))
		lines = append(lines, l.viewDetail()...)
		return lines[:min(len(lines), l.height)]
	}
	left := append([]string{l.viewListTitle(l.layout.list.Width)}, l.viewList(l.layout.list.Width)...)
	right := append([]string{l.viewDetailTitle(l.layout.detail.Width)}, l.viewDetail()...)
	return component.Beside(theme, left, l.layout.list.Width, right, l.height)
}

// viewListTitle draws where the documents are from, what they come to, and how
// many are chosen.
func (l *Page) viewListTitle(width int) string {
	theme, b := l.env.Theme, l.batch
	line := component.NewLine(width).PaneTitle(theme, "LOAD", !l.inFocus).Gap(2)
	if l.filtering || b.sieve != nil {
		l.viewFilter(line)
		return line.Full()
	}
	counts := component.NewLine(width)
	counts.Add(theme.Plain, strconv.Itoa(b.count.chosen)+" of "+strconv.Itoa(len(b.entries))+" chosen").Add(theme.Dim, " · ")
	mark.AddCounts(counts, theme, b.count.Counts)
	if b.count.changed > 0 {
		counts.Gap(2).Add(theme.Accent, fmt.Sprintf("%d * changed", b.count.changed))
	}
	line.Add(theme.Plain, tail(b.title(), line.Left()-counts.Used()-2))
	if counts.Used() < line.Left() {
		line.To(width - counts.Used()).Join(counts)
	}
	return line.Full()
}

func (l *Page) viewList(width int) []string {
	b := l.batch
	if b.rows() == 0 {
		return l.viewNothing(width)
	}
	return b.list.Drawn(func(row int, selected bool) string {
		return l.viewDocument(&b.entries[b.at(row)], selected, width)
	})
}

// statusCells is how many cells what the endpoint answered takes.
const statusCells = 5

// The widths from which a document's line says more, in cells.
const (
	kindFrom = 70
	wordFrom = 100
)

// viewDocument draws the line of one document.
func (l *Page) viewDocument(e *entry, selected bool, width int) string {
	theme := l.env.Theme
	m := mark.Verdict(theme, e.Verdict)
	line := component.NewLine(width).Cursor(theme, selected, !l.inFocus)
	switch {
	case !e.Sendable():
		line.Add(theme.Dim, " – ")
	case e.chosen:
		line.Add(theme.Accent, "[x]")
	default:
		line.Add(theme.Dim, "[ ]")
	}
	if e.changed {
		line.Add(theme.Accent, "*")
	} else {
		line.Gap(1)
	}
	line.Add(m.Style, m.Glyph).Gap(1)
	if width >= wordFrom {
		line.Cell(m.Style, m.Word, max(5, len(m.Word)+1)) // few are longer
	}
	if width >= kindFrom {
		line.Cell(theme.Dim, e.Kind(), 10).Gap(1)
	}
	sent := l.batch.results != nil
	names, tells := l.batch.columns(line.Left(), sent)
	line.Cell(component.TitleStyle(theme, selected), shortName(e.Name(), names), names).Gap(1)
	if sent {
		l.viewStatus(line, l.batch.results.of(e.id))
	}
	if e.Problem != "" {
		return line.Add(theme.Wrong, e.Problem).Full()
	}
	line.Cell(theme.Plain, e.Tells, tells).Gap(1)
	if n := findingsWords(e); n != "" {
		line.Add(m.Style, n).Gap(1)
	}
	return line.Add(theme.Dim, e.First).Full()
}

// viewStatus writes what the endpoint answered to the last sending.
func (l *Page) viewStatus(line *component.Line, status int) {
	theme := l.env.Theme
	switch status {
	case 0:
		line.Gap(statusCells)
	case vanished:
		line.Cell(theme.Wrong, "gone", statusCells-1).Gap(1)
	default:
		line.Cell(mark.StatusStyle(theme, status), strconv.Itoa(status), statusCells-1).Gap(1)
	}
}

// findingsWords counts a document's errors and warnings: "2✗ 1!".
func findingsWords(e *entry) string {
	var words []string
	if e.Errors > 0 {
		words = append(words, fmt.Sprintf("%d✗", e.Errors))
	}
	if e.Warnings > 0 {
		words = append(words, fmt.Sprintf("%d!", e.Warnings))
	}
	return strings.Join(words, " ")
}

// viewDetailTitle draws the selected document's name, its tabs and verdict.
func (l *Page) viewDetailTitle(width int) string {
	theme, m := l.env.Theme, &l.detail.message
	line := component.NewLine(width)
	e := l.batch.selected()
	if e == nil {
		return line.Gap(1).Add(theme.Strong, "DOCUMENT").String()
	}
	name := shortName(filepath.Base(e.Name()), max(10, width-44))
	line.PaneTitle(theme, name, l.inFocus)
	if m.Find.Shown() {
		m.DrawFilter(line)
		return line.String()
	}
	titles, active := []string{message.Titles()[message.TabFindings], message.Titles()[message.TabJSON]}, 0
	if n := m.CountFindings(); n > 0 && l.detail.shown == e.id {
		titles[0] += " " + strconv.Itoa(n)
	}
	if m.Tab == message.TabJSON {
		active = 1
	}
	line.Gap(2)
	m.Tabs = component.Tabs(line, theme, titles, active, l.inFocus)
	v := mark.Verdict(theme, e.Verdict)
	words := v.Glyph + " " + v.Word
	if e.Problem == "" {
		words += ", " + e.Kind()
	}
	return line.Right(v.Style, words).String()
}

// viewDetail draws what is in view of the selected document.
func (l *Page) viewDetail() []string {
	theme, m := l.env.Theme, &l.detail.message
	if l.detail.shown != m.Wanted {
		return []string{component.NewLine(l.layout.detail.Width).Gap(1).Add(theme.Dim, "reading …").String()}
	}
	return m.View(l.inFocus)
}

// Status implements Page: how far the sending is, or the reading.
func (l *Page) Status(width int) string {
	if status := l.runs.Status(width); status != "" {
		return status
	}
	theme, line := l.env.Theme, component.NewLine(width)
	switch {
	case l.reading != nil:
		line.Gap(1).Add(theme.Plain, "reading and judging").Gap(2)
		if l.batch != nil && l.reading.purpose != readFresh {
			line.Add(theme.Plain, text.Plural(len(l.batch.entries), "document")+" so far")
		}
		return line.Right(theme.Accent, l.env.Keys.Do.Stop.Help().Key+" stop").String()
	case l.batch != nil && l.batch.stale && !l.choosing:
		return line.Gap(1).Add(theme.Caution, "files have come or gone on disk; "+l.env.Keys.Load.Reload.Help().Key+" reads all again").String()
	case l.sending != nil && !l.runs.Busy(): // a single document is on its way
		return line.Gap(1).Add(theme.Plain, "sending").String()
	}
	return ""
}
