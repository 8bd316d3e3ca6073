package commands

import (
	"fmt"
	"slices"

	tea "github.com/charmbracelet/bubbletea"

	"caliper-playground/catalog"
	"caliper-playground/engine/lookup"
	"caliper-playground/engine/text"
	"caliper-playground/ui/page"
)

// LookUp is the command that opens the page of what is selected: of the first of some
// names that the vocabulary knows.
func LookUp(env *page.Env, group string, selected func() []string) page.Command {
	return page.Command{Key: env.Keys.Bench.Vocabulary, Group: group, Words: "look up what is selected",
		Do: func() tea.Cmd { return OpenNamed(env, selected()...) }}
}

// OpenNamed opens the vocabulary at the first of some names that it knows, and at its
// beginning where there is no name. What it does not know, as a sender's own type or
// what the other version alone has, it says.
func OpenNamed(env *page.Env, names ...string) tea.Cmd {
	names = slices.DeleteFunc(slices.Clone(names), func(name string) bool { return name == "" })
	spec := env.Engine.Session().Spec()
	return env.Wait(page.After(func() lookup.Ref { return firstKnown(spec, names) }, func(at lookup.Ref) tea.Cmd {
		if at == (lookup.Ref{}) && len(names) > 0 {
			env.Say(page.Told, fmt.Sprintf("Caliper %s has no %s.", spec, text.Clip(names[0], maxNamed)))
			return nil
		}
		return env.Open(page.LookUp{At: at})
	}))
}

// maxNamed is how much of a name is said, in characters.
const maxNamed = 60

func firstKnown(spec catalog.Version, names []string) lookup.Ref {
	for _, name := range names {
		if found, _ := lookup.Of(spec).Find(name); len(found) > 0 { // what is nowhere has no page
			return found[0].Ref
		}
	}
	return lookup.Ref{}
}
