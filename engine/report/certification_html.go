package report

import (
	"strconv"

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

func cleaned(lines []string) []string {
	clean := make([]string, 0, len(lines))
	for _, line := range lines {
		clean = append(clean, text.Clean(line))
	}
	return clean
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

// tables are what was refused, what rules found, and what became of other runs.
func (c *Certification) tables() (tables []table) {
	refused := table{Title: "Refused", Heads: []string{"status", "messages", "cause", "way out", "first"}}
	for _, r := range c.Refusals {
		messages := strconv.Itoa(r.Count) + ofPlayground(" (%d the playground's)", r.Playground)
		refused.Lines = append(refused.Lines, cleaned([]string{strconv.Itoa(r.Status), messages, r.Cause, r.Help, r.First.String()}))
	}
	if c.OtherRefusals > 0 {
		refused.Note = text.Plural(c.OtherRefusals, "message") + " more refused for other causes."
	}
	if len(refused.Lines) > 0 || refused.Note != "" {
		tables = append(tables, refused)
	}
	rules := table{Title: "Errors and warnings by rule", Heads: []string{"", "rule", "findings", "first", "finding"}}
	for _, r := range c.Rules {
		findings := strconv.Itoa(r.Count) + ofPlayground(" (%d in the playground's)", r.Playground)
		rules.Lines = append(rules.Lines, cleaned([]string{r.Severity.String(), r.Rule, findings, r.First.String() + " " + r.Pointer, r.Message}))
	}
	if len(c.Rules) == 0 {
		rules.Note = "None."
	}
	tables = append(tables, rules)
	if len(c.EarlierRuns) > 0 {
		earlier := table{Title: "Earlier runs", Heads: []string{"run", "ended", "messages", "outcome"}}
		for _, e := range c.EarlierRuns {
			earlier.Lines = append(earlier.Lines, []string{strconv.Itoa(e.Run), moment(e.Ended), e.messages(), text.Clean(e.ended())})
		}
		tables = append(tables, earlier)
	}
	if lines := c.together(); len(lines) > 0 {
		together := table{Title: "All runs of the product together", Heads: []string{"profile", "outcome"}}
		for _, line := range lines {
			together.Lines = append(together.Lines, cleaned(line[:]))
		}
		tables = append(tables, together)
	}
	return tables
}
