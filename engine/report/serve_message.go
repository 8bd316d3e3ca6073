package report

import (
	"fmt"
	"net/http"
	"strings"
	"time"

	"caliper-playground/engine/class"
	"caliper-playground/engine/conformance"
	"caliper-playground/engine/expect"
	"caliper-playground/engine/rule"
	"caliper-playground/engine/session"
	"caliper-playground/engine/text"
)

// Message writes a line for a message: number, time, the two verdicts, what it
// was, and the one thing to say about it. Below it stands what is to be mended,
// place by place, or the way out where it was refused. In JSON it writes
// everything. Among several sessions it says which one, and whose that is. The outcome
// is what the message comes to where something is expected of it.
func (s *Serve) Message(sessionID, learner string, m session.Message, o expect.Outcome) error {
	if s.json {
		return s.line(NewReceived(sessionID, learner, m, o))
	}
	indent := strings.Repeat(" ", len("    1  09:15:00  200 "))
	if s.opened > 1 {
		label := text.Pad(text.Clean(class.Label(learner, sessionID)), nameWidth)
		s.printer.print(label + " ")
		indent += strings.Repeat(" ", text.Width(label)+1)
	}
	status := fmt.Sprint(m.Status)
	if m.Status == 0 { // nothing could be answered
		status = "  –"
	}
	number := fmt.Sprint(m.Seq)
	if m.Kind == session.KindRequest { // it has none
		number = "–"
	}
	s.printer.printf("%s  %s  %s %s\n", text.PadLeft(number, 5), m.Time.Local().Format(time.TimeOnly), status, s.said(m, o))
	for _, line := range advised(m, o) {
		s.printer.printf("%s%s\n", indent, s.paint.dim(text.Clean(line)))
	}
	return s.printer.err
}

// nameWidth is how much of a line a session's name takes where there are several.
const nameWidth = 17

// said is what was sent and the one thing to say about it.
func (s *Serve) said(m session.Message, o expect.Outcome) string {
	verdict, glyph := rule.Fail, "–"
	switch {
	case o.State == expect.Expected:
		verdict, glyph = rule.Pass, rule.Pass.Glyph()
	case o.State == expect.Failed:
		glyph = rule.Fail.Glyph()
	case m.Judged:
		verdict, glyph = m.Verdict, m.Verdict.Glyph()
	}
	line := []string{s.paint.verdict(verdict, glyph)}
	switch {
	case !m.Judged && m.Status/100 == 2:
		line = append(line, "(no message)") // a question after the configuration
	case !m.Judged:
		line = append(line, "(not read)")
	case m.Event == "":
		line = append(line, "(no event)")
	default:
		line = append(line, text.Pad(text.Clean(m.Event), 24), text.Pad(text.Clean(m.Action), 14))
		if m.Object != "" {
			line = append(line, "→ "+text.Clean(m.Object))
		}
	}
	if m.Items > 1 {
		line = append(line, "and "+text.Plural(m.Items-1, "more item"))
	}
	if comment := o.Comment(); comment != "" {
		line = append(line, "  "+text.Clean(comment))
	} else if m.Note != "" {
		line = append(line, "  "+text.Clean(m.Note))
	}
	return strings.TrimRight(strings.Join(line, " "), " ")
}

// maxAdvised is how many findings of a message are written out.
const maxAdvised = 3

// advised is what the sender of a message has to mend. Where the message was
// refused for its form, the cause stands in its line, and the help comes first.
// What is expected needs no mending; what is other than that is said first.
func advised(m session.Message, o expect.Outcome) []string {
	if o.State == expect.Expected {
		return nil
	}
	var lines []string
	for _, change := range o.Changes {
		lines = append(lines, change.Words)
	}
	taken := m.Status/100 == 2 || m.Status == http.StatusUnprocessableEntity
	if !taken && m.Exchange.Help != "" {
		lines = append(lines, m.Exchange.Help)
	}
	if m.Assessment == nil { // it was refused before anybody looked into it
		return lines
	}
	wrong := 0
	for _, severity := range []rule.Severity{rule.Error, rule.Warning} {
		for _, f := range m.Assessment.Findings {
			if f.Severity != severity || f.Expected {
				continue
			}
			if wrong++; wrong <= maxAdvised {
				lines = append(lines, told(f, m.Exchange)...)
			}
		}
	}
	if more := wrong - maxAdvised; more > 0 {
		lines = append(lines, fmt.Sprintf("and %s more; --format json lists all", text.Plural(more, "finding")))
	}
	return append(lines, unmarked(m.Assessment.Items)...)
}

// unmarked says of the first events without a mark why they have none, and which row
// they come nearest to.
func unmarked(items []conformance.Item) (lines []string) {
	for _, item := range items {
		if item.Kind != "event" || item.Uncredited == "" {
			continue
		}
		if len(lines) == maxAdvised {
			return append(lines, "and more events without a mark; --format json lists all")
		}
		where := ""
		if len(items) > 1 {
			where = lead(item.Pointer)
		}
		lines = append(lines, where+"no mark: "+item.Uncredited)
	}
	return lines
}

// told says which rule found what and where, and how that is mended:
// "action-unknown   /data/0/action, line 11: …". What is the cause of a refusal was
// said already.
func told(f rule.Finding, x session.Exchange) []string {
	at := fmt.Sprintf("line %d", f.Line)
	if f.Pointer != "" {
		at = f.Pointer + ", " + at
	}
	if f.Message != x.Cause && f.Message != x.Cause+": "+x.Help {
		at += ": " + f.Message
	}
	lines := []string{f.Rule + "   " + at}
	for _, words := range mends(f, "mend: ") {
		lines = append(lines, "  "+words)
	}
	return lines
}
