package app

import (
	"caliper-playground/ui/keys"
	"caliper-playground/ui/page"
	"caliper-playground/ui/page/sheet"
)

// places says which keys are in force together: those of each step of each page
// with those that work everywhere, and those of what stands over a page.
func places(m *keys.Map) []keys.Place {
	env := &page.Env{Keys: m}
	text := sheet.NewReach(env)
	alone, onTop := &app{env: env, pages: []page.Page{text}}, &app{env: env, pages: []page.Page{text, text}}
	a := alone
	a.ask = a.yesOrNo("", nil)
	always := append(a.alwaysCommands(), a.screenCommands()...)
	failed := sheet.FailedPlaces(env)[0]
	all := []page.Place{
		{Name: "answering a question", Commands: a.questionCommands()},
		{Name: failed.Name, Commands: append(append(failed.Commands, always...), alone.pageCommands(false)...)},
		{Name: "choosing what to copy", Commands: append(a.copyCommands(), a.screenCommands()...)},
	}
	var own []page.Place
	for _, k := range kinds() {
		own = append(own, k.places(env)...)
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
	return held(all)
}

// held says for the map of keys what is in force together.
func held(places []page.Place) []keys.Place {
	var all []keys.Place
	for _, p := range places {
		in := keys.Place{Name: p.Name, Typing: p.Typing}
		for _, c := range p.Commands {
			if c.Do != nil && c.Typing == p.Typing {
				in.Held = append(in.Held, c.Key)
			}
		}
		all = append(all, in)
	}
	return all
}
