// Package message is the pane that shows a message, or a document: its findings,
// its sentence, its JSON, the HTTP exchange. It stands on several pages.
package message

import (
	tea "github.com/charmbracelet/bubbletea"

	"caliper-playground/engine/conformance"
	"caliper-playground/engine/rule"
	"caliper-playground/engine/session"
	"caliper-playground/ui/component"
	"caliper-playground/ui/component/source"
	"caliper-playground/ui/keys"
	"caliper-playground/ui/page"
	"caliper-playground/ui/page/commands"
	"caliper-playground/ui/style"
)

// The tabs of a message.
const (
	TabFindings = iota
	tabSentence
	TabJSON
	tabHTTP
	tabGraph
	tabCount
)

// Titles are what the tabs are called, in their order.
func Titles() []string { return []string{"Findings", "Sentence", "JSON", "HTTP", "Graph"} }

// sidewaysStep is how many cells a long line is moved by at once.
const sidewaysStep = 20

// Pane is the pane that shows the selected message.
type Pane struct {
	env    *page.Env
	OnDisk bool // it is a document that was not sent yet, which can only be read
	focus  bool
	Wanted int // the number of the message that is selected; 0 for none
	Detail *Opened

	Tab      int
	Tabs     []component.Tab
	Width    int
	List     component.List // a window; the cursor is not shown
	sideways int
	lines    []string // of every tab but JSON
	heads    []int    // of each finding: the line that it begins on
	json     *jsonText
	folds    map[int]bool // lines of the source that are folded

	Find   component.Finder // what is shown of the tab
	Sorted []rule.Finding   // those that it lets through, the gravest first
	chosen int              // the finding among them that keys are about
}

// Opened is a message that was read, with its body as it is shown.
type Opened struct {
	Seq     int
	Message session.Message
	Source  *source.Source
	Advice  []rule.Finding // where it was asked for
	Err     error
}

// New returns a pane that shows nothing yet.
func New(env *page.Env) Pane { return Pane{env: env} }

// plain is a copy of the pane that has no colours.
func (m *Pane) plain() *Pane {
	plain, env := *m, *m.env
	env.Theme = &style.Theme{}
	plain.env = &env
	return &plain
}

// paper is what a tab is laid out on.
func (m *Pane) paper() *component.Paper {
	return &component.Paper{Theme: m.env.Theme, Width: m.Width}
}

// Read reads a message back from the journal. With judging it gets advice as well,
// by the clock at which it came; nil is for none.
func Read(s page.Session, seq int, judging *conformance.Options) Opened {
	m, err := s.Message(seq)
	d := Opened{Seq: seq, Message: m, Err: err}
	if err == nil {
		d.Source = source.New(m.Exchange.Body)
		if judging != nil && m.Assessment != nil {
			o := *judging
			o.Now = m.Time
			d.Advice = conformance.Advice(o, m.Exchange.Body, nil)
		}
	}
	return d
}

// Clear forgets the message.
func (m *Pane) Clear() {
	m.Wanted, m.Detail = 0, nil
	m.lines, m.json, m.folds, m.Sorted, m.chosen = nil, nil, nil, nil, 0
	m.List.SetLen(0)
}

// Show takes the message that was read.
func (m *Pane) Show(d Opened) {
	m.Detail = &d
	m.sideways, m.folds, m.chosen = 0, nil, 0
	m.sortFindings()
	m.layOut()
	m.toTop()
}

// toTop begins to read at the start.
func (m *Pane) toTop() {
	m.List.Offset, m.List.Cursor = 0, 0
	if m.Tab == TabJSON {
		m.MoveInJSON(0)
	}
}

// SetSize gives the pane its room, and lays the tab out for it.
func (m *Pane) SetSize(width, height int) {
	m.Width = width
	m.List.SetHeight(height)
	m.layOut()
}

// SetTab shows another tab, from its beginning.
func (m *Pane) SetTab(tab int) {
	m.Tab, m.sideways = tab, 0
	m.layOut()
	m.toTop()
}

