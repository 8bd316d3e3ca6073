package certify

import (
	tea "github.com/charmbracelet/bubbletea"

	"caliper-playground/engine/certify"
	"caliper-playground/engine/report"
	"caliper-playground/engine/why"
	"caliper-playground/ui/component/mark"
	"caliper-playground/ui/page"
)

// explain answers why each profile is not met: what it needs, and what came close.
func (c *Page) explain() tea.Cmd {
	var parts []why.Part
	for _, p := range c.result.Profiles {
		if !p.Met() {
			lines := append([]string{"It still needs " + mark.Needs(p) + "."}, report.NewProfile(p, nil, c.result.Closest).NearLines()...)
			parts = append(parts, why.Part{Title: p.Profile.Title, Lines: lines})
		}
	}
	return c.env.Open(page.Answer{Title: "why profiles are not met", Parts: parts, About: c.subject()})
}

func (c *Page) whyNothingToExplain() string {
	switch {
	case c.keeper.State().Step == certify.Form:
		return "No run is under way; start one first."
	case c.result.Profiles == nil:
		return "The messages of the run are not counted yet; try again in a moment."
	}
	return ""
}

// subject is what the step is about, by what it is looked up by; on the progress the
// bench within knows what is selected.
func (c *Page) subject() []string {
	switch c.view() {
	case certify.Instructions:
		return []string{"request headers"}
	case certify.Report:
		return []string{"registration number"}
	}
	return []string{"practice certification"}
}
