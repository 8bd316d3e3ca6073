package report

import (
	"fmt"
	"strings"

	"caliper-playground/engine/rule"
	"caliper-playground/engine/text"
)

// md makes foreign text harmless in Markdown: every mark of punctuation that
// could mean something is escaped.
func md(s string) string {
	return mdEscape.Replace(text.Clean(s))
}

var mdEscape = strings.NewReplacer(
	`\`, `\\`, "`", "\\`", "*", `\*`, "_", `\_`, "[", `\[`, "]", `\]`, "<", `\<`, ">", `\>`,
	"|", `\|`, "#", `\#`, "!", `\!`, "~", `\~`, "&", `\&`)

type checkMarkdown struct{ sequence }

// Render implements Check.
func (r *checkMarkdown) Render(d Document) Rendered {
	return render(d, func(p *printer) { markdownDocument(p, d) })
}

func markdownDocument(p *printer, d Document) {
	p.printf("\n## %s %s\n\n%s: %s\n", d.Verdict.Glyph(), md(d.name), d.Verdict, md(taken(d)))
	p.markdownFindings(d.Findings)
	if more := d.More.words(); more != "" {
		p.printf("\n%s\n", md(more))
	}
	p.print("\n")
	for _, item := range d.Items {
		switch {
		case item.Uncredited != "":
			p.printf("- %sno mark: %s\n", md(lead(item.Pointer)), md(item.Uncredited))
		case len(item.Credits) > 0:
			p.printf("- %sfills %s\n", md(lead(item.Pointer)), md(creditList(item.Credits)))
		}
	}
}

// markdownFindings writes findings as a table.
func (p *printer) markdownFindings(findings []rule.Finding) {
	if len(findings) == 0 {
		return
	}
	p.print("\n| | rule | place | finding | mend |\n| --- | --- | --- | --- | --- |\n")
	for _, f := range findings {
		var mends []string
		for _, op := range f.Fix {
			mends = append(mends, mend(op))
		}
		if len(f.Choices) > 0 {
			mends = append(mends, "choose: "+choices(f.Choices))
		}
		p.printf("| %s | %s | %s | %s | %s |\n", f.Severity, md(f.Rule), md(place(f)), md(f.Message), md(strings.Join(mends, "; ")))
	}
}

func (r *checkMarkdown) End(s Summary) error {
	r.start()
	r.printf("\n**%s**: %s\n", text.Plural(s.Documents, "document"), s.Words())
	for _, line := range s.wanted() {
		r.printf("\n%s\n", md(line))
	}
	return r.err
}

type replayMarkdown struct {
	*printer
	failed int
}

func (r *replayMarkdown) Message(m Message) error {
	if !m.Failed() {
		return r.err
	}
	if r.failed == 0 {
		r.print("# Messages that failed\n")
	}
	r.failed++
	r.printf("\n## %s %s\n\n%s\n", rule.Fail.Glyph(), md(m.Source), md(failureLines(m)[0]))
	r.markdownFindings(m.Findings)
	return r.err
}

func (r *replayMarkdown) End(result Replay) error {
	if r.failed > 0 {
		r.print("\n")
	}
	r.print("# Marks\n\n")
	r.printf("- endpoint %s, %s\n", md(result.Endpoint), md(result.versions()))
	for _, c := range result.Counted {
		r.printf("- %s\n", md(c.words()))
	}
	r.printf("- %s: %d accepted, %d refused\n", text.Plural(result.Messages.Sent, "message"), result.Messages.Accepted, result.Messages.Refused)
	r.printf("- events: %s, %d repeated\n", result.Events.Words(), result.Events.Repeated)
	if n := result.LeftOut; n > 0 {
		r.printf("- %s that failed left out: nothing to do with what the report is about\n", text.Plural(n, "message"))
	}
	r.print("\n| profile | met | required | rows | still needs |\n| --- | --- | --- | --- | --- |\n")
	several := mixed(result.Profiles)
	for _, p := range result.Profiles {
		r.printf("| %s | %s | %d/%d | %d/%d | %s |\n", md(p.called(several)), yes(p.Met), p.Required.Met, p.Required.Total,
			p.rowsMet(), len(p.Rows), md(strings.TrimPrefix(p.Needs(), "needs ")))
	}
	for _, p := range result.Profiles {
		if p.rowsMet() == 0 {
			continue
		}
		r.printf("\n## %s\n\n| row | disposition | marks | first by |\n| --- | --- | --- | --- |\n", md(p.called(several)))
		for _, row := range p.Rows {
			r.printf("| %s | %s | %s | %s |\n", md(row.Event+" "+row.Action), row.Disposition, count(row), md(row.Source))
		}
	}
	return r.err
}

// lead is a pointer before a sentence; the document's own is left out.
func lead(pointer string) string {
	if pointer == "" {
		return ""
	}
	return pointer + " "
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
