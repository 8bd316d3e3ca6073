package page

import (
	tea "github.com/charmbracelet/bubbletea"

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
	session Session
	totals  session.Totals

	width, height int
	layout        layout
	focus         pane

	profiles profiles
	log      log
	message  message
	runs     runs
	waiting  func() tea.Cmd // what to do once the selected message has been read
	drafts   map[int][]byte // edits that were not sent yet, by the message they are made of
	load     *Load          // kept, so that what is loaded stays loaded

	tabs []component.Tab // of the panes, where there is room for one only
}

// NewBench returns the bench for the engine's session.
func NewBench(env *Env) *Bench {
	b := &Bench{env: env, profiles: newProfiles(), message: newMessage()}
	b.message.keys = env.Keys
	b.load = newLoad(env, &b.runs)
	b.begin(env.Engine.Session())
	b.profiles.startWith(env.Profiles)
	return b
}

// begin shows a session from its start.
func (b *Bench) begin(s Session) {
	b.session = s
	b.log.reset()
	b.drafts = nil
	if part, ok := s.(interface{ Before() int }); ok {
		b.log.first = part.Before()
	}
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
		b.take(msg.Snapshot)
		return b.pull()
	case FreshMsg:
		if msg.Err != nil {
			return nil
		}
		b.runs.stopAll()
		b.begin(msg.Session)
		return b.pull()
	case detailMsg:
		if msg.session == b.session && msg.seq == b.message.wanted {
			b.message.show(b.env.Theme, b.env.Zone, msg)
			if act := b.waiting; act != nil {
				b.waiting = nil
				return act()
			}
		}
		return nil
	case filteredMsg:
		b.log.takeFiltered(msg)
		return b.pull()
	case soughtMsg:
		return b.sought(msg)
	case resendMsg, resentMsg, proposedMsg, editedMsg, draftMsg, pagerOverMsg:
		return b.updateMade(msg)
	case progressMsg:
		return b.runs.progressed(msg)
	case sentMsg:
		return tea.Sequence(b.runs.sent(msg, b.env.Keys.Bench.NextTrouble.Help().Key), b.load.sent(msg))
	case loadEvent:
		return b.load.take(msg)
	case stopMsg:
		b.runs.stopAll()
		return nil
	case tea.KeyMsg:
		return b.press(msg)
	case tea.MouseMsg:
		return b.mouse(msg)
	}
	return nil
}

// pull brings the parts in line with each other after a change: the log's
// window, the message that it selects, and what the filter has not seen yet.
func (b *Bench) pull() tea.Cmd {
	b.log.refresh(b.session)
	return tea.Batch(b.log.filterMore(b.session), b.loadSelected())
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
	return loadDetail(b.session, seq)
}
