package load

import (
	"slices"

	tea "github.com/charmbracelet/bubbletea"

	"caliper-playground/engine/rule"
	"caliper-playground/engine/why"
	"caliper-playground/ui/keys"
	"caliper-playground/ui/page"
	"caliper-playground/ui/page/commands"
	"caliper-playground/ui/page/message"
)

// Commands implements Page. What is done where the documents are not in sight is
// in the palette there, with the way to get to them, and the other way round.
func (l *Page) Commands() []page.Command {
	documents := slices.Concat(l.documentCommands(), l.detailCommands(), l.mendCommands())
	if !l.choosing {
		all := append(l.filterCommands(), documents...)
		path := page.Elsewhere(l.pathCommand(), l.whyNoPath)
		return append(append(append(append(all, l.runCommands()...), commands.FilterNotes(true)...), l.documentMoves()...), path)
	}
	all := append(l.pathCommands(), l.chooserCommands()...)
	all = append(all, l.runCommands()...)
	for _, c := range documents {
		if c.Why != nil {
			all = append(all, page.Elsewhere(c, l.whyNotInSight))
		}
	}
	return all
}

// whyNoPath says where a path is typed.
func (l *Page) whyNoPath() string {
	k := l.env.Keys.Load
	return k.Other.Help().Key + " lists what else there is to load; " + k.Path.Help().Key + " takes a path there."
}

// whyNotInSight says how to get to the documents.
func (l *Page) whyNotInSight() string {
	k := l.env.Keys
	if l.batch == nil {
		return "Nothing is loaded yet: " + k.Move.Enter.Help().Key + " loads what the cursor is on, " + k.Load.Path.Help().Key + " takes a path."
	}
	return "The documents are not in sight: " + k.Global.Back.Help().Key + " goes back to them."
}

func (l *Page) runCommands() []page.Command {
	const group = "Under way"
	k := l.env.Keys
	return []page.Command{
		{Key: k.Do.Pause, Group: group, Words: "pause sending, or go on", Do: l.runs.PauseBulk, Why: func() string {
			return page.When(!l.runs.Busy(), "Nothing is being sent.")
		}},
		{Key: k.Do.Stop, Group: group, Words: "stop sending, or reading", Do: l.stop, Why: func() string {
			return page.When(!l.runs.Busy() && l.reading == nil, "Nothing is being sent or read.")
		}},
	}
}

// here gives a command its place at the foot where the list has the keys, or
// where the document has them.
func (l *Page) here(list, document int) int {
	if l.inFocus {
		return document
	}
	return list
}

// documentCommands are about the documents that are listed.
func (l *Page) documentCommands() []page.Command {
	const group = "Documents"
	k := l.env.Keys
	choose := func(key keys.Binding, words string, foot int, which func(*entry) bool, why func() string) page.Command {
		return page.Command{Key: key, Group: group, Words: words, Foot: l.here(foot, 0), Do: func() tea.Cmd {
			l.batch.choose(which)
			l.tellChosen()
			return nil
		}, Why: commands.FirstOf(l.whyNothingShown, why, func() string { return page.When(l.batch.isChosen(which), "Just those are chosen already.") })}
	}
	never := func() string { return "" }
	return []page.Command{
		{Key: k.Do.Send, Group: group, Words: "send what is chosen", Foot: l.here(1, 8), Do: l.send, Why: l.whyNotSend, Sends: true},
		{Key: k.Do.Tick, Group: group, Short: "choose", Foot: l.here(3, 0), Do: l.toggle, Why: l.whyNotToggle},
		choose(k.Load.All, "choose all", 4, func(*entry) bool { return true }, never),
		choose(k.Load.None, "choose none", 12, func(*entry) bool { return false }, never),
		choose(k.Load.Failing, "choose only what fails", 7, func(e *entry) bool { return e.Verdict == rule.Fail }, l.whyNoneFails),
		choose(k.Load.Passing, "choose only what passes", 8, func(e *entry) bool { return e.Verdict != rule.Fail }, l.whyNonePasses),
		{Key: k.Do.Filter, Group: group, Words: "filter the documents, or the document you are in", Short: "filter", Foot: l.here(5, 7), Do: page.Do(l.beginFilter), Why: l.whyNoFilter},
		{Key: k.Do.Edit, Group: group, Words: "open in compose", Short: "compose", Foot: l.here(6, 6), Do: l.compose, Why: l.whyNotCompose},
		{Key: k.Do.NextTrouble, Group: group, Words: "next failure or warning", Foot: l.here(9, 0), Do: l.nextTrouble, Why: commands.FirstOf(l.whyNothingShown, l.whyNoTrouble)},
		{Key: k.Move.Enter, Group: group, Words: "read the document", Short: l.enterDocumentWords(), Foot: l.here(10, 0), Do: l.enterDocument},
		{Key: k.Load.Reload, Group: group, Short: "again", Foot: l.here(11, 0), Do: l.readAgain, Why: l.whyReading},
		{Key: k.Load.Other, Group: group, Short: "load another", Foot: l.here(2, 0), Do: l.choose},
	}
}

func (l *Page) enterDocumentWords() string {
	switch {
	case !l.inFocus:
		return "read"
	case l.detail.message.Tab == message.TabJSON && l.detail.message.Find.Asks():
		return "all around it"
	case l.detail.message.Tab == message.TabJSON:
		return "fold, unfold"
	}
	return "the other tab"
}

// enterDocument goes to the document, and there folds or turns the tab.
func (l *Page) enterDocument() tea.Cmd {
	switch {
	case !l.inFocus:
		l.inFocus = true
	case l.detail.message.Tab == message.TabJSON && l.detail.message.Find.Asks():
		l.detail.message.ShowWhole()
	case l.detail.message.Tab == message.TabJSON:
		l.detail.message.ToggleFold()
	default:
		l.otherTab()
	}
	return l.pull()
}

