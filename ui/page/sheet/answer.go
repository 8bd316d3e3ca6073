package sheet

import (
	"caliper-playground/ui/component"
	"caliper-playground/ui/page"
	"caliper-playground/ui/page/commands"
)

// NewAnswer returns a page with an answer to a question.
func NewAnswer(env *page.Env, a page.Answer) *Page {
	var own []page.Command
	if len(a.About) > 0 {
		own = append(own, commands.LookUp(env, commands.ReadGroup, func() []string { return a.About }))
	}
	return &Page{env: env, title: a.Title, own: own, make: func(width int) []string {
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
