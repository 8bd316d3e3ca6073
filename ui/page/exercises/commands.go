package exercises

import (
	tea "github.com/charmbracelet/bubbletea"

	"caliper-playground/engine/exercise"
	"caliper-playground/ui/page"
	"caliper-playground/ui/page/commands"
)

// Commands implements page.Page.
func (p *Page) Commands() []page.Command {
	switch {
	case p.find.Typing:
		return commands.Finding(p.env, &p.find, &p.list, commands.MoveCursor(&p.list), p.found)
	case p.open == nil:
		return p.listCommands()
	}
	return append(p.answerCommands(), p.courseCommands()...)
}

const group = "Exercises"

func (p *Page) listCommands() []page.Command {
	k := p.env.Keys
	leave := page.Do(func() { p.env.Close(p) })
	all := []page.Command{
		{Key: k.Move.Enter, Group: group, Words: "begin the selected one", Short: "begin", Foot: 1, Do: page.Do(func() { p.begin(p.selected()) }), Why: p.whyNone},
		{Key: k.Exercise.Next, Group: group, Words: "the next that is open", Foot: 2, Do: page.Do(p.next)},
		{Key: k.Exercise.Practice, Group: group, Words: "one planted mistake, again and again", Foot: 3, Do: page.Do(p.practise)},
		p.filterCommand(),
		p.lookUp(p.selected),
		{Key: k.Bench.Exercises, Group: group, Words: "close the page", Do: leave},
		{Key: k.Global.Back, Foot: 4, Do: commands.BackFrom(p.env, p, &p.find, p.found)},
	}
	return append(all, commands.Cursor(k.Move, &p.list, 0)...)
}

func (p *Page) answerCommands() []page.Command {
	k := p.env.Keys
	return []page.Command{
		{Key: k.Do.Send, Group: group, Words: "send the answer, and see which goals it reaches", Short: "send", Foot: 1, Do: func() tea.Cmd { return p.send(p.answer) }, Why: p.whyBusy},
		{Key: k.Do.Edit, Group: group, Words: "edit it in the form", Short: "form", Foot: page.FootWhen(!p.open.Request, 2), Do: p.compose, Why: p.whyNoForm},
		{Key: k.Do.Editor, Group: group, Words: "edit it in your editor, then send it", Short: "editor", Foot: 3, Do: p.edit, Why: p.whyBusy},
		{Key: k.Exercise.Hint, Group: group, Words: "a hint", Foot: 4, Do: p.hint, Why: p.whyNoHint},
		{Key: k.Exercise.Solution, Group: group, Words: "the solution, or your answer", Foot: 6, Do: page.Do(p.turnSolution)},
		{Key: k.Exercise.Reset, Group: group, Words: "begin it anew", Foot: 7, Do: p.askReset},
		{Key: k.Exercise.Skip, Group: group, Words: "leave it out, or not", Foot: 8, Do: p.skip},
		p.lookUp(func() *exercise.Exercise { return p.open }),
		{Key: k.Global.Reach, Group: group, Words: "where your own sensor sends an answer to", Short: "endpoint", Foot: 10, Do: func() tea.Cmd { return p.env.Open(page.ReachEndpoint{}) }},
		{Key: k.Global.Back, Short: "list", Foot: 9, Do: page.Do(p.toList)},
	}
}

func (p *Page) courseCommands() []page.Command {
	k := p.env.Keys
	all := []page.Command{
		{Key: k.Exercise.Next, Group: group, Words: "the next that is open", Foot: 5, Do: page.Do(p.next)},
		{Key: k.Exercise.Practice, Group: group, Words: "one planted mistake, again and again", Do: page.Do(p.practise)},
		{Key: k.Bench.Exercises, Group: group, Words: "close the page", Do: page.Do(func() { p.env.Close(p) })},
		page.Elsewhere(p.filterCommand(), p.whyNoList),
	}
	return append(all, commands.Reading(k.Move, &p.scroll, 20)...)
}

func (p *Page) whyBusy() string {
	return page.When(p.busy, "An answer is on its way.")
}

func (p *Page) whyNoForm() string {
	return page.When(p.open.Request, "The form composes events, and an answer here is HTTP requests; "+p.env.Keys.Do.Editor.Help().Key+" opens them in your editor.")
}

func (p *Page) whyNoHint() string {
	return page.When(p.hints >= len(p.open.Hints), "There is no further hint; "+p.env.Keys.Exercise.Solution.Help().Key+" shows a solution.")
}

// lookUp is the command that looks up what an exercise is about.
func (p *Page) lookUp(of func() *exercise.Exercise) page.Command {
	return commands.LookUp(p.env, group, func() []string { return subjectOf(of()) })
}

// Places lists what commands are in force together.
func Places(env *page.Env) []page.Place {
	list, one := &Page{env: env}, &Page{env: env, open: &exercise.Exercise{}}
	filtering := &Page{env: env}
	filtering.find.Begin()
	return []page.Place{
		{Name: "choosing an exercise", Commands: list.Commands()}, {Name: "filtering exercises", Typing: true, Commands: filtering.Commands()},
		{Name: "in an exercise", Commands: one.Commands()},
	}
}
