package app

import (
	"fmt"
	"slices"

	tea "github.com/charmbracelet/bubbletea"

	"caliper-playground/engine/text"
	"caliper-playground/ui/keys"
	"caliper-playground/ui/page"
)

// pressAll answers what the library hands over as one key. Letters that come
// together, as a held key's do over a slow line, are several keys, and none waits
// for what another begins: that may last. What is pasted is text, and does nothing
// where no page takes any.
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
			cmds = append(cmds, a.by(a.top(), func() tea.Cmd { return a.press(one) }))
		}
	}
	return tea.Batch(cmds...) // not one after the other: some wait for news
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
	return a.screen().Open(page.LoadDocuments{Pasted: text})
}

// press answers a key: what works whatever is open, then the question that is,
// then the page on top, then what works on every page.
func (a *app) press(press tea.KeyMsg) tea.Cmd {
	name := press.String()
	if c, ok := page.Find(a.alwaysCommands(), name, false); ok {
		return c.Do()
	}
	a.notice = nil
	switch {
	case a.ask != nil:
		return a.run(a.questionCommands(), name)
	case a.tooSmall():
		return a.run(a.plainCommands(), name)
	}
	if c, ok := page.Find(a.screenCommands(), name, false); ok {
		return c.Do()
	}
	if a.copies {
		a.copies = false
		return a.run(a.copyCommands(), name)
	}
	return a.pressPage(press)
}

// run runs the command of a key, if it is among some.
func (a *app) run(all []page.Command, name string) tea.Cmd {
	if c, ok := page.Find(all, name, false); ok {
		return page.Run(a.env, c)
	}
	return nil
}

// pressPage answers a key by the page on top.
func (a *app) pressPage(press tea.KeyMsg) tea.Cmd {
	name, all, typing := press.String(), a.top().Commands(), a.top().Typing()
	if c, ok := page.Find(all, name, typing); ok {
		return page.Run(a.env, c)
	}
	if c, ok := page.Find(a.pageCommands(typing), name, false); ok {
		return page.Run(a.env, c)
	}
	if typist, ok := a.top().(page.Typist); ok && typing {
		return typist.Type(press)
	}
	a.say(page.Warned, a.whyDead(name, all))
	return nil
}

// whyDead says why a key does nothing on the page on top: what another step of the
// page, or a page below, does by it.
func (a *app) whyDead(name string, all []page.Command) string {
	for _, c := range all {
		if c.Do == nil && c.Why != nil && keys.Matches(name, c.Key) {
			return c.Why()
		}
	}
	k := a.env.Keys.Global
	shown := text.Clean(keys.Shown(name))
	for _, below := range slices.Backward(a.pages[:len(a.pages)-1]) {
		if c, ok := page.Find(below.Commands(), name, false); ok {
			return fmt.Sprintf("%s (%s) is a key of the page below, %s; %s leads there.", shown, c.Name(), below.Title(), k.Back.Help().Key)
		}
	}
	return fmt.Sprintf("%s does nothing here; %s shows what keys do.", shown, k.Help.Help().Key)
}
