package story

import (
	"slices"

	tea "github.com/charmbracelet/bubbletea"

	"caliper-playground/ui/page"
	"caliper-playground/ui/page/commands"
)

// group is the heading of the page's own commands.
const group = "Stories"

// Commands implements Page.
func (p *Page) Commands() []page.Command {
	if p.step == playing {
		return p.playCommands()
	}
	return append(p.listCommands(), p.elsewhere()...)
}

// listCommands are those of the lists of stories and of scenes.
func (p *Page) listCommands() []page.Command {
	k := p.env.Keys
	words, short := "tell it", "tell it"
	if p.step == jumping {
		words, short = "play up to it, or go back to it", "go there"
	}
	all := []page.Command{{Key: k.Move.Enter, Group: group, Words: words, Short: short, Foot: 1, Do: p.enter, Sends: true}}
	moves := commands.Moves(k.Move, &p.list, func(by int) tea.Cmd {
		p.choose(p.list.Cursor + by)
		return nil
	})
	moves[0].Foot, moves[1].Foot = 2, 3
	return append(append(all, moves...), commands.LookUp(p.env, group, func() []string { return []string{"story"} }), page.Command{Key: k.Global.Back, Foot: 4, Do: p.back})
}

// elsewhere are the commands of a story that is told, for the palette.
func (p *Page) elsewhere() []page.Command {
	var all []page.Command
	for _, c := range p.sceneCommands() {
		all = append(all, page.Elsewhere(c, p.whyNotTold))
	}
	return all
}

func (p *Page) whyNotTold() string {
	enter := p.env.Keys.Move.Enter.Help().Key
	if p.step == jumping {
		return "A scene is being chosen: " + enter + " goes there."
	}
	return "No story is told yet: " + enter + " on one begins it."
}

// sceneCommands take a story from scene to scene.
func (p *Page) sceneCommands() []page.Command {
	k := p.env.Keys
	return []page.Command{
		{Key: k.Story.Next, Group: group, Words: "the next scene: it is sent", Short: "next scene", Foot: 1, Do: p.next, Why: p.whyNotNext, Sends: true},
		{Key: k.Story.Before, Group: group, Words: "the scene before, with its marks and log", Short: "scene before", Foot: 2, Do: p.before, Why: p.whyNotBefore},
		{Key: k.Story.Scenes, Group: group, Foot: 3, Short: "jump", Do: page.Do(p.jump)},
		{Key: k.Story.ByItself, Group: group, Foot: 4, Short: p.byItselfWords(), Do: p.toggle, Sends: !p.byItself},
		{Key: k.Story.Slower, Group: group, Words: "each scene stays longer", Do: func() tea.Cmd { return p.change(1.5) }},
		{Key: k.Story.Faster, Group: group, Words: "each scene stays shorter", Do: func() tea.Cmd { return p.change(1 / 1.5) }},
		{Key: k.Do.Repeat, Group: group, Words: "play the story again, with new ids", Short: "play again", Foot: 5, Do: func() tea.Cmd { return p.Tell(p.telling.story) }, Sends: true},
	}
}

func (p *Page) byItselfWords() string {
	if p.byItself {
		return "step by step"
	}
	return "by itself"
}

// playCommands are those of the scenes, and those of the bench that shows them.
func (p *Page) playCommands() []page.Command {
	k := p.env.Keys
	all := p.sceneCommands()
	if p.telling.bench.Settled() {
		all = append(all, page.Command{Key: k.Global.Back, Short: "the stories", Foot: 8, Do: p.back})
	}
	feet := map[string]int{k.Move.Next.Name(): 6, k.Do.Stop.Name(): 0}
	pages := k.Move.WithoutPages()
	for _, c := range p.telling.bench.Commands() {
		switch c.Key.Name() {
		case k.Do.Repeat.Name():
			continue // here the story is played again
		case k.Bench.Stories.Name():
			c.Why = func() string { return "You are in a story. " + k.Global.Back.Help().Key + " goes to the list of them." }
		case k.Move.PageUp.Name():
			c.Key = pages.PageUp
		case k.Move.PageDown.Name():
			c.Key = pages.PageDown
		}
		if !c.Typing {
			c.Foot = feet[c.Key.Name()]
		}
		all = append(all, c)
	}
	return all
}

func (p *Page) whyNotNext() string {
	t := p.telling
	switch {
	case t == nil:
		return p.whyNotTold()
	case t.at == len(t.done):
		return "The scene is being sent."
	case p.over():
		return p.lastScene()
	}
	return ""
}

func (p *Page) whyNotBefore() string {
	switch t := p.telling; {
	case t == nil:
		return p.whyNotTold()
	case t.busy:
		return "The scene is being sent."
	case t.at < 0:
		return "The story has not begun: there is no scene before. " + p.env.Keys.Story.Next.Help().Key + " begins it."
	}
	return ""
}

// before goes back by one scene. Nothing is sent, and nothing taken back.
func (p *Page) before() tea.Cmd {
	p.byItself = false
	return p.goTo(p.telling.at - 1)
}

// jump opens the list of scenes.
func (p *Page) jump() {
	p.step, p.byItself = jumping, false
	p.layOutList()
	p.choose(max(0, p.telling.at))
}

// enter tells the chosen story, goes on with it where it is under way, or goes to
// the chosen scene.
func (p *Page) enter() tea.Cmd {
	if p.step == jumping {
		return p.goTo(p.list.Cursor)
	}
	chosen := p.stories()[p.list.Cursor]
	if p.telling != nil && p.telling.story == chosen {
		p.step = playing
		return p.show()
	}
	return p.Tell(chosen)
}

// back leads from a scene to the list of stories, and from there off the page.
func (p *Page) back() tea.Cmd {
	switch p.step {
	case jumping:
		p.step = playing
		return p.show()
	case playing:
		p.step, p.byItself = choosing, false
		p.list.Cursor = max(0, slices.Index(p.stories(), p.telling.story))
		p.layOutList()
		return nil
	}
	p.env.Close(p)
	return nil
}
