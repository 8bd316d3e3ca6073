package story

import (
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"caliper-playground/engine/sensor"
	"caliper-playground/ui/page"
)

// toggle has the story go on by itself, or step by step.
func (p *Page) toggle() tea.Cmd {
	p.byItself = !p.byItself
	if p.byItself && p.over() {
		p.byItself = false
		p.env.Say(page.Told, p.lastScene())
		return nil
	}
	return p.wait()
}

// wait returns a command that goes on to the next scene once this one has been
// shown for as long as the pace says.
func (p *Page) wait() tea.Cmd {
	p.waits++
	if !p.byItself || p.telling.busy {
		return nil
	}
	if p.over() {
		p.byItself = false
		return nil
	}
	number, pace, ctx := p.waits, p.pace, p.env.Context
	return page.After(func() bool { return sensor.Pause(ctx, pace) == nil }, func(passed bool) tea.Cmd {
		if !passed || number != p.waits || !p.byItself {
			return nil
		}
		return p.next()
	})
}

// over says that there is no scene behind the one that is shown.
func (p *Page) over() bool { return p.telling.at == len(p.telling.story.Scenes)-1 }

// lastScene says so.
func (p *Page) lastScene() string {
	return "That was the last scene. " + p.env.Keys.Do.Repeat.Help().Key + " plays the story again, with new ids."
}

// change makes each scene stay longer or shorter.
func (p *Page) change(by float64) tea.Cmd {
	p.pace = max(fastest, min(slowest, time.Duration(float64(p.pace)*by).Round(time.Second)))
	p.env.Say(page.Told, "A scene is shown for "+p.pace.String()+".")
	return p.wait()
}
