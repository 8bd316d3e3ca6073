package vocabulary

import (
	"caliper-playground/engine/lookup"
	"caliper-playground/ui/page"
)

// Places lists what is in force together at each step of the page.
func Places(env *page.Env) []page.Place {
	empty := func() *Page {
		return &Page{env: env, book: &lookup.Book{}, contents: contents{unfolded: map[spot]bool{}}}
	}
	typing := empty()
	typing.typing = true
	return []page.Place{
		{Name: "vocabulary", Commands: empty().Commands()},
		{Name: "searching the vocabulary", Typing: true, Commands: typing.Commands()},
	}
}
