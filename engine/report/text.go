package report

import (
	"bytes"
	"fmt"
	"slices"
	"strings"

	"caliper-playground/catalog"
	"caliper-playground/engine/conformance"
	"caliper-playground/engine/rule"
	"caliper-playground/engine/text"
)

// textReport writes a line for each entry that has something to tell, and below
// it what was found, with the source and carets under the place.
type textReport struct {
	*printer
	paint      paint
	quiet      bool
	statistics bool
	apart      bool // what was written last ends with an empty line
}

// Render implements Report.
func (r *textReport) Render(of Entry) Rendered {
	e := of.entry()
	return render(func(p *printer) {
		told := e.shown || len(e.findings) > 0
		if e.failed || e.come() == rule.Warn || told && !r.quiet {
			r.entry(p, e)
		}
	})
}

func (r *textReport) entry(p *printer, e *entry) {
	for _, scene := range e.before {
		p.scene(r.paint, scene)
	}
	said := e.said
	if !e.message && e.notJudged() != "" {
		said += ", " + e.verdict.String()
	}
	if comment := e.comment(); comment != "" {
		said += ", " + text.Clean(comment)
	}
	p.printf("%s %s   %s\n", r.paint.verdict(e.come(), e.glyph()), r.paint.bold(text.Clean(e.name)), r.paint.dim(said))
	for _, change := range e.outcome.Changes {
		p.printf("  %s\n", text.Clean(change.Words))
	}
	for _, f := range e.findings {
		p.finding(r.paint, e.source, f)
	}
	for _, item := range e.items {
		if words := item.words(); words != "" {
			where := ""
			if len(e.items) > 1 {
				where = text.Clean(lead(item.Pointer))
			}
			p.printf("  %s%s\n", where, r.paint.dim(words))
		}
	}
	if more := e.more.words(); more != "" {
		p.printf("  %s\n", text.Clean(more))
	}
	if e.reason != "" {
		p.printf("    %s\n", text.Clean(e.reason))
	}
	if len(e.findings) > 0 || e.reason != "" {
		p.print("\n")
	}
	for _, scene := range e.after {
		p.scene(r.paint, scene)
	}
	if len(e.after) > 0 {
		p.print("\n")
	}
}

// words says which marks an event would earn, or why none; "" for an entity.
func (i *Item) words() string {
	if i.Uncredited != "" {
		return "no mark: " + text.Clean(i.Uncredited)
	}
	if len(i.Credits) == 0 {
		return ""
	}
	names := make([]string, 0, len(i.Credits))
	for _, c := range i.Credits {
		names = append(names, text.Clean(c.Profile+" › "+c.Event+" › "+catalog.ActionWords(c.Action)))
	}
	return "fills " + strings.Join(names, ", ")
}

// lead is a pointer before a sentence; the document's own is left out.
func lead(pointer string) string {
	if pointer == "" {
		return ""
	}
	return pointer + " "
}

// finding writes what a rule says, where, and how to mend it.
func (p *printer) finding(paint paint, of *source, f rule.Finding) {
	p.printf("  %s %s   %s\n", paint.severity(f.Severity, glyph(f.Severity)),
		paint.severity(f.Severity, text.Clean(f.Rule)), paint.dim(place(f)))
	for _, line := range of.excerpt(f) {
		p.printf("    %s\n", line)
	}
	p.printf("    %s\n", text.Clean(f.Message))
	if f.Reference != "" {
		p.printf("    %s\n", paint.dim(text.Clean(f.Reference)))
	}
	for _, words := range mends(f, "mend: ") {
		p.printf("    %s\n", words)
	}
}

// Add implements Report.
func (r *textReport) Add(rendered Rendered) error {
	if r.apart { // one empty line is enough
		rendered.text = bytes.TrimPrefix(rendered.text, []byte("\n"))
	}
	if len(rendered.text) > 0 {
		r.apart = bytes.HasSuffix(rendered.text, []byte("\n\n"))
	}
	r.write(rendered)
	return r.err
}

// End implements Report.
func (r *textReport) End(result *Result) error {
	if result.Sent != nil {
		r.sent(result)
	} else {
		for _, line := range result.wantedLines() {
			r.print(line + "\n")
		}
		for _, line := range result.nearLines() {
			r.print("  " + r.paint.dim(line) + "\n")
		}
		r.print(result.counted() + "\n")
		r.totals("marks", result.markWords())
	}
	if r.statistics {
		r.rules(result)
	} else {
		r.totals("rules", result.ruleWords())
	}
	r.coverageText(result)
	r.questionsText(result)
	r.entitiesText(result)
	for _, line := range result.problems() {
		r.print(line + "\n")
	}
	r.print(r.paint.dim(result.Run.line()+", "+result.Run.when()) + "\n")
	return r.err
}

