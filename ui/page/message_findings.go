package page

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"caliper-playground/engine/conformance"
	"caliper-playground/engine/rule"
	"caliper-playground/engine/text"
	"caliper-playground/ui/component"
	"caliper-playground/ui/component/source"
	"caliper-playground/ui/keys"
	"caliper-playground/ui/style"
)

// maxFindings is how many findings and items the pane lists. Who has more has
// a list to work through, for which the report is the place.
const maxFindings = 200

// paper collects lines of a pane.
type paper struct {
	theme *style.Theme
	width int
	lines []string

	indent int // of the lines of a command
}

func (p *paper) line() *component.Line { return component.NewLine(p.width) }

func (p *paper) add(l *component.Line) { p.lines = append(p.lines, l.String()) }

func (p *paper) blank() { p.lines = append(p.lines, "") }

// wrap adds foreign text in as many lines as it takes, up to a bound that no
// honest message reaches.
func (p *paper) wrap(s style.Style, indent int, foreign string) {
	for _, wrapped := range component.Wrap(foreign, p.width-indent-1, 12) {
		p.add(p.line().Gap(indent).Add(s, wrapped))
	}
}

// hang adds foreign text like wrap, with what does not fit on its first line a
// little further in.
func (p *paper) hang(s style.Style, indent int, foreign string) {
	for i, wrapped := range component.Wrap(foreign, p.width-indent-3, 12) {
		if i == 1 {
			indent += 2
		}
		p.add(p.line().Gap(indent).Add(s, wrapped))
	}
}

// layOutFindings lists why the message was refused, what was found in it, and
// what it earned.
func (m *message) layOutFindings(theme *style.Theme) []string {
	p := &paper{theme: theme, width: m.width}
	m.putRefusal(p)
	findings := m.sorted
	m.heads = nil
	for i, f := range findings {
		if i == maxFindings {
			p.wrap(theme.Caution, 1, fmt.Sprintf("… and %d more findings. A report lists them all.", len(findings)-maxFindings))
			break
		}
		m.heads = append(m.heads, len(p.lines))
		m.putFinding(p, f)
		if i == 0 && m.keys != nil {
			m.putKeys(p, len(f.Fix) > 0)
		}
		p.blank()
	}
	m.putTolerated(p)
	m.putEarnings(p, len(findings))
	return p.lines
}

// chosenFinding returns the finding that keys are about; false where nothing was
// found.
func (m *message) chosenFinding() (rule.Finding, bool) {
	if m.chosen >= len(m.sorted) {
		return rule.Finding{}, false
	}
	return m.sorted[m.chosen], true
}

// choose turns to a finding of the tab and brings it into view.
func (m *message) choose(i int) {
	m.chosen = i
	end := len(m.lines)
	if i+1 < len(m.heads) {
		end = m.heads[i+1]
	}
	if over := min(end, m.heads[i]+m.list.Height) - m.list.Offset - m.list.Height; over > 0 {
		m.list.Scroll(over)
	}
	if m.heads[i] < m.list.Offset {
		m.list.Scroll(m.heads[i] - m.list.Offset)
	}
}

// moveInFindings goes to the next finding if it is in view, and else scrolls;
// the finding that keys are about stays in view.
func (m *message) moveInFindings(by int) {
	next := m.chosen + by
	if by*by == 1 && next >= 0 && next < len(m.heads) && m.headInView(next) {
		m.choose(next)
		return
	}
	m.list.Scroll(by)
	if len(m.heads) == 0 || m.headInView(m.chosen) {
		return
	}
	for i := range m.heads {
		if m.headInView(i) {
			m.chosen = i
			if by > 0 {
				return
			}
		}
	}
}

func (m *message) headInView(i int) bool {
	return i < len(m.heads) && m.heads[i] >= m.list.Offset && m.heads[i] < m.list.Offset+m.list.Height
}

// viewFindings draws the lines in view, with a mark before the finding that keys
// are about.
func (m *message) viewFindings(theme *style.Theme, from, to int) []string {
	lines := m.lines[min(from, len(m.lines)):min(to, len(m.lines))]
	if !m.headInView(m.chosen) {
		return lines
	}
	at := m.heads[m.chosen] - from
	marked := slices.Clone(lines)
	glyph := theme.Dim
	if m.focus {
		glyph = theme.Accent
	}
	if at < len(marked) {
		marked[at] = glyph.Render(cursorGlyph) + strings.TrimPrefix(marked[at], " ")
	}
	return marked
}

// gravestFirst returns the findings with errors before warnings before the
// rest, each in document order.
func gravestFirst(findings []rule.Finding) []rule.Finding {
	return slices.SortedStableFunc(slices.Values(findings), func(a, b rule.Finding) int {
		return cmp.Compare(b.Severity, a.Severity)
	})
}

