package load

import (
	"caliper-playground/ui/page"
	"caliper-playground/ui/page/sending"
)

// Places lists what is in force together at each step of the page.
func Places(env *page.Env) []page.Place {
	choosing, path := New(env, sending.New(env)), New(env, sending.New(env))
	path.path.typing = true
	documents, filter := New(env, sending.New(env)), New(env, sending.New(env))
	for _, l := range []*Page{documents, filter} {
		l.choosing, l.batch = false, &batch{}
	}
	filter.filtering = true
	return []page.Place{
		{Name: "choosing files", Commands: choosing.Commands()},
		{Name: "typing a path", Typing: true, Commands: path.Commands()},
		{Name: "choosing documents", Commands: documents.Commands()},
		{Name: "typing the filter of documents", Typing: true, Commands: filter.Commands()},
	}
}
