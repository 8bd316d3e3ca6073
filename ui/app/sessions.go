package app

import (
	tea "github.com/charmbracelet/bubbletea"

	"caliper-playground/catalog"
	"caliper-playground/engine/class"
	"caliper-playground/ui/page"
	"caliper-playground/ui/page/bench"
	"caliper-playground/ui/page/sending"
)

// desk is the one that is shown.
func (a *app) desk() *desk { return a.desks[a.env.Roll.Shown] }

// sit makes a desk for a session and puts it on the roll.
func (a *app) sit(env *page.Env) {
	at := len(a.desks)
	d := &desk{app: a, env: env, runs: sending.New(env)}
	env.Screen = d
	a.desks = append(a.desks, d)
	s := env.Engine.Session()
	a.env.Roll.Sessions = append(a.env.Roll.Sessions, page.Summary{
		Name: s.ID(), Endpoint: env.Engine.Endpoint(), Profiles: len(catalog.Get(s.Spec()).Profiles),
	})
	a.called(at)
	a.roster.follow(at, s)
}

// called brings what the roll says of a session's learner and endpoint in line
// with the class.
func (a *app) called(at int) {
	known, engine := &a.env.Roll.Sessions[at], a.desks[at].env.Engine
	known.Endpoint = engine.Endpoint()
	if hall := a.env.Hall; hall != nil {
		l := hall.Learner(known.Name)
		known.Learner, known.Removed = l.Name, l.Removed
	}
}

// sitBeside makes a desk for a further session, with all else as it is.
func (a *app) sitBeside(engine page.Engine) {
	env := *a.env
	env.Engine = engine
	a.sit(&env)
}

// told takes in what came to sessions since the last look.
func (a *app) told(msg newsMsg) tea.Cmd {
	roll := a.env.Roll
	for _, news := range msg.of {
		d := a.desks[news.at]
		if d.env.Engine.Session() != news.session {
			continue // another one has begun in its place
		}
		known := &roll.Sessions[news.at]
		news.summary.Endpoint, news.summary.Learner, news.summary.Removed = known.Endpoint, known.Learner, known.Removed
		if news.at != roll.Shown {
			news.summary.Unseen = max(0, news.summary.Messages-d.seen)
		}
		*known = news.summary
	}
	return tea.Batch(a.broadcast(a.desk(), page.RollMsg{}), a.roster.next())
}

// turn shows another session. Whatever stands on the bench is closed, unless it
// holds what would be lost.
func (a *app) turn(to int) tea.Cmd {
	if to < 0 || to >= len(a.desks) || !a.clearBench() || to == a.env.Roll.Shown {
		return nil
	}
	return a.show(to)
}

// clearBench closes the pages on top of the bench, and says whether it could.
func (a *app) clearBench() bool {
	for len(a.pages) > 1 {
		if worker, ok := a.top().(page.Worker); ok && worker.Unsent() != "" {
			a.say(page.Warned, worker.Unsent()+" The session shown stays.")
			return false
		}
		a.pop()
	}
	return true
}

// show puts the bench of another session on the screen.
func (a *app) show(to int) tea.Cmd {
	roll := a.env.Roll
	a.desk().seen = a.snapshot.Len
	a.watching.stop()
	roll.Shown, roll.Sessions[to].Unseen = to, 0
	d := a.desk()
	a.env = d.env
	first := d.bench == nil
	if d.sit(); first {
		d.bench.Recall(bench.Memory{Unfolded: a.remembered.state.Unfolded})
	}
	a.pages = []page.Page{d.bench}
	s := d.env.Engine.Session()
	a.watching = startWatch(d.env.Context, s)
	a.snapshot = page.TakeSnapshot(s)
	a.resize()
	text := "Session " + roll.Name() + ", " + roll.Count() + "."
	if notice := s.Notice(); first && notice != "" {
		text += " " + notice + "."
	}
	a.say(page.Told, text)
	return tea.Batch(d.bench.Init(), a.broadcast(d, page.SessionMsg{Snapshot: a.snapshot}), a.watching.next())
}

// added takes a further session in, and shows it where that is asked for and
// nothing else has been opened meanwhile.
func (a *app) added(engine page.Engine, err error, show bool) tea.Cmd {
	if err != nil {
		a.say(page.Failed, "No further session: "+err.Error())
		return nil
	}
	a.sitBeside(engine)
	cmd := a.broadcast(a.desk(), page.RollMsg{})
	s, k := engine.Session(), a.env.Keys
	text := "Session " + class.Label(a.env.Hall.Learner(s.ID()).Name, s.ID()) + " has begun, with " + engine.Endpoint().Own()
	if show && len(a.pages) == 1 {
		cmd = tea.Batch(cmd, a.show(len(a.desks)-1))
		text += "; " + k.Global.Reach.Help().Key + " shows them"
	}
	text += "."
	if notice := s.Notice(); notice != "" {
		text += " " + notice + "."
	}
	a.say(page.Told, text)
	return cmd
}

// end ends the watching of the sessions.
func (a *app) end() {
	a.watching.stop()
	a.roster.stop()
}
