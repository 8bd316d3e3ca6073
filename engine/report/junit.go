package report

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"strconv"
	"strings"
	"time"

	"caliper-playground/catalog"
	"caliper-playground/engine/rule"
	"caliper-playground/engine/text"
)

// junitReport writes JUnit XML by the rules that the schemas of Ant and of
// Jenkins share: a suite for each folder, in which each document or message is a
// case, and a suite for each profile, in which each row is one. What is said of
// cases that passed stands in their suite's output. The file and line of a case
// are in neither schema; GitLab and others read them, and the rest leave them
// alone. Skipped cases, and their number, are in that of Jenkins alone. A suite's totals come first, so that its cases are laid aside.
type junitReport struct {
	*printer
	cases  groups
	output groups
}

// junitCase is a case of a suite.
type junitCase struct {
	name, class    string
	file           string
	line           int
	took           time.Duration
	error, failure *junitProblem
	// skipped says why a case neither passed nor failed. It is text: Jenkins' schema has
	// no message here, and Ant's has no skipped cases, which Ant itself writes.
	skipped string
}

// junitProblem says why a case failed; its type is a rule.
type junitProblem struct{ kind, message, text string }

// What a suite counts.
const (
	junitTests = iota
	junitFailures
	junitErrors
	junitSkips
)

// counted is the counts of a suite with this case alone.
func (c *junitCase) counted() [4]int {
	counts := [4]int{junitTests: 1}
	switch {
	case c.error != nil:
		counts[junitErrors] = 1
	case c.failure != nil:
		counts[junitFailures] = 1
	case c.skipped != "":
		counts[junitSkips] = 1
	}
	return counts
}

// Render implements Report.
func (r *junitReport) Render(of Entry) Rendered {
	e := of.entry()
	c := junitCase{name: e.name, class: e.folder(), file: e.path, took: e.took}
	if e.path != "" {
		c.line = e.failedLine()
	}
	lines := e.lines(rule.Info)
	switch {
	case e.failed:
		c.failure = problem(failureType(e), lines)
		if f := e.cause(); f != nil {
			c.failure.message = text.Clean(findingLine(*f))
		}
	case e.notJudged() != "":
		c.skipped = e.notJudged()
	}
	rendered := c.render()
	if c.failure == nil && len(lines) > 0 {
		rendered.aside = xmlText(text.Clean(e.name) + "\n")
		for _, line := range lines {
			rendered.aside = append(rendered.aside, xmlText("  "+text.Clean(line)+"\n")...)
		}
	}
	return rendered
}

// failureType is the rule that an entry broke, or else that it is other than expected,
// or what was answered.
func failureType(e *entry) string {
	if f := e.cause(); f != nil {
		return f.Rule
	}
	if len(e.outcome.Changes) > 0 {
		return notAsExpected
	}
	if e.message {
		return strings.ReplaceAll("status "+statusName(e.status), " ", "-")
	}
	return "failed"
}

// notAsExpected is the type of what is other than expected, and no finding.
const notAsExpected = "not-as-expected"

// problem is one that lines tell of, of which the first is its message.
func problem(kind string, lines []string) *junitProblem {
	lines = cleaned(lines)
	p := &junitProblem{kind: text.Clean(kind), text: strings.Join(lines, "\n")}
	if len(lines) > 0 {
		p.message = lines[0]
	}
	return p
}

// render writes the case out.
func (c *junitCase) render() Rendered {
	rendered := render(func(p *printer) {
		m := markup{p}
		attributes := []string{"name", text.Clean(c.name), "classname", text.Clean(c.class)}
		if c.file != "" {
			attributes = append(attributes, "file", text.Clean(c.file))
		}
		if c.line > 0 {
			attributes = append(attributes, "line", strconv.Itoa(c.line))
		}
		m.print("  ")
		m.open("testcase", append(attributes, "time", seconds(c.took))...)
		m.problem("error", c.error)
		m.problem("failure", c.failure)
		if c.skipped != "" {
			m.outcome("skipped", c.skipped)
		}
		if c.error != nil || c.failure != nil || c.skipped != "" {
			m.print("\n  ")
		}
		m.close("testcase")
		m.print("\n")
	})
	rendered.group, rendered.counts, rendered.took = c.class, c.counted(), c.took
	return rendered
}

// problem writes what a case failed for, if it did.
func (m markup) problem(name string, of *junitProblem) {
	if of != nil {
		m.outcome(name, of.text, "type", of.kind, "message", of.message)
	}
}

// outcome writes what a case came to.
func (m markup) outcome(name, said string, attributes ...string) {
	m.print("\n   ")
	m.open(name, attributes...)
	m.print(string(xmlText(said)))
	m.close(name)
}

