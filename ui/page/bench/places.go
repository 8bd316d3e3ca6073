package bench

import (
	"slices"

	"caliper-playground/ui/page"
	"caliper-playground/ui/page/export"
	"caliper-playground/ui/page/mend"
	"caliper-playground/ui/page/sending"
)

// Places lists what is in force together at each step of the page.
func Places(env *page.Env) []page.Place {
	b := Empty(env, sending.New(env))
	typed := Empty(env, b.runs)
	typed.log.find.Typing = true
	own := []page.Place{
		{Name: "bench", Commands: b.Commands()},
		{Name: "typing the filter", Typing: true, Commands: typed.Commands()},
		{Name: "comparison", Commands: (&Comparison{env: env}).Commands()},
	}
	return slices.Concat(own, mend.Places(env), export.Places(env))
}
