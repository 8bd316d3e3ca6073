package story

import (
	"caliper-playground/engine/story"
	"caliper-playground/ui/page"
	"caliper-playground/ui/page/bench"
	"caliper-playground/ui/page/sending"
)

// Places lists what is in force together at each step of the page.
func Places(env *page.Env) []page.Place {
	at := func(name string, now step) page.Place {
		p := &Page{env: env, step: now, telling: &telling{story: &story.Story{}, bench: bench.Empty(env, sending.New(env))}}
		return page.Place{Name: name, Commands: p.Commands()}
	}
	return []page.Place{at("choosing a story", choosing), at("scenes of a story", playing), at("choosing a scene", jumping)}
}
