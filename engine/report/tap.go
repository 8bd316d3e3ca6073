package report

import (
	"slices"
	"strings"

	"caliper-playground/catalog"
	"caliper-playground/engine/rule"
	"caliper-playground/engine/text"
)

// tapReport writes a TAP 14 stream: a test point for each entry, and at the end
// one for each row, or each profile that was to be met. The plan stands at the
// end, where the count is known.
type tapReport struct {
	*printer
	count int
}

// Render implements Report.
func (r *tapReport) Render(of Entry) Rendered {
	e := of.entry()
	rendered := render(func(p *printer) { p.tapPoint(e.name, e.notJudged(), e.lines(rule.Info)) })
	rendered.failed = e.failed
	return rendered
}

// Add implements Report.
func (r *tapReport) Add(rendered Rendered) error {
	r.number(!rendered.failed)
	r.write(rendered)
	return r.err
}

// number writes the beginning of the next test point.
func (r *tapReport) number(ok bool) {
	r.count++
	word := "ok"
	if !ok {
		word = "not ok"
	}
	r.printf("%s %d", word, r.count)
}

// point writes a test point.
func (r *tapReport) point(ok bool, name, directive string, lines ...string) {
	r.number(ok)
	r.tapPoint(name, directive, lines)
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
	return tapEscape.Replace(text.Clean(s))
}

var tapEscape = strings.NewReplacer(`\`, `\\`, "#", `\#`)

// End implements Report. A run that is not complete bails out.
func (r *tapReport) End(result *Result) error {
	several := mixed(result.Profiles)
	for _, p := range result.ruled() {
		for _, row := range p.Rows {
			directive := ""
			if !row.Met && !p.lacks(row) {
				directive = disposition(row.Disposition) + ", not filled"
			}
			var came []string
			if near := row.Closest.words(); near != "" {
				came = append(came, near)
			}
			r.point(!p.lacks(row), p.called(several)+" "+row.Event+" "+catalog.ActionWords(row.Action), directive, came...)
		}
	}
	for _, u := range result.Unread {
		r.point(false, u.Path, "", "not read: "+u.Message)
	}
	for _, notice := range result.Notices {
		r.print("# " + text.Clean(notice) + "\n")
	}
	if words := expectWords(result.Expect); words != "" {
		r.print("# " + words + "\n")
	}
	if q := result.Required; q != nil {
		r.point(q.Met, "coverage", "", q.Words)
	}
	for _, line := range slices.Concat(result.coverageLines(), result.questionLines(), result.entityLines(), result.classWords(), result.totalLines()) {
		r.print("# " + line + "\n")
	}
	if len(result.Left) > 0 {
		r.print("# " + result.leftWords() + "\n")
	}
	r.print("# " + result.Run.when() + "\n")
	if !result.Complete {
		r.print("Bail out! " + text.Clean(result.Stopped) + "\n")
		return r.err
	}
	r.printf("1..%d\n", r.count)
	return r.err
}
