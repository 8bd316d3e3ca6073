package page

import (
	"fmt"
	"slices"

	"github.com/charmbracelet/bubbles/key"

	"caliper-playground/ui/component"
	"caliper-playground/ui/keys"
)

// ShortHelp implements Page.
func (l *Load) ShortHelp() []key.Binding {
	k := l.env.Keys
	switch {
	case l.filtering && !l.choosing:
		return []key.Binding{keys.Called(k.Prompt.Accept, "keep the filter"), keys.Called(k.Prompt.Cancel, "show all"), keys.Called(k.Prompt.EraseAll, "erase all"),
			component.Arrows(k.Move).Up, component.Arrows(k.Move).Down}
	case l.Typing():
		return []key.Binding{k.Load.Complete, keys.Called(k.Prompt.Accept, "open"), keys.Called(k.Prompt.EraseAll, "erase all"), keys.Called(k.Prompt.Cancel, "back to the list")}
	case l.choosing:
		return []key.Binding{k.Global.Help, keys.Called(k.Move.Enter, l.enterWords()), k.Load.Path, keys.Called(k.Load.Mark, "mark"),
			keys.Called(k.Load.Whole, "open whole"), k.Load.Parent, k.Global.Back}
	case l.inFocus:
		return []key.Binding{k.Global.Help, k.Message.Findings, k.Message.JSON, k.Message.NextFinding, k.Bench.Why, k.Load.Compose, keys.Called(k.Move.Next, "to the list"), keys.Called(k.Load.Send, "send")}
	}
	return []key.Binding{k.Global.Help, keys.Called(k.Load.Send, "send"), keys.Called(k.Load.Toggle, "choose"), keys.Called(k.Load.All, "all"), keys.Called(k.Load.None, "none"), keys.Called(k.Load.Filter, "filter"), keys.Called(k.Load.Compose, "compose"),
		keys.Called(k.Load.Failing, "failing"), keys.Called(k.Load.Passing, "passing"),
		keys.Called(k.Bench.NextTrouble, "next failure"), keys.Called(k.Move.Enter, "read"), keys.Called(k.Load.Reload, "again"), k.Load.Other, keys.Called(k.Global.Quit, "to the bench")}
}

// enterWords says what enter does in the chooser.
func (l *Load) enterWords() string {
	if n := len(l.browser.markedPaths()); n > 0 {
		return fmt.Sprintf("load the %d marked", n)
	}
	switch l.browser.selected().kind {
	case choiceFolder, choiceParent:
		return "look into it"
	case choiceLoaded:
		return "back"
	}
	return "load"
}

// Help implements Page. What the other half of the page does is named too, as
// far as its keys mean nothing else here.
func (l *Load) Help() []keys.Group {
	k := l.env.Keys
	move := keys.Group{Title: "Move", Bindings: []key.Binding{k.Move.Up, k.Move.Down, k.Move.WithoutSpace().PageUp, k.Move.WithoutSpace().PageDown, k.Move.Top, k.Move.Bottom}}
	running := keys.Group{Title: "Under way", Bindings: []key.Binding{k.Bench.Pause, keys.Called(k.Bench.Stop, "stop sending, or reading")}}
	if l.choosing {
		browse := keys.Group{Title: "Choose what to load", Bindings: []key.Binding{
			keys.Called(k.Move.Enter, "load it, or look into a folder"), keys.Called(k.Load.Whole, "load a folder as a whole"),
			k.Load.Mark, k.Load.Parent, k.Load.Path, keys.Called(k.Load.Complete, "complete the path"), keys.Called(k.Load.Reload, "list the folder again"),
		}}
		here := []keys.Group{browse, running, move}
		return append(here, without(here, keys.Group{Title: "Loaded documents", Bindings: l.documentKeys()}))
	}
	return []keys.Group{
		{Title: "Documents", Bindings: []key.Binding{
			k.Load.Send, k.Load.Toggle, k.Load.All, k.Load.None, k.Load.Failing, k.Load.Passing, k.Load.Filter, k.Load.Compose,
			k.Bench.NextTrouble, keys.Called(k.Move.Enter, "read the document"), k.Load.Reload, k.Load.Other,
		}},
		{Title: "Document", Bindings: []key.Binding{k.Message.Findings, k.Message.JSON, k.Message.NextFinding, k.Bench.Why, k.Bench.Unfold, k.Bench.Fold, k.Message.FoldAll, k.Message.ScrollLeft, k.Message.ScrollRight}},
		running,
		{Title: move.Title, Bindings: append(move.Bindings, keys.Called(k.Move.Next, "list or document"))},
		docQueryHelp(),
	}
}

// without leaves out of a group what shares a key with others.
func without(others []keys.Group, g keys.Group) keys.Group {
	g.Bindings = slices.DeleteFunc(slices.Clone(g.Bindings), func(b key.Binding) bool {
		for _, other := range others {
			for _, taken := range other.Bindings {
				if slices.ContainsFunc(b.Keys(), func(name string) bool { return slices.Contains(taken.Keys(), name) }) {
					return true
				}
			}
		}
		return false
	})
	return g
}

// docQueryHelp returns the lines of help on what a filter of documents may say.
func docQueryHelp() keys.Group {
	g := queryHelp(true)
	g.Title = "Filter of documents: all of these words"
	g.Bindings[1] = keys.Said("week-1", "a word: name, event, rule, kind")
	return g
}
