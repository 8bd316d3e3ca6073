package page

import (
	"github.com/charmbracelet/bubbles/key"
	tea "github.com/charmbracelet/bubbletea"
	"github.com/sahilm/fuzzy"

	"caliper-playground/engine/text"
	"caliper-playground/ui/component"
	"caliper-playground/ui/keys"
)

// Palette lists all commands of another page, and those that work everywhere,
// to be found by a few letters and run.
type Palette struct {
	env    *Env
	press_ func(press tea.KeyMsg, everywhere bool) tea.Cmd
	all    commands
	query  component.Input
	shown  []int // of all, as the query ranks them
	list   component.List
	width  int
	hidden int // how many lines stand above the list
}

// NewPalette returns the palette of a page's commands, which run runs.
func NewPalette(env *Env, of Page, run func(press tea.KeyMsg, everywhere bool) tea.Cmd) *Palette {
	p := &Palette{env: env, press_: run, all: listCommands(env, of), query: component.Input{Label: "› "}}
	p.search()
	return p
}

// search ranks the commands by the query, or lists all of them in their order.
func (p *Palette) search() {
	p.shown = p.shown[:0]
	if p.query.Value == "" {
		for i := range p.all {
			p.shown = append(p.shown, i)
		}
	} else {
		for _, match := range fuzzy.FindFrom(p.query.Value, p.all) {
			p.shown = append(p.shown, match.Index)
		}
	}
	p.list.SetLen(len(p.shown))
	p.list.Select(0)
}

// run runs the selected command, or says why it cannot be run.
func (p *Palette) run() tea.Cmd {
	if len(p.shown) == 0 {
		p.env.Say(Warned, "No command has these letters. "+p.env.Keys.Prompt.EraseAll.Help().Key+" erases them.")
		return nil
	}
	c := p.all[p.shown[p.list.Cursor]]
	if c.why != "" {
		p.env.Say(Warned, text.Capital(c.help)+": "+c.why)
		return nil
	}
	p.env.Close(p)
	return p.press_(c.press, c.everywhere)
}

// Title implements Page.
func (p *Palette) Title() string { return "commands" }

// Init implements Page.
func (p *Palette) Init() tea.Cmd { return nil }

// SetSize implements Page.
func (p *Palette) SetSize(width, height int) {
	p.width, p.hidden = width, 2
	p.list.SetHeight(height - p.hidden)
}

// Typing implements Page.
func (p *Palette) Typing() bool { return true }

// Update implements Page.
func (p *Palette) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case tea.KeyMsg:
		return p.press(msg)
	case tea.MouseMsg:
		return p.mouse(msg)
	}
	return nil
}

func (p *Palette) press(press tea.KeyMsg) tea.Cmd {
	k, name := p.env.Keys, press.String()
	switch {
	case keys.Matches(name, k.Prompt.Cancel):
		p.env.Close(p)
		return nil
	case keys.Matches(name, k.Prompt.Accept):
		return p.run()
	case !p.query.Takes(press):
		return noRoom(p.env, press)
	case p.query.Update(press, k.Prompt):
		p.search()
	default:
		component.MoveList(&p.list, name, component.Arrows(k.Move), p.list.Move)
	}
	return nil
}

// mouse answers the wheel and clicks: a click selects, a click on what is
// selected runs it.
func (p *Palette) mouse(msg tea.MouseMsg) tea.Cmd {
	switch {
	case msg.Button == tea.MouseButtonWheelUp:
		p.list.Scroll(-component.WheelStep)
	case msg.Button == tea.MouseButtonWheelDown:
		p.list.Scroll(component.WheelStep)
	case msg.Button == tea.MouseButtonLeft && msg.Action == tea.MouseActionPress:
		at := p.list.Offset + msg.Y - p.hidden
		switch _, end := p.list.Visible(); {
		case msg.Y < p.hidden || at >= end:
		case at == p.list.Cursor:
			return p.run()
		default:
			p.list.Select(at)
		}
	}
	return nil
}

// Status implements Page.
func (p *Palette) Status(int) string { return "" }

// ShortHelp implements Page.
func (p *Palette) ShortHelp() []key.Binding {
	k := p.env.Keys
	return []key.Binding{keys.Called(k.Prompt.Accept, "run"), keys.Called(k.Prompt.Cancel, "back"),
		component.Arrows(k.Move).Up, component.Arrows(k.Move).Down, k.Prompt.EraseAll}
}

// Help implements Page.
func (p *Palette) Help() []keys.Group {
	k := p.env.Keys
	move := component.Arrows(k.Move)
	return []keys.Group{{Title: "Commands", Bindings: []key.Binding{
		keys.Said("a few letters", "the commands that have them"), keys.Called(k.Prompt.Accept, "run the command"), keys.Called(k.Prompt.Cancel, "back"),
		move.Up, move.Down, move.PageUp, move.PageDown, k.Prompt.Erase, k.Prompt.EraseAll,
	}}}
}
