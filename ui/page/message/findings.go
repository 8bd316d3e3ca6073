package message

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"caliper-playground/catalog"
	"caliper-playground/engine/conformance"
	"caliper-playground/engine/rule"
	"caliper-playground/engine/text"
	"caliper-playground/ui/component"
	"caliper-playground/ui/component/mark"
	"caliper-playground/ui/component/source"
	"caliper-playground/ui/keys"
	"caliper-playground/ui/style"
)

// MaxFindings is how many findings and items the pane lists. Who has more has
// a list to work through, for which the report is the place.
const MaxFindings = 200

// layOutFindings lists why the message was refused, what was found in it, and
// what it earned.
func (m *Pane) layOutFindings() []string {
	p := m.paper()
	m.putRefusal(p)
	findings := m.Sorted
	m.heads = nil
	for i, f := range findings {
		if i == MaxFindings {
			break
		}
		m.heads = append(m.heads, len(p.Lines))
		m.putFinding(p, f)
		if i == m.chosen {
			m.putKeys(p, f)
		}
		p.Blank()
	}
	m.putRest(p)
	m.putTolerated(p)
	m.putEarnings(p, len(m.Findings()))
	return p.Lines
}

// putRest counts the findings that are not listed, by their rule.
func (m *Pane) putRest(p *component.Paper) {
	more, spelled := m.unspelled(), 0
	if len(m.Sorted) > MaxFindings {
		more = maps.Clone(more)
		if more == nil {
			more = rule.More{}
		}
		for _, f := range m.Sorted[MaxFindings:] {
			more[f.Rule]++
			spelled++
		}
	}
	if more.Total() == 0 {
		return
	}
	words := "… and " + more.Words() + "."
	switch {
	case spelled == more.Total():
		words += " A report lists them all."
	case spelled > 0:
		words += fmt.Sprintf(" A report spells out %d of them; mending and resending brings up the rest.", spelled)
	default:
		words += " They are counted and not spelled out; mending and resending brings them up."
	}
	p.Wrap(p.Theme.Caution, 1, words)
	p.Blank()
}

// unspelled counts the findings of the message that are not among Findings.
func (m *Pane) unspelled() rule.More {
	if m.Detail == nil || m.Detail.Message.Assessment == nil {
		return nil
	}
	return m.Detail.Message.Assessment.More
}

// CountFindings is how many findings the message has, spelled out or not.
func (m *Pane) CountFindings() int { return len(m.Findings()) + m.unspelled().Total() }

// ChosenFinding returns the finding that keys are about; false where nothing was
// found.
func (m *Pane) ChosenFinding() (rule.Finding, bool) {
	if m.chosen >= len(m.Sorted) {
		return rule.Finding{}, false
	}
	return m.Sorted[m.chosen], true
}

// turnTo makes a finding the one that keys are about, which the line of keys stands
// under.
func (m *Pane) turnTo(i int) {
	m.chosen = i
	if m.Tab == TabFindings {
		m.layOut()
	}
}

// choose turns to a finding of the tab and brings it into view.
func (m *Pane) choose(i int) {
	m.turnTo(i)
	end := len(m.lines)
	if i+1 < len(m.heads) {
		end = m.heads[i+1]
	}
	m.List.Reveal(m.heads[i], end)
}

// MoveInFindings goes to the next finding if it is in view, and else scrolls;
// the finding that keys are about stays in view.
func (m *Pane) MoveInFindings(by int) {
	next := m.chosen + by
	if by*by == 1 && next >= 0 && next < len(m.heads) && m.headInView(next) {
		m.choose(next)
		return
	}
	m.List.Scroll(by)
	if len(m.heads) == 0 || m.headInView(m.chosen) {
		return
	}
	for i := range m.heads {
		if m.headInView(i) {
			m.turnTo(i)
			if by > 0 {
				return
			}
		}
	}
}

func (m *Pane) headInView(i int) bool {
	return i < len(m.heads) && m.heads[i] >= m.List.Offset && m.heads[i] < m.List.Offset+m.List.Height
}

// viewFindings draws the lines in view, with a mark before the finding that keys
// are about.
func (m *Pane) viewFindings(from, to int) []string {
	lines := m.lines[min(from, len(m.lines)):min(to, len(m.lines))]
	if !m.headInView(m.chosen) {
		return lines
	}
	at := m.heads[m.chosen] - from
	marked := slices.Clone(lines)
	glyph := m.env.Theme.Dim
	if m.focus {
		glyph = m.env.Theme.Accent
	}
	if at < len(marked) {
		marked[at] = glyph.Render(component.CursorGlyph) + strings.TrimPrefix(marked[at], " ")
	}
	return marked
}

// putRefusal says why the endpoint did not answer 2xx, as visibly as a finding.
func (m *Pane) putRefusal(p *component.Paper) {
	msg := m.Detail.Message
	if !Refused(msg.Entry) || !m.Find.Takes(mark.StatusText(msg.Status), msg.Exchange.Cause, msg.Exchange.Help) {
		return
	}
	p.Add(p.Line().Gap(1).Add(p.Theme.Wrong, "✗ "+mark.StatusText(msg.Status)).Add(p.Theme.Dim, "   the endpoint refused the message"))
	p.Wrap(p.Theme.Plain, 3, msg.Exchange.Cause)
	p.Wrap(p.Theme.Accent, 3, msg.Exchange.Help)
	p.Blank()
}

