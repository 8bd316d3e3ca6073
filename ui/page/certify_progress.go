package page

import (
	"context"
	"errors"

	"github.com/charmbracelet/bubbles/key"
	tea "github.com/charmbracelet/bubbletea"

	"caliper-playground/catalog"
	"caliper-playground/engine/certify"
	"caliper-playground/engine/conformance"
	"caliper-playground/engine/session"
	"caliper-playground/ui/keys"
)

// progress shows a run as the bench shows a session: profiles with the marks of
// the run on the left, its items on the right.
type progress struct {
	env   *Env
	bench *Bench
	since int
}

// withinFirst is where the numbers begin by which the bench within tells its own
// runs and searches from those of the bench below it.
const withinFirst = 1 << 30

func newProgress(env *Env, s Session, since int) *progress {
	within := *env
	within.Engine = runEngine{Engine: env.Engine, run: &runPart{Session: s, since: since}}
	p := &progress{env: &within, bench: NewBench(&within), since: since}
	p.bench.runs.last, p.bench.log.found.run, p.bench.log.seeking = withinFirst, withinFirst, withinFirst
	return p
}

// take shows what is counted.
func (p *progress) take(r certify.Result) tea.Cmd {
	own := map[string]bool{}
	for _, name := range r.Helped() {
		own[name] = true
	}
	for id, filled := range r.Filled {
		own[id] = filled.Sensor.Count == 0
	}
	p.bench.profiles.own = own
	return p.bench.Update(SessionMsg{Snapshot{
		Len: r.Messages.Received,
		Totals: session.Totals{
			Messages: r.Messages.Received, Accepted: r.Messages.Accepted, Refused: r.Messages.Refused,
			Counts: r.Items.Counts, Repeated: r.Items.Repeated,
		},
		Profiles: r.Profiles,
	}})
}

// settled says that going back has nothing more to undo in the bench.
func (p *progress) settled() bool {
	return p.bench.runs.bulk == nil && p.bench.log.filter.Value == "" && p.bench.focus == paneProfiles
}

func (p *progress) shortHelp(k *keys.Map) []key.Binding {
	if p.bench.Typing() {
		return p.bench.ShortHelp()
	}
	bindings := []key.Binding{k.Global.Help, keys.Called(k.Certify.Complete, "complete"), keys.Called(k.Certify.Instructions, "instructions"),
		p.bench.enterHelp(), keys.Called(k.Move.Next, "next pane"), k.Bench.Filter, keys.Called(k.Certify.Cancel, "cancel"),
		keys.Called(k.Global.Back, "back"), k.Global.Copy}
	if p.bench.runs.bulk != nil {
		bindings = append([]key.Binding{k.Bench.Stop}, bindings...)
	}
	return bindings
}

// runPart is a session as far as a run sees it: the messages after its start.
// What they came to is told by the run's own counting, with SessionMsg.
type runPart struct {
	Session
	since int
}

// Before is how many messages of the session are not part of the run.
func (r *runPart) Before() int { return r.since }

// Len implements Session.
func (r *runPart) Len() int { return 0 }

// Totals implements Session.
func (r *runPart) Totals() session.Totals { return session.Totals{} }

// Scorecard implements Session.
func (r *runPart) Scorecard() []conformance.ProfileScore {
	return conformance.NewScorecard(catalog.Get(r.Spec())).Profiles()
}

// Entries implements Session; it counts from the run's first message.
func (r *runPart) Entries(from, to int) []session.Entry {
	return r.Session.Entries(r.since+max(0, from), r.since+to)
}

// runEngine is the engine with the run for a session.
type runEngine struct {
	Engine
	run *runPart
}

// Session implements Engine.
func (e runEngine) Session() Session { return e.run }

// Fresh implements Engine. A run has no session but its own.
func (e runEngine) Fresh(context.Context) (Session, error) {
	return nil, errors.New("a run of the practice certification is under way")
}
