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

// point writes a test point.
func (t *tapPoints) point(ok bool, name, directive string, diagnostics []string) {
	t.number(ok)
	t.tapPoint(name, directive, diagnostics)
}

// number writes the beginning of the next test point.
func (t *tapPoints) number(ok bool) {
	if t.count == 0 {
		t.print("TAP version 14\n")
	}
	t.count++
	word := "ok"
	if !ok {
		word = "not ok"
	}
	t.printf("%s %d", word, t.count)
}

// tapPoint writes what stands behind the number of a test point.
func (p *printer) tapPoint(name, directive string, diagnostics []string) {
	p.print(" - " + tapName(name))
	if directive != "" {
		p.print(" # SKIP " + tapName(directive))
	}
	p.print("\n")
	if len(diagnostics) > 0 {
		p.print("  ---\n  findings:\n")
		for _, line := range diagnostics {
			p.print("    - ")
			p.json(line)
			p.print("\n")
		}
		p.print("  ...\n")
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

type checkTAP struct{ tapPoints }

// Render implements Check.
func (r *checkTAP) Render(d Document) Rendered {
	return render(d, func(p *printer) {
		lines := findingLines(d.Findings, rule.Warning)
		if more := d.More.words(); more != "" {
			lines = append(lines, more)
		}
		p.tapPoint(d.name, notJudged(d.Verdict), lines)
	})
}

// Document implements Check.
func (r *checkTAP) Document(d Rendered) error {
	r.number(!d.failed)
	r.write(d)
	return r.err
}

// End adds a point for each profile that was to be met.
func (r *checkTAP) End(s Summary) error {
	for i, line := range s.wanted() {
		r.point(s.Wanted[i].Met, line, "", nil)
	}
	return r.plan()
}

type replayTAP struct{ tapPoints }

func (r *replayTAP) Message(m Message) error {
	if m.Failed() {
		r.point(false, m.Source, "", failureLines(m))
		return r.err
	}
	r.point(true, m.Source, notJudged(m.Verdict), nil)
	return r.err
}

// End adds a point for each row; an open one is skipped.
func (r *replayTAP) End(result Replay) error {
	several := mixed(result.Profiles)
	for _, p := range result.Profiles {
		for _, row := range p.Rows {
			directive := ""
			if !row.Met && !p.lacks(row) {
				directive = words(row.Disposition) + ", not filled"
			}
			r.point(!p.lacks(row), p.called(several)+" "+row.Event+" "+row.Action, directive, nil)
		}
	}
	return r.plan()
}
