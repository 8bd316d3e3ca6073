package ui

import (
	"caliper-playground/ui/keys"
	"caliper-playground/ui/page"
)

// places says which keys are in force together: those of each step of each page
// with those that work everywhere, and those of what stands over a page.
func places(m *keys.Map) []keys.Place {
	env := &page.Env{Keys: m}
	text := page.NewReach(env)
	bench, onTop := &app{env: env, pages: []page.Page{text}}, &app{env: env, pages: []page.Page{text, text}}
	a := bench
	always := append(a.alwaysCommands(), a.screenCommands()...)
	all := []page.Place{
		{Name: "answering a question", Commands: a.questionCommands()},
		{Name: "choosing what to copy", Commands: append(a.copyCommands(), a.screenCommands()...)},
	}
	for _, p := range page.AllPlaces(env) {
		if p.Typing {
			for _, c := range always {
				c.Typing = true
				p.Commands = append(p.Commands, c)
			}
		} else {
			below := onTop
			if p.Name == "bench" {
				below = bench
			}
			p.Commands = append(append(p.Commands, always...), below.pageCommands(false)...)
		}
		all = append(all, p)
	}
	return page.Places(all)
}
