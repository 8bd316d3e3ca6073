package page

import (
	tea "github.com/charmbracelet/bubbletea"

	"caliper-playground/engine/certify"
	"caliper-playground/engine/session"
)

// progress shows a run as the bench shows a session: profiles with the marks of
// the run on the left, its items on the right.
type progress struct {
	env   *Env
	bench *Bench
}

func newProgress(env *Env, since int) *progress {
	return &progress{env: env, bench: NewPart(env, NewRuns(env), since)}
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
	return p.bench.Show(Snapshot{
		Len: r.Messages.Received,
		Totals: session.Totals{
			Messages: r.Messages.Received, Accepted: r.Messages.Accepted, Refused: r.Messages.Refused,
			Counts: r.Items.Counts, Repeated: r.Items.Repeated,
		},
		Profiles: r.Profiles,
	})
}

// settled says that going back has nothing more to undo in the bench.
func (p *progress) settled() bool {
	return !p.bench.runs.busy() && p.bench.log.asked == "" && p.bench.focus == paneProfiles
}
