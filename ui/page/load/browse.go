package load

import (
	"fmt"
	"path/filepath"

	tea "github.com/charmbracelet/bubbletea"

	"caliper-playground/engine/library"
	"caliper-playground/engine/text"
	"caliper-playground/fixtures"
	"caliper-playground/ui/component"
	"caliper-playground/ui/page"
)

// choiceKind says what a line of the chooser stands for.
type choiceKind int

const (
	choiceHeading choiceKind = iota
	choiceLoaded             // the documents that are loaded already
	choiceSet
	choicePasted
	choiceEverything // the folder that is shown, at any depth
	choiceParent
	choiceFolder
	choiceFile
)

// choice is one line of the chooser.
type choice struct {
	kind   choiceKind
	name   string
	note   string
	origin *library.Origin // of sets and what was pasted
}

// browser is the list of what can be loaded: sets, what was pasted, and the
// content of a folder.
type browser struct {
	folder  string // absolute; "" before the first listing
	home    string
	choices []choice
	list    component.List
	marked  map[string]bool // paths of files and folders in the folder shown

	listing int            // the number of the listing that is waited for
	entries []library.Name // of the folder shown
	others  int            // files there that hold no documents
	entered bool           // another folder has come, and the cursor has not gone there yet
}

// list returns a command that lists a folder; "" is the one that the program
// was started in. From is the name to put the cursor on.
func (l *Page) list(folder, from string) tea.Cmd {
	b := &l.browser
	b.listing++
	number := b.listing
	return page.After(func() library.Listing { return library.Open(folder) }, func(found library.Listing) tea.Cmd {
		if number != b.listing {
			return nil
		}
		l.failure = ""
		if found.Err != nil {
			l.failure = found.Err.Error()
		}
		b.listed(found)
		l.relist(from)
		return nil
	})
}

// listed takes a folder's content in.
func (b *browser) listed(found library.Listing) {
	b.home = found.Home
	if found.Err != nil && b.folder != "" {
		return // the folder that was shown stays
	}
	if b.folder != found.Folder {
		b.marked = map[string]bool{}
		b.entered = b.folder != ""
	}
	b.folder, b.entries, b.others = found.Folder, found.Names, found.Others
}

// layOut makes the lines of the chooser. The cursor stays where it was, or
// goes to the name given.
func (b *browser) layOut(loaded *batch, sets []fixtures.Set, pasted []*library.Origin, from string) {
	first, was := len(b.choices) == 0, b.selected()
	b.choices = b.choices[:0]
	add := func(c choice) { b.choices = append(b.choices, c) }
	if loaded != nil {
		add(choice{kind: choiceLoaded, name: "back to what is loaded", note: text.Plural(len(loaded.entries), "document") + " of " + loaded.title()})
	}
	add(choice{kind: choiceHeading, name: "Built-in sets"})
	for _, s := range sets {
		o := &library.Origin{Set: s.Name, Title: s.Name}
		if len(s.Fixtures) > 0 {
			o.Spec = s.Fixtures[0].Version
		}
		add(choice{kind: choiceSet, name: s.Name, note: fmt.Sprintf("%d: %s", len(s.Fixtures), s.Title), origin: o})
	}
	if len(pasted) > 0 {
		add(choice{kind: choiceHeading, name: "Pasted"})
	}
	for _, o := range pasted {
		add(choice{kind: choicePasted, name: o.Title, note: text.Plural(len(o.Pasted), "byte"), origin: o})
	}
	add(choice{kind: choiceHeading, name: b.folder, note: b.folderNote()})
	everythingAt := len(b.choices)
	add(choice{kind: choiceEverything, name: "everything in here", note: "all folders below it too"})
	if b.hasParent() {
		add(choice{kind: choiceParent, name: ".." + string(filepath.Separator)})
	}
	folderAt := len(b.choices)
	for _, e := range b.entries {
		if e.Folder {
			add(choice{kind: choiceFolder, name: e.Name})
		} else {
			add(choice{kind: choiceFile, name: e.Name})
		}
	}
	b.list.SetLen(len(b.choices))
	entered := b.entered
	b.entered = false
	switch {
	case first:
		b.list.Select(0)
	case entered && from == "": // enter, once more, loads all of it
		b.list.Select(everythingAt)
	case from == "":
		b.selectNamed(0, was.kind, was.name)
	default:
		b.list.Select(folderAt)
		b.selectNamed(folderAt, choiceFolder, from)
		b.selectNamed(folderAt, choiceFile, from)
	}
}

// selectNamed puts the cursor on a line, if it is there.
func (b *browser) selectNamed(from int, kind choiceKind, name string) {
	for i := from; i < len(b.choices); i++ {
		if b.choices[i].kind == kind && b.choices[i].name == name {
			b.list.Select(i)
			return
		}
	}
}

func (b *browser) folderNote() string {
	folders := 0
	for _, e := range b.entries {
		if e.Folder {
			folders++
		}
	}
	note := text.Plural(len(b.entries)-folders, "file") + ", " + text.Plural(folders, "folder")
	if b.others > 0 {
		note += fmt.Sprintf(", %d other not listed", b.others)
	}
	return note
}

// selected returns the line under the cursor.
func (b *browser) selected() choice {
	if len(b.choices) == 0 {
		return choice{}
	}
	return b.choices[b.list.Cursor]
}

// hasParent says whether there is a folder above the one that is shown.
func (b *browser) hasParent() bool { return filepath.Dir(b.folder) != b.folder }

// path returns the path of a file or folder that is listed.
func (b *browser) path(c choice) string { return filepath.Join(b.folder, c.name) }

// mark marks the file or folder under the cursor, or not.
func (b *browser) mark() bool {
	c := b.selected()
	if c.kind != choiceFile && c.kind != choiceFolder {
		return false
	}
	path := b.path(c)
	if b.marked[path] {
		delete(b.marked, path)
	} else {
		b.marked[path] = true
	}
	b.list.Move(1)
	return true
}

// markedPaths lists what is marked, in the order shown.
func (b *browser) markedPaths() []string {
	var paths []string
	for _, e := range b.entries {
		if path := filepath.Join(b.folder, e.Name); b.marked[path] {
			paths = append(paths, path)
		}
	}
	return paths
}

// openMarked opens what is marked, or what is under the cursor.
func (l *Page) openMarked() tea.Cmd {
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
func (l *Page) open(c choice, whole bool) tea.Cmd {
	b := &l.browser
	switch c.kind {
	case choiceLoaded:
		return l.leaveChooser()
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
func (l *Page) goUp() tea.Cmd {
	folder := l.browser.folder
	return l.list(filepath.Dir(folder), filepath.Base(folder))
}

// choose goes back to where it is chosen what to load.
func (l *Page) choose() tea.Cmd {
	l.choosing = true
	l.relist("")
	return l.list(l.browser.folder, "")
}
