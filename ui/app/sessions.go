package app

import (
	tea "github.com/charmbracelet/bubbletea"

	"caliper-playground/catalog"
	"caliper-playground/engine/class"
	"caliper-playground/engine/conformance"
	"caliper-playground/engine/session"
	"caliper-playground/ui/page"
	"caliper-playground/ui/page/sending"
)

// screen is the one that is shown.
func (a *app) screen() *screen { return a.screens[a.env.Overview.Shown] }

// addScreen makes a screen for a session and puts it into the overview.
func (a *app) addScreen(env *page.Env) {
	at := len(a.screens)
	d := &screen{app: a, env: env, runs: sending.New(env)}
	env.Screen = d
	a.screens = append(a.screens, d)
	s := env.Engine.Session()
	a.env.Overview.Sessions = append(a.env.Overview.Sessions, page.Summary{
		Name: s.ID(), Endpoint: env.Engine.Endpoint(), Met: conformance.CountMet(conformance.NewScorecard(catalog.Get(s.Spec())).Profiles()),
	})
	a.called(at)
	a.follower.follow(at, s)
}

// called brings what the overview says of a session's learner and endpoint in line
// with the class.
func (a *app) called(at int) {
	known, engine := &a.env.Overview.Sessions[at], a.screens[at].env.Engine
	known.Endpoint = engine.Endpoint()
	if server := a.env.Server; server != nil {
		l := server.Learner(known.Name)
		known.Learner, known.Removed = l.Name, l.Removed
	}
}

// addBeside makes a screen for a further session, with all else as it is.
func (a *app) addBeside(engine page.Engine) {
	env := *a.env
	env.Engine = engine
	a.addScreen(&env)
}

// told takes in what came to sessions since the last look.
func (a *app) told(all []sessionNews) tea.Cmd {
	overview := a.env.Overview
	for _, news := range all {
		d := a.screens[news.at]
		if d.env.Engine.Session() != news.session {
			continue // another one has begun in its place
		}
		known := &overview.Sessions[news.at]
		news.summary.Endpoint, news.summary.Learner, news.summary.Removed = known.Endpoint, known.Learner, known.Removed
		if news.at != overview.Shown {
			news.summary.Unseen = max(0, news.summary.Messages-d.seen)
		}
		*known = news.summary
	}
	return tea.Batch(a.broadcast(a.screen(), page.OverviewMsg{}), a.nextOfAll())
}

// turn shows another session. Whatever stands on the bench is closed, unless it
// holds what would be lost.
func (a *app) turn(to int) tea.Cmd {
	if to < 0 || to >= len(a.screens) || !a.clearBench() || to == a.env.Overview.Shown {
		return nil
	}
	return a.show(to)
}

// turnToLog shows the log of a session that was chosen in the list.
func (a *app) turnToLog(to int) tea.Cmd {
	cmd := a.turn(to)
	if a.env.Overview.Shown != to || len(a.pages) > 1 { // something is left to be done first
		return cmd
	}
	a.env.Overview.Listed = true
	a.screen().bench.ShowLog()
	return cmd
}

// clearBench closes the pages on top of the bench, and says whether it could.
func (a *app) clearBench() bool {
	for len(a.pages) > 1 {
		if unsent := unsentOn(a.top()); unsent != "" {
			a.say(page.Warned, unsent+" The session shown stays.")
			return false
		}
		a.pop()
	}
	return true
}

// show puts the bench of another session on the screen.
func (a *app) show(to int) tea.Cmd {
	overview := a.env.Overview
	a.screen().seen = a.snapshot.Len
	a.watching.stop()
	overview.Shown, overview.Sessions[to].Unseen, overview.Listed = to, 0, false
	d := a.screen()
	a.env = d.env
	first := d.bench == nil
	if d.firstBench(); first {
		d.bench.Recall(a.remembered.state.Unfolded, "")
	}
	a.pages = []page.Page{d.bench}
	s := d.env.Engine.Session()
	a.watching = startWatch(d.env.Context, s)
	a.snapshot = page.TakeSnapshot(s)
	a.resize()
	text := "Session " + overview.Name() + ", " + overview.Count() + "."
	if notice := s.Notice(); first && notice != "" {
		text += " " + notice + "."
	}
	a.say(page.Told, text)
	return tea.Batch(d.bench.Init(), a.broadcast(d, page.SessionMsg{Snapshot: a.snapshot}), a.nextNews())
}

// added takes a further session in, and shows it where that is asked for and
// nothing else has been opened meanwhile.
func (a *app) added(engine page.Engine, err error, show bool) tea.Cmd {
	if err != nil {
		a.say(page.Failed, "No further session: "+err.Error())
		return nil
	}
	a.addBeside(engine)
	cmd := a.broadcast(a.screen(), page.OverviewMsg{})
	s, k := engine.Session(), a.env.Keys
	text := "Session " + class.Label(a.env.Server.Learner(s.ID()).Name, s.ID()) + " has begun, with " + engine.Endpoint().Own()
	if show && len(a.pages) == 1 {
		cmd = tea.Batch(cmd, a.show(len(a.screens)-1))
		text += "; " + k.Global.Reach.Help().Key + " shows them"
	}
	text += "."
	if notice := s.Notice(); notice != "" {
		text += " " + notice + "."
	}
	if !page.InClass(a.env) {
		text += " It is of no class: --resume gives it another token."
	}
	a.say(page.Told, text)
	return cmd
}

// holdsToken says whether a session's token is in a text, as a word.
func (a *app) holdsToken(content string) bool {
	var tokens []string
	for _, each := range a.env.Overview.Sessions {
		tokens = append(tokens, each.Endpoint.Token)
	}
	return session.Scrub(content, tokens...) != content
}

// end ends the watching of the sessions.
func (a *app) end() {
	a.watching.stop()
	a.follower.stop()
}
