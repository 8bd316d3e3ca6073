package load

import (
	"fmt"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"caliper-playground/engine/library"
	"caliper-playground/ui/page"
	"caliper-playground/ui/page/commands"
)

// chooserCommands are in force where it is chosen what to load.
func (l *Page) chooserCommands() []page.Command {
	const group = "Choose what to load"
	k, b := l.env.Keys, &l.browser
	all := []page.Command{
		{Key: k.Move.Enter, Group: group, Words: "load it, or look into a folder", Short: l.enterWords(), Foot: 1, Do: l.openMarked},
		{Key: k.Load.Whole, Group: group, Words: "load a folder as a whole", Foot: 4, Do: func() tea.Cmd { return l.open(b.selected(), true) }},
		{Key: k.Do.Tick, Group: group, Words: "mark several", Short: "mark", Foot: 3, Do: page.Do(func() { b.mark() }), Why: l.whyNotMark},
		{Key: k.Load.Parent, Group: group, Foot: 5, Do: l.goUp, Why: l.whyNoParent},
		l.pathCommand(),
		{Key: k.Load.Reload, Group: group, Words: "list the folder again", Do: func() tea.Cmd { return l.list(b.folder, b.selected().name) }},
		{Key: k.Move.Right, Do: l.lookInto},
		{Key: k.Global.Back, Foot: 6, Do: l.leaveChooser},
	}
	return append(all, commands.Cursor(k.Move.WithoutSpace(), &b.list, 0)...)
}

// pathCommand has a path typed.
func (l *Page) pathCommand() page.Command {
	return page.Command{Key: l.env.Keys.Load.Path, Group: "Choose what to load", Foot: 2, Do: l.beginPath}
}

// leaveChooser goes back to the documents, or closes the page where there are
// none.
func (l *Page) leaveChooser() tea.Cmd {
	if l.batch == nil {
		l.env.Close(l)
		return nil
	}
	l.choosing = false
	l.layOut()
	return l.pull()
}

// lookInto opens a folder.
func (l *Page) lookInto() tea.Cmd {
	if c := l.browser.selected(); c.kind == choiceFolder || c.kind == choiceParent {
		return l.open(c, false)
	}
	return nil
}

func (l *Page) whyNotMark() string {
	if at := l.browser.selected(); at.kind != choiceFile && at.kind != choiceFolder {
		return "Files and folders can be marked, to open several at once; the cursor is on neither."
	}
	return ""
}

func (l *Page) whyNoParent() string {
	return page.When(!l.browser.hasParent(), "There is no folder above this one.")
}

func (l *Page) beginPath() tea.Cmd {
	l.path.begin()
	l.failure = ""
	l.layOut()
	return l.lookUp()
}

// pathCommands are in force while a path is typed.
func (l *Page) pathCommands() []page.Command {
	k, p := l.env.Keys, &l.path
	if !p.typing {
		return nil
	}
	all := []page.Command{
		{Key: k.Load.Complete, Foot: 1, Typing: true, Do: func() tea.Cmd {
			if p.complete() {
				return l.pathTyped()
			}
			l.layOut()
			return nil
		}},
		{Key: k.Prompt.Accept, Short: "open", Foot: 2, Typing: true, Do: l.acceptPath},
		{Key: k.Prompt.Cancel, Short: "back to the list", Foot: 4, Typing: true, Do: page.Do(func() {
			p.typing, p.completes, p.opens = false, false, false
			l.layOut()
		})},
	}
	erases := commands.Erasing(l.env, &p.input, l.pathTyped)
	erases[1].Foot = 3
	return append(all, erases...)
}

// acceptPath opens what is typed, as soon as it is completed where that was
// asked for.
func (l *Page) acceptPath() tea.Cmd {
	p := &l.path
	p.opens = p.completes
	if p.opens || strings.TrimSpace(p.input.Value()) == "" {
		return nil
	}
	return l.openTyped()
}

// pathTyped looks up what the path may go on as.
func (l *Page) pathTyped() tea.Cmd {
	l.layOut()
	l.failure = ""
	return l.lookUp()
}

// Type implements Typist: what is typed is a path, or the filter. What is pasted
// there and is JSON is loaded, for that is what the page is for.
func (l *Page) Type(press tea.KeyMsg) tea.Cmd {
	if press.Paste && library.LooksLikeJSON(string(press.Runes)) {
		l.filtering = false
		l.detail.message.Find.End()
		return l.Paste(string(press.Runes))
	}
	if find := &l.detail.message.Find; !l.choosing && find.Typing {
		return commands.TypeFilter(l.env, find, press, l.foundLines)
	}
	if !l.choosing {
		if !commands.Type(l.env, &l.filter, press) {
			return l.pull()
		}
		return l.setFilter(l.filter.Value())
	}
	if press.Paste { // as file managers write it
		if paths := library.PastedPaths(string(press.Runes)); len(paths) > 0 {
			press.Runes = []rune(paths[0])
		}
	}
	if !commands.Type(l.env, &l.path.input, press) {
		l.layOut()
		return nil
	}
	return l.pathTyped()
}

// filterCommands are in force while the filter of documents is typed.
func (l *Page) filterCommands() []page.Command {
	k, m := l.env.Keys, &l.detail.message
	switch {
	case m.Find.Typing:
		return commands.Finding(l.env, &m.Find, &m.List, l.moveInDocument, l.foundLines)
	case !l.filtering:
		return nil
	}
	all := []page.Command{
		{Key: k.Prompt.Accept, Short: "keep the filter", Foot: 1, Typing: true, Do: func() tea.Cmd {
			l.filtering = false
			return l.pull()
		}},
		{Key: k.Prompt.Cancel, Short: "show all", Foot: 2, Typing: true, Do: func() tea.Cmd {
			l.filtering = false
			return l.setFilter("")
		}},
	}
	erases := commands.Erasing(l.env, &l.filter, func() tea.Cmd { return l.setFilter(l.filter.Value()) })
	erases[1].Foot = 3
	arrows := commands.Arrows(k.Move, &l.batch.list, l.moveInList)
	arrows[0].Foot, arrows[1].Foot = 4, 5
	return append(append(all, erases...), arrows...)
}

// beginFilter has the filter of the list typed, or of the document where that has the
// keys.
func (l *Page) beginFilter() {
	if l.inFocus && l.detail.shown != 0 {
		l.detail.message.Find.Begin()
		return
	}
	l.filtering, l.inFocus = true, false
	l.filter.ToEnd()
}

// enterWords says what enter does in the chooser.
func (l *Page) enterWords() string {
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
