package message

import (
	"fmt"
	"maps"
	"slices"
	"sort"

	"caliper-playground/engine/rule"
	"caliper-playground/engine/text"
	"caliper-playground/ui/component"
	"caliper-playground/ui/component/mark"
	"caliper-playground/ui/component/source"
)

// jsonText is the JSON tab.
type jsonText struct {
	source.Rows
	findings []findingRow // those that are in sight, in the order of their rows
}

// findingRow says where a finding shows: the row of its line, or of the fold
// that hides it.
type findingRow struct {
	row     int
	finding int // among those of the pane, the gravest first
}

// layOutJSON puts each finding under its place and leaves out what is folded.
func (m *Pane) layOutJSON() *jsonText {
	src := m.Detail.Source
	j := &jsonText{}
	if src.LaidOut && !m.Find.Asks() {
		words := "laid out for reading; it was sent with longer lines"
		if m.OnDisk {
			words = "laid out for reading; the file has longer lines, whose numbers these are"
		}
		line := component.NewLine(m.Width).Gap(1).Add(m.env.Theme.Dim, words)
		j.Note([]string{line.String()})
	}
	rest := m.placeFindings()
	if m.Find.Asks() {
		m.layOutMatches(j, rest)
		return j
	}
	folds := slices.Sorted(maps.Keys(m.folds))
	for len(rest) > 0 || len(folds) > 0 {
		if len(folds) > 0 && (len(rest) == 0 || folds[0] <= rest[0].At.Line) {
			first := folds[0]
			folds = folds[1:]
			last, ok := src.FoldAt(first)
			if !ok || first < j.Next {
				continue
			}
			j.Lines(first)
			row, within := j.Len, 0
			for ; len(rest) > 0 && rest[0].At.Line <= last; rest = rest[1:] {
				j.findings = append(j.findings, findingRow{row, rest[0].number})
				within++
			}
			j.Fold(last, foldNote(within))
			continue
		}
		p := rest[0]
		rest = rest[1:]
		j.Lines(p.At.Line + 1)
		m.putNotes(j, p)
	}
	j.Lines(src.Len())
	return j
}

// putNotes puts a finding under its line, which is the last one so far.
func (m *Pane) putNotes(j *jsonText, p Placed) {
	j.findings = append(j.findings, findingRow{j.Len - 1, p.number})
	theme := m.env.Theme
	severity := mark.Severity(theme, p.Finding.Severity)
	words := severity.Glyph + " " + p.Finding.Rule + ": " + p.Finding.Message
	j.Note(m.Detail.Source.CaretLines(theme, severity.Style, p.At, m.sideways, words, m.Width))
}

// layOutMatches puts the lines that the filter lets through below each other, and
// those with a finding that it lets through.
func (m *Pane) layOutMatches(j *jsonText, rest []Placed) {
	for line := range m.Detail.Source.Len() {
		found := len(rest) > 0 && rest[0].At.Line == line
		if !found && !m.Find.Takes(m.Detail.Source.Line(line)) {
			continue
		}
		j.Line(line)
		for ; len(rest) > 0 && rest[0].At.Line == line; rest = rest[1:] {
			m.putNotes(j, rest[0])
		}
	}
}

func foldNote(findings int) string {
	if findings == 0 {
		return ""
	}
	return fmt.Sprintf("   %s within", text.Plural(findings, "finding"))
}

// drawJSON draws one row of the JSON tab, with a cursor where keys act on it.
func (m *Pane) drawJSON(row int, selected bool) string {
	line, hidden, note := m.json.At(row)
	if line < 0 {
		return note
	}
	r := source.Row{Scroll: m.sideways, Width: m.Width, Cursor: (!m.OnDisk || m.focus) && selected, Focus: m.focus, Hidden: hidden, Note: note}
	if hidden > 0 {
		r.Fold = source.Shut
	} else if _, ok := m.Detail.Source.FoldAt(line); ok {
		r.Fold = source.Open
	}
	return m.Detail.Source.Draw(m.env.Theme, line, r)
}

// Placed is a finding with the line that it belongs under.
type Placed struct {
	Finding rule.Finding
	At      source.Place
	number  int // among those of the pane, the gravest first
}

// placeFindings finds the line of each finding, in the order of the lines.
func (m *Pane) placeFindings() []Placed {
	var all []Placed
	for i, f := range m.Sorted {
		if i == MaxFindings {
			break
		}
		if at, ok := m.Detail.Source.Of(f); ok {
			all = append(all, Placed{f, at, i})
		}
	}
	sort.SliceStable(all, func(i, j int) bool { return all[i].At.Line < all[j].At.Line })
	return all
}

