// Package vocabulary is the page to look things up in. What there is to find is
// engine/lookup's.
package vocabulary

import (
	tea "github.com/charmbracelet/bubbletea"

	"caliper-playground/catalog"
	"caliper-playground/engine/lookup"
	"caliper-playground/ui/component"
	"caliper-playground/ui/component/entry"
	"caliper-playground/ui/page"
)

// pane is one of the parts of the vocabulary page.
type pane int

const (
	paneContents pane = iota
	paneDetail
	paneExample
)

// Page is the page to look things up in: a table of contents that can be
// searched, the entry that is selected there with its links, and an example.
type Page struct {
	env  *page.Env
	book *lookup.Book
	spec catalog.Version // of the session

	width, height int
	layout        layout
	focus         pane

	contents contents
	detail   entry.Pane
	example  entry.Pane // the JSON, where it has a pane of its own
	query    component.Input
	typing   bool

	direct        bool // opened at an entry, which nobody has turned from: back closes the page
	back, forward []visit
	sending       bool
	filled        map[string]bool // the rows that have their mark
}

// New returns the page on a book, which need not be of the session's
// version, opened at an entry.
func New(env *page.Env, book *lookup.Book, now page.Snapshot, to page.LookUp) *Page {
	v := &Page{env: env, spec: env.Engine.Session().Spec(), query: component.NewInput("/ ", "", 0)}
	v.readMarks(now)
	v.open(book)
	if to.At != (lookup.Ref{}) && v.contents.reveal(spot{ref: to.At}) {
		v.focus, v.direct = paneDetail, true
	}
	if to.Search {
		v.beginSearch()
	}
	return v
}

// open shows a book from its beginning.
func (v *Page) open(book *lookup.Book) {
	v.book = book
	v.contents = newContents(book)
	v.contents.list.SetHeight(v.layout.contents.Height)
	v.detail.Link, v.back, v.forward = entry.NoLink, nil, nil
}

// readMarks notes which rows are filled by now.
func (v *Page) readMarks(s page.Snapshot) {
	v.filled = map[string]bool{}
	for _, p := range s.Profiles {
		for _, r := range p.Rows {
			if r.Met() {
				v.filled[r.Row.ID] = true
			}
		}
	}
}

// Title implements Page.
func (v *Page) Title() string {
	if v.book.Spec != v.spec {
		return "vocabulary of Caliper " + string(v.book.Spec)
	}
	return "vocabulary"
}

// Init implements Page. While the page is read, its command makes ready what
// the first letter of a search would wait for.
func (v *Page) Init() tea.Cmd {
	book := v.book
	return func() tea.Msg {
		book.Index()
		return nil
	}
}

// SetSize implements Page.
func (v *Page) SetSize(width, height int) {
	v.width, v.height = width, height
	v.layout = layOut(width, height)
	if v.focus == paneExample && !v.layout.apart {
		v.focus = paneDetail
	}
	v.contents.list.SetHeight(v.layout.contents.Height)
	v.detail.List.SetHeight(v.layout.detail.Height)
	v.example.List.SetHeight(v.layout.example.Height)
	v.layOut()
}

// Typing implements Page.
func (v *Page) Typing() bool { return v.typing }

// Update implements Page.
func (v *Page) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case page.SessionMsg:
		v.readMarks(msg.Snapshot)
	case page.FreshMsg:
		v.filled = map[string]bool{}
	case tea.MouseMsg:
		v.mouse(msg)
	}
	return nil
}

// layOut puts the selected entry's text together for the room there is.
func (v *Page) layOut() {
	blocks := v.contents.blocks(v.book)
	v.example.Set(nil, v.layout.example.Width)
	if v.layout.apart {
		text, code := apart(blocks)
		v.example.Set(code, v.layout.example.Width)
		blocks = text
	}
	v.detail.Set(blocks, v.layout.detail.Width)
}

// show goes to the beginning of what the contents have selected.
func (v *Page) show() {
	v.detail.List.Offset, v.detail.List.Cursor, v.detail.Link = 0, 0, entry.NoLink
	v.example.List.Offset, v.example.List.Cursor = 0, 0
	v.layOut()
}

// apart takes the code out of some blocks.
func apart(blocks []lookup.Block) (text, code []lookup.Block) {
	for _, b := range blocks {
		if b.Form == lookup.Code {
			code = append(code, b)
		} else {
			text = append(text, b)
		}
	}
	return text, code
}

// Status implements Page.
func (v *Page) Status(width int) string {
	if !v.sending {
		return ""
	}
	return component.NewLine(width).Gap(1).Add(v.env.Theme.Plain, "sending the example").String()
}
