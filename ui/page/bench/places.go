package bench

import (
	"caliper-playground/engine/rule"
	"caliper-playground/ui/page"
	"caliper-playground/ui/page/sending"
)

// Places lists what is in force together at each step of the page.
func Places(env *page.Env) []page.Place {
	b := Empty(env, sending.New(env))
	typed := Empty(env, b.runs)
	typed.log.typing = true
	choice := newChoice(b, 0, rule.Finding{}, []proposal{{}, {}})
	change := &Change{env: env, bench: b, proposals: []proposal{{}, {}}}
	return []page.Place{
		{Name: "bench", Commands: b.Commands()},
		{Name: "typing the filter", Typing: true, Commands: typed.Commands()},
		{Name: "change of a message", Commands: change.Commands()},
		{Name: "ways to mend a message", Commands: choice.Commands()},
		{Name: "comparison", Commands: (&Comparison{env: env}).Commands()},
		{Name: "saving messages", Typing: true, Commands: (&Export{env: env}).Commands()},
	}
}
