package app

import (
	"fmt"
	"path/filepath"
	"slices"

	"caliper-playground/ui/keys"
	"caliper-playground/ui/page"
	"caliper-playground/ui/settings"
	"caliper-playground/ui/style"
)

// kept is what the files of the user say when the screen starts.
type kept struct {
	keys     *keys.Map
	keysFile string // "" where there can be none
	keeper   *settings.Keeper
	state    settings.Remembered
	problems []string
}

// loadKept reads the files. What is wrong with them is told on the screen, and
// keeps nothing from starting.
func loadKept(o Options) kept {
	k := kept{keys: keys.Default()}
	if o.Config != "" {
		k.keysFile = filepath.Join(o.Config, settings.KeysFile)
		k.keys, k.problems = settings.LoadKeys(k.keysFile, places)
	}
	var notice string
	k.keeper, k.state, notice = settings.OpenKeeper(filepath.Join(o.State, settings.StateFile))
	if notice != "" {
		k.problems = append(k.problems, notice)
	}
	if !slices.Contains(style.Names(), k.state.Theme) {
		k.state.Theme = ""
	}
	return k
}

// takeUp sets the screen as the files say, and tells what is wrong with them.
func (a *app) takeUp(k kept) {
	a.env.KeysFile, a.env.Problems = k.keysFile, k.problems
	a.recall(k.keeper, k.state)
	if len(k.problems) == 0 {
		return
	}
	text := k.problems[0]
	if more := len(k.problems) - 1; more > 0 {
		text = fmt.Sprintf("%s (and %d more: %s shows all)", text, more, a.env.Keys.Global.Help.Help().Key)
	}
	if a.notice != nil {
		text = a.notice.text + " " + text
	}
	a.say(page.Warned, text)
}
