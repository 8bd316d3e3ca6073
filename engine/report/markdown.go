package report

import (
	"fmt"
	"strings"

	"caliper-playground/catalog"
	"caliper-playground/engine/rule"
	"caliper-playground/engine/text"
)

// md makes foreign text harmless in Markdown: every mark of punctuation that
// could mean something is escaped. What a forge would take for the name of
// somebody to be told, or the number of an issue, is parted by an empty comment,
// since an escape does not keep it from that.
func md(s string) string {
	escaped := mdEscape.Replace(text.Clean(s))
	if !strings.ContainsAny(escaped, "@#!$") && !strings.Contains(escaped, "GH-") {
		return escaped // as nearly all texts are, which the pattern takes long to see
	}
	return mdReference().ReplaceAllString(escaped, "$1$3<!-- -->$2$4")
}

// mdReference is made when the first report of this form is written.
var mdReference = text.Pattern(`((?:^|[^\pL\pN])@)([\pL\pN])|(\\[#!$]|GH-)(\d)`)

var mdEscape = strings.NewReplacer(
	`\`, `\\`, "`", "\\`", "*", `\*`, "_", `\_`, "[", `\[`, "]", `\]`, "<", `\<`, ">", `\>`,
	"|", `\|`, "#", `\#`, "!", `\!`, "~", `\~`, "&", `\&`, "$", `\$`)

// markdownReport writes a section for each document, and for each message that
// there is something to say about, then the totals.
type markdownReport struct{ *printer }

// Render implements Report.
func (r *markdownReport) Render(of Entry) Rendered {
	e := of.entry()
	return render(func(p *printer) {
		if e.message && !e.failed && !e.shown && len(e.findings) == 0 {
			return
		}
		p.markdownEntry(e)
	})
}

// markdownScenes writes what scenes of a story say.
func (p *printer) markdownScenes(scenes []Scene) {
	for _, scene := range scenes {
		p.printf("\n**%s**\n\n%s\n", md(sceneTitle(scene)), md(strings.Join(strings.Fields(scene.Says), " ")))
	}
}

func (p *printer) markdownEntry(e *entry) {
	p.markdownScenes(e.before)
	defer p.markdownScenes(e.after)
	p.printf("\n## %s %s\n\n", e.glyph(), md(e.name))
	if e.message {
		p.printf("%s\n", md(strings.TrimSuffix(e.said+": "+e.reason, ": ")))
	} else {
		p.printf("%s: %s\n", e.verdict, md(e.said))
	}
	if comment := e.comment(); comment != "" {
		p.printf("\n%s\n", md(comment))
	}
	for _, change := range e.outcome.Changes {
		p.printf("\n%s\n", md(change.Words))
	}
	p.markdownFindings(e.findings)
	if more := e.more.words(); more != "" {
		p.printf("\n%s\n", md(more))
	}
	p.markdownList(itemLines(e.items))
}

// markdownFindings writes findings as a table.
func (p *printer) markdownFindings(findings []rule.Finding) {
	if len(findings) == 0 {
		return
	}
	lines := make([][]string, 0, len(findings))
	for _, f := range findings {
		lines = append(lines, []string{f.Severity.String(), f.Rule, place(f), f.Message, strings.Join(mends(f, ""), "; ")})
	}
	p.print("\n")
	p.markdownTable([]string{"", "rule", "place", "finding", "mend"}, lines)
}

// Add implements Report.
func (r *markdownReport) Add(rendered Rendered) error {
	r.write(rendered)
	return r.err
}

// End implements Report.
func (r *markdownReport) End(result *Result) error {
	r.print("\n")
	r.markdownResult(result)
	several := mixed(result.Profiles)
	for _, p := range result.ruled() {
		if p.RowsMet() == 0 {
			continue
		}
		rows := table{Title: p.called(several), Heads: []string{"row", "disposition", "marks", "first by"}}
		for _, row := range p.Rows {
			rows.Lines = append(rows.Lines, []string{row.Event + " " + catalog.ActionWords(row.Action), string(row.Disposition), count(row), row.Source})
		}
		r.section(rows)
	}
	return r.err
}

// markdownResult writes what the run came to: the answer, the totals, the
// profiles.
func (p *printer) markdownResult(result *Result) {
	v, answer := result.answer()
	p.printf("# %s %s\n\n", v.Glyph(), answer)
	if s := result.Sent; s != nil {
		p.printf("- endpoint %s, %s\n", md(s.Endpoint), md(s.versions()))
		if s.Learner != "" {
			p.printf("- learner %s\n", md(s.Learner))
		}
		for _, c := range s.Counted {
			p.printf("- %s\n", md(c.words()))
		}
		p.printf("- %s: %s%s\n", text.Plural(s.Messages.Sent, "message"), s.Messages.answered(), again(s.Retries))
		for _, words := range []string{s.Answers.latencyWords(), s.Answers.beforeWords()} {
			if words != "" {
				p.printf("- answers: %s\n", words)
			}
		}
		for _, odd := range s.Answers.Odd {
			p.printf("- answers: %s\n", md(odd))
		}
		p.printf("- events and entities: %s; %d repeated\n", s.Events.Words(), s.Events.Repeated)
		if n := s.LeftOut; n > 0 {
			p.printf("- %s that failed left out: nothing to do with what the report is about\n", text.Plural(n, "message"))
		}
	} else {
		p.printf("- %s\n", md(result.counted()))
	}
	if words := result.expectSummary(); words != "" {
		p.printf("- %s\n", md(words))
	}
	for _, line := range result.wantedLines() {
		p.printf("- %s\n", md(line))
	}
	for _, line := range result.problems() {
		p.printf("- %s\n", md(line))
	}
	p.printf("- %s\n", md(result.Run.when()))
	p.markdownTotals(result)
}

// markdownTotals writes tables of what is counted by profile, rule and status.
func (p *printer) markdownTotals(result *Result) {
	if shown := result.shownProfiles(); len(shown) > 0 {
		several := mixed(result.Profiles)
		var lines [][]string
		for _, of := range shown {
			lines = append(lines, of.line(of.called(several), yes(of.Met), of.Needs()))
		}
		p.print("\n")
		p.markdownTable(profileHeads, lines)
	}
	p.markdownList(result.nearLines())
	for _, c := range result.Covers() {
		p.section(c.table())
	}
	if q := result.Required; q != nil {
		p.printf("\n%s\n", md(q.Words))
	}
	p.markdownQuestions(result)
	p.markdownEntities(result)
	if rules := result.ruleLines(); len(rules) > 0 {
		for i, line := range rules {
			rules[i] = line[:2] // the title is on the rule's page
		}
		p.print("\n")
		p.markdownTable([]string{"rule", "findings"}, rules)
	}
	if statuses := result.statusLines(); len(statuses) > 0 {
		p.print("\n")
		p.markdownTable([]string{"answer", "messages"}, statuses)
	}
}

// profileHeads are the heads of a table of profiles.
var profileHeads = []string{"profile", "met", "required", "rows", "still needs"}

// line is a profile in the columns of such a table, as it is called, how it came out
// and what it needs.
func (p Profile) line(called, met, needs string) []string {
	return []string{called, met, fmt.Sprintf("%d/%d", p.Required.Met, p.Required.Total), fmt.Sprintf("%d/%d", p.RowsMet(), len(p.Rows)), needs}
}

// ruled are the profiles of which each row is told: all where something is sent, else
// those that the run was to meet.
func (r *Result) ruled() []Profile {
	if r.Sent != nil {
		return r.Profiles
	}
	return r.wanted()
}

// markdownList writes lines as a list, set apart from what stands above.
func (p *printer) markdownList(lines []string) {
	if len(lines) > 0 {
		p.print("\n")
	}
	for _, line := range lines {
		p.printf("- %s\n", md(line))
	}
}

// shownProfiles are those that people are shown: of a run that sends all, of
// another one those with a mark, or that were to be met.
func (r *Result) shownProfiles() []Profile {
	if r.Sent != nil {
		return r.Profiles
	}
	var shown []Profile
	for _, p := range r.Profiles {
		if p.Wanted || p.RowsMet() > 0 {
			shown = append(shown, p)
		}
	}
	return shown
}

// count is the number of a row's marks beside a glyph.
func count(row Row) string {
	if !row.Met {
		return "·"
	}
	return fmt.Sprintf("✓ %d", row.Count)
}

// yes is "✓ yes" or "· no".
func yes(met bool) string {
	if met {
		return "✓ yes"
	}
	return "· no"
}
