package app

import (
	"slices"

	"caliper-playground/ui/component"
	"caliper-playground/ui/keys"
	"caliper-playground/ui/page"
)

// viewFoot draws the keys to go on with: the way to help, which is named on every
// page and whatever the width, as is the way back, and what the page finds most
// useful.
func (a *app) viewFoot() string {
	theme, k := a.env.Theme, a.env.Keys
	line := component.NewLine(a.width)
	line.Gap(1)
	switch {
	case a.ask != nil:
		component.ShortHelp(line, theme, page.Foot(a.questionCommands(), false))
		return line.String()
	case a.copies:
		line.Add(theme.Strong, "Copy").Gap(2)
		component.ShortHelp(line, theme, page.Foot(a.copyCommands(), false))
		return line.String()
	}
	everywhere := page.Foot(a.pageCommands(a.top().Typing()), false)
	named := page.Foot(a.top().Commands(), a.top().Typing())
	if len(everywhere) > 0 && everywhere[0].Name() == k.Global.Help.Name() {
		named = append(everywhere[:1:1], named...)
		everywhere = everywhere[1:]
	}
	for _, b := range everywhere {
		if !slices.ContainsFunc(named, func(own keys.Binding) bool { return own.Name() == b.Name() }) {
			named = append(named, b)
		}
	}
	component.ShortHelp(line, theme, named, k.Global.Back, k.Prompt.Cancel, k.Form.Leave, k.Export.Leave)
	return line.String()
}
