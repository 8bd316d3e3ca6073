package report

import (
	"caliper-playground/catalog"
	"caliper-playground/engine/certify"
	"caliper-playground/engine/text"
)

func (p *printer) certificationMarkdown(c Certification) {
	p.printf("# Practice certification: %s\n\n**%s**\n\n", md(c.Product.Name), md(c.Notice))
	for _, fact := range c.facts() {
		p.printf("- %s: %s\n", fact[0], md(fact[1]))
	}
	p.printf("\n## What was met\n\n%s\n\n", md(c.verdict()))
	p.print("| profile | met | required | rows | still needs |\n| --- | --- | --- | --- | --- |\n")
	for _, profile := range c.Profiles {
		p.printf("| %s | %s | %d/%d | %d/%d | %s |\n", md(profile.Profile), md(profile.outcome()), profile.Required.Met, profile.Required.Total,
			profile.RowsMet(), len(profile.Rows), md(profile.lacking()))
	}
	for _, profile := range c.Profiles {
		if profile.begun() {
			p.certificationRows(profile)
		}
	}
	p.print("\n## Messages\n\n")
	for _, line := range c.counts() {
		p.printf("- %s\n", md(line))
	}
	p.certificationTrouble(c)
	if len(c.EarlierRuns) > 0 {
		p.print("\n## Earlier runs\n\n| run | ended | messages | outcome |\n| --- | --- | --- | --- |\n")
		for _, e := range c.EarlierRuns {
			p.printf("| %d | %s | %s | %s |\n", e.Run, moment(e.Ended), e.messages(), md(e.ended()))
		}
	}
	if lines := c.together(); len(lines) > 0 {
		p.print("\n## All runs of the product together\n\n| profile | outcome |\n| --- | --- |\n")
		for _, line := range lines {
			p.printf("| %s | %s |\n", md(line[0]), md(line[1]))
		}
	}
	if len(c.Statement) > 0 {
		p.print("\n## Confirmed\n\n")
	}
	for _, sentence := range c.Statement {
		p.printf("- %s\n", md(sentence))
	}
	p.print("\n## What the real service gives next\n\n")
	for _, sentence := range certify.Next() {
		p.printf("- %s\n", md(sentence))
	}
	p.printf("\n**%s**\n", md(c.Notice))
}

func (p *printer) certificationRows(profile CertificationProfile) {
	p.printf("\n### %s\n\n| event | action | disposition | marks | by messages, or what came closest |\n| --- | --- | --- | --- | --- |\n", md(profile.Profile))
	for _, row := range profile.Rows {
		p.printf("| %s | %s | %s | %s | %s |\n", md(row.Event), md(catalog.ActionWords(row.Action)), row.Disposition, count(row.Row), md(row.sources()))
	}
}

// certificationTrouble lists what was refused and what rules found.
func (p *printer) certificationTrouble(c Certification) {
	if len(c.Refusals) > 0 {
		p.print("\n## Refused\n\n| status | messages | cause | way out | first |\n| --- | --- | --- | --- | --- |\n")
		for _, r := range c.Refusals {
			p.printf("| %d | %d%s | %s | %s | %s |\n", r.Status, r.Count, ofPlayground(" (%d the playground's)", r.Playground), md(r.Cause), md(r.Help), md(r.First.String()))
		}
	}
	if c.OtherRefusals > 0 {
		p.printf("\n%s more refused for other causes.\n", text.Plural(c.OtherRefusals, "message"))
	}
	p.print("\n## Errors and warnings by rule\n\n")
	if len(c.Rules) == 0 {
		p.print("None.\n")
		return
	}
	p.print("| | rule | findings | first | finding |\n| --- | --- | --- | --- | --- |\n")
	for _, r := range c.Rules {
		p.printf("| %s | %s | %d%s | %s | %s |\n", r.Severity, md(r.Rule), r.Count, ofPlayground(" (%d in the playground's)", r.Playground), md(r.First.String()+" "+r.Pointer), md(r.Message))
	}
}