// rules writes how often each rule found something, the most frequent first.
func (r *textReport) rules(result *Result) {
	for _, line := range result.ruleLines() {
		r.printf("%s  %s  %s\n", text.PadLeft(line[1], 7), text.Pad(line[0], 26), r.paint.dim(text.Clean(line[2])))
	}
}

// totals writes a line of totals, where there are any.
func (r *textReport) totals(of, words string) {
	if words != "" {
		r.printf("%s: %s\n", of, words)
	}
}

// sent writes what came of sending, and the profiles.
func (r *textReport) sent(result *Result) {
	s := result.Sent
	r.printf("Endpoint  %s   %s\n", text.Clean(s.Endpoint), text.Clean(s.versions()))
	if s.Learner != "" {
		r.printf("Learner   %s\n", text.Clean(s.Learner))
	}
	for _, c := range s.Counted {
		r.printf("          %s\n", text.Clean(c.words()))
	}
	r.printf("Messages  %d sent, %s%s\n", s.Messages.Sent, s.Messages.answered(), again(s.Retries))
	if words := result.statusWords(); words != "" {
		r.printf("Answers   %s\n", words)
	}
	if words := s.Answers.latencyWords(); words != "" {
		r.printf("Latency   %s\n", words)
	}
	r.printf("Items     %s; %d repeated\n\n", s.Events.Words(), s.Events.Repeated)
	if result.Class != nil { // whose table stands before the entries
		if lines := slices.Concat(result.wantedLines(), result.nearLines()); len(lines) > 0 {
			r.print(strings.Join(lines, "\n") + "\n\n")
		}
		r.failures(result)
		return
	}
	parts := ByVersion(result.Profiles)
	for i, part := range parts {
		heading := "Profile"
		if len(parts) > 1 {
			heading += " of Caliper " + string(part[0].Spec)
		}
		if i > 0 {
			r.print("\n")
		}
		r.profiles(heading, part)
	}
	r.failures(result)
}

// failures says how many messages failed, and how many the report is not about.
func (r *textReport) failures(result *Result) {
	if n := result.Failed; n > 0 {
		where := "they are"
		if n == 1 {
			where = "it is"
		}
		r.printf("%s %s; %s above.\n", text.Plural(n, "message"), result.failing(n), where)
	}
	if n := result.Expected; n > 0 {
		r.printf("%s with mistakes %s as expected.\n", text.Plural(n, "message"), text.Are(n))
	}
	if n := result.Sent.LeftOut; n > 0 {
		r.printf("%s that failed %s left out: nothing to do with what the report is about.\n", text.Plural(n, "message"), text.Are(n))
	}
}

// again says how many attempts beyond the first there were, if any.
func again(retries int) string {
	switch retries {
	case 0:
		return ""
	case 1:
		return ", 1 sent once more"
	}
	return fmt.Sprintf(", sent again %d times", retries)
}

// profiles writes a table of profiles, and below it what is still missing.
func (r *textReport) profiles(heading string, profiles []Profile) {
	var met conformance.Met
	rowsMet, rows := 0, 0
	r.print(r.paint.dim("    "+text.Pad(heading, 28)+text.PadLeft("required", 9)+text.PadLeft("rows", 9)) + "\n")
	for _, p := range profiles {
		verdict, glyph := rule.Warn, "·"
		met.Add(p.Met, p.Extension)
		if p.Met {
			verdict, glyph = rule.Pass, rule.Pass.Glyph()
		}
		rowsMet += p.RowsMet()
		rows += len(p.Rows)
		r.printf("  %s %s%s%s", r.paint.verdict(verdict, glyph), text.Pad(text.Clean(p.Profile), 28),
			text.PadLeft(fmt.Sprintf("%d/%d", p.Required.Met, p.Required.Total), 9),
			text.PadLeft(fmt.Sprintf("%d/%d", p.RowsMet(), len(p.Rows)), 9))
		if needs := p.Needs(); needs != "" {
			r.print("   " + r.paint.dim("needs "+needs))
		}
		r.print("\n")
		for _, line := range r.near(p) {
			r.print("      " + r.paint.dim(line) + "\n")
		}
	}
	r.printf("\n%s, %d of %d rows filled\n", met, rowsMet, rows)
}

// near are the lines of what came close to a profile's rows: of a quiet report, where
// the run was to meet it.
func (r *textReport) near(p Profile) []string {
	if r.quiet && !p.Wanted {
		return nil
	}
	return p.NearLines()
}

// disposition says how much a row is required.
func disposition(d catalog.Disposition) string {
	if d == catalog.AtLeastOne {
		return "one of which at least one is required"
	}
	return string(d)
}
