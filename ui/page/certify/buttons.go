package certify

import (
	tea "github.com/charmbracelet/bubbletea"

	"caliper-playground/engine/certify"
	"caliper-playground/ui/component"
	"caliper-playground/ui/keys"
	"caliper-playground/ui/page"
)

// button is a command of a step that can be clicked.
type button struct {
	title string
	of    keys.Binding // the command
}

// drawButtons writes buttons into a line and returns where they stand. The one
// in focus is marked; -1 marks none.
func drawButtons(line *component.Line, c *Page, titles []string, focus int) []component.Tab {
	theme := c.env.Theme
	var tabs []component.Tab
	for i, title := range titles {
		s, glyph := theme.Plain, " "
		if focus == i {
			s, glyph = theme.Accent, component.CursorGlyph
		}
		tab := component.Tab{Start: line.Used()}
		line.Add(theme.Accent, glyph).Add(s, "[ "+title+" ]")
		tab.End = line.Used()
		tabs = append(tabs, tab)
		line.Gap(1)
	}
	return tabs
}

// stepButtons lists what can be clicked at a step. The form has buttons of its
// own, which the keyboard reaches too.
func (c *Page) stepButtons() []button {
	k := c.env.Keys
	leave := button{"The bench", k.Global.Back}
	cancel := button{"Cancel the run", k.Certify.Cancel}
	complete := button{"Complete", k.Certify.Complete}
	switch c.view() {
	case certify.Form:
		return nil
	case guideView:
		return []button{{"Back to the flow", k.Global.Back}}
	case certify.Instructions:
		token := button{"Show the token", k.Certify.Token}
		if c.token {
			token.title = "Hide the token"
		}
		if c.aside {
			return []button{token, {"The progress", k.Global.Back}, complete}
		}
		return []button{token, cancel, leave}
	case certify.Progress:
		return []button{complete, {"Instructions", k.Certify.Instructions}, cancel}
	case certify.Confirmation:
		agree := button{"Agree", k.Do.Tick}
		if c.keeper.State().Run.Agreed {
			agree.title = "✓ Agreed"
		}
		goOn := button{"Go on sending", k.Global.Back}
		return []button{agree, {"Submit", k.Move.Enter}, goOn}
	}
	buttons := []button{{"Repeat", k.Do.Repeat}, {"Change product", k.Do.Edit}}
	if o, _ := c.submitted(); len(o.Reports) == 0 {
		buttons = append(buttons, button{"Save again", k.Do.Save})
	}
	return append(buttons, leave)
}

func (c *Page) leave() tea.Cmd {
	c.env.Close(c)
	return nil
}

// submitted is the outcome of the run that was submitted last.
func (c *Page) submitted() (certify.Outcome, bool) {
	state := c.keeper.State()
	return state.Submitted()
}

// viewButtons draws the buttons of the step, and says where they stand.
func (c *Page) viewButtons() (*component.Line, []component.Tab) {
	var titles []string
	for _, b := range c.stepButtons() {
		titles = append(titles, b.title)
	}
	line := component.NewLine(c.width)
	return line, drawButtons(line, c, titles, -1)
}

// Bar implements Barred: the buttons of a step that is asked about are there to
// be read, and pressed.
func (c *Page) Bar() int {
	if c.view() == certify.Form {
		return 0
	}
	return barOf(c.height)
}

// barOf is how many lines the buttons below a step take on a page of that height.
func barOf(height int) int {
	if height < certifyBar {
		return 0
	}
	return 1
}

// clickBar presses the button at a column.
func (c *Page) clickBar(x int) tea.Cmd {
	_, tabs := c.viewButtons()
	at := component.TabAt(tabs, x)
	if at < 0 {
		return nil
	}
	return page.Run(c.env, page.Named(c.Commands(), c.stepButtons()[at].of))
}
