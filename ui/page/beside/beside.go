// Package beside is the look-up as a page holds it beside its own work: an entry with
// its links, which opens and shuts and leaves the work as it is.
package beside

import (
	tea "github.com/charmbracelet/bubbletea"

	"caliper-playground/catalog"
	"caliper-playground/engine/lookup"
	"caliper-playground/engine/text"
	"caliper-playground/ui/component"
	"caliper-playground/ui/component/entry"
	"caliper-playground/ui/page"
)

// LookUp is the look-up, shut until Open has found something.
type LookUp struct {
	env   *page.Env
	of    Subject
	book  *lookup.Book
	at    *lookup.Entry // what is read; nil where it is shut
	back  []visit
	pane  entry.Pane
	width int
}

// visit is an entry that was left by a link, as it was.
type visit struct {
	at           *lookup.Entry
	link, offset int
}

// New returns a look-up that is shut.
func New(env *page.Env) LookUp { return LookUp{env: env} }

// IsOpen says whether there is something to read, so that keys go to it.
func (l *LookUp) IsOpen() bool { return l.at != nil }

// Subject is what is looked up.
type Subject struct {
	Spec   catalog.Version
	Called string       // on the page
	Known  []lookup.Ref // what the look-up may know of it, the nearest first
	Within string       // the type of what it stands in; "" for none
}

// Open opens the first entry that is known of a subject, or says that there is none.
// The first book takes a moment, for which keys wait.
func (l *LookUp) Open(s Subject) tea.Cmd {
	return l.env.Wait(page.After(func() *lookup.Book { return lookup.Of(s.Spec) }, func(book *lookup.Book) tea.Cmd {
		for _, ref := range s.Known {
			if e := book.Get(ref); e != nil {
				l.of, l.book, l.back = s, book, nil
				l.show(e)
				return nil
			}
		}
		l.env.Say(page.Warned, "The look-up has no page on "+text.Clean(s.Called)+": the vocabulary does not know it.")
		return nil
	}))
}

// Shut shuts it.
func (l *LookUp) Shut() { l.at, l.back = nil, nil }

// SetSize gives it its room, its title included.
func (l *LookUp) SetSize(width, height int) {
	l.width = width
	l.pane.List.SetHeight(max(0, height-1))
	l.layOut()
}

func (l *LookUp) layOut() {
	if l.at != nil {
		l.pane.Set(l.book.BlocksFor(l.at, l.of.Within), l.width)
	}
}

// show goes to the beginning of an entry.
func (l *LookUp) show(e *lookup.Entry) {
	l.at = e
	l.pane.Link = entry.NoLink
	l.pane.List.Offset, l.pane.List.Cursor = 0, 0
	l.layOut()
}

// follow goes where the chosen link leads, or chooses the first.
func (l *LookUp) follow() {
	if l.pane.Link == entry.NoLink {
		l.pane.Step(1)
		return
	}
	if e := l.book.Get(l.pane.Links[l.pane.Link]); e != nil {
		l.back = append(l.back, visit{l.at, l.pane.Link, l.pane.List.Offset})
		l.show(e)
	}
}

// walkBack goes to where the last link was followed.
func (l *LookUp) walkBack() {
	last := l.back[len(l.back)-1]
	l.back = l.back[:len(l.back)-1]
	l.show(last.at)
	l.pane.Link = last.link
	l.pane.List.Scroll(last.offset)
}

// View draws the entry below its title.
func (l *LookUp) View() []*component.Line {
	theme := l.env.Theme
	name, kind := entry.Heading(l.at)
	title := component.NewLine(l.width).Add(theme.Accent, component.CursorGlyph+name).Add(theme.Dim, "  "+kind)
	return append([]*component.Line{title.Right(theme.Dim, l.pane.Where(true))}, l.pane.View(theme, true)...)
}

// Mouse answers the wheel and clicks at a place of its own: a click follows a link.
func (l *LookUp) Mouse(msg tea.MouseMsg) {
	component.ScrollByWheel(&l.pane.List, msg)
	if !component.Clicked(msg) || msg.Y < 1 {
		return
	}
	if link := l.pane.At(l.pane.List.Offset+msg.Y-1, msg.X); link != entry.NoLink {
		l.pane.Link = link
		l.follow()
	}
}
