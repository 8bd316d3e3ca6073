package page

import (
	"sort"

	"caliper-playground/engine/rule"
	"caliper-playground/ui/component"
	"caliper-playground/ui/component/source"
	"caliper-playground/ui/style"
)

// jsonText is the JSON tab: the source's lines with notes between them. It
// holds the notes alone; lines are drawn when they come into view.
type jsonText struct {
	head  []string
	notes []note
	rows  int // head, lines and notes together
}

// note is what is said under a line of the source, drawn already.
type note struct {
	line  int // of the source, from 0, above the note
	row   int // of the tab, where the note begins
	lines []string
}

// at returns what stands in a row: a note's line, or a line of the source.
func (j *jsonText) at(row int) (noted string, line int, isNote bool) {
	if row < len(j.head) {
		return j.head[row], 0, true
	}
	i := sort.Search(len(j.notes), func(i int) bool { return j.notes[i].row > row }) - 1
	if i < 0 {
		return "", row - len(j.head), false
	}
	n := j.notes[i]
	if within := row - n.row; within < len(n.lines) {
		return n.lines[within], 0, true
	}
	return "", n.line + 1 + row - n.row - len(n.lines), false
}

// drawJSON draws one row of the JSON tab.
func (m *message) drawJSON(theme *style.Theme, row int) string {
	noted, line, isNote := m.json.at(row)
	if isNote {
		return noted
	}
	return m.detail.source.DrawLine(theme, line, m.sideways, m.width)
}

// layOutJSON puts each finding under its place.
func (m *message) layOutJSON(theme *style.Theme) *jsonText {
	src := m.detail.source
	j := &jsonText{}
	if src.LaidOut {
		line := component.NewLine(m.width).Gap(1).Add(theme.Dim, "laid out for reading; it was sent with longer lines")
		j.head = append(j.head, line.String())
	}
	said := 0
	for _, p := range m.placeFindings() {
		mark := severityMark(theme, p.finding.Severity)
		words := mark.glyph + " " + p.finding.Rule + ": " + p.finding.Message
		lines := src.CaretLines(theme, mark.style, p.at, m.sideways, words, m.width)
		j.notes = append(j.notes, note{line: p.at.Line, row: len(j.head) + p.at.Line + 1 + said, lines: lines})
		said += len(lines)
	}
	j.rows = len(j.head) + src.Len() + said
	return j
}

// placed is a finding with the line that it belongs under.
type placed struct {
	finding rule.Finding
	at      source.Place
}

// placeFindings finds the line of each finding, in the order of the lines.
func (m *message) placeFindings() []placed {
	src := m.detail.source
	var all []placed
	for i, f := range m.findings() {
		if i == maxFindings {
			break
		}
		at, ok := src.Find(f.Pointer)
		if !ok {
			at, ok = src.At(f.Line, f.Column)
		}
		if ok {
			all = append(all, placed{f, at})
		}
	}
	sort.SliceStable(all, func(i, j int) bool { return all[i].at.Line < all[j].at.Line })
	return all
}

// lead is how many lines are left above a finding that is gone to.
const lead = 2

// nextFinding opens the JSON at the next finding below the one at the window's
// top; after the last one it begins anew.
func (m *message) nextFinding(theme *style.Theme) {
	if m.tab != tabJSON {
		m.setTab(theme, tabJSON)
	}
	if m.json == nil || len(m.json.notes) == 0 {
		return
	}
	next := m.json.notes[0]
	for _, n := range m.json.notes {
		if n.row > m.list.Offset+lead {
			next = n
			break
		}
	}
	m.list.Scroll(next.row - lead - m.list.Offset)
}
