package page

import (
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"caliper-playground/engine/rule"
	"caliper-playground/engine/session"
	"caliper-playground/ui/component"
	"caliper-playground/ui/component/source"
	"caliper-playground/ui/keys"
	"caliper-playground/ui/style"
)

// The tabs of a message.
const (
	tabFindings = iota
	tabSentence
	tabJSON
	tabHTTP
	tabCount
)

// sidewaysStep is how many cells a long line is moved by at once.
const sidewaysStep = 20

// message is the pane that shows the selected message.
type message struct {
	env    *Env
	onDisk bool // it is a document that was not sent yet, which can only be read
	focus  bool
	wanted int // the number of the message that is selected; 0 for none
	detail *opened
	zone   *time.Location

	tab      int
	tabs     []component.Tab
	width    int
	list     component.List // a window; the cursor is not shown
	sideways int
	lines    []string // of every tab but JSON
	heads    []int    // of each finding: the line that it begins on
	json     *jsonText
	folds    map[int]bool // lines of the source that are folded

	sorted []rule.Finding // the gravest first
	chosen int            // the finding among them that keys are about
}

// opened is a message that was read, with its body as it is shown.
type opened struct {
	seq     int
	message session.Message
	source  *source.Source
	err     error
}

func newMessage(env *Env) message { return message{env: env, zone: time.UTC} }

// readDetail reads a message back from the journal.
func readDetail(s Session, seq int) opened {
	m, err := s.Message(seq)
	d := opened{seq: seq, message: m, err: err}
	if err == nil {
		d.source = source.New(m.Exchange.Body)
	}
	return d
}

// clear forgets the message.
func (m *message) clear() {
	m.wanted, m.detail = 0, nil
	m.lines, m.json, m.folds, m.sorted, m.chosen = nil, nil, nil, nil, 0
	m.list.SetLen(0)
}

// show takes the message that was read.
func (m *message) show(theme *style.Theme, zone *time.Location, d opened) {
	m.detail, m.zone = &d, zone
	m.sideways, m.folds, m.chosen = 0, nil, 0
	m.sorted = gravestFirst(m.findings())
	m.layOut(theme)
	m.toTop()
}

// toTop begins to read at the start.
func (m *message) toTop() {
	m.list.Offset, m.list.Cursor = 0, 0
	if m.tab == tabJSON {
		m.moveInJSON(0)
	}
}

func (m *message) setSize(theme *style.Theme, width, height int) {
	m.width = width
	m.list.SetHeight(height)
	m.layOut(theme)
}

func (m *message) setTab(theme *style.Theme, tab int) {
	m.tab, m.sideways = tab, 0
	m.layOut(theme)
	m.toTop()
}

// commands are those of the message: its tabs, its findings, its JSON. why gives
// the reason where none is shown; after each of them, then is called.
func (m *message) commands(why func() string, then func() tea.Cmd) []Command {
	k := m.env.Keys
	do := func(act func()) func() tea.Cmd {
		return func() tea.Cmd {
			act()
			return then()
		}
	}
	tab := func(key keys.Binding, at int) Command {
		return Command{Key: key, Do: do(func() { m.setTab(m.env.Theme, at) }), Why: why}
	}
	all := []Command{tab(k.Message.Findings, tabFindings), tab(k.Message.JSON, tabJSON)}
	if !m.onDisk {
		all = []Command{all[0], tab(k.Message.Sentence, tabSentence), all[1], tab(k.Message.HTTP, tabHTTP)}
	}
	return append(all,
		Command{Key: k.Do.NextFinding, Do: do(m.toNextFinding), Why: both(why, m.whyNoNextFinding)},
		Command{Key: k.Message.FoldAll, Words: "fold the JSON, or unfold it", Do: do(func() { m.foldAll(m.env.Theme) }), Why: both(why, m.whyNotFoldAll)},
		Command{Key: k.Message.ScrollLeft, Do: do(func() { m.scrollSideways(m.env.Theme, -1) }), Why: func() string { return whyNotLeft(m.sideways) }},
		Command{Key: k.Message.ScrollRight, Do: do(func() { m.scrollSideways(m.env.Theme, 1) })},
	)
}

// both gives the first reason that there is.
func both(first, second func() string) func() string {
	return func() string {
		if why := first(); why != "" {
			return why
		}
		return second()
	}
}

func (m *message) toNextFinding() {
	if m.nextFinding(m.env.Theme) {
		m.env.Say(Told, "That was the last finding; this is the first again.")
	}
}

func (m *message) whyNoNextFinding() string {
	switch {
	case m.detail == nil:
		return ""
	case len(m.findings()) == 0:
		return "The selected message has no finding."
	case m.tab == tabFindings && len(m.findings()) == 1 && m.headInView(0):
		return "There is no other finding."
	}
	return ""
}

func (m *message) whyNotFoldAll() string {
	if m.detail != nil && m.detail.err == nil && m.detail.source.Document() == nil {
		return "The selected message has no JSON to fold."
	}
	return ""
}

// move moves the cursor of the tab, or the window over its lines.
func (m *message) move(by int) {
	switch m.tab {
	case tabJSON:
		m.moveInJSON(by)
	case tabFindings:
		m.moveInFindings(by)
	default:
		m.list.Scroll(by)
	}
}

func (m *message) clickTab(theme *style.Theme, column int) {
	if tab := component.TabAt(m.tabs, column); tab >= 0 {
		m.setTab(theme, tab)
	}
}

func (m *message) scrollSideways(theme *style.Theme, by int) {
	m.sideways = max(0, m.sideways+by*sidewaysStep)
	if m.tab == tabJSON {
		m.layOut(theme)
	}
}

// layOut puts the lines of the tab together for the width. It runs when
// something has changed, not for each frame.
func (m *message) layOut(theme *style.Theme) {
	m.lines, m.json = nil, nil
	if m.detail == nil {
		m.list.SetLen(0)
		return
	}
	if m.detail.err != nil {
		for _, wrapped := range component.Wrap(m.detail.err.Error(), m.width-2, 0) {
			m.lines = append(m.lines, component.NewLine(m.width).Gap(1).Add(theme.Wrong, wrapped).String())
		}
		m.list.SetLen(len(m.lines))
		return
	}
	switch m.tab {
	case tabFindings:
		m.lines = m.layOutFindings(theme)
	case tabSentence:
		m.lines = m.layOutSentence(theme)
	case tabHTTP:
		m.lines = m.layOutHTTP(theme)
	case tabJSON:
		m.json = m.layOutJSON(theme)
		m.list.SetLen(m.json.rows)
		return
	}
	m.list.SetLen(len(m.lines))
}

// findings lists what was found in the message shown.
func (m *message) findings() []rule.Finding {
	if m.detail == nil || m.detail.message.Assessment == nil {
		return nil
	}
	return m.detail.message.Assessment.Findings
}

// refused says that the sender was not told that all is well.
func refused(e session.Entry) bool { return e.Status/100 != 2 }
