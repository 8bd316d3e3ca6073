package message

import (
	"fmt"
	"sort"

	"caliper-playground/engine/rule"
	"caliper-playground/engine/text"
	"caliper-playground/ui/component"
	"caliper-playground/ui/component/mark"
	"caliper-playground/ui/component/source"
	"caliper-playground/ui/style"
)

// jsonText is the JSON tab: the source's lines with notes between them, less
// what is folded away. It holds stretches; lines are drawn when they come into
// view.
type jsonText struct {
	stretches []stretch
	rows      int
	findings  []findingRow // those that are in sight, in the order of their rows
}

// stretch is some rows of the tab: lines of the source that follow each other,
// a line with what is folded below it, or notes that are drawn already.
type stretch struct {
	row    int // of the tab, where it begins
	line   int // of the source, from 0; of notes, the line above
	hidden int // lines folded below the one line
	note   string
	drawn  []string
}

// findingRow says where a finding shows: the row of its line, or of the fold
// that hides it.
type findingRow struct {
	row     int
	finding int // among those of the pane, the gravest first
}

// at returns the stretch of a row, and the line of the source there or -1.
func (j *jsonText) at(row int) (s stretch, line int) {
	i := sort.Search(len(j.stretches), func(i int) bool { return j.stretches[i].row > row }) - 1
	s = j.stretches[max(0, i)]
	if s.drawn != nil {
		return s, -1
	}
	return s, s.line + row - s.row
}

// sourceLines counts the lines of the source that are listed, where each is a stretch
// of its own.
func (j *jsonText) sourceLines() int {
	n := 0
	for _, s := range j.stretches {
		if s.drawn == nil {
			n++
		}
	}
	return n
}

// rowOf returns the row of a line, or of the fold that hides it.
func (j *jsonText) rowOf(line int) int {
	row := 0
	for _, s := range j.stretches {
		if s.drawn != nil {
			continue
		}
		if s.line > line {
			break
		}
		row = s.row
		if s.hidden == 0 {
			row += line - s.line
		}
	}
	return min(row, j.rows-1)
}

// writer puts stretches one below the other.
type jsonWriter struct {
	text *jsonText
	next int // the next line of the source
}

func (w *jsonWriter) lines(upTo int) {
	if upTo > w.next {
		w.text.stretches = append(w.text.stretches, stretch{row: w.text.rows, line: w.next})
		w.text.rows += upTo - w.next
		w.next = upTo
	}
}

func (w *jsonWriter) fold(last int, note string) {
	w.text.stretches = append(w.text.stretches, stretch{row: w.text.rows, line: w.next, hidden: last - w.next, note: note})
	w.text.rows++
	w.next = last + 1
}

func (w *jsonWriter) notes(line int, drawn []string) {
	w.text.stretches = append(w.text.stretches, stretch{row: w.text.rows, line: line, drawn: drawn})
	w.text.rows += len(drawn)
}

// layOutJSON puts each finding under its place and leaves out what is folded.
func (m *Pane) layOutJSON(theme *style.Theme) *jsonText {
	src := m.Detail.Source
	j := &jsonText{}
	w := jsonWriter{text: j}
	if src.LaidOut && !m.Find.Asks() {
		words := "laid out for reading; it was sent with longer lines"
		if m.OnDisk {
			words = "laid out for reading; the file has longer lines, whose numbers these are"
		}
		line := component.NewLine(m.Width).Gap(1).Add(theme.Dim, words)
		w.notes(-1, []string{line.String()})
	}
	rest := m.placeFindings()
	if m.Find.Asks() {
		m.layOutMatches(theme, &w, rest)
		return j
	}
	folds := m.foldedLines()
	for len(rest) > 0 || len(folds) > 0 {
		if len(folds) > 0 && (len(rest) == 0 || folds[0] <= rest[0].At.Line) {
			first := folds[0]
			folds = folds[1:]
			last, ok := src.FoldAt(first)
			if !ok || first < w.next {
				continue
			}
			w.lines(first)
			row, within := j.rows, 0
			for ; len(rest) > 0 && rest[0].At.Line <= last; rest = rest[1:] {
				j.findings = append(j.findings, findingRow{row, rest[0].number})
				within++
			}
			w.fold(last, foldNote(within))
			continue
		}
		p := rest[0]
		rest = rest[1:]
		w.lines(p.At.Line + 1)
		m.putNotes(theme, &w, p)
	}
	w.lines(src.Len())
	return j
}

// putNotes puts a finding under its line, which is the last one so far.
func (m *Pane) putNotes(theme *style.Theme, w *jsonWriter, p numbered) {
	w.text.findings = append(w.text.findings, findingRow{w.text.rows - 1, p.number})
	severity := mark.Severity(theme, p.Finding.Severity)
	words := severity.Glyph + " " + p.Finding.Rule + ": " + p.Finding.Message
	w.notes(p.At.Line, m.Detail.Source.CaretLines(theme, severity.Style, p.At, m.sideways, words, m.Width))
}

