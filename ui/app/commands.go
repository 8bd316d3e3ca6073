package app

import (
	"cmp"
	"slices"

	tea "github.com/charmbracelet/bubbletea"

	"caliper-playground/ui/keys"
	"caliper-playground/ui/page"
	"caliper-playground/ui/page/palette"
	"caliper-playground/ui/page/sheet"
)

// alwaysCommands work whatever is open, and never wait.
func (a *app) alwaysCommands() []page.Command {
	k := a.env.Keys.Global
	return []page.Command{
		{Key: k.Redraw, Group: page.Everywhere, Do: func() tea.Cmd { return tea.ClearScreen }},
		{Key: k.Suspend, Group: page.Everywhere, Do: a.suspend},
		{Key: k.Interrupt, Group: page.Everywhere, Do: a.interrupt},
	}
}

// screenCommands work on every page, also while text is typed there.
func (a *app) screenCommands() []page.Command {
	k := a.env.Keys.Global
	return []page.Command{
		{Key: k.Palette, Group: page.Everywhere, Do: a.palette},
		{Key: k.Theme, Group: page.Everywhere, Do: a.nextTheme},
		{Key: k.Mouse, Group: page.Everywhere, Do: a.toggleMouse},
	}
}

// pageCommands work on every page, as far as the page has no other meaning for
// their keys; while text is typed, only those that are none are in force.
func (a *app) pageCommands(typing bool) []page.Command {
	k, onTop := a.env.Keys.Global, len(a.pages) > 1
	help := page.Command{Key: k.Help, Group: page.Everywhere, Foot: 1, Do: a.help}
	if sheet.IsHelp(a.top()) {
		help.Foot = 0
	}
	quit := page.Command{Key: k.Quit, Group: page.Everywhere, Foot: 92, Do: a.quit}
	reach := page.Command{Key: k.Reach, Group: page.Everywhere, Short: "endpoint", Foot: 90, Do: func() tea.Cmd { return a.screen().Open(page.ReachEndpoint{}) }}
	if onTop {
		quit.Words, quit.Foot, quit.Do = "close this page", 0, a.leave
		reach = page.Elsewhere(reach, func() string { return "The bench has it. Close this page first." })
	}
	all := []page.Command{help, reach, {Key: k.Copy, Group: page.Everywhere, Foot: 91, Do: page.Do(func() { a.copies = true })}, quit}
	if typing {
		for i := range all {
			all[i].Key = keys.WhileTyping(all[i].Key)
		}
	}
	return all
}

// everywhere lists what works on every page, for help and the palette.
func (a *app) everywhere(typing bool) []page.Command {
	all := append(a.pageCommands(typing), page.Note(page.Everywhere, a.env.Keys.Global.Back.Help().Key, "back; stop; no filter"))
	return append(append(all, a.screenCommands()...), a.alwaysCommands()...)
}

// questionCommands answer the question that is open.
func (a *app) questionCommands() []page.Command {
	all := slices.Clone(a.ask.answers)
	for i, answer := range all {
		all[i].Do = func() tea.Cmd {
			a.ask = nil
			return answer.Do()
		}
	}
	return all
}

// plainCommands are those of the plain page that stands in for one that has no
// room: help has some.
func (a *app) plainCommands() []page.Command {
	k := a.env.Keys.Global
	return []page.Command{{Key: k.Quit, Do: a.quit}, {Key: k.Help, Do: a.help}}
}

// copyCommands say what is copied. Any other key copies nothing.
func (a *app) copyCommands() []page.Command {
	k := a.env.Keys
	copies := func(key keys.Binding, foot int, what string, secret bool, text func(page.Endpoint) string) page.Command {
		return page.Command{Key: key, Foot: foot, Do: func() tea.Cmd {
			e := a.env.Engine.Endpoint()
			if secret && e.Token != "" {
				return a.screen().CopySecret(what, text(e))
			}
			return a.screen().Copy(what, text(e))
		}}
	}
	return []page.Command{
		{Key: k.Prompt.Cancel, Short: "nothing", Foot: 1, Do: page.Do(func() {})},
		copies(k.Copy.URL, 2, "the endpoint's URL", false, func(e page.Endpoint) string { return e.URL }),
		copies(k.Copy.Token, 3, "the token", true, func(e page.Endpoint) string { return e.Token }),
		{Key: k.Copy.Curl, Foot: 4, Do: a.copyCurl},
		{Key: k.Copy.Body, Foot: 5, Do: a.copyBody},
	}
}

// copyCurl copies a curl line: one that sends the message which the page below
// shows, and where none is shown, one for an envelope in a file.
func (a *app) copyCurl() tea.Cmd {
	e := a.env.Engine.Endpoint()
	what, line := "a curl line that sends envelope.json", e.Curl()
	if body, ok := a.shownBody(); ok {
		what, line = "a curl line that sends the message", e.Target().Send(cmp.Or(body.Sent, body.Text))
	}
	if e.Token != "" {
		return a.screen().CopySecret(what, line)
	}
	return a.screen().Copy(what, line)
}

// copyBody copies the body of the message that the page below shows.
func (a *app) copyBody() tea.Cmd {
	if body, ok := a.shownBody(); ok {
		return a.screen().Copy(body.What, body.Text)
	}
	a.say(page.Warned, "No message is selected, or it had no body: nothing was copied.")
	return nil
}

// shownBody is the body of the message that a page shows, the topmost first.
func (a *app) shownBody() (page.Copyable, bool) {
	for i := len(a.pages) - 1; i >= 0; i-- {
		if shows, ok := a.pages[i].(page.Bodied); ok {
			if body, ok := shows.Body(); ok {
				return body, true
			}
		}
	}
	return page.Copyable{}, false
}

// help opens the page of what keys do, or closes it.
func (a *app) help() tea.Cmd {
	if sheet.IsHelp(a.top()) {
		a.pop()
		return nil
	}
	return a.push(sheet.NewHelp(a.env, a.top(), a.everywhere(a.top().Typing())))
}

// palette opens the list of all commands of the page on top, or closes it.
func (a *app) palette() tea.Cmd {
	a.copies = false
	if _, open := a.top().(*palette.Page); open {
		a.pop()
		return nil
	}
	return a.push(palette.New(a.env, a.top(), a.everywhere(false)))
}

// interrupt quits, after asking where something would be lost; at once where that
// was asked by the same key and is not answered yet.
func (a *app) interrupt() tea.Cmd {
	if a.ask != nil && a.ask == a.leaving {
		return tea.Quit
	}
	cmd := a.quit()
	a.leaving = a.ask
	return cmd
}

// nextTheme turns to the theme that is listed next.
func (a *app) nextTheme() tea.Cmd {
	a.choice = a.choice.Next()
	a.remembered.state.Theme = a.choice.Name
	a.setTheme()
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
