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
		component.ShortHelp(line, theme, footOf(a.questionCommands(), false))
		return line.String()
	case a.copies:
		line.Add(theme.Strong, "Copy").Gap(2)
		component.ShortHelp(line, theme, footOf(a.copyCommands(), false))
		return line.String()
	}
	everywhere := footOf(a.pageCommands(a.top().Typing()), false)
	named := footOf(a.top().Commands(), a.top().Typing())
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

// footOf returns what is named at the foot, in order.
func footOf(all []page.Command, typing bool) []keys.Binding {
	named := slices.DeleteFunc(slices.Clone(all), func(c page.Command) bool { return c.Foot == 0 || c.Do == nil || c.Typing != typing })
	slices.SortStableFunc(named, func(a, b page.Command) int { return a.Foot - b.Foot })
	bindings := make([]keys.Binding, 0, len(named))
	for _, c := range named {
		b := c.Key
		if c.Short != "" {
			b = keys.Called(b, c.Short)
		}
		bindings = append(bindings, b)
	}
	return bindings
}
