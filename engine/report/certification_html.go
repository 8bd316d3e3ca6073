package report

import (
	"strings"

	"caliper-playground/engine/rule"
	"caliper-playground/engine/text"
)

func (p *printer) certificationHTML(c Certification) {
	p.print(strings.Replace(htmlHead, "<title>Caliper report</title>", "<title>Practice certification</title>", 1))
	p.printf("<h1>Practice certification: %s</h1>\n<p class=\"warn\"><strong>%s</strong></p>\n<table>\n", hx(c.Product.Name), hx(c.Notice))
	for _, fact := range c.facts() {
		p.printf("<tr><th>%s</th><td>%s</td></tr>\n", fact[0], hx(fact[1]))
	}
	p.printf("</table>\n<h2>What was met</h2>\n<p>%s</p>\n", hx(c.verdict()))
	for _, profile := range c.Profiles {
		p.certificationProfile(profile)
	}
	p.print("<h2>Messages</h2>\n<ul>\n")
	for _, line := range c.counts() {
		p.printf("<li>%s</li>\n", hx(line))
	}
	p.print("</ul>\n")
	p.certificationRefusals(c)
	p.certificationRules(c)
	if len(c.EarlierRuns) > 0 {
		p.print("<h2>Earlier runs</h2>\n<table>\n<tr><th>run</th><th>ended</th><th>messages</th><th>outcome</th></tr>\n")
		for _, e := range c.EarlierRuns {
			p.printf("<tr><td>%d</td><td>%s</td><td>%s</td><td>%s</td></tr>\n", e.Run, moment(e.Ended), e.messages(), hx(e.ended()))
		}
		p.print("</table>\n")
	}
	if len(c.Statement) > 0 {
		p.print("<h2>Confirmed</h2>\n<ul>\n")
		for _, sentence := range c.Statement {
			p.printf("<li>%s</li>\n", hx(sentence))
		}
		p.print("</ul>\n")
	}
	p.printf("<p class=\"warn\"><strong>%s</strong></p>\n</body>\n</html>\n", hx(c.Notice))
}

// certificationProfile writes a profile's line, and its rows for whoever opens it.
func (p *printer) certificationProfile(profile CertificationProfile) {
	verdict, word, open := rule.Warn, "· not met", ""
	switch {
	case profile.Met && !profile.MetBySensor:
		word = "✓ met with the playground's messages"
	case profile.Met:
		verdict, word = rule.Pass, "✓ met"
	}
	if profile.rowsMet() > 0 {
		open = " open"
	}
	p.printf("<details%s><summary><span class=\"%s\">%s</span> %s <span class=\"quiet\">%d/%d required, %d/%d rows", open,
		verdict, word, hx(profile.Profile), profile.Required.Met, profile.Required.Total, profile.rowsMet(), len(profile.Rows))
	if needs := profile.lacking(); needs != "" {
		p.printf("; still needs %s", hx(needs))
	}
	p.print("</span></summary>\n<table>\n<tr><th>event</th><th>action</th><th></th><th>marks</th><th>by messages</th></tr>\n")
	for _, row := range profile.Rows {
		p.printf("<tr><td>%s</td><td>%s</td><td class=\"quiet\">%s</td><td>%s</td><td>%s</td></tr>\n",
			hx(row.Event), hx(anyAction(row.Action)), row.Disposition, count(row.Row), hx(row.sources()))
	}
	p.print("</table>\n</details>\n")
}

func (p *printer) certificationRefusals(c Certification) {
	if len(c.Refusals) > 0 {
		p.print("<h2>Refused</h2>\n<table>\n<tr><th>status</th><th>messages</th><th>cause</th><th>way out</th><th>first</th></tr>\n")
		for _, r := range c.Refusals {
			p.printf("<tr><td class=\"fail\">%d</td><td>%d%s</td><td>%s</td><td>%s</td><td>%s</td></tr>\n", r.Status, r.Count, ofPlayground(" (%d the playground's)", r.Playground), hx(r.Cause), hx(r.Help), hx(r.First.String()))
		}
		p.print("</table>\n")
	}
	if c.OtherRefusals > 0 {
		p.printf("<p>%s more refused for other causes.</p>\n", text.Plural(c.OtherRefusals, "message"))
	}
}

func (p *printer) certificationRules(c Certification) {
	p.print("<h2>Errors and warnings by rule</h2>\n")
	if len(c.Rules) == 0 {
		p.print("<p>None.</p>\n")
		return
	}
	p.print("<table>\n<tr><th></th><th>rule</th><th>findings</th><th>first</th><th>finding</th></tr>\n")
	for _, r := range c.Rules {
		class := [...]string{rule.Info: "quiet", rule.Warning: "warn", rule.Error: "fail"}[r.Severity]
		p.printf("<tr><td class=\"%s\">%s</td><td><code>%s</code></td><td>%d%s</td><td>%s</td><td>%s</td></tr>\n",
			class, r.Severity, hx(r.Rule), r.Count, ofPlayground(" (%d in the playground's)", r.Playground), hx(r.First.String()+" "+r.Pointer), hx(r.Message))
	}
	p.print("</table>\n")
}
