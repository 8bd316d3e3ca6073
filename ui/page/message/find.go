package message

import (
	"fmt"
	"slices"

	"caliper-playground/engine/conformance"
	"caliper-playground/engine/rule"
	"caliper-playground/engine/text"
	"caliper-playground/ui/component"
)

// Found shows what the filter lets through, from its start.
func (m *Pane) Found() {
	m.chosen = 0
	m.sortFindings()
	m.layOut()
	m.toTop()
}

// ShowWhole lets everything through again; of JSON, the line of the cursor stays in
// sight.
func (m *Pane) ShowWhole() {
	line, ok := m.cursorLine()
	m.Find.Clear()
	m.Found()
	if ok && m.json != nil {
		m.List.Select(m.json.Of(line))
		m.List.Scroll(min(0, -lead+m.List.Height-1)) // some of what is around it too
	}
}

// sortFindings lists the findings that the filter lets through, the gravest first.
func (m *Pane) sortFindings() {
	m.Sorted = slices.DeleteFunc(rule.GravestFirst(m.Findings()), func(f rule.Finding) bool {
		return !m.Find.Takes(f.Rule, f.Severity.String(), f.Pointer, f.Message)
	})
}

// takesItem says whether the filter lets an item of the message through.
func (m *Pane) takesItem(item conformance.Item) bool {
	pieces := []string{item.Verdict.String(), item.Type, item.Action, item.Pointer, item.Uncredited}
	for _, c := range item.Credits {
		pieces = append(pieces, c.Profile, c.Event, c.Action)
	}
	return m.Find.Takes(pieces...)
}

// filtered is what the filter lets through of the lines of a tab. They are laid out
// once more without styles, to be read.
func (m *Pane) filtered(layOut func(*Pane) []string) []string {
	lines := layOut(m)
	if !m.Find.Asks() {
		return lines
	}
	var shown []string
	for i, plain := range layOut(m.plain()) {
		if m.Find.Takes(plain) {
			shown = append(shown, lines[i])
		}
	}
	return shown
}

// DrawFilter draws the filter in the place of the tabs, which it hides, with the one
// that it is about.
func (m *Pane) DrawFilter(line *component.Line) {
	theme := m.env.Theme
	m.Tabs = nil
	m.Find.Draw(line.Gap(2).Add(theme.Strong, "["+Titles()[m.Tab]+"]").Gap(2), theme, m.foundWords())
}

// foundWords says what the filter lets through.
func (m *Pane) foundWords() string {
	switch {
	case m.Detail == nil || m.Detail.Err != nil:
		return ""
	case !m.Find.Asks():
		return "words of the " + [tabCount]string{"findings", "sentence", "JSON", "exchange", "graph"}[m.Tab]
	case m.Tab == TabFindings:
		return fmt.Sprintf("%d of %s", len(m.Sorted), text.Plural(len(m.Findings()), "finding"))
	case m.Tab == TabJSON:
		return fmt.Sprintf("%d of %s", m.json.Len-m.json.Notes, text.Plural(m.Detail.Source.Len(), "line"))
	}
	return text.Plural(len(m.lines), "line")
}
