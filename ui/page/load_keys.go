package page

import (
	"path/filepath"

	tea "github.com/charmbracelet/bubbletea"

	"caliper-playground/engine/library"
	"caliper-playground/engine/lookup"
	"caliper-playground/engine/rule"
	"caliper-playground/ui/component"
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
		l.env.Close(l)
		return nil
	case keys.Matches(name, k.Load.Path):
		l.path.begin()
		l.failure = ""
		l.layOut()
		return l.lookUp()
	case keys.Matches(name, k.Load.Mark):
		b.mark()
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
		return l.list(b.folder, b.selected().name)
	default:
		component.MoveList(&b.list, name, move, b.move)
	}
	return nil
}

// openMarked opens what is marked, or what is under the cursor.
func (l *Load) openMarked() tea.Cmd {
	var origins []*library.Origin
	for _, path := range l.browser.markedPaths() {
		origins = append(origins, library.PathOrigin(path))
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
		return l.load([]*library.Origin{c.origin}, false)
	case choiceEverything:
		return l.load([]*library.Origin{library.PathOrigin(b.folder)}, false)
	case choiceParent:
		return l.goUp()
	case choiceFolder:
		if !whole {
			return l.list(b.path(c), "")
		}
		return l.load([]*library.Origin{library.PathOrigin(b.path(c))}, false)
	case choiceFile:
		return l.load([]*library.Origin{library.PathOrigin(b.path(c))}, false)
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
	return l.list(above, filepath.Base(b.folder))
}

// pressPreview answers keys where the documents are in sight.
func (l *Load) pressPreview(name string) tea.Cmd {
	k, b := l.env.Keys, l.batch
	switch {
	case keys.Matches(name, k.Global.Back):
		switch {
		case l.inFocus:
			l.inFocus = false
			return nil
		case b.sieve != nil:
			return l.setFilter("")
		}
		return l.choose()
	case keys.Matches(name, k.Load.Filter):
		l.filtering, l.inFocus = true, false
	case keys.Matches(name, k.Load.Compose):
		return l.compose()
	case keys.Matches(name, k.Load.Other):
		return l.choose()
	case keys.Matches(name, k.Move.Next), keys.Matches(name, k.Move.Previous):
		l.inFocus = !l.inFocus
	case keys.Matches(name, k.Load.Send):
		return l.send()
	case keys.Matches(name, k.Load.All):
		b.choose(func(*entry) bool { return true })
		return l.chosenWords()
	case keys.Matches(name, k.Load.None):
		b.choose(func(*entry) bool { return false })
		return l.chosenWords()
	case keys.Matches(name, k.Load.Failing):
		b.choose(func(e *entry) bool { return e.Verdict == rule.Fail })
		return l.chosenWords()
	case keys.Matches(name, k.Load.Passing):
		b.choose(func(e *entry) bool { return e.Verdict != rule.Fail })
		return l.chosenWords()
	case keys.Matches(name, k.Load.Reload):
		return l.readAgain()
	case keys.Matches(name, k.Bench.NextTrouble):
		b.nextTrouble()
		b.moved()
		return l.pull()
	case keys.Matches(name, k.Bench.Why):
		return l.explain()
	case keys.Matches(name, k.Message.Findings), keys.Matches(name, k.Message.JSON), keys.Matches(name, k.Message.NextFinding), keys.Matches(name, k.Message.FoldAll):
		cmd, _ := l.detail.message.pressTab(name, k, l.env.Theme)
		return cmd
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
	return l.list(l.browser.folder, "")
}

func (l *Load) pressList(name string) tea.Cmd {
	k, b := l.env.Keys, l.batch
	switch {
	case keys.Matches(name, k.Load.Toggle):
		if e := b.selected(); e != nil {
			b.set(b.at(b.list.Cursor), !e.chosen)
			b.recount()
			b.list.Move(1)
			b.moved()
		}
	case keys.Matches(name, k.Move.Enter), keys.Matches(name, k.Move.Right):
		l.inFocus = true
	default:
		if component.MoveList(&b.list, name, k.Move.WithoutSpace(), b.list.Move) {
			b.moved()
		}
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
		component.MoveList(&m.list, name, k.Move, m.moveInJSON)
	default:
		component.MoveList(&m.list, name, k.Move, m.moveInFindings)
	}
}

// explain opens the page of the rule that a finding comes from.
func (l *Load) explain() tea.Cmd {
	f, ok := l.detail.message.chosenFinding()
	if !ok || l.detail.shown != l.detail.wanted {
		l.env.Say(Told, "The selected document has no finding to explain.")
		return nil
	}
	return l.env.Open(LookUp{At: lookup.Ref{Kind: lookup.Rule, Name: f.Rule}})
}

func (l *Load) otherTab() {
	if l.detail.message.tab == tabJSON {
		l.detail.message.setTab(l.env.Theme, tabFindings)
		return
	}
	l.detail.message.setTab(l.env.Theme, tabJSON)
}
