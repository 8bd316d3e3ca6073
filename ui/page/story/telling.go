package story

import (
	"context"

	tea "github.com/charmbracelet/bubbletea"

	"caliper-playground/catalog"
	"caliper-playground/engine/certify"
	"caliper-playground/engine/conformance"
	"caliper-playground/engine/story"
	"caliper-playground/ui/page"
	"caliper-playground/ui/page/bench"
	"caliper-playground/ui/page/sending"
)

// telling is one playing of a story: what each scene has come to so far, and which
// of them is shown. Those behind it are in the session all the same.
type telling struct {
	story   *story.Story
	playing *story.Playing
	session page.Session
	first   int // how many messages the session had before
	bench   *bench.Page
	tally   *certify.Tally

	before page.Snapshot // the first scene
	done   []performed   // the scenes that were played
	at     int           // the scene that is shown; -1 before the first
	target int           // the scene to play up to
	busy   bool          // messages are sent, or counted
	panel  int           // how many lines stand above the bench
}

// performed is what a scene has come to.
type performed struct {
	came   []story.Came
	broken [][]string // of each message: which promises were not kept
	upTo   int        // the last message that was counted after it
	after  page.Snapshot
	rows   []string // that have another mark than before, by their IDs
	met    []string // profiles that are met and were not before, by their titles
	fresh  map[string]bool
}

// Tell begins a playing of a story, behind what the session has.
func (p *Page) Tell(s *story.Story) tea.Cmd {
	one, err := s.Play(p.env.Now())
	if err != nil {
		p.env.Say(page.Failed, err.Error())
		return nil
	}
	log := p.env.Engine.Session()
	return tea.Batch(p.begin(newTelling(s, one, log, log.Len())), p.wait())
}

// newTelling is a telling of a story behind so many messages of the session.
func newTelling(s *story.Story, one *story.Playing, log page.Session, first int) *telling {
	nothing := conformance.NewScorecard(catalog.Get(log.Spec())).Profiles()
	return &telling{
		story: s, playing: one, session: log, first: first, at: -1, target: -1,
		tally:  certify.NewTally(log.Spec(), certify.Run{Since: first}),
		before: page.Snapshot{Profiles: nothing},
	}
}

// begin shows a telling.
func (p *Page) begin(t *telling) tea.Cmd {
	t.bench = bench.NewPart(p.env, sending.New(p.env), t.first)
	p.telling, p.step = t, playing
	p.waits++
	t.setSize(p)
	return p.show()
}

// setSize gives the bench its room below the panel.
func (t *telling) setSize(p *Page) {
	t.panel = p.panelHeight()
	t.bench.SetSize(p.width, max(0, p.height-t.panel))
}

// shown is the scene that is shown, or the last that was played where it is still
// being sent; nil before the first.
func (t *telling) shown() *performed {
	if at := min(t.at, len(t.done)-1); at >= 0 {
		return &t.done[at]
	}
	return nil
}

// show shows marks and log as they were after the scene that is shown.
func (p *Page) show() tea.Cmd {
	t := p.telling
	now, fresh := t.before, map[string]bool{}
	if scene := t.shown(); scene != nil {
		now, fresh = scene.after, scene.fresh
	}
	shown := t.bench.Show(now)
	t.bench.ShowFresh(fresh)
	return shown
}

// next goes on to the next scene, and plays it where it was not yet.
func (p *Page) next() tea.Cmd { return p.goTo(p.telling.at + 1) }

// goTo shows a scene, for which all scenes up to it are played.
func (p *Page) goTo(scene int) tea.Cmd {
	t := p.telling
	t.target = min(scene, len(t.story.Scenes)-1)
	p.step = playing
	if t.target < len(t.done) {
		t.at = t.target
		return tea.Batch(p.show(), p.wait())
	}
	return p.perform()
}

