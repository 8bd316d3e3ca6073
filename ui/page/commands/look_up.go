package commands

import (
	tea "github.com/charmbracelet/bubbletea"

	"caliper-playground/catalog"
	"caliper-playground/engine/lookup"
	"caliper-playground/ui/page"
)

// LookUp is the command that opens the page of what is selected: of the first of some
// names that the vocabulary knows.
func LookUp(env *page.Env, group string, selected func() []string) page.Command {
	return page.Command{Key: env.Keys.Bench.Vocabulary, Group: group, Words: "look up what is selected",
		Do: func() tea.Cmd { return OpenNamed(env, selected()...) }}
}

// OpenNamed opens the vocabulary at the first of some names that it knows, and at its
// beginning where it knows none. What the other version alone knows is none.
func OpenNamed(env *page.Env, names ...string) tea.Cmd {
	spec := env.Engine.Session().Spec()
	return env.Wait(page.After(func() lookup.Ref { return firstKnown(spec, names) }, func(at lookup.Ref) tea.Cmd {
		return env.Open(page.LookUp{At: at})
	}))
}

func firstKnown(spec catalog.Version, names []string) lookup.Ref {
	for _, name := range names {
		if name == "" {
			continue
		}
		if found, _ := lookup.Of(spec).Find(name); len(found) > 0 { // what is nowhere has no page
			return found[0].Ref
		}
	}
	return lookup.Ref{}
}
