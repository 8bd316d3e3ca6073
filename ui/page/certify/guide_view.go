package certify

import (
	"fmt"

	"caliper-playground/engine/certify"
	"caliper-playground/ui/component"
)

// layOutGuide says what the certification guide says of the flow: what it asks
// first, its eight steps with the one that the run has come to, and what follows.
func (c *Page) layOutGuide(p *component.Paper) {
	c.layOutFirst(p, true)
	p.Blank()
	p.Add(p.Line().Gap(1).Add(c.env.Theme.Strong, "The guide's steps"))
	here := c.keeper.State().Step
	for i, step := range certify.GuideSteps() {
		glyph, style := " ", c.env.Theme.Plain
		if step.At == here {
			glyph, style = component.CursorGlyph, c.env.Theme.Strong
		}
		for j, wrapped := range component.Wrap(step.Name+".", p.Width-8, 0) {
			line := p.Line().Gap(1)
			if j == 0 {
				line.Add(c.env.Theme.Accent, glyph).Number(c.env.Theme.Dim, fmt.Sprint(i+1), 2)
			}
			p.Add(line.To(6).Add(style, wrapped))
		}
	}
	p.Blank()
	c.layOutNext(p)
}

// layOutFirst says what the real certification asks before it begins, and with all
// what this is not.
func (c *Page) layOutFirst(p *component.Paper, all bool) {
	theme := c.env.Theme
	p.Add(p.Line().Gap(1).Add(theme.Strong, "Before the real certification"))
	for _, sentence := range certify.Prerequisites() {
		p.Point(theme.Plain, "·", sentence)
	}
	if !all {
		return
	}
	for _, sentence := range certify.NotThis() {
		p.Point(theme.Caution, "!", sentence)
	}
}

// layOutNext says what follows at the real service.
func (c *Page) layOutNext(p *component.Paper) {
	theme := c.env.Theme
	p.Add(p.Line().Gap(1).Add(theme.Strong, "What the real service gives next"))
	for _, sentence := range certify.Next() {
		p.Point(theme.Plain, "·", sentence)
	}
}
