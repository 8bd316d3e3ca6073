package sheet

import (
	"caliper-playground/ui/component"
	"caliper-playground/ui/page"
)

// NewAnswer returns a page with an answer to a question.
func NewAnswer(env *page.Env, a page.Answer) *Page {
	return &Page{env: env, title: a.Title, make: func(width int) []string {
		p := &component.Paper{Theme: env.Theme, Width: width}
		for _, part := range a.Parts {
			p.Blank()
			p.Add(p.Line().Gap(1).Add(env.Theme.Accent, part.Title))
			for _, line := range part.Lines {
				p.Hang(env.Theme.Plain, 3, line)
			}
		}
		return p.Lines
	}}
}
