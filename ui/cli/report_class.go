package cli

import (
	"context"
	"errors"
	"fmt"
	"time"

	"caliper-playground/engine/class"
	"caliper-playground/engine/report"
	"caliper-playground/engine/session"
)

// reportOnClass reports on all sessions of a recorded class.
func (a *app) reportOnClass(ctx context.Context, dir, name string, of sessionReport) (err error) {
	recorded, err := class.Read(dir, name)
	if err != nil {
		return cannotRun(err)
	}
	target := &classTarget{name: name, profile: of.profile}
	defer func() {
		for _, s := range target.sessions {
			err = errors.Join(err, cannotRun(s.Close()))
		}
	}()
	for _, l := range recorded.Learners {
		if !session.Recorded(dir, l.Session) {
			a.complain(fmt.Errorf("%s is not begun yet: it begins when the class %s is served", l.Label(), name))
			continue
		}
		s, err := a.readSession(dir, l.Session)
		if err != nil {
			return err
		}
		target.sessions = append(target.sessions, learned{s, l})
	}
	if len(target.sessions) == 0 {
		return cannotRun(fmt.Errorf("nothing is recorded of the class %s", name))
	}
	if of.concerned, err = of.profile.profiles(target.sessions[0].Spec()); err != nil {
		return err
	}
	run := newSessionRun(a, target.sessions[0], of)
	run.received, run.sent.Spec = target, target.sessions[0].Spec()
	run.result.Class = target.class()
	run.out.Lead(run.result.Class)
	for _, s := range target.sessions {
		run.options = optionsOf(s.Session)
		if err := run.recorded(ctx, s, s.learner.Label()+": ", of); err != nil {
			return err
		}
	}
	return run.end()
}

// classTarget is what the sessions of a class earned.
type classTarget struct {
	name     string
	sessions []learned
	profile  *profileFlag
}

// URL is that of any of them.
func (t *classTarget) URL() string { return "/caliper/" + t.name + "-N/message" }

// class is how the learners get on. It is as it was when its last message came.
func (t *classTarget) class() *report.Class {
	var at time.Time
	var standings []class.Standing
	for _, s := range t.sessions {
		standing := class.StandingOf(s.learner.Name, s)
		standings = append(standings, standing)
		if standing.Last.After(at) {
			at = standing.Last
		}
	}
	if at.IsZero() {
		at = time.Now()
	}
	return report.NewClass(t.name, at, standings)
}

// Finish takes the sessions' totals and marks. Of profiles there are those with marks,
// or that were asked for.
func (t *classTarget) Finish(r *report.Result) error {
	for _, s := range t.sessions {
		r.Sent.Events.Take(s.Totals())
		for _, p := range report.ProfilesOf(s.Session) {
			if p.RowsMet() > 0 || len(t.profile.names) > 0 {
				p.Learner = s.learner.Label()
				r.Profiles = append(r.Profiles, p)
			}
		}
	}
	return nil
}