// putRefusal says why the endpoint did not answer 2xx, as visibly as a finding.
func (m *message) putRefusal(p *paper) {
	msg := m.detail.message
	if !refused(msg.Entry) {
		return
	}
	p.add(p.line().Gap(1).Add(p.theme.Wrong, "✗ "+statusText(msg.Status)).Add(p.theme.Dim, "   the endpoint refused the message"))
	p.wrap(p.theme.Plain, 3, msg.Exchange.Cause)
	p.wrap(p.theme.Accent, 3, msg.Exchange.Help)
	p.blank()
}

func (m *message) putFinding(p *paper, f rule.Finding) {
	mark := severityMark(p.theme, f.Severity)
	head := p.line().Gap(1).Add(mark.style, mark.glyph+" "+f.Rule)
	head.Gap(3).Add(p.theme.Plain, placeName(f.Pointer))
	src := m.detail.source
	putPosition(p.theme, head, src, f)
	p.add(head)

	at, ok := src.Find(f.Pointer)
	if !ok {
		at, ok = src.At(f.Line, f.Column)
	}
	if ok {
		p.lines = append(p.lines, src.Excerpt(p.theme, mark.style, at, "", p.width)...)
	}
	p.wrap(p.theme.Plain, 3, f.Message)
	for _, op := range f.Fix {
		p.wrap(p.theme.Accent, 3, mend(op))
	}
	if f.Reference != "" {
		p.wrap(p.theme.Dim, 3, f.Reference)
	}
}

// putPosition writes at the right where a finding's place is in the body. The
// numbers of the lines below are others where the body came on few long lines
// and is laid out for reading, so it says which it means; short where the room
// is short.
func putPosition(theme *style.Theme, head *component.Line, src *source.Source, f rule.Finding) {
	line := src.Above() + f.Line
	words := fmt.Sprintf("line %d, column %d", line, f.Column)
	if src.Renumbered() {
		words += " as sent"
		if text.Width(words) >= head.Left() {
			words = fmt.Sprintf("%d:%d as sent", line, f.Column)
		}
	}
	head.Right(theme.Dim, words)
}

// putKeys names what can be done about a finding.
func (m *message) putKeys(p *paper, mendable bool) {
	k, line := m.keys, p.line().Gap(3)
	put := func(binding keys.Binding, words string) {
		if line.Used() > 3 {
			line.Gap(3)
		}
		line.Add(p.theme.Accent, binding.Help().Key).Add(p.theme.Dim, " "+words)
	}
	if mendable {
		put(k.Mend.Change, "show the change")
		put(k.Mend.Apply, "apply and resend")
	} else {
		put(k.Mend.Change, "can it be mended?")
		put(k.Bench.Edit, "edit")
	}
	put(k.Bench.Why, "why this rule")
	p.add(line)
}

// mend says in words what an operation of a fix does.
func mend(op rule.Op) string {
	switch op.Op {
	case "add":
		return "To mend it, add " + op.Path + ": " + string(op.Value)
	case "remove":
		return "To mend it, remove " + op.Path
	case "replace":
		return "To mend it, set " + op.Path + " to " + string(op.Value)
	case "move":
		return "To mend it, move " + op.From + " to " + op.Path
	case "copy":
		return "To mend it, copy " + op.From + " to " + op.Path
	default:
		return "To mend it: " + op.Op + " " + op.Path
	}
}

// putEarnings says for each item which rows it filled, or why none.
func (m *message) putEarnings(p *paper, findings int) {
	a := m.detail.message.Assessment
	if a == nil {
		return
	}
	if findings == 0 && !refused(m.detail.message.Entry) {
		words := "No findings: it is as the specification has it."
		if len(m.detail.message.Exchange.Tolerated) > 0 {
			words = "No findings in the content."
		}
		p.add(p.line().Gap(1).Add(p.theme.Good, "✓ ").Add(p.theme.Plain, words))
		if len(a.Items) == 1 {
			p.blank()
			p.wrap(p.theme.Plain, 1, tell(m.detail.source.Document(), a.Items[0]))
			p.blank()
		}
	}
	for i, item := range a.Items {
		if i == maxFindings {
			p.wrap(p.theme.Caution, 1, fmt.Sprintf("… and %d more items. A report lists them all.", len(a.Items)-maxFindings))
			return
		}
		m.putItem(p, item, len(a.Items) > 1)
	}
}

func (m *message) putItem(p *paper, item conformance.Item, named bool) {
	if named {
		v := verdictMark(p.theme, item.Verdict)
		p.add(p.line().Gap(1).Add(v.style, v.glyph+" "+v.word).Gap(2).Add(p.theme.Strong, item.Type+" "+item.Action).Gap(2).Add(p.theme.Dim, item.Pointer))
	}
	for _, c := range item.Credits {
		words := c.Profile + " › " + c.Event + " › " + c.Action
		p.add(p.line().Gap(1).Add(p.theme.Good, "✓ fills ").Add(p.theme.Plain, words))
	}
	if item.Uncredited != "" {
		p.wrap(p.theme.Caution, 1, "No mark: "+item.Uncredited)
	}
}
