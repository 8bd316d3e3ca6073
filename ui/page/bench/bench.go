// Package bench is the main page: profiles with their marks, the log, and the
// message that is selected there; and the pages that it makes of messages: a
// change, a comparison, what is saved.
package bench

import (
	tea "github.com/charmbracelet/bubbletea"

	"caliper-playground/catalog"
	"caliper-playground/engine/conformance"
	"caliper-playground/engine/session"
	"caliper-playground/ui/component"
	"caliper-playground/ui/page"
	"caliper-playground/ui/page/message"
	"caliper-playground/ui/page/sending"
)

// pane is one of the three parts of the bench.
type pane int

const (
	paneProfiles pane = iota
	paneLog
	paneMessage
	paneCount
)

// Page is the main page: profiles with their marks, the log, and the message
// that is selected there.
type Page struct {
	env     *page.Env
	session span // whose messages are shown
	part    bool // not all of it: what it has come to is counted elsewhere, and shown by Show
	totals  session.Totals

	width, height int
	layout        layout
	focus         pane
	zoomed        bool // the pane in focus has the whole page

	profiles *profiles
	log      log
	message  message.Pane
	advise   bool // the message's findings come with advice
	runs     *sending.Runs
	waiting  func() tea.Cmd // what to do once the selected message has been read
	drafts   map[int][]byte // edits that were not sent yet, by the message they are made of

	tabs []component.Tab // of the panes, where there is room for one only
}

// New returns the bench for the engine's session.
func New(env *page.Env, runs *sending.Runs) *Page {
	b := Empty(env, runs)
	b.begin(env.Engine.Session())
	b.profiles.startWith(env.Profiles)
	return b
}

// NewPart returns a bench for the messages after the first ones. What they come
// to is counted by whoever asks for it.
func NewPart(env *page.Env, runs *sending.Runs, first int) *Page {
	b := Empty(env, runs)
	s := env.Engine.Session()
	b.part, b.session, b.log.first = true, span{s, first}, first
	b.showScores(page.Snapshot{Profiles: conformance.NewScorecard(catalog.Get(s.Spec())).Profiles()})
	b.profiles.startWith(env.Profiles)
	return b
}

// Empty returns a bench with no session, which nothing is shown on yet.
func Empty(env *page.Env, runs *sending.Runs) *Page {
	b := &Page{env: env, runs: runs, profiles: newProfiles(), message: message.New(env), drafts: map[int][]byte{}}
	b.log.reset()
	return b
}

// begin shows a session from its start.
func (b *Page) begin(s page.Session) {
	b.session = span{Session: s}
	b.log.reset()
	clear(b.drafts)
	b.message.Clear()
	b.showScores(page.TakeSnapshot(s))
}

// showScores takes in what the session holds now.
func (b *Page) showScores(s page.Snapshot) {
	b.totals = s.Totals
	b.profiles.setScores(s.Profiles)
	b.log.setTotal(s.Len, s.Requests)
}

// Title implements Page.
func (b *Page) Title() string { return "playground" }

// Init implements Page.
func (b *Page) Init() tea.Cmd { return b.pull() }

// SetSize implements Page.
func (b *Page) SetSize(width, height int) {
	b.width, b.height = width, height
	b.layout = layOut(width, height, b.zoomed)
	b.profiles.list.SetHeight(b.layout.profiles.Height)
	b.log.list.SetHeight(b.layout.log.Height)
	b.message.SetSize(b.layout.message.Width, b.layout.message.Height)
	b.log.refresh(b.session) // what is selected, and what the filter looks for, stay
}

// Typing implements Page.
func (b *Page) Typing() bool {
	_, typing := b.filtering()
	return typing
}

// Update implements Page.
func (b *Page) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case page.SessionMsg:
		return b.Show(msg.Snapshot)
	case page.FreshMsg:
		b.runs.StopAll()
		b.begin(msg.Session)
		return b.pull()
	case tea.MouseMsg:
		return b.mouse(msg)
	}
	return nil
}

// Show shows what the messages have come to by now.
func (b *Page) Show(s page.Snapshot) tea.Cmd {
	b.showScores(s)
	return b.pull()
}

// ShowOwn marks what was filled by the playground's own messages alone: rows by
// their IDs, profiles that are not met without those by their names.
func (b *Page) ShowOwn(own map[string]bool) { b.profiles.own = own }

// ShowFresh marks what a story's scene has changed: rows by their IDs, profiles that
// are met now by their names.
func (b *Page) ShowFresh(fresh map[string]bool) { b.profiles.showFresh(fresh) }

// Sending says that more than one event is being sent.
func (b *Page) Sending() bool { return b.runs.Busy() }

// Settled says that going back has nothing more to undo.
func (b *Page) Settled() bool {
	return !b.runs.Busy() && !b.zoomed && b.log.asked == "" && !b.profiles.find.Asks() && b.focus == paneProfiles
}

// pull brings the parts in line with each other after a change: the log's
// window, the message that it selects, and what the filter has not seen yet.
func (b *Page) pull() tea.Cmd {
	b.log.refresh(b.session)
	more := b.log.filterMore(b.session, func(found filtered) tea.Cmd {
		b.log.takeFiltered(found)
		return b.pull()
	})
	return tea.Batch(more, b.loadSelected())
}

// loadSelected returns a command that reads the selected message, if it is
// another than the one on its way or shown.
func (b *Page) loadSelected() tea.Cmd {
	seq := b.log.selectedSeq()
	if seq == b.message.Wanted {
		return nil
	}
	b.message.Wanted, b.waiting = seq, nil
	if seq == 0 {
		b.message.Clear()
		return nil
	}
	s := b.session
	var judging *conformance.Options
	if b.advise {
		o := b.env.Engine.Judging()
		judging = &o
	}
	return page.After(func() message.Opened { return message.Read(s, seq, judging) }, func(d message.Opened) tea.Cmd {
		if s != b.session || seq != b.message.Wanted {
			return nil
		}
		b.message.Show(d)
		act := b.waiting
		if act == nil {
			return nil
		}
		b.waiting = nil
		return act()
	})
}
