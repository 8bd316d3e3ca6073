package app

import (
	"caliper-playground/ui/component"
	"caliper-playground/ui/page"
)

// viewWelcome draws the strip of the first run: the two keys to the first mark,
// in as many words as there is room for. It stands where a rule stands
// otherwise, so that it hides nothing.
func (a *app) viewWelcome() string {
	theme, k := a.env.Theme, a.env.Keys
	enter, help := k.Move.Enter.Help().Key, k.Global.Help.Help().Key
	write := func(opens, earns string, helps bool) *component.Line {
		line := component.NewLine(1000).Gap(1).Add(theme.Accent, "Welcome").Gap(2)
		line.Add(theme.Strong, enter).Add(theme.Plain, opens).Add(theme.Strong, enter).Add(theme.Plain, earns)
		if helps && help != "" {
			line.Gap(2).Add(theme.Strong, help).Add(theme.Plain, " explains all keys.")
		}
		return line
	}
	for _, line := range []*component.Line{
		write(" opens a profile, ", " again sends its first event: your first mark.", true),
		write(" opens a profile, ", " again sends its first event: your first mark.", false),
		write(" opens a profile, ", " again earns your first mark.", false),
	} {
		if line.Used() <= a.width {
			return line.String()
		}
	}
	return component.NewLine(a.width).Join(write(" and ", " again: your first mark.", false)).String()
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