// lead is how many lines are left above a finding that is gone to.
const lead = 2

// nextFinding chooses the next finding, in the order of the tab that shows; after
// the last one it begins anew, and says so. From a tab without findings it opens
// the JSON.
func (m *Pane) nextFinding() (anew bool) {
	if m.Tab == TabFindings {
		if len(m.heads) == 0 {
			return false
		}
		next := (m.chosen + 1) % len(m.heads)
		anew = next < m.chosen
		m.choose(next)
		return anew
	}
	if m.Tab != TabJSON {
		m.SetTab(TabJSON)
		m.List.Cursor = -1 // so that the first line counts as below it
	}
	if m.json == nil || len(m.json.findings) == 0 {
		m.List.Select(max(0, m.List.Cursor))
		return false
	}
	next := m.json.findings[0]
	anew = next.row <= m.List.Cursor
	for _, f := range m.json.findings {
		if f.row > m.List.Cursor {
			next, anew = f, false
			break
		}
	}
	m.chosen = next.finding
	m.List.Scroll(max(0, next.row-lead) - m.List.Offset)
	m.List.Select(next.row)
	return anew && len(m.json.findings) > 1
}

// MoveInJSON moves the cursor over lines, past the notes between them.
func (m *Pane) MoveInJSON(by int) {
	m.List.Move(by)
	if m.json == nil || m.json.Len == 0 {
		return
	}
	step := 1
	if by < 0 {
		step = -1
	}
	for row := m.List.Cursor; row >= 0 && row < m.json.Len; row += step {
		if line, _, _ := m.json.At(row); line >= 0 {
			m.List.Select(row)
			return
		}
	}
	for row := m.List.Cursor; row >= 0 && row < m.json.Len; row -= step {
		if line, _, _ := m.json.At(row); line >= 0 {
			m.List.Cursor = row // the notes beyond stay in view
			return
		}
	}
}

// Fold folds, or unfolds, what begins on the cursor's line; to fold where
// nothing begins means what the line stands within.
func (m *Pane) Fold(shut bool) {
	line, ok := m.cursorLine()
	if !ok {
		return
	}
	if !shut {
		delete(m.folds, line)
		m.relayJSON(line)
		return
	}
	_, begins := m.Detail.Source.FoldAt(line)
	if !begins || m.folds[line] {
		if line, ok = m.Detail.Source.Enclosing(line); !ok {
			return
		}
	}
	m.setFold(line)
	m.relayJSON(line)
}

// ToggleFold is fold, or unfold where it is folded already.
func (m *Pane) ToggleFold() {
	line, ok := m.cursorLine()
	m.Fold(ok && !m.folds[line])
}

// TurnTab shows the tab that many further.
func (m *Pane) TurnTab(by int) {
	m.SetTab((m.Tab + by + tabCount) % tabCount)
}

// foldAll folds all that is two levels down, where the entries of an envelope
// and the parts of an event are, or unfolds everything.
func (m *Pane) foldAll() {
	if m.Detail == nil || m.Detail.Err != nil {
		return
	}
	if m.Tab != TabJSON {
		m.SetTab(TabJSON)
	}
	line, _ := m.cursorLine()
	if len(m.folds) > 0 {
		m.folds = nil
	} else {
		for depth := foldDepth; depth > 0 && len(m.folds) == 0; depth-- {
			for _, first := range m.Detail.Source.Outline(depth) {
				m.setFold(first)
			}
		}
	}
	m.relayJSON(line)
}

// foldDepth is the depth of what folding everything folds, where there is
// anything: below an envelope's data stands an event, and below that its parts.
const foldDepth = 3

func (m *Pane) setFold(line int) {
	if m.folds == nil {
		m.folds = map[int]bool{}
	}
	m.folds[line] = true
}

// cursorLine returns the line of the source under the cursor.
func (m *Pane) cursorLine() (int, bool) {
	if m.Tab != TabJSON || m.json == nil || m.json.Len == 0 {
		return 0, false
	}
	line, _, _ := m.json.At(m.List.Cursor)
	return line, line >= 0
}

// relayJSON lays the tab out again with the cursor on a line.
func (m *Pane) relayJSON(line int) {
	m.layOut()
	if m.json != nil {
		m.List.Select(m.json.Of(line))
	}
}
