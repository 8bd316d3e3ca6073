// Package load is the page that loads documents and sends what is chosen of
// them. What a document is and how it is read is engine/library's.
package load

import (
	"context"
	"fmt"
	"hash/maphash"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"caliper-playground/engine/library"
	"caliper-playground/fixtures"
	"caliper-playground/ui/component"
	"caliper-playground/ui/page"
	"caliper-playground/ui/page/message"
	"caliper-playground/ui/page/sending"
)

// Page is the page that loads documents: it shows what there is to load, then
// what was loaded with the verdict on each, and sends what is chosen of it.
// The program keeps it, so that closing the page loses nothing.
type Page struct {
	env  *page.Env
	runs *sending.Runs // the bench's: of the long runs there is one at a time

	width, height int
	layout        layout
	ctx           context.Context // while the page is open
	close         context.CancelFunc

	choosing bool // the chooser is in sight, not the documents
	browser  browser
	path     pathInput
	pasted   []*library.Origin
	failure  string // why what was asked for could not be loaded

	batch    *batch // what is loaded; nil for nothing
	reading  *reading
	nextID   int
	seed     maphash.Seed
	watches  int
	endWatch func() // ends the one that goes on; nil for none

	filter    component.Input
	filtering bool // the filter is being typed

	detail  preview
	inFocus bool // the selected document has the focus, not the list
	zoomed  bool // what has the focus has the whole page
	sending *delivery
}

func New(env *page.Env, runs *sending.Runs) *Page {
	of := message.New(env)
	of.OnDisk = true
	l := &Page{env: env, runs: runs, choosing: true, seed: maphash.MakeSeed(), detail: preview{message: of},
		filter: component.NewInput("/", "", 0),
		path:   pathInput{input: component.NewInput("path ", "", 0)}}
	l.browser.list.Heading = func(row int) bool { return l.browser.choices[row].kind == choiceHeading }
	return l
}

// Title implements Page.
func (l *Page) Title() string { return "load" }

// Init implements Page. It is called each time the page is opened.
func (l *Page) Init() tea.Cmd {
	l.ctx, l.close = context.WithCancel(l.env.Context)
	return tea.Batch(l.list(l.browser.folder, ""), l.watch())
}

// Closed ends what goes on only while the page is in sight.
func (l *Page) Closed() {
	if l.close != nil {
		l.close()
	}
	l.unwatch()
}

// SetSize implements Page.
func (l *Page) SetSize(width, height int) {
	l.width, l.height = width, height
	l.layOut()
}

// layOut gives the parts their room.
func (l *Page) layOut() {
	l.layout = layOut(l.width, l.height, l.zoomed)
	l.browser.list.SetHeight(l.height - 1 - len(l.viewFoot()))
	if l.batch != nil {
		l.batch.list.SetHeight(l.layout.list.Height)
	}
	l.detail.message.SetSize(l.layout.detail.Width, l.layout.detail.Height)
}

// Typing implements Page.
func (l *Page) Typing() bool {
	return l.choosing && l.path.typing || !l.choosing && (l.filtering || l.detail.message.Find.Typing)
}

// Update implements Page.
func (l *Page) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case tea.MouseMsg:
		return l.mouse(msg)
	}
	return nil
}

// relist makes the chooser's lines anew.
func (l *Page) relist(from string) {
	l.browser.layOut(l.batch, fixtures.Sets(l.env.Engine.Session().Spec()), l.pasted, from)
	l.layOut()
}

// Paste takes text that was pasted outside of an input: documents, or the
// path of some.
func (l *Page) Paste(text string) tea.Cmd {
	text = strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(text) // terminals paste the key enter
	if l.choosing && l.path.typing && !library.LooksLikeJSON(text) {
		return nil // the input takes it
	}
	var origins []*library.Origin
	if library.LooksLikeJSON(text) {
		o := &library.Origin{Pasted: []byte(text), Title: fmt.Sprintf("pasted %d", len(l.pasted)+1)}
		l.pasted = append(l.pasted, o)
		origins = []*library.Origin{o}
		l.relist("")
	} else {
		for _, path := range library.PastedPaths(text) {
			origins = append(origins, library.PathOrigin(library.Absolute(path, l.browser.folder, l.browser.home)))
		}
	}
	if len(origins) == 0 {
		l.env.Say(page.Warned, "What was pasted is empty.")
		return nil
	}
	return l.load(origins, !l.choosing && l.batch != nil)
}

// stop stops the sending, or the reading.
func (l *Page) stop() tea.Cmd {
	if l.runs.Busy() || l.reading == nil {
		return l.runs.StopBulk()
	}
	return l.stopReading()
}

// openTyped loads the path that was typed.
func (l *Page) openTyped() tea.Cmd {
	return l.load([]*library.Origin{library.PathOrigin(library.Absolute(l.path.input.Value(), l.browser.folder, l.browser.home))}, false)
}