// Commands are those of the message: its tabs, its findings, its JSON. why gives
// the reason where none is shown; after each of them, then is called.
func (m *Pane) Commands(why func() string, then func() tea.Cmd) []page.Command {
	k := m.env.Keys
	do := func(act func()) func() tea.Cmd {
		return func() tea.Cmd {
			act()
			return then()
		}
	}
	tab := func(key keys.Binding, at int) page.Command {
		return page.Command{Key: key, Do: do(func() { m.SetTab(at) }), Why: why}
	}
	all := []page.Command{tab(k.Message.Findings, TabFindings), tab(k.Message.JSON, TabJSON)}
	if !m.OnDisk {
		all = []page.Command{all[0], tab(k.Message.Sentence, tabSentence), all[1], tab(k.Message.HTTP, tabHTTP), tab(k.Message.Graph, tabGraph)}
	}
	return append(all,
		page.Command{Key: k.Do.NextFinding, Do: do(m.toNextFinding), Why: commands.FirstOf(why, m.WhyNoNextFinding)},
		page.Command{Key: k.Message.FoldAll, Words: "fold the JSON, or unfold it", Do: do(m.foldAll), Why: commands.FirstOf(why, m.whyNotFoldAll)},
		page.Command{Key: k.Message.ScrollLeft, Do: do(func() { m.scrollSideways(-1) }), Why: func() string { return commands.WhyNotLeft(m.sideways) }},
		page.Command{Key: k.Message.ScrollRight, Do: do(func() { m.scrollSideways(1) })},
	)
}

func (m *Pane) toNextFinding() {
	if m.nextFinding() {
		m.env.Say(page.Told, "That was the last finding; this is the first again.")
	}
}

func (m *Pane) WhyNoNextFinding() string {
	switch {
	case m.Detail == nil:
		return ""
	case len(m.Findings()) == 0:
		return "The selected message has no finding."
	case len(m.Sorted) == 0:
		return "No finding matches the filter. " + m.env.Keys.Global.Back.Help().Key + " shows all again."
	case m.Tab == TabFindings && len(m.Sorted) == 1 && m.headInView(0):
		return "There is no other finding."
	}
	return ""
}

func (m *Pane) whyNotFoldAll() string {
	switch {
	case m.Detail != nil && m.Detail.Err == nil && m.Detail.Source.Document() == nil:
		return "The selected message has no JSON to fold."
	case m.Find.Asks():
		return "The filter shows single lines. " + m.env.Keys.Global.Back.Help().Key + " shows all again."
	}
	return ""
}

// Move moves the cursor of the tab, or the window over its lines.
func (m *Pane) Move(by int) {
	switch m.Tab {
	case TabJSON:
		m.MoveInJSON(by)
	case TabFindings:
		m.MoveInFindings(by)
	default:
		m.List.Scroll(by)
	}
}

// ClickTab shows the tab whose title is at a column, if there is one.
func (m *Pane) ClickTab(column int) {
	if tab := component.TabAt(m.Tabs, column); tab >= 0 {
		m.SetTab(tab)
	}
}

func (m *Pane) scrollSideways(by int) {
	m.sideways = max(0, m.sideways+by*sidewaysStep)
	if m.Tab == TabJSON {
		m.layOut()
	}
}

// layOut puts the lines of the tab together for the width. It runs when
// something has changed, not for each frame.
func (m *Pane) layOut() {
	m.lines, m.json = nil, nil
	switch d := m.Detail; {
	case d == nil:
	case d.Err != nil:
		lines := component.Indented(m.env.Theme.Wrong, d.Err.Error(), m.Width, 1, 0)
		m.lines = component.Drawn(lines, len(lines))
	case m.Tab == TabFindings:
		m.lines = m.layOutFindings()
	case m.Tab == tabSentence:
		m.lines = m.filtered((*Pane).layOutSentence)
	case m.Tab == tabGraph:
		m.lines = m.filtered((*Pane).layOutGraph)
	case m.Tab == tabHTTP:
		m.lines = m.filtered((*Pane).layOutHTTP)
	default:
		m.json = m.layOutJSON()
		m.List.SetLen(m.json.Len)
		return
	}
	m.List.SetLen(len(m.lines))
}

// Findings lists what was found in the message shown.
func (m *Pane) Findings() []rule.Finding {
	if m.Detail == nil || m.Detail.Message.Assessment == nil {
		return nil
	}
	return conformance.WithAdvice(m.Detail.Message.Assessment.Findings, m.Detail.Advice)
}

// Refused says that the sender was not told that all is well.
func Refused(e session.Entry) bool { return e.Status/100 != 2 }

// View draws the lines in view; focus says whether keys act on them.
func (m *Pane) View(focus bool) []string {
	m.focus = focus
	from, to := m.List.Visible()
	switch {
	case m.Find.Asks() && m.List.Len == 0:
		return component.Instead(m.env.Theme, commands.NoneFound(m.env), m.Width, m.List.Height)
	case m.Tab == TabFindings && len(m.heads) > 0:
		return m.viewFindings(from, to)
	case m.Tab != TabJSON || m.json == nil:
		return m.lines[min(from, len(m.lines)):min(to, len(m.lines))]
	}
	return m.List.Drawn(m.drawJSON)
}
