package page

import (
	"fmt"
	"path/filepath"

	"github.com/charmbracelet/bubbles/key"
	tea "github.com/charmbracelet/bubbletea"

	"caliper-playground/engine/lookup"
	"caliper-playground/engine/rule"
	"caliper-playground/ui/keys"
)

// pressChooser answers keys where it is chosen what to load.
func (l *Load) pressChooser(name string) tea.Cmd {
	k, b := l.env.Keys, &l.browser
	move := k.Move.WithoutSpace()
	switch {
	case keys.Matches(name, k.Global.Back):
		if l.batch != nil {
			l.choosing = false
			l.layOut()
			return l.pull()
		}
		return do(PopMsg{})
	case keys.Matches(name, k.Load.Path):
		l.path.begin()
		l.failure = ""
		l.layOut()
		return l.path.lookUp(b.folder, b.home)
	case keys.Matches(name, k.Load.Mark):
		if !b.mark() {
			return do(NoticeMsg{Told, "Files and folders can be marked, to open several at once."})
		}
	case keys.Matches(name, k.Load.Parent):
		return l.goUp()
	case keys.Matches(name, move.Enter):
		return l.openMarked()
	case keys.Matches(name, move.Right):
		if c := b.selected(); c.kind == choiceFolder || c.kind == choiceParent {
			return l.open(c, false)
		}
	case keys.Matches(name, k.Load.Whole):
		return l.open(b.selected(), true)
	case keys.Matches(name, k.Load.Reload):
		return b.open(b.folder, b.selected().name)
	default:
		moveList(&b.list, name, move, b.move)
	}
	return nil
}

// openMarked opens what is marked, or what is under the cursor.
func (l *Load) openMarked() tea.Cmd {
	var origins []*origin
	for _, path := range l.browser.markedPaths() {
		origins = append(origins, pathOrigin(path))
	}
	if len(origins) > 0 {
		return l.load(origins, false)
	}
	return l.open(l.browser.selected(), false)
}

// open opens one line of the chooser; a folder as a whole, or to look into it.
func (l *Load) open(c choice, whole bool) tea.Cmd {
	b := &l.browser
	switch c.kind {
	case choiceLoaded:
		l.choosing = false
		l.layOut()
		return l.pull()
	case choiceSet, choicePasted:
		return l.load([]*origin{c.origin}, false)
	case choiceEverything:
		return l.load([]*origin{pathOrigin(b.folder)}, false)
	case choiceParent:
		return l.goUp()
	case choiceFolder:
		if !whole {
			return b.open(b.path(c), "")
		}
		return l.load([]*origin{pathOrigin(b.path(c))}, false)
	case choiceFile:
		return l.load([]*origin{pathOrigin(b.path(c))}, false)
	}
	return nil
}

// goUp shows the folder above, with the cursor on the one that was shown.
func (l *Load) goUp() tea.Cmd {
	b := &l.browser
	above := filepath.Dir(b.folder)
	if above == b.folder {
		return nil
	}
	return b.open(above, filepath.Base(b.folder))
}

// pressPreview answers keys where the documents are in sight.
func (l *Load) pressPreview(name string) tea.Cmd {
	k, b := l.env.Keys, l.batch
	switch {
	case keys.Matches(name, k.Global.Back):
		if l.inFocus {
			l.inFocus = false
			return nil
		}
		return l.choose()
	case keys.Matches(name, k.Load.Other):
		return l.choose()
	case keys.Matches(name, k.Move.Next), keys.Matches(name, k.Move.Previous):
		l.inFocus = !l.inFocus
	case keys.Matches(name, k.Load.Send):
		return l.send()
	case keys.Matches(name, k.Load.All):
		b.choose(func(*entry) bool { return true })
	case keys.Matches(name, k.Load.None):
		b.choose(func(*entry) bool { return false })
	case keys.Matches(name, k.Load.Failing):
		b.choose(func(e *entry) bool { return e.verdict == rule.Fail })
	case keys.Matches(name, k.Load.Passing):
		b.choose(func(e *entry) bool { return e.verdict != rule.Fail })
	case keys.Matches(name, k.Load.Reload):
		return l.readAgain()
	case keys.Matches(name, k.Bench.NextTrouble):
		if !b.nextTrouble() {
			return do(NoticeMsg{Told, "No document failed or was warned about."})
		}
		return l.pull()
	case keys.Matches(name, k.Bench.Why):
		return l.explain()
	case keys.Matches(name, k.Message.Findings), keys.Matches(name, k.Message.JSON), keys.Matches(name, k.Message.NextFinding):
		l.detail.message.pressTab(name, k, l.env.Theme)
	case l.inFocus:
		l.pressDetail(name)
	default:
		return l.pressList(name)
	}
	return nil
}

// choose goes back to where it is chosen what to load.
func (l *Load) choose() tea.Cmd {
	l.choosing = true
	l.relist("")
	return l.browser.open(l.browser.folder, "")
}