// perform plays the first scene that was not played yet.
func (p *Page) perform() tea.Cmd {
	t, env := p.telling, p.env
	if t.busy {
		return nil // it goes on by itself
	}
	t.busy = true
	t.at = len(t.done)
	scene := t.at
	type result struct {
		came   []story.Came
		err    error
		counts certify.Result
	}
	work := func() (r result) {
		r.came, r.err = t.playing.Perform(env.Context, scene, t.session, env.Engine.Send)
		r.counts = t.count(env.Context, t.session.Len())
		return r
	}
	return page.After(work, func(r result) tea.Cmd {
		t.busy = false
		if t != p.telling { // another has begun meanwhile
			return nil
		}
		if r.err != nil {
			return p.failed(r.err)
		}
		return p.performed(scene, r.came, page.RunSnapshot(r.counts))
	})
}

// failed goes back to the scene before: what could not be sent is sent again with
// the next.
func (p *Page) failed(err error) tea.Cmd {
	t := p.telling
	t.at = len(t.done) - 1
	t.target, p.byItself = t.at, false
	if p.env.Context.Err() == nil {
		p.env.Say(page.Failed, "The scene could not be sent: "+err.Error())
	}
	return p.show()
}

// performed takes in what a scene has come to, and goes on where more are wanted.
func (p *Page) performed(scene int, came []story.Came, after page.Snapshot) tea.Cmd {
	t := p.telling
	t.played(came, after)
	t.at = scene
	if t.target > scene {
		return tea.Batch(p.show(), p.perform())
	}
	return tea.Batch(p.show(), p.wait())
}

// played takes in what the next scene that was not played yet has come to.
func (t *telling) played(came []story.Came, after page.Snapshot) {
	scene, before := len(t.done), t.before
	if scene > 0 {
		before = t.done[scene-1].after
	}
	one := changes(before, after)
	one.came, one.upTo = came, t.tally.Counted()
	for i, c := range came {
		one.broken = append(one.broken, t.story.Scenes[scene].Sends[i].Broken(c))
	}
	t.done = append(t.done, one)
}

// chunk is how many messages are read back in one go.
const chunk = 2000

// count reads what has come since it was last asked, up to the message of that number.
func (t *telling) count(ctx context.Context, upTo int) certify.Result {
	for t.tally.Counted() < upTo && ctx.Err() == nil {
		t.tally.Read(ctx, t.session, upTo, chunk)
	}
	return t.tally.Result()
}

// count takes in what has come from elsewhere while the last scene that was played
// is shown: it belongs to that scene from then on.
func (p *Page) count() tea.Cmd {
	t := p.telling
	if t.busy || t.at != len(t.done)-1 || t.tally.Counted() >= t.session.Len() {
		return nil
	}
	t.busy = true
	ctx := p.env.Context
	return page.After(func() certify.Result { return t.count(ctx, t.session.Len()) }, func(r certify.Result) tea.Cmd {
		t.busy = false
		if t != p.telling {
			return nil
		}
		now := page.RunSnapshot(r)
		if last := len(t.done) - 1; last >= 0 {
			t.done[last].after, t.done[last].upTo = now, t.tally.Counted()
		} else {
			t.before = now
		}
		if t.target > len(t.done)-1 { // asked for meanwhile
			return p.perform()
		}
		return tea.Batch(t.bench.Show(now), p.count())
	})
}

// changes says what is other after a scene than before.
func changes(before, after page.Snapshot) performed {
	one := performed{after: after, fresh: map[string]bool{}}
	for i, profile := range after.Profiles {
		was := before.Profiles[i]
		for j, row := range profile.Rows {
			if row.Count > was.Rows[j].Count {
				one.rows = append(one.rows, row.Row.ID)
				one.fresh[row.Row.ID] = true
			}
		}
		if profile.Met() && !was.Met() {
			one.met = append(one.met, profile.Profile.Title)
			one.fresh[profile.Profile.Name] = true
		}
	}
	return one
}