// moveInList moves the cursor of the list.
func (l *Page) moveInList(lines int) tea.Cmd {
	l.batch.list.Move(lines)
	l.batch.moved()
	return l.pull()
}

// moveInDocument moves the cursor of the document, or the window over it.
func (l *Page) moveInDocument(lines int) tea.Cmd {
	l.detail.message.Move(lines)
	return nil
}

// foundLines shows what the filter lets through of the document.
func (l *Page) foundLines() tea.Cmd {
	l.detail.message.Found()
	return nil
}

func (l *Page) otherTab() {
	if l.detail.message.Tab == message.TabJSON {
		l.detail.message.SetTab(message.TabFindings)
		return
	}
	l.detail.message.SetTab(message.TabJSON)
}

func (l *Page) toggle() tea.Cmd {
	b := l.batch
	b.set(b.at(b.list.Cursor), !b.selected().chosen)
	b.recount()
	return l.moveInList(1)
}

func (l *Page) nextTrouble() tea.Cmd {
	l.batch.nextTrouble()
	l.batch.moved()
	return l.pull()
}

// detailCommands are about the document that is selected.
func (l *Page) detailCommands() []page.Command {
	const group = "Document"
	k, m := l.env.Keys, &l.detail.message
	all := m.Commands(l.whyNothingShown, l.pull)
	for i, each := range all {
		all[i].Group = group
		switch each.Key.Name() {
		case k.Message.Findings.Name():
			all[i].Foot = l.here(0, 1)
		case k.Message.JSON.Name():
			all[i].Foot = l.here(0, 2)
		case k.Do.NextFinding.Name():
			all[i].Foot, all[i].Why = l.here(0, 3), l.whyNoFinding
		case k.Message.FoldAll.Name():
			all[i].Why = l.whyNoJSON
		case k.Message.ScrollLeft.Name(), k.Message.ScrollRight.Name():
			all[i].Why = commands.FirstOf(l.whyNoLongLines, l.whyNotFocused, each.Reason)
		}
	}
	fold := func(key keys.Binding, shut bool) page.Command {
		return page.Command{Key: key, Group: group, Do: page.Do(func() { m.Fold(shut) }), Why: commands.FirstOf(l.whyNoJSON, l.whyNotFocused)}
	}
	lookUp := commands.LookUp(l.env, group, l.toLookUp)
	lookUp.Why = l.whyNothingShown
	return append(all,
		page.Command{Key: k.Do.Why, Group: group, Foot: l.here(0, 4), Words: "why, of what is selected", Short: "why", Do: l.explain, Why: l.whyNothingShown},
		lookUp,
		fold(k.Do.Unfold, false), fold(k.Do.Fold, true),
	)
}

// explain answers why: what was found in the document, which rows its events fill, and
// why not others.
func (l *Page) explain() tea.Cmd {
	if l.detail.shown != l.detail.message.Wanted {
		l.env.Say(page.Told, "The selected document is still being read.")
		return nil
	}
	shown := &l.detail.message
	about := shown.About()
	if f, ok := shown.ChosenFinding(); ok {
		about = []string{f.Rule}
	}
	var parts []why.Part
	if shown.Detail != nil {
		parts = why.Content(shown.Detail.Message, shown.Findings())
	}
	if len(parts) == 0 {
		l.env.Say(page.Told, "The selected document holds no event, so there are no rows to tell of.")
		return nil
	}
	return l.env.Open(page.Answer{Title: "why " + l.batch.selected().Name(), Parts: parts, About: about})
}

// toLookUp is what is looked up: what is selected in the document where the keys are,
// else what the document is about.
func (l *Page) toLookUp() []string {
	if !l.inFocus {
		return l.detail.message.About()
	}
	return l.detail.message.Subject()
}

// documentMoves move where the keys are: in the list, or in the document.
func (l *Page) documentMoves() []page.Command {
	k, m := l.env.Keys, &l.detail.message
	list := &m.List
	by := l.moveInDocument
	if !l.inFocus && l.batch != nil {
		list, by = &l.batch.list, l.moveInList
	}
	turn := page.Do(func() { l.inFocus = !l.inFocus })
	sideways := func() tea.Cmd {
		if l.inFocus {
			l.otherTab()
		}
		l.inFocus = true
		return l.pull()
	}
	short, zoom := "to the document", "zoom"
	if l.inFocus {
		short = "to the list"
	}
	if l.zoomed {
		zoom = "list and document"
	}
	return append(commands.Moves(k.Move.WithoutSpace(), list, by),
		page.Command{Key: k.Move.Next, Group: "Move", Words: "list or document", Short: short, Foot: l.here(0, 7), Do: turn},
		page.Command{Key: k.Move.Previous, Do: turn},
		page.Command{Key: k.Move.Right, Do: sideways},
		page.Command{Key: k.Move.Left, Do: func() tea.Cmd {
			if !l.inFocus {
				return nil
			}
			return sideways()
		}},
		page.Command{Key: k.Move.Zoom, Group: "Move", Words: "zoom the pane, or show both", Short: zoom, Foot: 14, Do: l.zoom},
		page.Command{Key: k.Global.Back, Foot: 20, Do: l.back},
	)
}

// back undoes one thing: the focus, the filter; then it closes the page.
func (l *Page) back() tea.Cmd {
	switch {
	case l.inFocus && l.detail.message.Find.Asks():
		l.detail.message.ShowWhole()
	case l.zoomed:
		return l.zoom()
	case l.inFocus:
		l.inFocus = false
	case l.batch.sieve != nil:
		return l.setFilter("")
	default:
		l.env.Close(l)
	}
	return nil
}
