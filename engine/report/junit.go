package report

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"strings"

	"caliper-playground/catalog"
	"caliper-playground/engine/conformance"
	"caliper-playground/engine/rule"
	"caliper-playground/engine/text"
)

const junitHead = xml.Header + "<testsuites name=\"caliper-playground\">\n"

// attribute makes foreign text safe inside an XML attribute or element.
func attribute(s string) string {
	var b bytes.Buffer
	// EscapeText writes to a buffer, which takes everything.
	_ = xml.EscapeText(&b, []byte(text.Clean(s)))
	return b.String()
}

// suite writes a test suite with its counts, which must be known beforehand:
// each document and message is a suite of its own, so that nothing is held back.
func (p *printer) suite(name string, tests []testcase) {
	failures, skipped := 0, 0
	for _, t := range tests {
		switch {
		case t.failure != nil:
			failures++
		case t.skipped != "":
			skipped++
		}
	}
	p.printf(" <testsuite name=\"%s\" tests=\"%d\" failures=\"%d\" errors=\"0\" skipped=\"%d\">\n",
		attribute(name), len(tests), failures, skipped)
	for _, t := range tests {
		t.write(p)
	}
	p.print(" </testsuite>\n")
}

// testcase is one case of a suite: passed, failed with lines, or skipped.
type testcase struct {
	class, name string
	failure     []string
	skipped     string
}

func (t testcase) write(p *printer) {
	p.printf("  <testcase classname=\"%s\" name=\"%s\"", attribute(t.class), attribute(t.name))
	switch {
	case t.failure != nil:
		p.printf(">\n   <failure message=\"%s\">", attribute(t.failure[0]))
		for _, line := range t.failure {
			p.print(attribute(line) + "\n")
		}
		p.print("</failure>\n  </testcase>\n")
	case t.skipped != "":
		p.printf(">\n   <skipped message=\"%s\"/>\n  </testcase>\n", attribute(t.skipped))
	default:
		p.print("/>\n")
	}
}

// findingLines is a finding as a line of text: place, rule, message.
func findingLines(findings []rule.Finding, atLeast rule.Severity) []string {
	var lines []string
	for _, f := range findings {
		if f.Severity >= atLeast {
			lines = append(lines, fmt.Sprintf("%s: %s [%s] %s", f.Severity, place(f), f.Rule, f.Message))
		}
	}
	return lines
}

type checkJUnit struct{ sequence }

// Render implements Check.
func (r *checkJUnit) Render(d Document) Rendered {
	return render(d, func(p *printer) { junitDocument(p, d) })
}

// junitDocument writes a suite: one case for the document itself, and one for
// each item of an envelope or array.
func junitDocument(p *printer, d Document) {
	own, ofItem := splitFindings(d)
	tests := []testcase{{class: d.name, name: kindWord(d.Kind, "document"), failure: findingLines(own, rule.Error)}}
	if len(d.Items) == 1 && d.Items[0].Pointer == "" {
		tests[0].failure, tests[0].skipped = findingLines(d.Findings, rule.Error), notJudged(d.Verdict)
	} else {
		for i, item := range d.Items {
			test := testcase{
				class: d.name, name: kindWord(item.Kind, "item") + " " + item.Pointer,
				failure: findingLines(ofItem[i], rule.Error), skipped: notJudged(item.Verdict),
			}
			if item.Verdict == rule.Fail && test.failure == nil {
				test.failure = []string{"its errors are among the findings that are not spelled out"}
			}
			tests = append(tests, test)
		}
	}
	if more := d.More.words(); more != "" && d.Failed() {
		tests[0].failure = append(tests[0].failure, more)
	}
	p.suite(d.name, tests)
}

// kindWord names what a kind stands for: what is nothing of Caliper's has none.
func kindWord(kind, otherwise string) string {
	if kind == "" || kind == string(conformance.ShapeUnknown) {
		return otherwise
	}
	return kind
}

// splitFindings tells the findings of the document itself from its items'.
func splitFindings(d Document) (own []rule.Finding, ofItem [][]rule.Finding) {
	ofItem = make([][]rule.Finding, len(d.Items))
	places := make(map[string]int, len(d.Items))
	for i, item := range d.Items {
		places[item.Pointer] = i
	}
	for _, f := range d.Findings {
		i, found := places[f.Pointer]
		for prefix := f.Pointer; !found && prefix != ""; {
			prefix = prefix[:strings.LastIndexByte(prefix, '/')]
			i, found = places[prefix]
		}
		if found {
			ofItem[i] = append(ofItem[i], f)
		} else {
			own = append(own, f)
		}
	}
	return own, ofItem
}

// End writes a suite of the profiles that were to be met.
func (r *checkJUnit) End(s Summary) error {
	r.start()
	if len(s.Wanted) > 0 {
		tests := make([]testcase, 0, len(s.Wanted))
		several := mixed(s.Wanted)
		for _, p := range s.Wanted {
			test := testcase{class: "profiles", name: p.called(several)}
			if !p.Met {
				test.failure = []string{p.Unmet(several)}
			}
			tests = append(tests, test)
		}
		r.suite("profiles", tests)
	}
	r.print("</testsuites>\n")
	return r.err
}

type replayJUnit struct {
	*printer
	started bool
}

func (r *replayJUnit) start() {
	if !r.started {
		r.started = true
		r.print(junitHead)
	}
}

// Message writes a suite of one case.
func (r *replayJUnit) Message(m Message) error {
	r.start()
	test := testcase{class: "messages", name: m.Source}
	if m.Failed() {
		test.failure = failureLines(m)
	} else {
		test.skipped = notJudged(m.Verdict)
	}
	r.suite(m.Source, []testcase{test})
	return r.err
}

// failureLines says why a message failed, the answer first.
func failureLines(m Message) []string {
	lines := []string{answered(m)}
	if m.Reason != "" {
		lines[0] += ": " + m.Reason
	}
	return append(lines, findingLines(m.Findings, rule.Error)...)
}

// End writes a suite for each profile: an open row is a skipped case, unless
// the run was to meet the profile.
func (r *replayJUnit) End(result Replay) error {
	r.start()
	several := mixed(result.Profiles)
	for _, p := range result.Profiles {
		tests := make([]testcase, 0, len(p.Rows))
		for _, row := range p.Rows {
			test := testcase{class: p.called(several), name: row.Event + " " + row.Action}
			switch {
			case p.lacks(row):
				test.failure = []string{"no message filled this row, which is " + words(row.Disposition)}
			case !row.Met:
				test.skipped = "no message filled this row, which is " + words(row.Disposition)
			}
			tests = append(tests, test)
		}
		r.suite(p.called(several), tests)
	}
	r.print("</testsuites>\n")
	return r.err
}

// words is a disposition as people say it.
func words(d catalog.Disposition) string {
	if d == catalog.AtLeastOne {
		return "one of which at least one is required"
	}
	return string(d)
}
