// Package story is the page that tells a story: scene by scene, with what is to be
// said above and the bench below, on which what the scene has changed is marked.
// What a story is, and what its messages promise, is engine/story's.
package story

import (
	"slices"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"caliper-playground/engine/story"
	"caliper-playground/ui/component"
	"caliper-playground/ui/page"
)

// Page tells a story. The program keeps it, so that it can be left and come back to
// at any scene.
type Page struct {
	env  *page.Env
	step step
	list component.List // over the stories, or over the scenes to jump to

	width, height int
	telling       *telling // nil until a story is chosen
	byItself      bool
	pace          time.Duration
	waits         int // the number of the last wait for the next scene
}

// step is what the page shows.
type step int

const (
	choosing step = iota // a story
	playing              // it
	jumping              // choosing a scene of it
)

// The paces that can be chosen, and the one that a story begins with.
const (
	slowest = time.Minute
	fastest = 2 * time.Second
	usual   = 10 * time.Second
)

// New returns the page with the list of stories.
func New(env *page.Env) *Page {
	p := &Page{env: env, pace: usual}
	if env.Pace > 0 {
		p.pace = env.Pace
	}
	return p
}

// stories are those that there are, the one of the command line and the one that is
// told before the others.
func (p *Page) stories() []*story.Story {
	var all []*story.Story
	if p.env.Story != nil {
		all = append(all, p.env.Story)
	}
	others := story.List()
	if p.telling != nil {
		others = append([]*story.Story{p.telling.story}, others...)
	}
	for _, s := range others {
		if !slices.ContainsFunc(all, func(of *story.Story) bool { return same(of, s) }) {
			all = append(all, s)
		}
	}
	return all
}

// same says whether two stories are from the same file.
func same(a, b *story.Story) bool { return a.Name == b.Name && a.Path == b.Path }

// foreign says why a story marks nothing in the session; "" where it does.
func (p *Page) foreign(s *story.Story) string {
	if of := p.env.Engine.Session().Spec(); s.Spec != of {
		return "It tells of Caliper " + string(s.Spec) + ", and this session marks the rows of " + string(of) + ": its messages fill none. --spec " + string(s.Spec) + " opens one that they do."
	}
	return ""
}

// Title implements Page.
func (p *Page) Title() string { return "stories" }

// Init implements Page. What has come while the page was closed is taken in; where
// another session has begun meanwhile, no story is told in it yet.
func (p *Page) Init() tea.Cmd {
	if p.telling == nil {
		return nil
	}
	if p.telling.session != p.env.Engine.Session() {
		p.telling, p.step = nil, choosing
		p.layOutList()
		return nil
	}
	return tea.Batch(p.show(), p.count())
}

// SetSize implements Page.
func (p *Page) SetSize(width, height int) {
	p.width, p.height = width, height
	if p.telling != nil {
		p.telling.setSize(p)
	}
	p.layOutList()
}

// Typing implements Page.
func (p *Page) Typing() bool { return p.step == playing && p.telling.bench.Typing() }

// Type implements Typist.
func (p *Page) Type(press tea.KeyMsg) tea.Cmd { return p.telling.bench.Type(press) }

// Closed implements Closer. The story stays at its scene, and no longer goes on by
// itself.
func (p *Page) Closed() { p.byItself = false }

// Status implements Page.
func (p *Page) Status(width int) string {
	if p.step != playing {
		return ""
	}
	return p.telling.bench.Status(width)
}

// Update implements Page.
func (p *Page) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case page.SessionMsg:
		if p.telling != nil {
			return p.count()
		}
	case page.FreshMsg:
		if p.telling != nil {
			return p.Tell(p.telling.story)
		}
	case tea.MouseMsg:
		return p.mouse(msg)
	}
	return nil
}