// layOutMatches puts the lines that the filter lets through below each other, and
// those with a finding that it lets through.
func (m *Pane) layOutMatches(theme *style.Theme, w *jsonWriter, rest []numbered) {
	for line := range m.Detail.Source.Len() {
		found := len(rest) > 0 && rest[0].At.Line == line
		if !found && !m.Find.Takes(m.Detail.Source.Line(line)) {
			continue
		}
		w.next = line
		w.lines(line + 1)
		for ; len(rest) > 0 && rest[0].At.Line == line; rest = rest[1:] {
			m.putNotes(theme, w, rest[0])
		}
	}
}

func foldNote(findings int) string {
	if findings == 0 {
		return ""
	}
	return fmt.Sprintf("   %s within", text.Plural(findings, "finding"))
}

// foldedLines returns the lines that are folded, in their order.
func (m *Pane) foldedLines() []int {
	lines := make([]int, 0, len(m.folds))
	for line := range m.folds {
		lines = append(lines, line)
	}
	sort.Ints(lines)
	return lines
}

// drawJSON draws one row of the JSON tab, with a cursor where keys act on it.
func (m *Pane) drawJSON(theme *style.Theme, row int) string {
	s, line := m.json.at(row)
	if line < 0 {
		return s.drawn[row-s.row]
	}
	r := source.Row{Scroll: m.sideways, Width: m.Width, Cursor: (!m.OnDisk || m.focus) && row == m.List.Cursor, Focus: m.focus, Hidden: s.hidden, Note: s.note}
	if s.hidden > 0 {
		r.Fold = source.Shut
	} else if _, ok := m.Detail.Source.FoldAt(line); ok {
		r.Fold = source.Open
	}
	return m.Detail.Source.Draw(theme, line, r)
}

// Placed is a finding with the line that it belongs under.
type Placed struct {
	Finding rule.Finding
	At      source.Place
}

// numbered is one with its number among those of the pane, the gravest first.
type numbered struct {
	Placed
	number int
}

// placeFindings finds the line of each finding, in the order of the lines.
func (m *Pane) placeFindings() []numbered {
	var all []numbered
	for i, f := range m.Sorted {
		if i == MaxFindings {
			break
		}
		if at, ok := m.Detail.Source.Of(f); ok {
			all = append(all, numbered{Placed{f, at}, i})
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
func (m *Pane) nextFinding(theme *style.Theme) (anew bool) {
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
		m.SetTab(theme, TabJSON)
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
	if m.json == nil || m.json.rows == 0 {
		return
	}
	step := 1
	if by < 0 {
		step = -1
	}
	for row := m.List.Cursor; row >= 0 && row < m.json.rows; row += step {
		if _, line := m.json.at(row); line >= 0 {
			m.List.Select(row)
			return
		}
	}
	for row := m.List.Cursor; row >= 0 && row < m.json.rows; row -= step {
		if _, line := m.json.at(row); line >= 0 {
			m.List.Cursor = row // the notes beyond stay in view
			return
		}
	}
}

// Fold folds, or unfolds, what begins on the cursor's line; to fold where
// nothing begins means what the line stands within.
func (m *Pane) Fold(theme *style.Theme, shut bool) {
	line, ok := m.cursorLine()
	if !ok {
		return
	}
	if !shut {
		delete(m.folds, line)
		m.relayJSON(theme, line)
		return
	}
	_, begins := m.Detail.Source.FoldAt(line)
	if !begins || m.folds[line] {
		if line, ok = m.Detail.Source.Enclosing(line); !ok {
			return
		}
	}
	m.setFold(line)
	m.relayJSON(theme, line)
}

// ToggleFold is fold, or unfold where it is folded already.
func (m *Pane) ToggleFold(theme *style.Theme) {
	line, ok := m.cursorLine()
	m.Fold(theme, ok && !m.folds[line])
}

// TurnTab shows the tab that many further.
func (m *Pane) TurnTab(by int) {
	m.SetTab(m.env.Theme, (m.Tab+by+tabCount)%tabCount)
}

// foldAll folds all that is two levels down, where the entries of an envelope
// and the parts of an event are, or unfolds everything.
func (m *Pane) foldAll(theme *style.Theme) {
	if m.Detail == nil || m.Detail.Err != nil {
		return
	}
	if m.Tab != TabJSON {
		m.SetTab(theme, TabJSON)
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
	m.relayJSON(theme, line)
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
	if m.Tab != TabJSON || m.json == nil || m.json.rows == 0 {
		return 0, false
	}
	_, line := m.json.at(m.List.Cursor)
	return line, line >= 0
}

// relayJSON lays the tab out again with the cursor on a line.
func (m *Pane) relayJSON(theme *style.Theme, line int) {
	m.layOut(theme)
	if m.json != nil {
		m.List.Select(m.json.rowOf(line))
	}
}
