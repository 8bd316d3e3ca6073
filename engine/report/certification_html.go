package report

import (
	"caliper-playground/catalog"
	"caliper-playground/engine/certify"
	"caliper-playground/engine/rule"
	"caliper-playground/engine/text"
)

// htmlCertification is what the page of a practice certification shows; its words
// are clean.
type htmlCertification struct {
	Title, Notice, Verdict string
	Facts                  []htmlFact
	Profiles               []htmlProfile
	Counts                 []string
	Tables                 []table
	Statement              []string
}

func (p *printer) certificationHTML(c Certification) {
	h := htmlCertification{
		Title: text.Clean("Practice certification: " + c.Product.Name), Notice: text.Clean(c.Notice), Verdict: text.Clean(c.verdict()),
		Counts: cleaned(c.counts()), Statement: cleaned(c.Statement),
	}
	for _, fact := range c.facts() {
		h.Facts = append(h.Facts, htmlFact{fact[0], text.Clean(fact[1])})
	}
	for _, profile := range c.Profiles {
		h.Profiles = append(h.Profiles, newCertificationHTML(profile))
	}
	next := table{Title: "What the real service gives next"}
	for _, sentence := range certify.Next() {
		next.Lines = append(next.Lines, cleaned([]string{sentence}))
	}
	h.Tables = append(c.tables(), next)
	p.page("certification", h)
}

// newCertificationHTML is a profile's line, and its rows for whoever opens it.
func newCertificationHTML(profile CertificationProfile) htmlProfile {
	h := htmlProfile{
		Verdict: rule.Warn, Word: "· not met", Open: profile.begun(), Name: text.Clean(profile.Profile),
		Said: profile.known.progress(),
	}
	switch {
	case profile.Met && !profile.MetBySensor:
		h.Word = "✓ met with the playground's messages"
	case profile.Met:
		h.Verdict, h.Word = rule.Pass, "✓ met"
	}
	if needs := profile.lacking(); needs != "" {
		h.Said += "; still needs " + text.Clean(needs)
	}
	for _, row := range profile.Rows {
		h.Rows = append(h.Rows, htmlRow{text.Clean(row.Event), text.Clean(catalog.ActionWords(row.Action)), string(row.Disposition), count(row.Row), text.Clean(row.sources())})
	}
	return h
}
