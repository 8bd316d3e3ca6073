// Package compose is the page on which events are put together: a form that the
// catalogue leads, beside the JSON and what is found in it.
package compose

import (
	"cmp"
	"strconv"

	tea "github.com/charmbracelet/bubbletea"

	"caliper-playground/catalog"
	"caliper-playground/engine/compose"
	"caliper-playground/engine/conformance"
	"caliper-playground/engine/document"
	"caliper-playground/engine/lookup"
	"caliper-playground/ui/component"
	"caliper-playground/ui/component/picker"
	"caliper-playground/ui/component/source"
	"caliper-playground/ui/page"
	"caliper-playground/ui/page/beside"
	"caliper-playground/ui/page/saving"
)

// Page is the page on which events are put together: a form that the
// catalogue leads, with the JSON and what is found in it beside.
type Page struct {
	env  *page.Env
	spec catalog.Version // what new events are written in

	history compose.History[composition]
	purpose page.Purpose    // what it is composed for, or nil
	gone    map[string]bool // the ids of events that were sent already

	form     form
	verdict  verdict
	assessor *conformance.Assessor
	judgesBy conformance.Options // what the assessor goes by
	judged   int                 // the number of the last judging that was asked for
	asked    int                 // which event's JSON it is about, or compose.Whole
	judging  bool                // a command judges

	width, height int
	layout        layout
	onJSON        bool // the JSON has the focus
	json          source.Rows
	jsonList      component.List
	sideways      int
	value         component.Long // of the selected field, below the form
	valueOf       compose.Spot   // that field, when a key was answered last
	shared        []int          // the other events that have the entity that field is of
	tabs          []component.Tab

	look      beside.LookUp
	picker    *picker.Picker
	profile   string       // the title of that where the choice of an event begins
	book      *lookup.Book // by which choices are found; nil until it is there
	input     *input
	saving    *saving.Line
	finding   int // the finding that was gone to last; -1 for none
	lastFound compose.Spot
	sending   string // what is on its way, "" for nothing
	last      lastSent
	editing   bool // an editor is being started, or runs
}

// composition is what is composed, at one moment.
type composition struct {
	envelope compose.Envelope
	timed    bool // sendTime was set by hand, and stays
	settled  bool // nobody would miss it: it was sent, saved, or what the page began with
}

// same says whether two states hold the same work.
func (state composition) same(other composition) bool {
	a, b := state.envelope.Broken(), other.envelope.Broken()
	if a != nil || b != nil {
		return a != nil && b != nil && a.Text == b.Text
	}
	return state.envelope.Same(other.envelope)
}

func newPage(env *page.Env, spec catalog.Version) *Page {
	return &Page{env: env, spec: spec, gone: map[string]bool{}, form: newForm(), finding: -1, look: beside.New(env), saving: saving.New(env, func() {})}
}

// New returns the page with what a target brings. What cannot be taken
// over is shown as it is, with the place of the mistake, to be mended.
func New(env *page.Env, what page.ComposeEvent) *Page {
	spec := cmp.Or(what.Version, env.Engine.Session().Spec())
	c := newPage(env, spec)
	c.purpose = what.For
	empty := compose.NewEnvelope(spec, compose.DefaultSensor, env.Source)
	switch {
	case what.Data != nil:
		c.begin(empty.Holding(string(what.Data)))
	case what.Row != nil:
		c.begin(compose.NewEnvelope(spec, compose.DefaultSensor, env.Source, compose.New(spec, what.Row, env.Source)))
		c.goToFact(0)
	default:
		c.begin(empty)
		c.profile = what.Profile
		c.chooseEvent()
	}
	if what.Sent {
		c.noteGone(c.now().envelope)
	}
	return c
}

// begin takes an envelope as the first state. Init has it judged.
func (c *Page) begin(e compose.Envelope) {
	c.history.Push(composition{envelope: e, settled: true}, "")
	c.form.build(e)
}

func (c *Page) now() composition { return c.history.Now() }

// draftAt returns a draft, and false where there is none of that number.
func (c *Page) draftAt(item int) (compose.Draft, bool) {
	e := c.now().envelope
	if item < 0 || item >= e.Len() {
		return compose.Draft{}, false
	}
	return e.Draft(item), true
}

// settle notes of the present state that it was sent or saved, if it still is as a
// state that was.
func (c *Page) settle(was composition) {
	if state := c.now(); state.same(was) {
		state.settled = true
		c.history.Replace(state)
	}
}

// change makes another state the present one and says what it did beside.
func (c *Page) change(to composition, label string, notes []string) tea.Cmd {
	to.settled = false
	c.history.Push(to, label)
	c.told(notes)
	return c.refresh()
}

// broken returns the text from the editor that could not be taken over, or nil.
func (c *Page) broken() *compose.Broken { return c.now().envelope.Broken() }

// brokenAt words where a broken text has its mistake.
func brokenAt(err *document.SyntaxError) string {
	return "line " + strconv.Itoa(err.Line) + ", column " + strconv.Itoa(err.Column)
}

// refresh brings the form and the verdict in line with the present state.
func (c *Page) refresh() tea.Cmd {
	c.form.build(c.now().envelope)
	c.shared = c.sharing(c.form.selected())
	c.compareWithSent()
	return c.judge()
}

// Title implements Page.
func (c *Page) Title() string { return "compose" }

// Init implements Page.
func (c *Page) Init() tea.Cmd {
	if len(c.gone) > 0 {
		c.env.Say(page.Told, "It was accepted already under this id, and a repeat counts once: "+c.newIDWords()+".")
	}
	return tea.Batch(c.judge(), c.openBook())
}

// Typing implements Page.
func (c *Page) Typing() bool {
	return !c.look.IsOpen() && (c.picker != nil || c.input != nil || c.saving.Asking())
}

// Update implements Page.
func (c *Page) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case page.FreshMsg:
		c.last, c.gone = lastSent{}, map[string]bool{} // nothing of it is in this session
		return c.askAgain()
	case page.SessionMsg:
		if !c.large() { // which takes too long to be laid out with each message
			return c.askAgain()
		}
	case tea.MouseMsg:
		return c.mouse(msg)
	}
	return nil
}

// noteGone notes that the events of an envelope are in the log.
func (c *Page) noteGone(e compose.Envelope) {
	for i := range e.Len() {
		if id := e.Draft(i).ID(); id != "" {
			c.gone[id] = true
		}
	}
}

// Status implements Page: what is on its way.
func (c *Page) Status(width int) string {
	if c.sending == "" {
		return ""
	}
	return component.NewLine(width).Gap(1).Add(c.env.Theme.Plain, "sending "+c.sending).String()
}
