package report

import (
	"caliper-playground/catalog"
	"caliper-playground/engine/certify"
)

func (p *printer) certificationMarkdown(c Certification) {
	p.printf("# Practice certification: %s\n\n**%s**\n\n", md(c.Product.Name), md(c.Notice))
	for _, fact := range c.facts() {
		p.printf("- %s: %s\n", fact[0], md(fact[1]))
	}
	p.printf("\n## What was met\n\n%s\n\n", md(c.verdict()))
	lines := make([][]string, 0, len(c.Profiles))
	for _, of := range c.Profiles {
		lines = append(lines, of.known.line(of.Profile, of.outcome(), of.lacking()))
	}
	p.markdownTable(profileHeads, lines)
	for _, profile := range c.Profiles {
		if profile.begun() {
			p.certificationRows(profile)
		}
	}
	p.print("\n## Messages\n\n")
	for _, line := range c.counts() {
		p.printf("- %s\n", md(line))
	}
	for _, t := range c.tables() {
		p.section(t)
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
	lines := make([][]string, 0, len(profile.Rows))
	for _, row := range profile.Rows {
		lines = append(lines, []string{row.Event, catalog.ActionWords(row.Action), string(row.Disposition), count(row.Row), row.sources()})
	}
	p.printf("\n### %s\n\n", md(profile.Profile))
	p.markdownTable([]string{"event", "action", "disposition", "marks", "by messages, or what came closest"}, lines)
}
