package app

import (
	"errors"
	"slices"

	tea "github.com/charmbracelet/bubbletea"

	"caliper-playground/catalog"
	"caliper-playground/ui/page"
	"caliper-playground/ui/page/bench"
	"caliper-playground/ui/page/load"
	"caliper-playground/ui/page/sending"
	"caliper-playground/ui/page/story"
)

// screen is what is on the screen of one session: its engine, its bench and what was
// loaded, with whatever is selected there. It is the screen for the session's
// pages, so that what is under way there goes on while another session is shown,
// and finds its way back.
type screen struct {
	app   *app
	env   *page.Env
	runs  *sending.Runs
	bench *bench.Page // nil until the session is shown for the first time
	load  *load.Page
	// stories is the page that tells them, as it was left; nil until it was opened.
	stories *story.Page
	seen    int  // how many messages there were when it was left
	allowed bool // the playground itself may send to it
}

// firstBench returns the session's bench, which it makes the first time.
func (d *screen) firstBench() *bench.Page {
	if d.bench == nil {
		d.bench = bench.New(d.env, d.runs)
	}
	return d.bench
}

// name is what its session is called.
func (d *screen) name() string { return d.env.Engine.Session().ID() }

func (d *screen) shown() bool { return d.app.screen() == d }

// ifShown does something where the session is shown, and nothing where another one is.
func (d *screen) ifShown(do func() tea.Cmd) tea.Cmd {
	if !d.shown() {
		return nil
	}
	return do()
}

// Push implements page.Screen.
func (d *screen) Push(p page.Page) tea.Cmd {
	return d.ifShown(func() tea.Cmd { return d.app.push(p) })
}

// Close implements page.Screen.
func (d *screen) Close(p page.Page) {
	if d.shown() {
		d.app.close(p)
	}
}

// GoTo implements page.Screen.
func (d *screen) GoTo(seq int) tea.Cmd {
	return d.ifShown(func() tea.Cmd { return d.selectIn(seq, true) })
}

// Select implements page.Screen.
func (d *screen) Select(seq int) tea.Cmd {
	return d.ifShown(func() tea.Cmd { return d.selectIn(seq, false) })
}

// selectIn selects a message in the topmost log, which comes back on top or stays
// where it is.
func (d *screen) selectIn(seq int, goes bool) tea.Cmd {
	var cmds []tea.Cmd
	for _, p := range slices.Backward(slices.Clone(d.app.pages)) {
		log, ok := p.(page.Logger)
		if !ok {
			continue
		}
		cmds = append(cmds, d.app.by(p, func() (cmd tea.Cmd) { cmd, ok = log.GoTo(seq); return cmd }))
		if !ok {
			continue
		}
		if goes {
			cmds = append(cmds, d.app.backTo(p, func() tea.Cmd { return nil }))
		}
		break
	}
	return tea.Batch(cmds...)
}

// Ask implements page.Screen.
func (d *screen) Ask(words string, yes func() tea.Cmd) {
	if d.shown() {
		d.app.ask = d.app.yesOrNo(words, yes)
	}
}

// Allow implements page.Screen. A session of a class is a learner's as soon as it has a
// name, or something was sent to it: what is shown to others there would count as
// theirs.
func (d *screen) Allow(sends func() tea.Cmd) tea.Cmd {
	whose := d.app.env.Overview.Name()
	learner := page.InClass(d.env) && (d.env.Server.Learner(d.name()).Name != "" || d.env.Engine.Session().Len() > 0)
	if d.allowed = d.allowed || !learner; d.allowed || !d.shown() {
		return sends()
	}
	add := d.env.Keys.Session.Add.Help().Key
	d.Ask("This goes into the session of "+whose+", and counts there. Send it all the same? "+add+" begins a session of your own.", func() tea.Cmd {
		d.allowed = true
		return sends()
	})
	return nil
}

// Offer implements page.Screen.
func (d *screen) Offer(words string, answers ...page.Command) {
	if d.shown() {
		stay := page.Command{Key: d.env.Keys.Prompt.Cancel, Short: "stay", Foot: len(answers) + 1, Do: page.Do(func() {})}
		d.app.ask = &question{words, append(slices.Clone(answers), stay)}
	}
}

// Say implements page.Screen.
func (d *screen) Say(tone page.Tone, text string) {
	if !d.shown() {
		text = d.name() + ": " + text
	}
	d.app.say(tone, text)
}

// Copy implements page.Screen.
func (d *screen) Copy(what, content string) tea.Cmd {
	if d.app.holdsToken(content) {
		return d.CopySecret(what, content)
	}
	return d.copied(func() notice { return d.app.output.copy(what, content) })
}

// CopySecret implements page.Screen.
func (d *screen) CopySecret(what, content string) tea.Cmd {
	return d.copied(func() notice { return d.app.output.copySecret(what, content) })
}

// copied copies in a command, and says what came of it.
func (d *screen) copied(copying func() notice) tea.Cmd {
	return page.After(copying, func(said notice) tea.Cmd {
		d.app.notice = &said
		return nil
	})
}

// errLeft is what a page is told that would have had the terminal.
var errLeft = errors.New("another session was shown before it could open")

// Foreground implements page.Screen. The endpoint goes on answering meanwhile;
// the screen takes in what came when it is back.
func (d *screen) Foreground(program tea.ExecCommand, over func(error) tea.Cmd) tea.Cmd {
	if !d.shown() {
		return over(errLeft)
	}
	return d.app.lend(program, over)
}

// Wait implements page.Screen.
func (d *screen) Wait(cmd tea.Cmd) tea.Cmd { return d.app.wait(cmd) }

// Show implements page.Screen.
func (d *screen) Show(at int) tea.Cmd {
	return d.ifShown(func() tea.Cmd { return d.app.turn(at) })
}

// ShowLog implements page.Screen.
func (d *screen) ShowLog(at int) tea.Cmd {
	return d.ifShown(func() tea.Cmd { return d.app.turnToLog(at) })
}

// AddSession implements page.Screen.
func (d *screen) AddSession(learner string, show bool) tea.Cmd {
	server := d.env.Server
	return page.AfterTwo(func() (page.Engine, error) { return server.Add(learner) }, func(engine page.Engine, err error) tea.Cmd {
		return d.app.added(engine, err, show)
	})
}

// ChangeSession implements page.Screen.
func (d *screen) ChangeSession(at int, how func(page.Server, string) (string, error)) tea.Cmd {
	server, name := d.env.Server, d.app.env.Overview.Sessions[at].Name
	return page.AfterTwo(func() (string, error) { return how(server, name) }, func(said string, err error) tea.Cmd {
		if err != nil {
			d.Say(page.Failed, err.Error())
			return nil
		}
		d.app.called(at)
		d.Say(page.Told, said)
		return d.app.broadcast(d.app.screen(), page.OverviewMsg{})
	})
}

// Fresh implements page.Screen.
func (d *screen) Fresh(spec catalog.Version) tea.Cmd {
	engine := d.env.Engine
	return page.AfterTwo(func() (page.Session, error) { return engine.Fresh(spec) }, func(s page.Session, err error) tea.Cmd {
		return d.app.fresh(d, s, err)
	})
}

// broadcast hands a message to every page that a session has on the screen, or
// to its bench while it is not shown.
func (a *app) broadcast(to *screen, msg tea.Msg) tea.Cmd {
	if to != a.screen() {
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