func (m *Pane) putFinding(p *component.Paper, f rule.Finding) {
	severity := mark.Severity(p.Theme, f.Severity)
	head := p.Line().Gap(1).Add(severity.Style, severity.Glyph+" "+f.Rule)
	head.Gap(3).Add(p.Theme.Plain, f.Place())
	src := m.Detail.Source
	putPosition(p.Theme, head, src, f)
	p.Add(head)

	if at, ok := src.Of(f); ok {
		p.Lines = append(p.Lines, src.Excerpt(p.Theme, severity.Style, at, "", p.Width)...)
	}
	p.Wrap(p.Theme.Plain, 3, f.Message)
	for _, op := range f.Fix {
		p.Wrap(p.Theme.Accent, 3, Mend(op))
	}
	m.putChoices(p, f.Choices)
	if f.Reference != "" {
		p.Wrap(p.Theme.Dim, 3, f.Reference)
	}
}

// putChoices lists the ways to mend a finding, and says how one is chosen.
func (m *Pane) putChoices(p *component.Paper, choices []rule.Choice) {
	if len(choices) == 0 {
		return
	}
	k := m.env.Keys.Do
	words := "One way to mend it, if that was meant: "
	if len(choices) > 1 {
		words = fmt.Sprintf("%d ways to mend it: ", len(choices))
	}
	p.Wrap(p.Theme.Accent, 3, words+k.MendAndSend.Help().Key+" chooses")
	for _, choice := range choices {
		p.Point(p.Theme.Accent, "·", choice.Title)
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
func (m *Pane) putKeys(p *component.Paper, f rule.Finding) {
	k, line, send := m.env.Keys, p.Line().Gap(3), "resend"
	if m.OnDisk {
		send = "send"
	}
	put := func(binding keys.Binding, words string) {
		if line.Used() > 3 {
			line.Gap(3)
		}
		line.Add(p.Theme.Accent, binding.Help().Key).Add(p.Theme.Dim, " "+words)
	}
	switch {
	case len(f.Choices) > 0:
		put(k.Do.Mend, "show the changes")
		put(k.Do.MendAndSend, "choose and "+send)
	case len(f.Fix) > 0:
		put(k.Do.Mend, "show the change")
		put(k.Do.MendAndSend, "apply and "+send)
	default:
		put(k.Do.Mend, "can it be mended?")
		put(k.Do.Edit, "edit")
	}
	put(k.Do.Why, "why this rule")
	if all := "all mends"; m.Mendable() > 1 && line.Left() > len(all)+5 {
		put(k.Do.MendAll, all)
	}
	p.Add(line)
}

// Mendable counts the findings that have a mend of their own.
func (m *Pane) Mendable() int {
	n := 0
	for _, f := range m.Findings() {
		if len(f.Fix) > 0 {
			n++
		}
	}
	return n
}

// Mend says how an operation of a fix mends a finding.
func Mend(op rule.Op) string { return "To mend it, " + op.Words() }

// Steps says in words what a fix does, as a sentence.
func Steps(fix []rule.Op) string {
	var steps []string
	for _, op := range fix {
		steps = append(steps, op.Words())
	}
	return text.Sentence(strings.Join(steps, ", then "))
}

// putEarnings says for each item which rows it filled, or why none.
func (m *Pane) putEarnings(p *component.Paper, findings int) {
	a := m.Detail.Message.Assessment
	if a == nil {
		return
	}
	if findings == 0 && !Refused(m.Detail.Message.Entry) && !m.Find.Asks() {
		words := "No findings: it is as the specification has it."
		if len(m.Detail.Message.Exchange.Tolerated) > 0 {
			words = "No findings in the content."
		}
		p.Add(p.Line().Gap(1).Add(p.Theme.Good, "✓ ").Add(p.Theme.Plain, words))
		if a.Entries() == 1 {
			p.Blank()
			p.Wrap(p.Theme.Plain, 1, tell(m.Detail.Source.Document(), a.Items[0]))
			p.Blank()
		}
	}
	listed := a.Items[:min(len(a.Items), MaxFindings)]
	for _, item := range listed {
		if m.takesItem(item) {
			m.putItem(p, item, a.Entries() > 1)
		}
	}
	if more := a.Entries() - len(listed); more > 0 {
		p.Wrap(p.Theme.Caution, 1, "… and "+text.Plural(more, "more item")+".")
	}
}

func (m *Pane) putItem(p *component.Paper, item conformance.Item, named bool) {
	if named {
		v := mark.Verdict(p.Theme, item.Verdict)
		p.Add(p.Line().Gap(1).Add(v.Style, v.Glyph+" "+v.Word).Gap(2).Add(p.Theme.Strong, item.Type+" "+item.Action).Gap(2).Add(p.Theme.Dim, item.Pointer))
	}
	for _, c := range item.Credits {
		words := c.Profile + " › " + c.Event + " › " + catalog.ActionWords(c.Action)
		p.Add(p.Line().Gap(1).Add(p.Theme.Good, "✓ fills ").Add(p.Theme.Plain, words))
	}
	if item.Uncredited != "" {
		p.Wrap(p.Theme.Caution, 1, "No mark: "+item.Uncredited)
	}
}
