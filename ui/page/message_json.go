package page

import (
	"sort"

	"caliper-playground/engine/rule"
	"caliper-playground/ui/component"
	"caliper-playground/ui/component/source"
	"caliper-playground/ui/style"
)

// jsonLine is a line of the JSON tab: one of the source, or a note on the line
// above, which is drawn already.
type jsonLine struct {
	line int // of the source, from 0
	note string
	mark bool // the first line of a note
}

// draw draws a line of the source when it is in view, and no earlier.
func (j jsonLine) draw(m *message, theme *style.Theme) string {
	if j.note != "" {
		return j.note
	}
	return m.detail.source.DrawLine(theme, j.line, m.sideways, m.width)
}

// placed is a finding with the line that it belongs under.
type placed struct {
	finding rule.Finding
	at      source.Place
}

// layOutJSON lists the source's lines with each finding under its place.
func (m *message) layOutJSON(theme *style.Theme) []jsonLine {
	src := m.detail.source
	notes := m.placeFindings()
	lines := make([]jsonLine, 0, src.Len()+2*len(notes)+1)
	if src.LaidOut {
		line := component.NewLine(m.width).Gap(1).Add(theme.Dim, "laid out for reading; it was sent with longer lines")
		lines = append(lines, jsonLine{note: line.String()})
	}
	for i := range src.Len() {
		lines = append(lines, jsonLine{line: i})
		for ; len(notes) > 0 && notes[0].at.Line == i; notes = notes[1:] {
			f, mark := notes[0].finding, severityMark(theme, notes[0].finding.Severity)
			words := mark.glyph + " " + f.Rule + ": " + f.Message
			for n, drawn := range src.CaretLines(theme, mark.style, notes[0].at, m.sideways, words, m.width) {
				lines = append(lines, jsonLine{line: i, note: drawn, mark: n == 0})
			}
		}
	}
	return lines
}

// placeFindings finds the line of each finding, in the order of the lines.
func (m *message) placeFindings() []placed {
	src := m.detail.source
	var notes []placed
	for i, f := range m.findings() {
		if i == maxFindings {
			break
		}
		at, ok := src.Find(f.Pointer)
		if !ok {
			at, ok = src.At(f.Line, f.Column)
		}
		if ok {
			notes = append(notes, placed{f, at})
		}
	}
	sort.SliceStable(notes, func(i, j int) bool { return notes[i].at.Line < notes[j].at.Line })
	return notes
}

// nextFinding opens the JSON at the next finding below the window's top; after
// the last one it begins anew.
func (m *message) nextFinding(theme *style.Theme) {
	if m.tab != tabJSON {
		m.setTab(theme, tabJSON)
	}
	start := m.list.Offset + 2
	for step := range len(m.json) {
		row := (start + 1 + step) % len(m.json)
		if m.json[row].mark {
			m.list.Scroll(row - 2 - m.list.Offset)
			return
		}
	}
}
