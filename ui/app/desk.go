package app

import (
	"errors"
	"slices"

	tea "github.com/charmbracelet/bubbletea"

	"caliper-playground/ui/page"
	"caliper-playground/ui/page/bench"
	"caliper-playground/ui/page/load"
	"caliper-playground/ui/page/sending"
)

// desk is what the screen has of one session: its engine, its bench and what was
// loaded, with whatever is selected there. It is the screen for the session's
// pages, so that what is under way there goes on while another session is shown,
// and finds its way back.
type desk struct {
	app   *app
	env   *page.Env
	runs  *sending.Runs
	bench *bench.Page // nil until the session is shown for the first time
	load  *load.Page
	seen  int // how many messages there were when it was left
}

// sit returns the session's bench, which it makes the first time.
func (d *desk) sit() *bench.Page {
	if d.bench == nil {
		d.bench = bench.New(d.env, d.runs)
	}
	return d.bench
}

// name is what the desk's session is called.
func (d *desk) name() string { return d.env.Engine.Session().ID() }

func (d *desk) shown() bool { return d.app.desk() == d }

// Push implements page.Screen.
func (d *desk) Push(p page.Page) tea.Cmd {
	if !d.shown() {
		return nil
	}
	return d.app.push(p)
}

// Close implements page.Screen.
func (d *desk) Close(p page.Page) {
	if d.shown() {
		d.app.close(p)
	}
}

// Ask implements page.Screen.
func (d *desk) Ask(words string, yes func() tea.Cmd) {
	if d.shown() {
		d.app.ask = &question{words, yes}
	}
}

// Say implements page.Screen.
func (d *desk) Say(tone page.Tone, text string) {
	if !d.shown() {
		text = d.name() + ": " + text
	}
	d.app.say(tone, text)
}

// Copy implements page.Screen.
func (d *desk) Copy(what, text string) tea.Cmd {
	return page.After(func() notice { return d.app.output.copy(what, text) }, func(said notice) tea.Cmd {
		d.app.notice = &said
		return nil
	})
}

// errLeft is what a page is told that would have had the terminal.
var errLeft = errors.New("another session was shown before it could open")

// Foreground implements page.Screen. The endpoint goes on answering meanwhile;
// the screen takes in what came when it is back.
func (d *desk) Foreground(program tea.ExecCommand, over func(error) tea.Cmd) tea.Cmd {
	if !d.shown() {
		return over(errLeft)
	}
	return d.app.lend(program, over)
}

// Wait implements page.Screen.
func (d *desk) Wait(cmd tea.Cmd) tea.Cmd { return d.app.wait(cmd) }

// Show implements page.Screen.
func (d *desk) Show(at int) tea.Cmd {
	if !d.shown() {
		return nil
	}
	return d.app.turn(at)
}

// AddSession implements page.Screen.
func (d *desk) AddSession(learner string, show bool) tea.Cmd {
	type added struct {
		engine page.Engine
		err    error
	}
	hall, ctx := d.env.Hall, d.env.Context
	return page.After(func() added {
		engine, err := hall.Add(ctx, learner)
		return added{engine, err}
	}, func(a added) tea.Cmd { return d.app.added(a.engine, a.err, show) })
}

// ChangeSession implements page.Screen.
func (d *desk) ChangeSession(at int, how func(page.Hall, string) (string, error)) tea.Cmd {
	type changed struct {
		said string
		err  error
	}
	hall, name := d.env.Hall, d.app.env.Roll.Sessions[at].Name
	return page.After(func() changed {
		said, err := how(hall, name)
		return changed{said, err}
	}, func(c changed) tea.Cmd {
		if c.err != nil {
			d.Say(page.Failed, c.err.Error())
			return nil
		}
		d.app.called(at)
		d.Say(page.Told, c.said)
		return d.app.broadcast(d.app.desk(), page.RollMsg{})
	})
}

// Fresh implements page.Screen.
func (d *desk) Fresh() tea.Cmd {
	type fresh struct {
		session page.Session
		err     error
	}
	engine, ctx := d.env.Engine, d.env.Context
	return page.After(func() fresh {
		s, err := engine.Fresh(ctx)
		return fresh{s, err}
	}, func(f fresh) tea.Cmd { return d.app.fresh(d, f.session, f.err) })
}

// broadcast hands a message to every page that a session has on the screen, or
// to its bench while it is not shown.
func (a *app) broadcast(to *desk, msg tea.Msg) tea.Cmd {
	if to != a.desk() {
		if to.bench == nil {
			return nil
		}
		return a.by(to.bench, func() tea.Cmd { return to.bench.Update(msg) })
	}
	cmds := make([]tea.Cmd, 0, len(a.pages))
	for _, p := range slices.Clone(a.pages) { // one that fails is closed
		cmds = append(cmds, a.by(p, func() tea.Cmd { return p.Update(msg) }))
	}
	return tea.Batch(cmds...)
}
