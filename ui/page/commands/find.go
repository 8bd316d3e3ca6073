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

// TypeFilter takes what is typed into the filter of a pane.
func TypeFilter(env *page.Env, f *component.Finder, press tea.KeyMsg, changed func() tea.Cmd) tea.Cmd {
	if !Type(env, f.Input(), press) {
		return nil
	}
	f.Read()
	return changed()
}
