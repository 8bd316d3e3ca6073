// Package coverage is the page that says what of Caliper the session's messages
// touch, and what they never do.
package coverage

import (
	"fmt"

	tea "github.com/charmbracelet/bubbletea"

	"caliper-playground/engine/text"
	"caliper-playground/ui/component"
	"caliper-playground/ui/page"
	"caliper-playground/ui/page/commands"
)

// Page shows how much of each kind of things the session touches; unfolded, what it
// never does. It reads on as messages arrive.
type Page struct {
	page.Plain
	env     *page.Env
	reading *reading
	busy    bool // reading belongs to a command
	now     look

	sections []section
	unfolded map[int]bool
	tree     []branch
	list     component.List
	width    int
	height   int
}

// New returns the page for the environment's session.
func New(env *page.Env) *Page {
	return &Page{env: env, reading: newReading(env), unfolded: map[int]bool{}}
}

// Title implements Page.
func (c *Page) Title() string { return "coverage" }

// Init implements Page.
func (c *Page) Init() tea.Cmd { return c.further() }

// further reads on, unless that is under way.
func (c *Page) further() tea.Cmd {
	if c.busy {
		return nil
	}
	c.busy = true
	r := c.reading
	return page.After(r.further, func(l look) tea.Cmd {
		c.busy = false
		if r != c.reading { // another session has begun
			return c.further()
		}
		c.now = l
		c.setSections(sectionsOf(l.covered))
		if l.read < l.of {
			return c.further()
		}
		return nil
	})
}

// SetSize implements Page.
func (c *Page) SetSize(width, height int) {
	c.width, c.height = width, height
	c.list.SetHeight(height - len(c.head()))
}

// Update implements Page.
func (c *Page) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case page.FreshMsg:
		c.reading = newReading(c.env)
		return c.further()
	case page.SessionMsg:
		if msg.Snapshot.Len != c.now.read {
			return c.further()
		}
	case tea.MouseMsg:
		if c.list.Mouse(msg, len(c.head())) { // a click on what is selected does what enter does
			return c.enter()
		}
	}
	return nil
}

// Commands implements Page.
func (c *Page) Commands() []page.Command {
	const group = "Coverage"
	k := c.env.Keys
	leave := page.Do(func() { c.env.Close(c) })
	unfold, fold := page.Do(func() { c.fold(true) }), page.Do(func() { c.fold(false) })
	enter := "unfold, or fold"
	if c.missingAt(c.selected()) != nil {
		enter = "look it up"
	}
	return append([]page.Command{
		{Key: k.Move.Enter, Group: group, Words: "unfold; look up what is missing", Short: enter, Foot: 1, Do: c.enter},
		{Key: k.Bench.Compose, Group: group, Words: "compose an event for the row", Short: "compose", Foot: 3, Do: c.compose, Why: c.whyNoRow},
		{Key: k.Do.Why, Group: group, Words: "why, of what is selected", Do: c.explain, Why: c.whyNothingSelected},
		commands.LookUp(c.env, group, c.subject),
		{Key: k.Move.Right, Group: group, Words: "unfold", Do: unfold},
		{Key: k.Move.Left, Group: group, Words: "fold", Do: fold},
		{Key: k.Do.Unfold, Group: group, Do: unfold, Why: func() string { return c.whyNot(true) }},
		{Key: k.Do.Fold, Group: group, Do: fold, Why: func() string { return c.whyNot(false) }},
		{Key: k.Bench.Coverage, Group: group, Words: "close the page", Do: leave},
		{Key: k.Global.Back, Foot: 2, Do: leave},
	}, commands.Cursor(k.Move, &c.list, 4)...)
}

// whyNot says why there is nothing to unfold, or to fold.
func (c *Page) whyNot(unfold bool) string {
	at := c.selected().section
	switch {
	case c.sections == nil:
		return "The messages are being read."
	case len(c.sections[at].missing) == 0:
		return "All of the " + c.sections[at].title + " are touched."
	case c.unfolded[at] != unfold:
		return ""
	case unfold:
		return "The " + c.sections[at].title + " are unfolded already."
	}
	return "The " + c.sections[at].title + " are folded already."
}

// enter unfolds or folds a section, or looks up what is missing.
func (c *Page) enter() tea.Cmd {
	at := c.selected()
	if c.missingAt(at) != nil {
		return commands.OpenNamed(c.env, c.subject()...)
	}
	if len(c.sections) > 0 && len(c.sections[at.section].missing) == 0 {
		c.env.Say(page.Told, c.whyNot(true))
		return nil
	}
	c.fold(!c.unfolded[at.section])
	return nil
}

func (c *Page) compose() tea.Cmd {
	return c.env.Open(page.ComposeEvent{Row: c.missingAt(c.selected()).row})
}

func (c *Page) whyNoRow() string {
	if m := c.missingAt(c.selected()); m == nil || m.row == nil {
		return "No row is selected. Those that nothing fills stand under the first heading."
	}
	return ""
}

// Status implements Page: how far reading has come.
func (c *Page) Status(width int) string {
	words := ""
	switch {
	case c.now.read < c.now.of:
		words = fmt.Sprintf("reading… %d of %s", c.now.read, text.Plural(c.now.of, "message"))
	case c.now.lost > 0:
		words = text.Plural(c.now.lost, "message") + " cannot be read back from the journal"
	default:
		return ""
	}
	return component.NewLine(width).Gap(1).Add(c.env.Theme.Caution, words).String()
}

// Places lists what is in force together on the page.
func Places(env *page.Env) []page.Place {
	return []page.Place{{Name: "coverage", Commands: (&Page{env: env}).Commands()}}
}