func (l *Load) pressList(name string) tea.Cmd {
	k, b := l.env.Keys, l.batch
	switch {
	case keys.Matches(name, k.Load.Toggle):
		if e := b.selected(); e != nil {
			if !e.sendable() {
				return do(NoticeMsg{Warned, "It cannot be read, so it cannot be sent: " + e.problem})
			}
			b.set(b.list.Cursor, !e.chosen)
			b.list.Move(1)
		}
	case keys.Matches(name, k.Move.Enter), keys.Matches(name, k.Move.Right):
		l.inFocus = true
	default:
		moveList(&b.list, name, k.Move.WithoutSpace(), b.list.Move)
	}
	return l.pull()
}

func (l *Load) pressDetail(name string) {
	k, m := l.env.Keys, &l.detail.message
	switch {
	case m.tab == tabJSON && keys.Matches(name, k.Move.Enter):
		m.toggleFold(l.env.Theme)
	case m.tab == tabJSON && keys.Matches(name, k.Bench.Unfold):
		m.fold(l.env.Theme, false)
	case m.tab == tabJSON && keys.Matches(name, k.Bench.Fold):
		m.fold(l.env.Theme, true)
	case keys.Matches(name, k.Move.Right), keys.Matches(name, k.Move.Left), keys.Matches(name, k.Move.Enter):
		l.otherTab()
	case keys.Matches(name, k.Message.ScrollRight):
		m.scrollSideways(l.env.Theme, 1)
	case keys.Matches(name, k.Message.ScrollLeft):
		m.scrollSideways(l.env.Theme, -1)
	case m.tab == tabJSON:
		moveList(&m.list, name, k.Move, m.moveInJSON)
	default:
		moveList(&m.list, name, k.Move, m.moveInFindings)
	}
}

// explain opens the page of the rule that a finding comes from.
func (l *Load) explain() tea.Cmd {
	f, ok := l.detail.message.chosenFinding()
	if !ok || l.detail.shown != l.detail.wanted {
		return do(NoticeMsg{Told, "The selected document has no finding to explain."})
	}
	return OpenVocabulary(l.env, lookup.Ref{Kind: lookup.Rule, Name: f.Rule})
}

func (l *Load) otherTab() {
	if l.detail.message.tab == tabJSON {
		l.detail.message.setTab(l.env.Theme, tabFindings)
		return
	}
	l.detail.message.setTab(l.env.Theme, tabJSON)
}

// ShortHelp implements Page.
func (l *Load) ShortHelp() []key.Binding {
	k := l.env.Keys
	switch {
	case l.Typing():
		return []key.Binding{k.Load.Complete, keys.Called(k.Prompt.Accept, "open"), keys.Called(k.Prompt.EraseAll, "erase all"), keys.Called(k.Prompt.Cancel, "back to the list")}
	case l.choosing:
		return []key.Binding{k.Global.Help, keys.Called(k.Move.Enter, l.enterWords()), k.Load.Path, keys.Called(k.Load.Mark, "mark"),
			keys.Called(k.Load.Whole, "open whole"), k.Load.Parent, k.Global.Back}
	case l.inFocus:
		return []key.Binding{k.Global.Help, k.Message.Findings, k.Message.JSON, k.Message.NextFinding, k.Bench.Why, keys.Called(k.Move.Next, "to the list"), keys.Called(k.Load.Send, "send")}
	}
	return []key.Binding{k.Global.Help, keys.Called(k.Load.Send, "send"), keys.Called(k.Load.Toggle, "choose"), keys.Called(k.Load.All, "all"), keys.Called(k.Load.None, "none"),
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

// Help implements Page.
func (l *Load) Help() []keys.Group {
	k := l.env.Keys
	return []keys.Group{
		{Title: "Choose what to load", Bindings: []key.Binding{
			keys.Called(k.Move.Enter, "load it, or look into a folder"), keys.Called(k.Load.Whole, "load a folder as a whole"),
			k.Load.Mark, k.Load.Parent, k.Load.Path, keys.Called(k.Load.Complete, "complete the path"), keys.Called(k.Load.Reload, "list the folder again"),
		}},
		{Title: "Documents", Bindings: []key.Binding{
			k.Load.Toggle, k.Load.All, k.Load.None, k.Load.Failing, k.Load.Passing,
			k.Bench.NextTrouble, keys.Called(k.Move.Enter, "read the document"), k.Load.Reload, k.Load.Other,
		}},
		{Title: "Send", Bindings: []key.Binding{k.Load.Send, k.Bench.Pause, k.Bench.Stop}},
		{Title: "Document", Bindings: []key.Binding{k.Message.Findings, k.Message.JSON, k.Message.NextFinding, k.Bench.Why, k.Bench.Unfold, k.Bench.Fold, k.Message.ScrollLeft, k.Message.ScrollRight}},
		{Title: "Move", Bindings: []key.Binding{k.Move.Up, k.Move.Down, k.Move.PageUp, k.Move.PageDown, k.Move.Top, k.Move.Bottom,
			keys.Called(k.Move.Next, "list or document")}},
	}
}