// xmlText writes text as it stands between marks of XML.
func xmlText(s string) []byte {
	var b bytes.Buffer
	_ = xml.EscapeText(&b, []byte(s)) // a buffer takes everything
	return b.Bytes()
}

func seconds(d time.Duration) string { return fmt.Sprintf("%.6f", d.Seconds()) }

// Add implements Report.
func (r *junitReport) Add(rendered Rendered) error {
	if r.err == nil {
		r.err = rendered.err
	}
	if r.err != nil {
		return r.err
	}
	suite, err := r.cases.add(rendered.group, rendered.text)
	if err == nil {
		suite.took += rendered.took
		for i, n := range rendered.counts {
			suite.counts[i] += n
		}
		if len(rendered.aside) > 0 {
			_, err = r.output.add(rendered.group, rendered.aside)
		}
	}
	r.err = err
	return err
}

// add adds a case that is no entry. The error is kept.
func (r *junitReport) add(c junitCase) { _ = r.Add(c.render()) }

// End implements Report.
func (r *junitReport) End(result *Result) error {
	r.classCases(result)
	r.rows(result)
	r.coverageCases(result)
	r.questionCases(result)
	r.problems(result)
	m := markup{r.printer}
	m.print(xml.Header)
	m.open("testsuites")
	for i, suite := range r.cases.list {
		r.suite(m, i, suite, result)
	}
	m.print("\n")
	m.close("testsuites")
	m.print("\n")
	return r.err
}

// suite writes a suite with what was laid aside for it.
func (r *junitReport) suite(m markup, id int, of *group, result *Result) {
	name := text.Clean(of.name)
	m.print("\n ")
	m.open("testsuite", "id", strconv.Itoa(id), "name", name, "package", name, "hostname", "localhost",
		"timestamp", result.Run.Started.UTC().Format("2006-01-02T15:04:05"), "time", seconds(of.took),
		"tests", strconv.Itoa(of.counts[junitTests]), "failures", strconv.Itoa(of.counts[junitFailures]),
		"errors", strconv.Itoa(of.counts[junitErrors]), "skipped", strconv.Itoa(of.counts[junitSkips]))
	m.print("\n  ")
	m.open("properties")
	property := func(name, value string) {
		m.print("\n   ")
		m.open("property", "name", name, "value", text.Clean(value))
		m.close("property")
	}
	property("program", result.Run.Name)
	property("version", result.Run.Version)
	property("command", result.Run.Command)
	if words := result.expectLine(); words != "" {
		property("expectations", words)
	}
	for _, notice := range result.Notices {
		property("journal", notice)
	}
	m.print("\n  ")
	m.close("properties")
	m.print("\n")
	r.cases.writeTo(r.printer, of)
	m.print("  ")
	m.open("system-out")
	if notes := r.output.named[of.name]; notes != nil {
		r.output.writeTo(r.printer, notes)
	}
	m.close("system-out")
	m.print("\n  ")
	m.element("system-err", "", "")
	m.print("\n ")
	m.close("testsuite")
}

// rows adds a suite for each profile: an open row is a skipped case, unless the
// run was to meet the profile.
func (r *junitReport) rows(result *Result) {
	several := mixed(result.Profiles)
	for _, p := range result.ruled() {
		for _, row := range p.Rows {
			c := junitCase{class: p.called(several), name: row.Event + " " + catalog.ActionWords(row.Action)}
			open := []string{"nothing filled this row, which is " + disposition(row.Disposition)}
			if near := row.Closest.words(); near != "" {
				open = append(open, near)
			}
			switch {
			case p.lacks(row):
				c.failure = problem("row-not-filled", open)
			case !row.Met:
				c.skipped = strings.Join(open, "; ")
			}
			r.add(c)
		}
	}
}

// problems adds a suite of what went wrong beside the entries: a run that is not
// complete is an error, and so is a path that could not be read.
func (r *junitReport) problems(result *Result) {
	const suite = "run"
	for _, u := range result.Unread {
		r.add(junitCase{class: suite, name: u.Path, error: problem("unreadable", []string{u.Message})})
	}
	if !result.Complete {
		lines := []string{result.Stopped}
		if len(result.Left) > 0 {
			lines = append(lines, result.leftWords())
		}
		r.add(junitCase{class: suite, name: "complete", error: problem("incomplete", lines)})
	}
}

// Close implements Report.
func (r *junitReport) Close() error {
	if err := r.cases.spool.Close(); err != nil {
		return err
	}
	return r.output.spool.Close()
}
