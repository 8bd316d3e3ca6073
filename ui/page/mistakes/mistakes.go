// Package mistakes is the page of mistakes that are made on purpose, to be shown
// or tried: each has a key, says what will happen and why, and is really sent.
package mistakes

import (
	"fmt"
	"slices"
	"strconv"

	tea "github.com/charmbracelet/bubbletea"

	"caliper-playground/engine/mistake"
	"caliper-playground/engine/sensor"
	"caliper-playground/engine/session"
	"caliper-playground/ui/component"
	"caliper-playground/ui/page"
	"caliper-playground/ui/page/commands"
)

// Page lists the mistakes, and tells of the one that is selected.
type Page struct {
	page.Plain
	env *page.Env
	all []mistake.Mistake

	list   component.List
	find   component.Finder // what of them is listed
	heads  []int            // the lines of the list: an index of all, or -1 for a heading
	width  int
	height int
}

// New returns the page for the environment's session.
func New(env *page.Env) *Page {
	p := &Page{env: env, all: mistake.Of(env.Engine.Session().Spec())}
	p.list.Heading = func(row int) bool { return p.heads[row] < 0 }
	p.found()
	return p
}

// Title implements Page.
func (p *Page) Title() string { return "mistakes on purpose" }

// SetSize implements Page.
func (p *Page) SetSize(width, height int) {
	p.width, p.height = width, height
	p.list.SetHeight(height - p.above())
}

// Update implements Page.
func (p *Page) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case page.FreshMsg:
		p.env.Close(p) // it may be of another version
	case tea.MouseMsg:
		return p.mouse(msg)
	}
	return nil
}

// Commands implements Page.
func (p *Page) Commands() []page.Command {
	if p.find.Typing {
		return commands.Finding(p.env, &p.find, &p.list, commands.MoveCursor(&p.list), p.found)
	}
	const group = "Mistakes"
	k := p.env.Keys
	leave := page.Do(func() { p.env.Close(p) })
	send := func() tea.Cmd { return p.send(*p.selected()) }
	why := func() string {
		if m := p.selected(); m != nil {
			return p.whyNot(*m)
		}
		return commands.NoneFound(p.env)
	}
	all := []page.Command{
		{Key: k.Move.Enter, Group: group, Words: "make the selected one", Short: "make it", Foot: 1, Do: send, Why: why, Sends: true},
		{Key: k.Do.Send, Group: group, Words: "the same", Do: send, Why: why, Sends: true},
		commands.LookUp(p.env, group, p.subject),
		{Key: k.Bench.Mistakes, Group: group, Words: "close the page", Do: leave},
		commands.BeginFilter(p.env, group, "filter the mistakes", 3, &p.find, p.found),
		{Key: k.Global.Back, Foot: 2, Do: commands.BackFrom(p.env, p, &p.find, p.found)},
	}
	all = append(all, commands.Cursor(k.Move, &p.list, 3)...)
	for _, m := range p.all {
		all = append(all, page.Command{Key: k.OfMistake(m.Name), Group: group,
			Do: func() tea.Cmd { return p.send(m) }, Why: func() string { return p.whyNot(m) }, Sends: true})
	}
	return all
}

// selected is the mistake that is told of; nil where the filter lets none through.
func (p *Page) selected() *mistake.Mistake {
	if p.list.Cursor >= len(p.heads) {
		return nil
	}
	return &p.all[p.heads[p.list.Cursor]]
}

// subject is what the selected mistake shows, by what it is looked up by: the rule
// that finds it, else the status of the answer.
func (p *Page) subject() []string {
	m := p.selected()
	if m == nil {
		return []string{"mistake"}
	}
	return []string{m.Rule, strconv.Itoa(m.Last().Status), "mistake"}
}

// whyNot says why a mistake cannot be made now.
func (p *Page) whyNot(m mistake.Mistake) string {
	return page.When(m.NeedsToken() && p.env.Engine.Endpoint().Token == "", "The endpoint asks for no token, so that a request without the right one is none it refuses.")
}

// made is what came of a mistake.
type made struct {
	reply sensor.Reply // to the last step
	entry session.Entry
	err   error
}

// send makes a mistake, and goes to it in the log.
func (p *Page) send(m mistake.Mistake) tea.Cmd {
	p.choose(m.Name)
	engine, ctx := p.env.Engine, p.env.Context
	return p.env.Wait(page.After(func() made {
		var last made
		s := engine.Session()
		from := s.Len()
		_, last.err = engine.Send(ctx, m.Payloads(), func(progress sensor.Progress) { last.reply = progress.Last })
		last.entry = entryOf(s, from, last.reply.Status)
		return last
	}, func(came made) tea.Cmd { return p.came(m, came) }))
}

// entryOf finds the message that was answered so, among those after the first from;
// its number is 0 where there is none, as of a request that is no message.
func entryOf(s page.Session, from, status int) session.Entry {
	for _, e := range slices.Backward(s.Entries(from, s.Len())) {
		if e.Status == status {
			return e
		}
	}
	return session.Entry{}
}

// came tells what came of a mistake, and goes to it.
func (p *Page) came(m mistake.Mistake, came made) tea.Cmd {
	promised := m.Last().Status
	switch {
	case came.err != nil:
		p.env.Say(page.Failed, m.Title+": "+came.err.Error())
		return nil
	case came.reply.Err != nil:
		p.env.Say(page.Failed, m.Title+": "+came.reply.Err.Error())
		return nil
	case came.reply.Status != promised:
		p.env.Say(page.Warned, fmt.Sprintf("%s: answered %d and not %d, as the endpoint is set: the log says why.", m.Title, came.reply.Status, promised))
	} // else the log says it all, and nothing covers it
	return p.env.GoTo(came.entry.Seq)
}

// mouse answers the wheel and clicks: a click selects, a click on what is selected
// makes it.
func (p *Page) mouse(msg tea.MouseMsg) tea.Cmd {
	if component.Clicked(msg) && msg.X >= listWidth {
		return nil
	}
	if p.list.Mouse(msg, p.above()) {
		return page.Run(p.env, page.Named(p.Commands(), p.env.Keys.Move.Enter))
	}
	return nil
}

// Places lists what is in force together on the page.
func Places(env *page.Env) []page.Place {
	choosing, filtering := &Page{env: env, all: mistake.Of("1.2")}, &Page{env: env}
	filtering.find.Begin()
	return []page.Place{{Name: "choosing a mistake", Commands: choosing.Commands()}, {Name: "filtering mistakes", Typing: true, Commands: filtering.Commands()}}
}
