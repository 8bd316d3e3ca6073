// Package certify is the page of the practice certification, step by step. The
// state of the flow is engine/certify's.
package certify

import (
	"slices"

	tea "github.com/charmbracelet/bubbletea"

	"caliper-playground/engine/certify"
	"caliper-playground/ui/component"
	"caliper-playground/ui/page"
	"caliper-playground/ui/page/bench"
	"caliper-playground/ui/page/sending"
)

// Page is the practice certification: the certification guide's flow, step
// by step. What it shows follows from the state that the engine keeps, so that
// it can be left and come back to at any step.
type Page struct {
	env     *page.Env
	session page.Session
	keeper  *certify.Keeper
	length  int // how many messages the session has

	width, height int
	form          form
	lines         []string       // of the steps that are read
	list          component.List // the window over them
	aside         bool           // the instructions are shown while messages come
	starts        bool           // the run begins as soon as the other session does
	guide         bool           // what the guide says of the flow is shown
	token         bool           // the token is shown
	agreeAt       int            // the line with the box to agree

	tally    *certify.Tally
	counting bool
	result   certify.Result
	progress *bench.Page // shows the run; an empty one where none is counted
	saving   bool
	saveErr  error
}

// New returns the practice certification of the engine's session, at the
// step that it has come to.
func New(env *page.Env) *Page {
	c := &Page{env: env}
	c.begin()
	return c
}

// begin turns to the session that is under way.
func (c *Page) begin() {
	c.session, c.keeper = c.env.Engine.Session(), c.env.Engine.Certification()
	c.length = c.session.Len()
	state := c.keeper.State()
	c.form = newForm(state.Product, c.session.Spec())
	c.saving, c.saveErr, c.aside, c.guide = false, nil, false, false
	c.beginRun(state)
}

// beginRun counts a run from its first message.
func (c *Page) beginRun(state certify.State) {
	c.tally, c.result, c.counting, c.saveErr = nil, certify.Result{}, false, nil
	c.progress = bench.Empty(c.env, sending.New(c.env))
	if submitted, ok := state.Submitted(); state.Running() || state.Step == certify.Report && ok && len(submitted.Reports) == 0 {
		c.tally = certify.NewTally(c.session.Spec(), state.Run)
		c.result = c.tally.Result()
		c.progress = bench.NewPart(c.env, sending.New(c.env), state.Run.Since)
		c.sizeProgress()
	}
}

// Title implements Page.
func (c *Page) Title() string { return "practice certification" }

// Init implements Page.
func (c *Page) Init() tea.Cmd {
	if notice := c.keeper.Notice(); notice != "" {
		c.env.Say(page.Warned, notice)
	}
	return c.follow()
}

// SetSize implements Page.
func (c *Page) SetSize(width, height int) {
	c.width, c.height = width, height
	c.sizeProgress()
	c.layOut()
}

// Typing implements Page.
func (c *Page) Typing() bool {
	switch c.view() {
	case certify.Form:
		return true
	case certify.Progress:
		return c.progress.Typing()
	}
	return false
}

// guideView is shown where the guide's steps are read.
const guideView certify.Step = "guide"

// view is the step that is shown: the one that the run has come to, unless the
// instructions are looked at once more, or the guide's steps are read.
func (c *Page) view() certify.Step {
	step := c.keeper.State().Step
	if c.guide {
		return guideView
	}
	if step == certify.Progress && c.aside {
		return certify.Instructions
	}
	return step
}

// Update implements Page.
func (c *Page) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case page.SessionMsg:
		c.length = msg.Snapshot.Len
		return c.follow()
	case page.FreshMsg:
		c.begin()
		follows := c.follow()
		if c.starts {
			c.starts = false
			return tea.Batch(follows, c.start())
		}
		return follows
	case tea.MouseMsg:
		return c.mouse(msg)
	}
	return nil
}

// change takes a step, keeps the state, and shows what it has come to. A step
// that cannot be taken says why.
func (c *Page) change(step func(*certify.State) error) tea.Cmd {
	before := c.keeper.State()
	if err := c.keeper.Change(step); err != nil {
		return c.refused(err)
	}
	after := c.keeper.State()
	if after.Run.Number != before.Run.Number || after.Run.Since != before.Run.Since {
		c.beginRun(after)
	}
	c.aside, c.guide = false, false
	if after.Step != before.Step {
		c.token = false // whoever watches has not asked to see it again
		c.list.Offset, c.list.Cursor = 0, 0
	}
	if after.Step == certify.Form {
		c.form = newForm(after.Product, c.session.Spec())
	}
	return tea.Batch(c.flush(), c.follow())
}

// flush returns a command that writes the state.
func (c *Page) flush() tea.Cmd {
	keeper := c.keeper
	return page.After(keeper.Flush, func(err error) tea.Cmd {
		if err != nil {
			c.env.Say(page.Failed, err.Error())
		}
		return nil
	})
}

// follow brings the page in line with the session: the first message begins the
// progress, what has come is counted, and how it is judged is noted.
func (c *Page) follow() tea.Cmd {
	var cmds []tea.Cmd
	news := false
	if state := c.keeper.State(); state.Judged(c.judging()) {
		news = true
		_ = c.keeper.Change(func(s *certify.State) error { s.Judged(c.judging()); return nil })
	}
	if state := c.keeper.State(); state.Step == certify.Instructions {
		_ = c.keeper.Change(func(s *certify.State) error {
			news = s.Arrived(c.lastOwn(s.Run.Since)) || news
			return nil
		})
	}
	if news {
		cmds = append(cmds, c.flush())
	}
	c.layOut()
	return tea.Batch(append(cmds, c.countMore())...)
}

// lastOwn is the number of the last message that is no stranger's, of those after
// since; 0 where all are.
func (c *Page) lastOwn(since int) int {
	const piece = 1000
	for to := c.length; to > since; to -= piece {
		entries := c.session.Entries(max(since, to-piece), to)
		for i := range slices.Backward(entries) {
			if !entries[i].Stranger {
				return max(since, to-piece) + i + 1
			}
		}
	}
	return 0
}

// cancelled ends the run without results.
func (c *Page) cancelled(s *certify.State) error {
	strangers := 0
	since, upTo := s.Counted(c.length)
	const piece = 1000
	for from := since; from < upTo; from += piece {
		for _, e := range c.session.Entries(from, min(from+piece, upTo)) {
			if e.Stranger {
				strangers++
			}
		}
	}
	return s.Cancel(c.env.Now(), c.length, strangers)
}

// judging says how messages are judged now, as far as the report tells it.
func (c *Page) judging() certify.Judging {
	o := c.env.Engine.Judging()
	return certify.Judging{Strict: o.Strict, Tolerances: o.Tolerances.Names()}
}

// chunkCounted is how many messages one command reads back.
const chunkCounted = 2000

// countMore returns a command that counts what has come, or nil.
func (c *Page) countMore() tea.Cmd {
	state := c.keeper.State()
	_, upTo := state.Counted(c.length)
	if c.tally == nil || c.counting || c.tally.Counted() >= upTo {
		return nil
	}
	c.counting = true
	tally, ctx, session := c.tally, c.env.Context, c.session
	return page.After(func() certify.Result {
		tally.Read(ctx, session, upTo, chunkCounted)
		return tally.Result()
	}, func(result certify.Result) tea.Cmd {
		if tally != c.tally {
			return nil
		}
		return c.counted(result)
	})
}

func (c *Page) counted(result certify.Result) tea.Cmd {
	c.counting, c.result = false, result
	return tea.Batch(c.showProgress(result), c.follow())
}
