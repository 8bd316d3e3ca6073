package commands

import (
	tea "github.com/charmbracelet/bubbletea"

	"caliper-playground/ui/component"
	"caliper-playground/ui/page"
)

// Finding returns the commands that are in force while the filter of a pane is typed:
// they keep it, or let everything through again, and move over what is left. After
// each change, changed is called.
func Finding(env *page.Env, f *component.Finder, l *component.List, move func(lines int) tea.Cmd, changed func() tea.Cmd) []page.Command {
	k := env.Keys
	all := []page.Command{
		{Key: k.Prompt.Accept, Short: "keep the filter", Foot: 1, Typing: true, Do: page.Do(f.End)},
		{Key: k.Prompt.Cancel, Short: "no filter", Foot: 2, Typing: true, Do: func() tea.Cmd {
			f.Clear()
			return changed()
		}},
	}
	all = append(all, Erasing(env, f.Input(), func() tea.Cmd {
		f.Read()
		return changed()
	})...)
	return append(all, Arrows(k.Move, l, move)...)
}

// BeginFilter is the command that has the filter of a list typed. After that, changed is
// called.
func BeginFilter(env *page.Env, group, words string, foot int, f *component.Finder, changed func() tea.Cmd) page.Command {
	return page.Command{Key: env.Keys.Do.Filter, Group: group, Words: words, Short: "filter", Foot: foot, Do: func() tea.Cmd {
		f.Begin()
		return changed()
	}}
}

// BackFrom lets everything through again that the filter of a list hides, or leaves the
// page.
func BackFrom(env *page.Env, p page.Page, f *component.Finder, changed func() tea.Cmd) func() tea.Cmd {
	return func() tea.Cmd {
		if !f.Asks() {
			env.Close(p)
			return nil
		}
		f.Clear()
		return changed()
	}
}

// NoneFound says that the filter of a list lets nothing through, and what to do.
func NoneFound(env *page.Env) string {
	return "Nothing here matches. " + env.Keys.Global.Back.Help().Key + " shows all again."
}

// TypeFilter takes what is typed into the filter of a pane.
func TypeFilter(env *page.Env, f *component.Finder, press tea.KeyMsg, changed func() tea.Cmd) tea.Cmd {
	if !Type(env, f.Input(), press) {
		return nil
	}
	f.Read()
	return changed()
}
