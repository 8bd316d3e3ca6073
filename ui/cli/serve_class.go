package cli

import (
	"errors"
	"time"

	"github.com/spf13/pflag"

	"caliper-playground/engine/class"
	"caliper-playground/engine/endpoint"
	"caliper-playground/engine/library"
	"caliper-playground/engine/report"
	"caliper-playground/engine/session"
	"caliper-playground/engine/text"
)

// serveClassFlags are those of serve that go with a class.
type serveClassFlags struct {
	watch   time.Duration // how long at least between two tables; 0 for none
	handOut string
}

const (
	watchClass    = "10s"                  // where the flag says nothing else
	leastWatching = 100 * time.Millisecond // more often nobody can read
)

func (f *serveClassFlags) register(set *pflag.FlagSet) {
	set.DurationVar(&f.watch, "watch-class", 0, "in place of a line for each message a table of how each learner of the class gets on, as it changes, at most so often, as in --watch-class=30s")
	set.Lookup("watch-class").NoOptDefVal = watchClass
	set.StringVar(&f.handOut, "hand-out", "", "write the list of URLs and tokens for handing out to this file, for you alone: .txt, .md or .csv")
}

// check says what of them cannot be.
func (f *serveClassFlags) check(o class.Options) error {
	if f.handOut != "" {
		if _, err := report.HandoutFormOf(f.handOut); err != nil {
			return usage("--hand-out: %w", err)
		}
	}
	switch {
	case f.watch != 0 && !o.Several:
		return usage("--watch-class goes with a class: add --sessions N or --learners FILE, or resume one")
	case f.watch != 0 && f.watch < leastWatching:
		return usage("--watch-class takes a time of %s at least, as in --watch-class=10s", leastWatching)
	}
	return nil
}

// handOut writes the list for handing out, where that was asked for.
func (r *serveRun) handOut(e *endpoint.Endpoint, sessions []*session.Session, options endpoint.Options) error {
	if r.ofClass.handOut == "" {
		return nil
	}
	path, err := library.ExportPath(r.ofClass.handOut)
	if err != nil {
		return err
	}
	var all []report.Handout
	for _, s := range sessions {
		o := opening(e, s, options)
		all = append(all, report.Handout{Learner: r.class.Learner(s.ID()).Name, Session: o.Session, URL: o.Endpoint, Token: o.Token})
	}
	if err := report.SaveHandout(path, all); err != nil {
		return err
	}
	r.app.complain(errors.New("the list for handing out, with " + text.Plural(len(all), "token") + ", is in " + path))
	return nil
}

// standings are how the learners get on.
func (r *serveRun) standings(feeds []*feed) *report.Class {
	all := make([]class.Standing, 0, len(feeds))
	for _, f := range feeds {
		all = append(all, class.StandingOf(f.learner.Name, f.session))
	}
	return report.NewClass(r.class.Name(), time.Now(), all)
}

// classWatch prints how a class gets on, as that changes. A nil one prints nothing.
type classWatch struct {
	run   *serveRun
	feeds []*feed
	dirty bool // something came since it was printed
}

// watch returns what prints the table of the class, or nil where nobody asked.
func (r *serveRun) watch(feeds []*feed) *classWatch {
	if r.ofClass.watch == 0 || !r.class.Kept() {
		return nil
	}
	return &classWatch{run: r, feeds: feeds, dirty: true}
}

// ticks says when to print.
func (w *classWatch) ticks() (ticks <-chan time.Time, stop func()) {
	if w == nil {
		return nil, func() {}
	}
	t := time.NewTicker(w.run.ofClass.watch)
	return t.C, t.Stop
}

func (w *classWatch) changed() {
	if w != nil {
		w.dirty = true
	}
}

func (w *classWatch) print() error {
	if !w.dirty {
		return nil
	}
	w.dirty = false
	return w.run.out.Class(w.run.standings(w.feeds))
}
