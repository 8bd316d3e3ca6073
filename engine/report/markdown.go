package report

import (
	"fmt"
	"regexp"
	"strings"
	"sync"

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
var mdReference = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`((?:^|[^\pL\pN])@)([\pL\pN])|(\\[#!$]|GH-)(\d)`)
})

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
	p.print("\n| | rule | place | finding | mend |\n| --- | --- | --- | --- | --- |\n")
	for _, f := range findings {
		p.printf("| %s | %s | %s | %s | %s |\n", f.Severity, md(f.Rule), md(place(f)), md(f.Message), md(strings.Join(mends(f, ""), "; ")))
	}
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
	for _, p := range result.Profiles {
		if p.RowsMet() == 0 || result.Sent == nil && !p.Wanted {
			continue
		}
		r.printf("\n## %s\n\n| row | disposition | marks | first by |\n| --- | --- | --- | --- |\n", md(p.called(several)))
		for _, row := range p.Rows {
			r.printf("| %s | %s | %s | %s |\n", md(row.Event+" "+catalog.ActionWords(row.Action)), row.Disposition, count(row), md(row.Source))
		}
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
	p.classMarkdown(result.Class)
	if shown := result.shownProfiles(); len(shown) > 0 {
		p.print("\n| profile | met | required | rows | still needs |\n| --- | --- | --- | --- | --- |\n")
		several := mixed(result.Profiles)
		for _, of := range shown {
			p.printf("| %s | %s | %d/%d | %d/%d | %s |\n", md(of.called(several)), yes(of.Met), of.Required.Met, of.Required.Total,
				of.RowsMet(), len(of.Rows), md(of.Needs()))
		}
	}
	p.markdownList(result.nearLines())
	p.markdownCoverage(result)
	p.markdownQuestions(result)
	p.markdownEntities(result)
	if rules := result.Rules(); len(rules) > 0 {
		p.print("\n| rule | findings |\n| --- | --- |\n")
		for _, t := range rules {
			p.printf("| %s | %d |\n", md(t.Rule), t.Count)
		}
	}
	if statuses := result.Statuses(); len(statuses) > 0 {
		p.print("\n| answer | messages |\n| --- | --- |\n")
		for _, t := range statuses {
			p.printf("| %s | %d |\n", statusName(t.Status), t.Count)
		}
	}
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
