package commands

import (
	"fmt"

	tea "github.com/charmbracelet/bubbletea"

	"caliper-playground/engine/library"
	"caliper-playground/ui/component"
	"caliper-playground/ui/keys"
	"caliper-playground/ui/page"
)

// Erasing returns the commands that erase what is typed into a line.
func Erasing(env *page.Env, in *component.Input, changed func() tea.Cmd) []page.Command {
	k := env.Keys.Prompt
	erase := func(b keys.Binding) page.Command {
		return page.Command{Key: b, Typing: true, Do: func() tea.Cmd {
			press, _ := keys.Press(b.Keys()[0])
			if !in.Update(press, k) {
				return nil
			}
			return changed()
		}}
	}
	return []page.Command{erase(k.Erase), erase(k.EraseAll)}
}

// Type puts what a key types into a line of input, and says whether its text has
// changed. What the line has no room for is left out as a whole, for a part of a
// paste would mean something else; what is pasted and is JSON is offered to the
// page that loads documents. Either is said.
func Type(env *page.Env, in *component.Input, press tea.KeyMsg) (changed bool) {
	switch pasted := string(press.Runes); {
	case press.Paste && library.LooksLikeJSON(pasted):
		env.Ask("What you pasted is JSON, which is not typed into this line. Load it instead?", func() tea.Cmd {
			return env.Open(page.LoadDocuments{Pasted: pasted})
		})
		return false
	case !in.Takes(press):
		what := "What you typed"
		if press.Paste {
			what = fmt.Sprintf("What you pasted (%d characters)", len(press.Runes))
		}
		env.Say(page.Warned, fmt.Sprintf("%s was not added: this line holds no more than %d characters.", what, in.Limit()))
		return false
	}
	return in.Update(press, env.Keys.Prompt)
}
