package certify

import (
	"fmt"
	"strings"

	"caliper-playground/engine/certify"
	"caliper-playground/engine/report"
	"caliper-playground/engine/text"
	"caliper-playground/ui/component"
	"caliper-playground/ui/component/mark"
)

// layOutOutcome lists what is met, what is begun, and how the messages came.
func (c *Page) layOutOutcome(p *component.Paper) {
	theme, r := c.env.Theme, c.result
	if met := r.Met(); len(met) > 0 {
		p.Point(theme.Good, "✓", c.metWords()+": "+c.titles(met))
	} else {
		p.Point(theme.Caution, "·", "No profile is met.")
	}
	c.layOutNotMet(p)
	c.layOutOwn(p, r.Messages.Playground, r.Messages.Received, r.Helped())
	i := r.Items
	p.Point(theme.Plain, " ", fmt.Sprintf("Events and entities: %s; %d repeated.", i.Words(), i.Repeated))
	if words := foundWords(r.Rules); words != "" {
		p.Point(theme.Plain, " ", words)
	}
	if words := usedWords(c.keeper.State().Run.Judging, r.Tolerated); words != "" {
		p.Point(theme.Plain, " ", words)
	}
	if r.Messages.Plain > 0 {
		p.Point(theme.Caution, "!", c.messageWords()+"; the certification service asks for TLS.")
	} else {
		p.Point(theme.Plain, " ", c.messageWords()+".")
	}
	if r.Messages.Unreadable > 0 {
		p.Point(theme.Wrong, "✗", fmt.Sprintf("%s cannot be read back from the journal and count for nothing.", text.Plural(r.Messages.Unreadable, "message")))
	}
}

// layOutOwn says how many of the messages were the playground's own, and what is not met
// without those.
func (c *Page) layOutOwn(p *component.Paper, own, messages int, helped []string) {
	words := certify.OwnWords(own, messages)
	if words == "" {
		return
	}
	if len(helped) > 0 {
		words += " Not met without those: " + c.titles(helped) + "."
	}
	p.Point(c.env.Theme.Caution, "!", words)
}

// layOutNotMet says what each profile that was begun, or come close to, still needs,
// and which others are not met.
func (c *Page) layOutNotMet(p *component.Paper) {
	theme, r := c.env.Theme, c.result
	var rest []string
	for _, profile := range r.Profiles {
		near := report.NewProfile(profile, nil, r.Closest).NearLines()
		switch {
		case profile.Met():
			continue
		case profile.RowsMet == 0 && len(near) == 0:
			rest = append(rest, profile.Profile.Name)
			continue
		}
		p.Point(theme.Caution, "~", profile.Profile.Title+" still needs "+mark.Needs(profile)+".")
		for _, line := range near {
			p.Hang(theme.Plain, 5, "· "+line+".")
		}
	}
	if len(rest) > 0 {
		p.Point(theme.Plain, "·", "Nothing came for: "+c.titles(rest)+".")
	}
}

// maxFound is how many rules are named; the report names them all.
const maxFound = 4

// foundWords names the rules that found errors or warnings, or is "" where none
// did.
func foundWords(rules []certify.RuleCount) string {
	var found []string
	for i, r := range rules {
		if i == maxFound {
			found = append(found, fmt.Sprintf("and %s more, which the report names", text.Plural(len(rules)-maxFound, "rule")))
			break
		}
		found = append(found, fmt.Sprintf("%s %s %d×, first in message %d", r.Severity, r.Rule, r.Count, r.First))
	}
	if len(found) == 0 {
		return ""
	}
	return "Found: " + strings.Join(found, "; ") + "."
}

// judgedWords says in what the judging was not the plain one.
func judgedWords(j certify.Judging) string {
	var said []string
	if len(j.Tolerances) > 0 {
		said = append(said, "Tolerances are on: "+strings.Join(j.Tolerances, ", ")+". Each use is counted, and the report says so.")
	}
	if j.Strict {
		said = append(said, "Warnings count as errors.")
	}
	return strings.Join(said, " ")
}

// usedWords says how many messages made use of each tolerance, or is "" where
// the judging was the plain one.
func usedWords(j certify.Judging, tolerated []certify.Tolerated) string {
	var used []string
	for _, name := range j.Tolerances {
		count := "used by none"
		for _, t := range tolerated {
			if t.Name == name {
				count = "used by " + text.Plural(t.Count, "message")
			}
		}
		used = append(used, name+" "+count)
	}
	said := ""
	if len(used) > 0 {
		said = "Tolerances: " + strings.Join(used, ", ") + ". "
	}
	if j.Strict {
		said += "Warnings count as errors."
	}
	return strings.TrimSpace(said)
}
