package ui

import (
	tea "github.com/charmbracelet/bubbletea"

	"caliper-playground/ui/keys"
	"caliper-playground/ui/page"
)

// palette opens the list of all commands of the page on top, or closes it.
func (a *app) palette() tea.Cmd {
	a.copies = false
	if _, open := a.top().(*page.Palette); open {
		a.pop()
		return nil
	}
	return a.push(page.NewPalette(a.env, a.top(), a.runCommand))
}

// runCommand does what a command's key does, also where that key would be text.
func (a *app) runCommand(press tea.KeyMsg, everywhere bool) tea.Cmd {
	if everywhere && keys.IsText(press.String()) {
		a.notice = nil
		return a.pressPage(press)
	}
	return a.press(press)
}

// explain says why a key of the page on top would do nothing now, or returns
// false where it does something, or is no key of the page.
func (a *app) explain(press tea.KeyMsg) bool {
	if _, can := a.top().(page.Explainer); !can {
		return false
	}
	for _, g := range a.top().Help() {
		for _, b := range g.Bindings {
			if !matches(press, b) {
				continue
			}
			if why := page.WhyNot(a.top(), b); why != "" {
				a.say(page.Warned, why)
				return true
			}
		}
	}
	return false
}

// nextTheme turns to the theme that is listed next.
func (a *app) nextTheme() tea.Cmd {
	a.choice = a.choice.Next()
	a.remembered.state.Theme = a.choice.Name
	a.dress()
	said := "Theme: " + a.choice.Name
	switch {
	case a.choice.Name == "auto":
		said += ", by what the terminal says"
	case a.choice.Name != "none" && a.env.Theme.Colourless():
		said += ", but this terminal shows no colours, or was told to show none"
	}
	a.say(page.Told, said+". "+a.env.Keys.Global.Theme.Help().Key+" shows the next.")
	return nil
}

// toggleMouse takes the mouse, or gives it back to the terminal.
func (a *app) toggleMouse() tea.Cmd {
	a.mouseOn = !a.mouseOn
	a.remembered.state.MouseOff = !a.mouseOn
	key := a.env.Keys.Global.Mouse.Help().Key
	if a.mouseOn {
		a.say(page.Told, "The mouse selects and scrolls here. "+key+" gives it back to the terminal.")
		return tea.EnableMouseCellMotion
	}
	a.say(page.Told, "The mouse is the terminal's again, to mark and copy text with. "+key+" takes it back.")
	return tea.DisableMouse
}
