package ui

import (
	"caliper-playground/ui/component"
	"caliper-playground/ui/page"
)

// viewWelcome draws the strip of the first run: the two keys to the first mark.
// It stands where a rule stands otherwise, so that it hides nothing.
func (a *app) viewWelcome() string {
	theme, k := a.env.Theme, a.env.Keys
	enter := k.Move.Enter.Help().Key
	line := component.NewLine(a.width).Gap(1)
	line.Add(theme.Accent, "Welcome").Gap(2)
	line.Add(theme.Strong, enter).Add(theme.Plain, " opens a profile, ").Add(theme.Strong, enter)
	if a.width < urlFrom {
		return line.Add(theme.Plain, " again earns your first mark.").String()
	}
	line.Add(theme.Plain, " again sends its first event: your first mark.").Gap(2)
	return line.Add(theme.Strong, k.Global.Help.Help().Key).Add(theme.Plain, " explains all keys.").String()
}

// anyMark says whether a row is filled.
func anyMark(s page.Snapshot) bool {
	for _, p := range s.Profiles {
		if p.RowsMet > 0 {
			return true
		}
	}
	return false
}
