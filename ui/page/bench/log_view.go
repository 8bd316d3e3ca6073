package bench

import (
	"fmt"
	"strconv"
	"strings"

	"caliper-playground/engine/session"
	"caliper-playground/engine/text"
	"caliper-playground/ui/component"
	"caliper-playground/ui/component/mark"
)

// The widths from which the log says more, in cells.
const (
	logWhole = 130 // every name whole
	logWords = 84  // the verdict's word
	logLong  = 76  // names of events as they are
)

// markGlyph stands behind the number of a marked message.
const markGlyph = "*"

// viewLogTitle draws the log's header: its totals, or what is being typed.
func (b *Page) viewLogTitle(width int) string {
	theme, l := b.env.Theme, &b.log
	line := component.NewLine(width)
	line.PaneTitle(theme, "LOG", b.focus == paneLog)
	line.Gap(2)
	if l.find.Typing || l.asked != "" {
		b.viewFilter(line)
		return line.String()
	}
	// Where not all has room the verdicts go: what is marked and what is below
	// shows nowhere else.
	for detail := range noCounts + 1 {
		counts := component.NewLine(width)
		counts.Add(theme.Plain, text.Plural(l.total, "message"))
		if detail < noCounts {
			counts.Add(theme.Dim, " · ")
		}
		b.viewCounts(counts, detail)
		if n := len(l.marked); n > 0 {
			counts.Add(theme.Dim, " · ").Add(theme.Accent, fmt.Sprintf("%s %d marked", markGlyph, n))
		}
		if below := l.list.Below(); below > 0 {
			counts.Add(theme.Dim, " · ").Add(theme.Accent, fmt.Sprintf("↓ %d below", below))
		}
		if counts.Used() <= line.Left() {
			return line.To(width - counts.Used()).Join(counts).String()
		}
	}
	return line.Add(theme.Plain, text.Plural(l.total, "message")).String()
}

func (b *Page) viewFilter(line *component.Line) {
	theme, l := b.env.Theme, &b.log
	count, said := fmt.Sprintf("%d of %d", len(l.found.matches), l.total), theme.Dim
	switch {
	case l.asked == "":
		count = "event, action, fail, 401, profile:media, rule:actor; " + b.env.Keys.Prompt.Cancel.Help().Key + " and " + b.env.Keys.Global.Help.Help().Key + " tell more"
		if len(count)+20 > line.Left() {
			count = "type a word: event, action, fail, 401"
		}
	case l.found.query.Problem() != "":
		count, said = l.found.query.Problem(), theme.Caution
	case l.found.upTo < l.total:
		count += fmt.Sprintf(", looked at %d%%", 100*l.found.upTo/l.total)
	}
	l.find.DrawSaying(line, theme, said, count)
}

// viewLog draws the entries in view, or how to get some.
func (b *Page) viewLog(width int) []string {
	l := &b.log
	if l.list.Len == 0 {
		return b.viewEmptyLog(width)
	}
	lines := make([]string, 0, len(l.window))
	for i, e := range l.window {
		lines = append(lines, b.viewEntry(e, l.list.Offset+i == l.list.Cursor, width))
	}
	return lines
}

func (b *Page) viewEmptyLog(width int) []string {
	k := b.env.Keys
	enter := k.Move.Enter.Help().Key
	words := "No messages yet. Press " + enter + " on a profile, then " + enter + " on a row to send its event. " +
		"What your own sensor sends appears here too: " + k.Global.Reach.Help().Key + " shows URL, token and a curl line."
	if mistakes, exercises := k.Bench.Mistakes.Help().Key, k.Bench.Exercises.Help().Key; !b.part && mistakes != "" && exercises != "" {
		words += " To learn by: " + mistakes + " sends mistakes made on purpose, " + exercises + " has exercises."
	}
	switch l := &b.log; {
	case l.asked == "":
	case l.found.upTo < l.total:
		words = "Looking …"
	case l.found.query.Problem() != "":
		words = "No message matches: " + l.found.query.Problem() + "."
	default:
		words = "No message matches. " + k.Global.Back.Help().Key + " shows all again."
		if word, ok := l.found.query.Word(); ok {
			words = "No message matches. A word alone is looked for in the log's lines; text:" + word + " looks in the messages themselves. " + k.Global.Back.Help().Key + " shows all again."
		}
	}
	return component.Instead(b.env.Theme, words, width, b.layout.log.Height)
}

// viewEntry draws one line of the log.
func (b *Page) viewEntry(e session.Entry, selected bool, width int) string {
	theme, m := b.env.Theme, mark.Entry(b.env.Theme, e)
	line := component.NewLine(width)
	line.Cursor(theme, selected, b.focus == paneLog)
	number := strconv.Itoa(e.Seq)
	if e.Kind == session.KindRequest { // it has none
		number = "–"
	}
	line.Number(theme.Dim, number, max(4, len(strconv.Itoa(b.log.first+b.log.total))))
	if b.log.marked[e.Seq] {
		line.Add(theme.Accent, markGlyph)
	} else {
		line.Gap(1)
	}
	line.Add(theme.Dim, e.Time.In(b.env.Zone).Format("15:04:05")).Gap(1)
	line.Number(mark.StatusStyle(theme, e.Status), mark.StatusNumber(e.Status), 3).Gap(1).Add(m.Style, m.Glyph).Gap(1)
	if width >= logWords {
		line.Cell(m.Style, m.Word, max(5, len(m.Word)+1)) // few are longer
	}
	event, action, eventCells, actionCells := e.Event, e.Action, 20, 14
	switch {
	case width >= logWhole:
		eventCells, actionCells = 26, 24
	case width < logLong:
		if short := strings.TrimSuffix(event, "Event"); short != "" {
			event = short
		}
		eventCells, actionCells = 13, 11
	}
	if event == "" {
		event = "(not read)"
	}
	if e.Items > 1 {
		event = fmt.Sprintf("%s +%d", event, e.Items-1)
	}
	name := component.TitleStyle(theme, selected)
	if e.Event == "" && e.Note != "" { // nothing to tell but why
		return line.Add(theme.Wrong, e.Note).String()
	}
	line.Cell(name, event, eventCells).Gap(1).Cell(name, action, actionCells).Gap(1)
	switch {
	case e.Note != "":
		line.Add(m.Style, shortNote(e.Note, line.Left()))
	case e.Repeats > 0:
		line.Add(theme.Dim, "repeat of an earlier event")
	case e.Object != "":
		line.Add(theme.Dim, "→ ").Add(theme.Plain, e.Object)
	}
	return line.String()
}

// shortNote leaves out of a note what the cross before it says already, where
// it does not fit otherwise.
func shortNote(note string, room int) string {
	if text.Width(note) <= room {
		return note
	}
	return strings.TrimPrefix(note, "no mark: ")
}
