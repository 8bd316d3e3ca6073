package page

import (
	tea "github.com/charmbracelet/bubbletea"

	"caliper-playground/catalog"
	"caliper-playground/engine/conformance"
	"caliper-playground/engine/session"
	"caliper-playground/ui/component"
)

// pane is one of the three parts of the bench.
type pane int

const (
	paneProfiles pane = iota
	paneLog
	paneMessage
	paneCount
)

// Bench is the main page: profiles with their marks, the log, and the message
// that is selected there.
type Bench struct {
	env     *Env
	session span // whose messages are shown
	part    bool // not all of it: what it has come to is counted elsewhere, and shown by Show
	totals  session.Totals

	width, height int
	layout        layout
	focus         pane

	profiles profiles
	log      log
	message  message
	runs     *Runs
	waiting  func() tea.Cmd // what to do once the selected message has been read
	drafts   map[int][]byte // edits that were not sent yet, by the message they are made of

	tabs []component.Tab // of the panes, where there is room for one only
}

// span is the messages of a session after the first ones.
type span struct {
	Session
	first int // how many messages come before
}

// Entries returns the entries of a range of the span.
func (s span) Entries(from, to int) []session.Entry {
	return s.Session.Entries(s.first+max(0, from), s.first+to)
}

// NewBench returns the bench for the engine's session.
func NewBench(env *Env, runs *Runs) *Bench {
	b := newBench(env, runs)
	b.begin(env.Engine.Session())
	b.profiles.startWith(env.Profiles)
	return b
}

// NewPart returns a bench for the messages after the first ones. What they come
// to is counted by whoever asks for it.
func NewPart(env *Env, runs *Runs, first int) *Bench {
	b := newBench(env, runs)
	s := env.Engine.Session()
	b.part, b.session, b.log.first = true, span{s, first}, first
	b.take(Snapshot{Profiles: conformance.NewScorecard(catalog.Get(s.Spec())).Profiles()})
	b.profiles.startWith(env.Profiles)
	return b
}

func newBench(env *Env, runs *Runs) *Bench {
	b := &Bench{env: env, runs: runs, profiles: newProfiles(), message: newMessage(env)}
	b.log.reset()
	return b
}

// begin shows a session from its start.
func (b *Bench) begin(s Session) {
	b.session = span{Session: s}
	b.log.reset()
	b.drafts = nil
	b.message.clear()
	b.take(TakeSnapshot(s))
}

// take takes in what the session holds now.
func (b *Bench) take(s Snapshot) {
	b.totals = s.Totals
	b.profiles.setScores(s.Profiles)
	b.log.setTotal(s.Len)
}

// Title implements Page.
func (b *Bench) Title() string { return "playground" }

// Init implements Page.
func (b *Bench) Init() tea.Cmd { return b.pull() }

// SetSize implements Page.
func (b *Bench) SetSize(width, height int) {
	b.width, b.height = width, height
	b.layout = layOutBench(width, height)
	b.profiles.list.SetHeight(b.layout.profiles.Height)
	b.log.list.SetHeight(b.layout.log.Height)
	b.message.setSize(b.env.Theme, b.layout.message.Width, b.layout.message.Height)
	b.log.refresh(b.session) // what is selected, and what the filter looks for, stay
}

// Typing implements Page.
func (b *Bench) Typing() bool { return b.log.typing }

// Update implements Page.
func (b *Bench) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case SessionMsg:
		return b.Show(msg.Snapshot)
	case FreshMsg:
		b.runs.stopAll()
		b.begin(msg.Session)
		return b.pull()
	case tea.MouseMsg:
		return b.mouse(msg)
	}
	return nil
}

// Show shows what the messages have come to by now.
func (b *Bench) Show(s Snapshot) tea.Cmd {
	b.take(s)
	return b.pull()
}

// pull brings the parts in line with each other after a change: the log's
// window, the message that it selects, and what the filter has not seen yet.
func (b *Bench) pull() tea.Cmd {
	b.log.refresh(b.session)
	more := b.log.filterMore(b.session, func(found filtered) tea.Cmd {
		b.log.takeFiltered(found)
		return b.pull()
	})
	return tea.Batch(more, b.loadSelected())
}

// loadSelected returns a command that reads the selected message, if it is
// another than the one on its way or shown.
func (b *Bench) loadSelected() tea.Cmd {
	seq := b.log.selectedSeq()
	if seq == b.message.wanted {
		return nil
	}
	b.message.wanted, b.waiting = seq, nil
	if seq == 0 {
		b.message.clear()
		return nil
	}
	s := b.session
	return After(func() opened { return readDetail(s, seq) }, func(d opened) tea.Cmd {
		if s != b.session || seq != b.message.wanted {
			return nil
		}
		b.message.show(b.env.Theme, b.env.Zone, d)
		act := b.waiting
		if act == nil {
			return nil
		}
		b.waiting = nil
		return act()
	})
}
