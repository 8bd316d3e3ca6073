package app

import (
	"reflect"

	tea "github.com/charmbracelet/bubbletea"

	"caliper-playground/engine/lookup"
	"caliper-playground/ui/page"
	"caliper-playground/ui/page/bench"
	"caliper-playground/ui/page/certify"
	"caliper-playground/ui/page/code"
	"caliper-playground/ui/page/compose"
	"caliper-playground/ui/page/coverage"
	"caliper-playground/ui/page/entities"
	"caliper-playground/ui/page/exercises"
	"caliper-playground/ui/page/load"
	"caliper-playground/ui/page/misbehaviour"
	"caliper-playground/ui/page/mistakes"
	"caliper-playground/ui/page/palette"
	"caliper-playground/ui/page/questions"
	"caliper-playground/ui/page/sessions"
	"caliper-playground/ui/page/sheet"
	"caliper-playground/ui/page/story"
	"caliper-playground/ui/page/tolerances"
	"caliper-playground/ui/page/versions"
	"caliper-playground/ui/page/vocabulary"
)

// kind is a page as the program knows it. No page knows another.
type kind struct {
	name   string
	target page.Target                        // what pages open it by; nil where the program does by itself
	open   func(*screen, page.Target) tea.Cmd // nil for the bench, which is always there
	places func(*page.Env) []page.Place
	// reopens says that it opens again at the next start. Compose does not: what
	// was composed is not kept, and its first question would take the keys to the
	// first mark.
	reopens bool
	title   string // of what stands in for it then
	words   string // that are said meanwhile
}

// kinds is the list of all pages. The keys that are in force together, what is
// reopened, and the tests of every page go by it.
func kinds() []kind {
	return []kind{
		{name: "bench", places: bench.Places},
		{name: "load", target: page.LoadDocuments{}, open: openLoad, places: load.Places, reopens: true, title: "load", words: "opening…"},
		{name: "compose", target: page.ComposeEvent{}, places: compose.Places, open: madeFor(compose.New)},
		{name: "certify", target: page.PractiseCertification{}, places: certify.Places, reopens: true, title: "practice certification", words: "opening…", open: made(certify.New)},
		{name: "vocabulary", target: page.LookUp{}, open: openVocabulary, places: vocabulary.Places, reopens: true, title: "vocabulary", words: "reading the catalogue…"},
		{name: "stories", target: page.TellStory{}, places: story.Places, open: openStories, reopens: true, title: "stories", words: "reading the story…"},
		{name: "sessions", target: page.ChooseSession{}, places: sessions.Places, open: openSessions},
		{name: "tolerances", target: page.SetTolerances{}, places: tolerances.Places, open: made(tolerances.New)},
		{name: "misbehaviour", target: page.SetMisbehaviour{}, places: misbehaviour.Places, open: made(misbehaviour.New)},
		{name: "coverage", target: page.ShowCoverage{}, places: coverage.Places, open: made(coverage.New)},
		{name: "mistakes", target: page.MakeMistakes{}, places: mistakes.Places, open: made(mistakes.New)},
		{name: "questions", target: page.AskQuestions{}, places: questions.Places, open: made(questions.New)},
		{name: "entities", target: page.ListEntities{}, places: entities.Places, open: made(entities.New)},
		{name: "versions", target: page.CompareVersions{}, places: versions.Places, open: madeFor(versions.New)},
		{name: "code", target: page.ShowCode{}, places: code.Places,
			open: func(d *screen, to page.Target) tea.Cmd {
				return d.open(to, code.New(d.env, to.(page.ShowCode), &d.app.language))
			}},
		{name: "exercises", target: page.LearnByExercise{}, open: openExercises, places: exercises.Places},
		{name: "answer", target: page.Answer{}, places: sheet.Places, open: madeFor(sheet.NewAnswer)},
		{name: "strays", target: page.ShowStrays{}, places: sheet.Places, open: made(sheet.NewStrays)},
		{name: "endpoint", target: page.ReachEndpoint{}, places: sheet.Places, open: made(sheet.NewReach)},
		{name: "help", places: sheet.Places, open: func(d *screen, _ page.Target) tea.Cmd { return d.app.help() }},
		{name: "commands", places: palette.Places, open: func(d *screen, _ page.Target) tea.Cmd { return d.app.palette() }},
	}
}

