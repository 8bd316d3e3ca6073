package page

import (
	"github.com/charmbracelet/bubbles/key"
	tea "github.com/charmbracelet/bubbletea"

	"caliper-playground/engine/session"
	"caliper-playground/ui/component"
	"caliper-playground/ui/keys"
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
	load     *Load // kept, so that what is loaded stays loaded

	tabs []component.Tab // of the panes, where there is room for one only
}

// NewBench returns the bench for the engine's session.
func NewBench(env *Env) *Bench {
	b := &Bench{env: env, profiles: newProfiles(), message: newMessage()}
	b.load = newLoad(env, &b.runs)
	b.begin(env.Engine.Session())
	b.profiles.startWith(env.Profiles)
	return b
}

// begin shows a session from its start.
func (b *Bench) begin(s Session) {
	b.session = s
	b.log.reset()
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
	b.profiles.list.SetHeight(b.layout.profiles.height)
	b.log.list.SetHeight(b.layout.log.height)
	b.message.setSize(b.env.Theme, b.layout.message.width, b.layout.message.height)
	b.pull()
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
		}
		return nil
	case filteredMsg:
		b.log.takeFiltered(msg)
		return b.pull()
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
	b.message.wanted = seq
	if seq == 0 {
		b.message.clear()
		return nil
	}
	return loadDetail(b.session, seq)
}

// ShortHelp implements Page.
func (b *Bench) ShortHelp() []key.Binding {
	k := b.env.Keys
	if b.log.typing {
		return []key.Binding{keys.Called(k.Prompt.Accept, "keep the filter"), keys.Called(k.Prompt.Cancel, "no filter")}
	}
	general := []key.Binding{k.Bench.Required, k.Bench.Profile, k.Bench.Everything, keys.Called(k.Bench.Load, "load"), k.Bench.Vocabulary, k.Bench.Filter, keys.Called(k.Bench.Certify, "certify"), k.Bench.Fresh,
		keys.Called(k.Move.Next, "next pane"), keys.Called(k.Global.Reach, "endpoint"), k.Global.Copy, k.Global.Quit}
	if b.runs.bulk != nil {
		general = append([]key.Binding{k.Bench.Stop}, general...)
	}
	if len(b.message.findings()) > 0 && b.focus != paneProfiles {
		general = append([]key.Binding{k.Bench.Why}, general...)
	}
	lead := []key.Binding{k.Global.Help, b.enterHelp()}
	return append(lead, general...)
}

// enterHelp says what enter does where the cursor is.
func (b *Bench) enterHelp() key.Binding {
	enter := b.env.Keys.Move.Enter
	switch b.focus {
	case paneLog:
		return keys.Called(enter, "read the message")
	case paneMessage:
		return keys.Called(enter, "next tab")
	}
	if at, ok := b.profiles.selected(); ok && at.row >= 0 {
		return keys.Called(enter, "send this row")
	}
	return keys.Called(enter, "unfold, go to its rows")
}

// Help implements Page.
func (b *Bench) Help() []keys.Group {
	k := b.env.Keys
	return []keys.Group{
		{Title: "Send", Bindings: []key.Binding{
			keys.Called(k.Move.Enter, "unfold; send a row's event"),
			keys.Called(k.Bench.Required, "send its required rows"),
			keys.Called(k.Bench.Profile, "send all of the profile"),
			keys.Called(k.Bench.Everything, "send every row there is"),
			keys.Called(k.Bench.Load, "load sets and files"),
			k.Bench.Stop, k.Bench.Pause, keys.Called(k.Bench.Fresh, "fresh session, empty log"),
		}},
		{Title: "Profiles", Bindings: []key.Binding{k.Bench.Unfold, k.Bench.Fold, k.Move.Right, k.Move.Left}},
		{Title: "Log", Bindings: []key.Binding{k.Bench.Filter, k.Bench.NextTrouble,
			keys.Called(k.Move.Bottom, "last; follow what arrives")}},
		{Title: "Message", Bindings: []key.Binding{k.Message.Findings, k.Message.Sentence, k.Message.JSON, k.Message.HTTP,
			k.Message.NextFinding, k.Bench.Why, k.Message.ScrollLeft, k.Message.ScrollRight}},
		{Title: "Look up", Bindings: []key.Binding{k.Bench.Vocabulary}},
		{Title: "Move", Bindings: []key.Binding{k.Move.Up, k.Move.Down, k.Move.PageUp, k.Move.PageDown, k.Move.Top, k.Move.Bottom,
			k.Move.Next, k.Move.Previous}},
	}
}
