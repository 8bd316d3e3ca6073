package report

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"strings"
	"sync"
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
	XMLName xml.Name      `xml:"testcase"`
	Name    string        `xml:"name,attr"`
	Class   string        `xml:"classname,attr"`
	File    string        `xml:"file,attr,omitempty"`
	Line    int           `xml:"line,attr,omitempty"`
	Time    string        `xml:"time,attr"` // in seconds
	Error   *junitProblem `xml:"error"`
	Failure *junitProblem `xml:"failure"`
	Skipped *junitSkipped `xml:"skipped"`

	took time.Duration
}

// junitProblem says why a case failed; its type is a rule.
type junitProblem struct {
	Type    string `xml:"type,attr"`
	Message string `xml:"message,attr"`
	Text    string `xml:",chardata"`
}

// junitSkipped says why a case neither passed nor failed. It is text: Jenkins' schema
// has no message here, and Ant's has no skipped cases, which Ant itself writes.
type junitSkipped struct {
	Text string `xml:",chardata"`
}

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
	case c.Error != nil:
		counts[junitErrors] = 1
	case c.Failure != nil:
		counts[junitFailures] = 1
	case c.Skipped != nil:
		counts[junitSkips] = 1
	}
	return counts
}

// Render implements Report.
func (r *junitReport) Render(of Entry) Rendered {
	e := of.entry()
	c := junitCase{Name: e.name, Class: e.folder(), File: e.path, took: e.took}
	if e.path != "" {
		c.Line = e.failedLine()
	}
	lines := e.lines(rule.Info)
	switch {
	case e.failed:
		c.Failure = problem(failureType(e), lines)
		if f := e.cause(); f != nil {
			c.Failure.Message = text.Clean(findingLine(*f))
		}
	case e.notJudged() != "":
		c.Skipped = &junitSkipped{e.notJudged()}
	}
	rendered := c.render()
	if c.Failure == nil && len(lines) > 0 {
		rendered.aside = []byte(text.Clean(e.name) + "\n")
		for _, line := range lines {
			rendered.aside = append(rendered.aside, "  "+text.Clean(line)+"\n"...)
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

func problem(kind string, lines []string) *junitProblem {
	cleaned := make([]string, len(lines))
	for i, line := range lines {
		cleaned[i] = text.Clean(line)
	}
	p := &junitProblem{Type: text.Clean(kind), Text: strings.Join(cleaned, "\n")}
	if len(cleaned) > 0 {
		p.Message = cleaned[0]
	}
	return p
}

// render writes the case out.
func (c *junitCase) render() Rendered {
	rendered := Rendered{group: c.Class, counts: c.counted(), took: c.took}
	c.Name, c.Class, c.File = text.Clean(c.Name), text.Clean(c.Class), text.Clean(c.File)
	c.Time = seconds(c.took)
	encoder := caseEncoders.Get().(*caseEncoder)
	if rendered.text, rendered.err = encoder.encode(c); rendered.err == nil { // else it stands in the middle
		caseEncoders.Put(encoder)
	}
	return rendered
}

// caseEncoder writes out one case after the other. Encoders begin with a large buffer,
// which cases would otherwise make anew each.
type caseEncoder struct {
	*xml.Encoder
	written bytes.Buffer
}

var caseEncoders = sync.Pool{New: func() any {
	e := &caseEncoder{}
	e.Encoder = xml.NewEncoder(&e.written)
	e.Indent("  ", " ")
	return e
}}

// encode writes out a case, on lines of its own.
func (e *caseEncoder) encode(c *junitCase) ([]byte, error) {
	e.written.Reset()
	err := e.Encode(c)
	line := bytes.TrimPrefix(e.written.Bytes(), []byte("\n")) // which stands before all but the first
	return append(bytes.Clone(line), '\n'), err
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

// End implements Report.
func (r *junitReport) End(result *Result) error {
	r.classCases(result)
	r.rows(result)
	r.coverageCases(result)
	r.questionCases(result)
	r.problems(result)
	r.print(xml.Header)
	encoder := xml.NewEncoder(failing{r.printer})
	root := xml.StartElement{Name: xml.Name{Local: "testsuites"}}
	r.token(encoder, root)
	for i, suite := range r.cases.list {
		r.suite(encoder, i, suite, result)
	}
	r.print("\n")
	r.token(encoder, root.End())
	r.print("\n")
	return r.err
}

// failing writes through a printer, which keeps the error.
type failing struct{ *printer }

func (f failing) Write(b []byte) (int, error) {
	f.print(string(b))
	return len(b), f.err
}

// token writes a part of the markup.
func (r *junitReport) token(encoder *xml.Encoder, tokens ...xml.Token) {
	for _, t := range tokens {
		if r.err == nil {
			r.err = encoder.EncodeToken(t)
		}
	}
	if r.err == nil {
		r.err = encoder.Flush()
	}
}

// suite writes a suite with what was laid aside for it.
func (r *junitReport) suite(encoder *xml.Encoder, id int, of *group, result *Result) {
	name := text.Clean(of.name)
	start := element("testsuite", "id", fmt.Sprint(id), "name", name, "package", name, "hostname", "localhost",
		"timestamp", result.Run.Started.UTC().Format("2006-01-02T15:04:05"), "time", seconds(of.took),
		"tests", fmt.Sprint(of.counts[junitTests]), "failures", fmt.Sprint(of.counts[junitFailures]),
		"errors", fmt.Sprint(of.counts[junitErrors]), "skipped", fmt.Sprint(of.counts[junitSkips]))
	r.print("\n ")
	r.token(encoder, start)
	r.print("\n  ")
	properties := element("properties")
	r.token(encoder, properties)
	said := [][2]string{{"program", result.Run.Name}, {"version", result.Run.Version}, {"command", result.Run.Command}}
	if words := result.expectLine(); words != "" {
		said = append(said, [2]string{"expectations", words})
	}
	for _, notice := range result.Notices {
		said = append(said, [2]string{"journal", notice})
	}
	for _, p := range said {
		property := element("property", "name", p[0], "value", text.Clean(p[1]))
		r.print("\n   ")
		r.token(encoder, property, property.End())
	}
	r.print("\n  ")
	r.token(encoder, properties.End())
	r.print("\n")
	r.cases.writeTo(r.printer, of)
	r.print("  ")
	out, err := element("system-out"), element("system-err")
	r.token(encoder, out)
	if notes := r.output.named[of.name]; notes != nil {
		r.output.writeTo(&printer{w: escaping{r.printer}}, notes)
	}
	r.token(encoder, out.End())
	r.print("\n  ")
	r.token(encoder, err, err.End())
	r.print("\n ")
	r.token(encoder, start.End())
}

// escaping writes text into markup.
type escaping struct{ *printer }

func (e escaping) Write(b []byte) (int, error) {
	if e.err == nil {
		e.err = xml.EscapeText(e.w, b)
	}
	return len(b), e.err
}

// element begins an element with attributes, names and values in turns.
func element(name string, attributes ...string) xml.StartElement {
	start := xml.StartElement{Name: xml.Name{Local: name}}
	for i := 0; i < len(attributes); i += 2 {
		start.Attr = append(start.Attr, xml.Attr{Name: xml.Name{Local: attributes[i]}, Value: attributes[i+1]})
	}
	return start
}

// rows adds a suite for each profile: an open row is a skipped case, unless the
// run was to meet the profile.
func (r *junitReport) rows(result *Result) {
	several := mixed(result.Profiles)
	for _, p := range result.Profiles {
		if result.Sent == nil && !p.Wanted {
			continue
		}
		for _, row := range p.Rows {
			c := junitCase{Class: p.called(several), Name: row.Event + " " + catalog.ActionWords(row.Action)}
			open := []string{"nothing filled this row, which is " + disposition(row.Disposition)}
			if near := row.Closest.words(); near != "" {
				open = append(open, near)
			}
			switch {
			case p.lacks(row):
				c.Failure = problem("row-not-filled", open)
			case !row.Met:
				c.Skipped = &junitSkipped{strings.Join(open, "; ")}
			}
			_ = r.Add(c.render()) // the error is kept
		}
	}
}

// problems adds a suite of what went wrong beside the entries: a run that is not
// complete is an error, and so is a path that could not be read.
func (r *junitReport) problems(result *Result) {
	const suite = "run"
	for _, u := range result.Unread {
		_ = r.Add((&junitCase{Class: suite, Name: u.Path, Error: problem("unreadable", []string{u.Message})}).render())
	}
	if !result.Complete {
		lines := []string{result.Stopped}
		if len(result.Left) > 0 {
			lines = append(lines, result.leftWords())
		}
		_ = r.Add((&junitCase{Class: suite, Name: "complete", Error: problem("incomplete", lines)}).render())
	}
}

// Close implements Report.
func (r *junitReport) Close() error {
	if err := r.cases.spool.Close(); err != nil {
		return err
	}
	return r.output.spool.Close()
}
