package ui

import (
	tea "github.com/charmbracelet/bubbletea"

	"caliper-playground/ui/page"
)

// pressAll answers what the library hands over as one key. Letters that come
// together, as a held key's do over a slow line, are several keys. What is
// pasted is text, and does nothing where no page takes any.
func (a *app) pressAll(press tea.KeyMsg) tea.Cmd {
	typing := a.top().Typing() && a.ask == nil && !a.copies
	switch {
	case press.Type != tea.KeyRunes || typing:
		return a.press(press)
	case press.Paste:
		return a.paste(string(press.Runes))
	}
	cmds := make([]tea.Cmd, 0, len(press.Runes))
	for _, r := range press.Runes {
		one := press
		one.Runes = []rune{r}
		if !a.waits(one) {
			cmds = append(cmds, a.press(one))
		}
	}
	return tea.Sequence(cmds...)
}

// paste hands pasted text to the page on top, if it takes any, and else to the
// page that loads documents.
func (a *app) paste(text string) tea.Cmd {
	if a.ask != nil || a.copies || a.tooSmall() {
		return nil
	}
	a.notice = nil
	if taker, ok := a.top().(page.Paster); ok {
		return taker.Paste(text)
	}
	return a.desk().Open(page.LoadDocuments{Pasted: text})
}

// press answers a key: what works everywhere first, then the question that is
// open, then the page on top.
func (a *app) press(press tea.KeyMsg) tea.Cmd {
	k := a.env.Keys
	switch {
	case matches(press, k.Global.Interrupt) && a.leaving:
		return tea.Quit
	case matches(press, k.Global.Interrupt):
		a.leaving = true
		return a.quit()
	case matches(press, k.Global.Suspend):
		return tea.Suspend
	case matches(press, k.Global.Redraw):
		return tea.ClearScreen
	}
	a.leaving = false
	a.notice = nil
	switch {
	case a.tooSmall() && a.ask == nil:
		return a.pressTooSmall(press)
	case a.ask != nil:
		return a.answer(press)
	case matches(press, k.Global.Palette):
		return a.palette()
	case matches(press, k.Global.Theme):
		return a.nextTheme()
	case matches(press, k.Global.Mouse):
		return a.toggleMouse()
	case a.copies:
		return a.chooseCopy(press)
	case a.top().Typing() && !a.helps(press.String()):
		return a.top().Update(press)
	}
	return a.pressPage(press)
}

// pressTooSmall answers the keys of the plain page that stands in for one that
// has no room: help has some.
func (a *app) pressTooSmall(press tea.KeyMsg) tea.Cmd {
	switch {
	case matches(press, a.env.Keys.Global.Quit):
		return a.quit()
	case a.helps(press.String()):
		return a.push(page.NewHelp(a.env, a.top()))
	}
	return nil
}

// pressPage answers the keys that mean the same on every page, and hands the
// rest on. Pages on top of the first close with the key that quits.
func (a *app) pressPage(press tea.KeyMsg) tea.Cmd {
	k := a.env.Keys
	onTop := len(a.pages) > 1
	switch {
	case matches(press, k.Global.Quit) && onTop:
		return a.leave()
	case matches(press, k.Global.Quit):
		return a.quit()
	case matches(press, k.Global.Help) && onTop && page.IsHelp(a.top()):
		a.pop()
	case matches(press, k.Global.Help):
		return a.push(page.NewHelp(a.env, a.top()))
	case matches(press, k.Global.Reach) && !onTop:
		return a.push(page.NewReach(a.env))
	case matches(press, k.Global.Copy) && !page.CopiesItself(a.top()):
		a.copies = true
	case a.explain(press):
	default:
		return a.top().Update(press)
	}
	return nil
}

// answer takes yes or no; other keys leave the question open.
func (a *app) answer(press tea.KeyMsg) tea.Cmd {
	switch k := a.env.Keys.Prompt; {
	case matches(press, k.Yes):
		yes := a.ask.yes
		a.ask = nil
		return yes()
	case matches(press, k.No):
		a.ask = nil
	}
	return nil
}

// chooseCopy takes the key that says what to copy. Any other key copies
// nothing.
func (a *app) chooseCopy(press tea.KeyMsg) tea.Cmd {
	a.copies = false
	k, e := a.env.Keys.Copy, a.env.Engine.Endpoint()
	switch {
	case matches(press, k.URL):
		return a.desk().Copy("the endpoint's URL", e.URL)
	case matches(press, k.Token):
		return a.desk().Copy("the token", e.Token)
	case matches(press, k.Curl):
		return a.desk().Copy("the curl line", e.Curl())
	case matches(press, k.Body):
		for i := len(a.pages) - 1; i >= 0; i-- {
			if bench, ok := a.pages[i].(page.Bodied); ok {
				if body, ok := bench.Body(); ok {
					return a.desk().Copy(body.What, body.Text)
				}
			}
		}
		a.say(page.Warned, "No message is selected, or it had no body: nothing was copied.")
	}
	return nil
}
