package report

import (
	"path"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"caliper-playground/engine/expect"
	"caliper-playground/engine/rule"
)

// standing is what came of a document or a message, which is all of it that is
// counted.
type standing struct {
	verdict  rule.Verdict
	failed   bool // it fails the run
	outcome  expect.Outcome
	message  bool // it was sent
	status   int  // of the answer, where it was sent
	findings []rule.Finding
	more     More
}

// entry is what the forms of report know of a document or a message.
type entry struct {
	standing
	name   string // what people call it: path, line and element
	path   string // of its file; "" where there is none
	line   int    // where it begins in the file, from 1
	said   string // what it was taken for, or what was answered
	reason string // why it was refused, or not sent
	graph  string // a drawing of it, as SVG
	shown  bool   // for people also where there is nothing to say about it

	before, after []Scene // of a story, around it

	items  []Item
	source *source
	took   time.Duration
}

// folder is the folder of the entry's file, or what stands for it.
func (e *entry) folder() string {
	switch {
	case e.path == "" && e.message:
		return "messages"
	case e.path == "" || e.path == "-":
		return "standard input"
	}
	return path.Dir(filepath.ToSlash(e.path))
}

// worst is the finding that weighs most, the first of them; nil where there is
// none. Where an entry fails, those that are expected weigh nothing.
func (e *entry) worst() *rule.Finding {
	var worst *rule.Finding
	for i := range e.findings {
		if f := &e.findings[i]; (!e.failed || !f.Expected) && (worst == nil || f.Severity > worst.Severity) {
			worst = f
		}
	}
	return worst
}

// cause is the finding that an entry fails for; nil where it does not fail, or does
// for what no finding says, such as what was answered.
func (e *entry) cause() *rule.Finding {
	f, changes := e.worst(), e.outcome.Changes
	found := len(changes) == 0 || slices.ContainsFunc(changes, func(c expect.Change) bool { return c.Found })
	switch {
	case !e.failed || !found || f == nil || f.Severity == rule.Info:
		return nil
	case f.Severity == rule.Warning && e.message && e.status/100 != 2:
		return nil
	}
	return f
}

// failedLine is the line of its file on which an entry fails, or begins where no place
// is to blame.
func (e *entry) failedLine() int {
	if f := e.cause(); f != nil && f.Line > 0 {
		return f.Line
	}
	return e.line
}

// notJudged says why an entry is neither passed nor failed, where it is not.
func (e *entry) notJudged() string {
	if e.failed || e.expected() || e.verdict != rule.Unjudged {
		return ""
	}
	return "unjudged: its type, its actor's or its object's belongs to another vocabulary"
}

// lines says what is to be said of the entry, a line each: for a message what was
// answered, then each finding of at least that severity.
func (e *entry) lines(atLeast rule.Severity) []string {
	var lines []string
	if e.message && (e.failed || e.reason != "") {
		lines = append(lines, strings.TrimSuffix(e.said+": "+e.reason, ": "))
	}
	if comment := e.comment(); comment != "" {
		lines = append(lines, comment)
	}
	for _, change := range e.outcome.Changes {
		lines = append(lines, change.Words)
	}
	for _, f := range e.findings {
		if f.Severity >= atLeast {
			lines = append(lines, findingLine(f))
		}
	}
	if more := e.more.words(); more != "" && (e.failed || len(lines) > 0) {
		lines = append(lines, more)
	}
	return lines
}

// findingLine says in a line what a finding is, and where.
func findingLine(f rule.Finding) string {
	return f.Severity.String() + ": " + place(f) + " [" + f.Rule + "] " + f.Message
}

// expected says that all that is wrong with it is expected.
func (s *standing) expected() bool { return s.outcome.State == expect.Expected }

// glyph is what it comes to in one character.
func (e *entry) glyph() string { return e.come().Glyph() }

// come is the verdict that gives it its colour: what is expected is well.
func (s *standing) come() rule.Verdict {
	switch {
	case s.failed:
		return rule.Fail
	case s.expected():
		return rule.Pass
	}
	return s.verdict
}

// comment says in a few words that it is expected, and why.
func (e *entry) comment() string { return e.outcome.Comment() }

// beside says what an entry fails for that none of its findings says: what is other
// than expected, or what was answered.
func (e *entry) beside() (said []string) {
	for _, change := range e.outcome.Changes {
		if !change.Found {
			said = append(said, change.Words)
		}
	}
	if e.failed && len(said) == 0 && e.cause() == nil {
		said = append(said, slices.Concat(e.lines(rule.Error), e.lines(rule.Info), []string{"it fails"})[0])
	}
	return said
}

// besideType is the type of what beside says.
func (e *entry) besideType() string {
	if len(e.outcome.Changes) > 0 {
		return notAsExpected
	}
	return failureType(e)
}

// plain says that there is nothing to say of an entry but that it passed.
func (e *entry) plain() bool {
	return !e.failed && e.verdict == rule.Pass && len(e.findings) == 0 && e.reason == "" && e.more.words() == "" && e.outcome.State == expect.ByVerdict
}
