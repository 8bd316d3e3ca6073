package ui

import (
	"caliper-playground/ui/keys"
	"caliper-playground/ui/page"
	"caliper-playground/ui/page/bench"
	"caliper-playground/ui/page/certify"
	"caliper-playground/ui/page/compose"
	"caliper-playground/ui/page/load"
	"caliper-playground/ui/page/palette"
	"caliper-playground/ui/page/sessions"
	"caliper-playground/ui/page/sheet"
	"caliper-playground/ui/page/tolerances"
	"caliper-playground/ui/page/vocabulary"
)

// places says which keys are in force together: those of each step of each page
// with those that work everywhere, and those of what stands over a page.
func places(m *keys.Map) []keys.Place {
	env := &page.Env{Keys: m}
	text := sheet.NewReach(env)
	alone, onTop := &app{env: env, pages: []page.Page{text}}, &app{env: env, pages: []page.Page{text, text}}
	a := alone
	always := append(a.alwaysCommands(), a.screenCommands()...)
	all := []page.Place{
		{Name: "answering a question", Commands: a.questionCommands()},
		{Name: "choosing what to copy", Commands: append(a.copyCommands(), a.screenCommands()...)},
	}
	var own []page.Place
	for _, of := range []func(*page.Env) []page.Place{
		bench.Places, load.Places, compose.Places, certify.Places, vocabulary.Places,
		sessions.Places, tolerances.Places, palette.Places, sheet.Places,
	} {
		own = append(own, of(env)...)
	}
	for _, p := range own {
		if p.Typing {
			for _, c := range always {
				c.Typing = true
				p.Commands = append(p.Commands, c)
			}
		} else {
			below := onTop
			if p.Name == "bench" {
				below = alone
			}
			p.Commands = append(append(p.Commands, always...), below.pageCommands(false)...)
		}
		all = append(all, p)
	}
	return page.Places(all)
}
