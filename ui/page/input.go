package page

import (
	"fmt"

	tea "github.com/charmbracelet/bubbletea"

	"caliper-playground/engine/library"
	"caliper-playground/ui/component"
)

// Type puts what a key types into a line of input, and says whether its text has
// changed. What the line has no room for is left out as a whole, for a part of a
// paste would mean something else; what is pasted and is JSON is offered to the
// page that loads documents. Either is said.
func Type(env *Env, in *component.Input, press tea.KeyMsg) (changed bool) {
	switch pasted := string(press.Runes); {
	case press.Paste && library.LooksLikeJSON(pasted):
		env.Ask("What you pasted is JSON, which is not typed into this line. Load it instead?", func() tea.Cmd {
			return env.Open(LoadDocuments{Pasted: pasted})
		})
		return false
	case !in.Takes(press):
		what := "What you typed"
		if press.Paste {
			what = fmt.Sprintf("What you pasted (%d characters)", len(press.Runes))
		}
		env.Say(Warned, fmt.Sprintf("%s was not added: this line holds no more than %d characters.", what, in.Limit()))
		return false
	}
	return in.Update(press, env.Keys.Prompt)
}
