package report

import (
	"strings"

	"caliper-playground/engine/rule"
	"caliper-playground/engine/text"
)

// tapPoints writes the test points of a TAP 14 stream. The plan stands at the
// end, where the count is known.
type tapPoints struct {
	*printer
	count int
}

func (t *tapPoints) point(ok bool, name, directive string, diagnostics []string) {
	if t.count == 0 {
		t.print("TAP version 14\n")
	}
	t.count++
	word := "ok"
	if !ok {
		word = "not ok"
	}
	t.printf("%s %d - %s", word, t.count, tapName(name))
	if directive != "" {
		t.print(" # SKIP " + tapName(directive))
	}
	t.print("\n")
	if len(diagnostics) > 0 {
		t.print("  ---\n  findings:\n")
		for _, line := range diagnostics {
			t.print("    - ")
			t.json(line)
			t.print("\n")
		}
		t.print("  ...\n")
	}
}

// tapName escapes what would start a directive.
func tapName(s string) string {
	return strings.NewReplacer(`\`, `\\`, "#", `\#`).Replace(text.Clean(s))
}

func (t *tapPoints) plan() error {
	if t.count == 0 {
		t.print("TAP version 14\n")
	}
	t.printf("1..%d\n", t.count)
	return t.err
}

type checkTAP struct {
	*printer
	points tapPoints
}

func (r *checkTAP) Document(d Document) error {
	r.points.printer = r.printer
	r.points.point(d.Verdict != rule.Fail, d.name(), notJudged(d.Verdict), findingLines(d.Findings, rule.Warning))
	return r.err
}

// End adds a point for each profile that was to be met.
func (r *checkTAP) End(s Summary) error {
	r.points.printer = r.printer
	for i, line := range s.wanted() {
		r.points.point(s.Wanted[i].Met, line, "", nil)
	}
	return r.points.plan()
}

type replayTAP struct {
	*printer
	points tapPoints
}

func (r *replayTAP) Message(m Message) error {
	r.points.printer = r.printer
	if m.Failed() {
		r.points.point(false, m.Source, "", failureLines(m))
		return r.err
	}
	r.points.point(true, m.Source, notJudged(m.Verdict), nil)
	return r.err
}

// End adds a point for each row; an open one is skipped.
func (r *replayTAP) End(result Replay) error {
	r.points.printer = r.printer
	several := mixed(result.Profiles)
	for _, p := range result.Profiles {
		for _, row := range p.Rows {
			directive := ""
			if !row.Met && !p.lacks(row) {
				directive = words(row.Disposition) + ", not filled"
			}
			r.points.point(!p.lacks(row), p.called(several)+" "+row.Event+" "+row.Action, directive, nil)
		}
	}
	return r.points.plan()
}
