package exercises

import (
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"caliper-playground/engine/exercise"
	"caliper-playground/engine/text"
	"caliper-playground/ui/page"
	"caliper-playground/ui/page/commands"
)

// found lists what the filter lets through, each below the heading of its step. The
// cursor stays on what it is on, or goes to the first.
func (p *Page) found() tea.Cmd {
	at := p.selected()
	p.heads = p.heads[:0]
	step := ""
	for i, e := range p.course {
		if !p.find.Takes(e.Title, e.Name, e.Step, e.Task, strings.Join(e.See, " ")) {
			continue
		}
		if len(p.heads) == 0 || e.Step != step {
			p.heads = append(p.heads, -1)
		}
		step = e.Step
		p.heads = append(p.heads, i)
	}
	p.list.SetLen(len(p.heads))
	if at == nil {
		at = p.course[0]
	}
	p.choose(at)
	return nil
}

// Type implements page.Typist.
func (p *Page) Type(press tea.KeyMsg) tea.Cmd {
	return commands.TypeFilter(p.env, &p.find, press, p.found)
}

// Typing implements page.Page.
func (p *Page) Typing() bool { return p.find.Typing }

// whyNone says that there is no exercise to begin.
func (p *Page) whyNone() string {
	return page.When(p.selected() == nil, commands.NoneFound(p.env))
}

// whyNoList says why there is nothing to filter while an exercise is open.
func (p *Page) whyNoList() string {
	return "The list of exercises is filtered, and not one of them; " + p.env.Keys.Global.Back.Help().Key + " leads to it."
}

// foundWords says how much the filter lets through.
func (p *Page) foundWords() string {
	if !p.find.Asks() {
		return "title, task, word"
	}
	n := 0
	for _, at := range p.heads {
		if at >= 0 {
			n++
		}
	}
	return text.Plural(n, "exercise")
}

// filterCommand is the one that has the filter typed.
func (p *Page) filterCommand() page.Command {
	return commands.BeginFilter(p.env, group, "filter the exercises", 5, &p.find, p.found)
}

// subjectOf is what an exercise is about, by what that is looked up by.
func subjectOf(e *exercise.Exercise) []string {
	if e == nil {
		return []string{"exercise"}
	}
	return append(append([]string{}, e.See...), "exercise")
}
