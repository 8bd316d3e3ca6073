// Package palette is the page that lists all commands, to be found and run.
package palette

import (
	"slices"
	"strings"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/sahilm/fuzzy"

	"caliper-playground/engine/text"
	"caliper-playground/ui/component"
	"caliper-playground/ui/page"
	"caliper-playground/ui/page/commands"
)

// Page lists all commands of another page, and those that work everywhere,
// to be found by a few letters and run.
type Page struct {
	page.Plain
	env    *page.Env
	all    []line
	query  component.Input
	shown  []int // of all, as the query ranks them
	list   component.List
	width  int
	height int
	hidden int // how many lines stand above the list
}

// line is a command as the palette lists it.
type line struct {
	page.Command
	why  string // why it cannot be run now; "" where it can
	also string // what else it is found by
}

// said is what stands in the line of a command that can be run.
func (l line) said() string { return l.Name() + " " + l.Group + " " + l.Key.Name() }

func (l line) keyWords() string {
	if len(l.Key.Keys()) == 0 {
		return "no key"
	}
	return l.Key.Help().Key
}

// withWords ranks the commands that have each of some words, in lower case: first
// those whose name has them at the beginning of its words, then those that have them
// there otherwise, then those that have them anywhere.
func (p *Page) withWords(words []string) []int {
	var ranks [3][]int
	for i, c := range p.all {
		name := strings.ToLower(c.Name())
		all := strings.ToLower(c.said() + " " + c.also)
		switch {
		case text.BeginWords(name, words):
			ranks[0] = append(ranks[0], i)
		case text.BeginWords(all, words):
			ranks[1] = append(ranks[1], i)
		case text.HasAll(all, words):
			ranks[2] = append(ranks[2], i)
		}
	}
	return slices.Concat(ranks[:]...)
}

// New returns the palette of a page's commands and those that work
// everywhere.
func New(env *page.Env, of page.Page, everywhere []page.Command) *Page {
	p := &Page{env: env, query: component.NewInput("› ", "", 0)}
	seen, also := map[string]bool{}, otherWords(env.Keys)
	for _, c := range append(of.Commands(), everywhere...) {
		if c.Group == "" || c.Do == nil && c.Why == nil || c.Typing && !of.Typing() || seen[c.Key.Name()] {
			continue // what is done once more by another key, or said of what is typed
		}
		seen[c.Key.Name()] = true
		p.all = append(p.all, line{Command: c, why: p.whyNot(of, c), also: also[c.Key.Name()]})
	}
	p.search()
	return p
}

func (p *Page) whyNot(of page.Page, c page.Command) string {
	switch {
	case len(c.Key.Keys()) == 0:
		return "It was given no key."
	case c.Do != nil && c.Group != page.Everywhere && c.Typing != of.Typing():
		return "Text is being typed there. " + p.env.Keys.Prompt.Cancel.Help().Key + " ends that."
	}
	return c.Reason()
}

// search ranks the commands by the query, or lists all of them in their order. Letters
// that only come in this order count where no command has the words.
func (p *Page) search() {
	query := strings.ToLower(p.query.Value())
	if p.shown = p.withWords(strings.Fields(query)); len(p.shown) == 0 {
		var all []string
		for _, c := range p.all {
			all = append(all, c.said())
		}
		for _, match := range fuzzy.Find(p.query.Value(), all) {
			p.shown = append(p.shown, match.Index)
		}
	}
	p.list.SetLen(len(p.shown))
	p.list.Select(0)
}

// run closes the palette and runs the selected command, or says why it cannot be
// run.
func (p *Page) run() tea.Cmd {
	if len(p.shown) == 0 {
		p.env.Say(page.Warned, "No command has these letters. "+p.env.Keys.Prompt.EraseAll.Help().Key+" erases them.")
		return nil
	}
	c := p.all[p.shown[p.list.Cursor]]
	if c.why != "" {
		p.env.Say(page.Warned, text.Capital(c.Name())+": "+c.why)
		return nil
	}
	p.env.Close(p)
	return page.Run(p.env, c.Command)
}

// Title implements Page.
func (p *Page) Title() string { return "commands" }

// SetSize implements Page.
func (p *Page) SetSize(width, height int) {
	p.width, p.height, p.hidden = width, height, 2
	p.list.SetHeight(height - p.hidden)
}

// Typing implements Page.
func (p *Page) Typing() bool { return true }

// Update implements Page.
func (p *Page) Update(msg tea.Msg) tea.Cmd {
	if msg, ok := msg.(tea.MouseMsg); ok {
		return p.mouse(msg)
	}
	return nil
}

// Type implements Typist.
func (p *Page) Type(press tea.KeyMsg) tea.Cmd {
	if commands.Type(p.env, &p.query, press) {
		p.search()
	}
	return nil
}

// Commands implements Page.
func (p *Page) Commands() []page.Command {
	const group = "Commands"
	k := p.env.Keys
	erases := commands.Erasing(p.env, &p.query, page.Do(p.search))
	erases[1].Foot = 5
	arrows := commands.Arrows(k.Move, &p.list, commands.MoveCursor(&p.list))
	arrows[0].Foot, arrows[1].Foot = 3, 4
	all := []page.Command{
		page.Note(group, "a few letters", "the commands that have them"),
		{Key: k.Prompt.Accept, Group: group, Words: "run the command", Short: "run", Foot: 1, Typing: true, Do: p.run},
		{Key: k.Prompt.Cancel, Group: group, Words: "back", Short: "back", Foot: 2, Typing: true, Do: page.Do(func() { p.env.Close(p) })},
	}
	return append(append(all, erases...), arrows...)
}

// mouse answers the wheel and clicks: a click selects, a click on what is
// selected runs it.
func (p *Page) mouse(msg tea.MouseMsg) tea.Cmd {
	if p.list.Mouse(msg, p.hidden) {
		return p.run()
	}
	return nil
}

// Places lists what is in force together on the page.
func Places(env *page.Env) []page.Place {
	return []page.Place{{Name: "commands", Typing: true, Commands: (&Page{env: env}).Commands()}}
}
