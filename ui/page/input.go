package page

import (
	"fmt"

	tea "github.com/charmbracelet/bubbletea"

	"caliper-playground/ui/component"
)

// noRoom says that a line of input has no room for what was typed or pasted. A
// part of a paste would mean something else, so that none of it is taken.
func noRoom(env *Env, press tea.KeyMsg) tea.Cmd {
	what := "What you typed"
	if press.Paste {
		what = fmt.Sprintf("What you pasted (%d bytes)", len(string(press.Runes)))
	}
	env.Say(Warned, fmt.Sprintf("%s was not added: this line holds no more than %d bytes.", what, component.MaxInput))
	return nil
}
