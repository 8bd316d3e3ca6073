package ui

import (
	"slices"

	"caliper-playground/ui/component"
	"caliper-playground/ui/keys"
	"caliper-playground/ui/page"
)

// viewFoot draws the keys to go on with.
func (a *app) viewFoot() string {
	theme, k := a.env.Theme, a.env.Keys
	line := component.NewLine(a.width)
	line.Gap(1)
	switch {
	case a.ask != nil:
		component.ShortHelp(line, theme, []keys.Binding{k.Prompt.Yes, k.Prompt.No})
	case a.copies:
		line.Add(theme.Strong, "Copy").Gap(2)
		component.ShortHelp(line, theme, []keys.Binding{keys.Called(k.Prompt.Cancel, "nothing"), k.Copy.URL, k.Copy.Token, k.Copy.Curl, k.Copy.Body})
	default:
		component.ShortHelp(line, theme, a.foot(), k.Global.Back, k.Prompt.Cancel, k.Form.Leave, k.Export.Leave)
	}
	return line.String()
}

// foot lists the keys to go on with: the way to help, which is named on every
// page and whatever the width, as is the way back, and what the page finds most
// useful.
func (a *app) foot() []keys.Binding {
	named := a.top().ShortHelp()
	if page.IsHelp(a.top()) {
		return named
	}
	help, k := a.env.Keys.Global.Help, a.env.Keys
	if a.top().Typing() {
		help = keys.WhileTyping(help)
	}
	named = slices.DeleteFunc(slices.Clone(named), func(b keys.Binding) bool {
		return keys.Same(b, k.Global.Help) || keys.Same(b, k.Form.Help)
	})
	return append([]keys.Binding{help}, named...)
}

// helps says whether a key asks for help: where text is typed, only one that
// types nothing does.
func (a *app) helps(name string) bool {
	if !keys.Matches(name, a.env.Keys.Global.Help) || page.IsHelp(a.top()) {
		return false
	}
	return !a.top().Typing() || !keys.IsText(name)
}
