package beside

import (
	tea "github.com/charmbracelet/bubbletea"

	"caliper-playground/ui/page"
	"caliper-playground/ui/page/commands"
)

// Commands returns what keys do while it is open.
func (l *LookUp) Commands() []page.Command {
	const group = "Look up"
	k := l.env.Keys
	noLink := func() string { return page.When(len(l.pane.Links) == 0, "There is no link in this text.") }
	all := []page.Command{
		{Key: k.Move.Next, Group: group, Words: "next link", Short: "next link", Foot: 1, Do: page.Do(func() { l.pane.Step(1) }), Why: noLink},
		{Key: k.Move.Previous, Group: group, Words: "link before", Do: page.Do(func() { l.pane.Step(-1) }), Why: noLink},
		{Key: k.Move.Enter, Group: group, Words: "follow the link", Short: "follow", Foot: 2, Do: page.Do(l.follow), Why: noLink},
		{Key: k.Vocabulary.Back, Group: group, Foot: page.FootWhen(len(l.back) > 0, 3), Do: page.Do(l.walkBack), Why: func() string {
			return page.When(len(l.back) == 0, "There is nothing to walk back to: no link was followed.")
		}},
		{Key: k.Bench.Vocabulary, Group: group, Words: "the whole vocabulary, at this entry", Short: "vocabulary", Foot: 5, Do: func() tea.Cmd { return l.openWhole(false) }},
		{Key: k.Do.Filter, Group: group, Words: "look up any word", Short: "search", Foot: 1, Do: func() tea.Cmd { return l.openWhole(true) }},
		{Key: k.Global.Back, Group: group, Words: "back to what stood here", Short: "back", Foot: 4, Do: page.Do(l.Shut)},
	}
	return append(all, commands.Reading(k.Move, &l.pane.List, 6)...)
}

// openWhole opens the page of the vocabulary at what is read, with a search or without.
func (l *LookUp) openWhole(search bool) tea.Cmd {
	return l.env.Open(page.LookUp{At: l.at.Ref, Search: search})
}

// Places lists what is in force while it is open.
func Places(env *page.Env) []page.Place {
	l := New(env)
	return []page.Place{{Name: "look-up beside", Commands: l.Commands()}}
}