// made opens the page that is made for a session, whatever its target holds.
func made[P page.Page](newPage func(*page.Env) P) func(*screen, page.Target) tea.Cmd {
	return func(d *screen, to page.Target) tea.Cmd { return d.open(to, newPage(d.env)) }
}

// madeFor opens the page that is made for what its target holds.
func madeFor[T page.Target, P page.Page](newPage func(*page.Env, T) P) func(*screen, page.Target) tea.Cmd {
	return func(d *screen, to page.Target) tea.Cmd { return d.open(to, newPage(d.env, to.(T))) }
}

// Open implements page.Screen.
func (d *screen) Open(target page.Target) tea.Cmd {
	if !d.shown() {
		return nil
	}
	for _, k := range kinds() {
		if k.target != nil && reflect.TypeOf(k.target) == reflect.TypeOf(target) {
			return k.open(d, target)
		}
	}
	return nil
}

// open opens a page that a target names.
func (d *screen) open(target page.Target, p page.Page) tea.Cmd {
	if !d.shown() {
		return nil
	}
	d.app.targets[p] = reflect.TypeOf(target)
	return d.app.push(p)
}

// openSessions opens the list of sessions. Whoever has come back to it from a log
// has left that: from here back leads on to the bench, and not to the list again.
func openSessions(d *screen, to page.Target) tea.Cmd {
	cmd := d.open(to, sessions.New(d.env, &d.app.list))
	d.app.env.Overview.Listed = false
	return cmd
}

// openVocabulary opens the vocabulary. Putting the book together takes a moment
// the first time.
func openVocabulary(d *screen, to page.Target) tea.Cmd {
	s := d.env.Engine.Session()
	read := func() (*lookup.Book, page.Snapshot) { return lookup.Of(s.Spec()), page.TakeSnapshot(s) }
	return d.Wait(page.AfterTwo(read, func(book *lookup.Book, now page.Snapshot) tea.Cmd {
		return d.open(to, vocabulary.New(d.env, book, now, to.(page.LookUp)))
	}))
}

// openExercises opens the course. It and how far somebody has come are on disk.
func openExercises(d *screen, to page.Target) tea.Cmd {
	ctx, state, folder := d.env.Context, d.env.State, d.env.Exercises
	return d.Wait(page.After(func() exercises.Opened { return exercises.Read(ctx, state, folder) }, func(o exercises.Opened) tea.Cmd {
		return d.open(to, exercises.New(d.env, o))
	}))
}

// openLoad opens what was loaded, or comes back to it where it is open.
func openLoad(d *screen, to page.Target) tea.Cmd {
	if d.load == nil {
		d.load = load.New(d.env, d.runs)
	}
	var opens tea.Cmd
	if !d.app.raise(d.load) {
		opens = d.open(to, d.load)
	}
	pasted := to.(page.LoadDocuments).Pasted
	if pasted == "" {
		return opens
	}
	return tea.Batch(opens, d.load.Paste(pasted))
}

// openStories opens the stories where they were left, or begins one. What was told
// before the program started is read back, unless one is to begin.
func openStories(d *screen, to page.Target) tea.Cmd {
	one, told := to.(page.TellStory).Story, d.app.toldStory()
	if d.stories != nil || one != nil || told == nil {
		return d.showStories(to, func(p *story.Page) tea.Cmd {
			if one == nil {
				return nil
			}
			return p.Tell(one)
		})
	}
	ctx, log, asked := d.env.Context, d.env.Engine.Session(), d.env.Story
	read := func() story.Opened { return story.ReadBack(ctx, log, asked, told) }
	return d.Wait(page.After(read, func(o story.Opened) tea.Cmd {
		return d.showStories(to, func(p *story.Page) tea.Cmd { return p.GoOn(o) })
	}))
}

// showStories opens their page, and tells one there.
func (d *screen) showStories(to page.Target, tell func(*story.Page) tea.Cmd) tea.Cmd {
	if d.stories == nil {
		d.stories = story.New(d.env)
	}
	var opens tea.Cmd
	if !d.app.raise(d.stories) {
		opens = d.open(to, d.stories)
	}
	return tea.Batch(opens, tell(d.stories))
}
