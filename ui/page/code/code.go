// Package code is the page of programs that send a document, in each language.
package code

import (
	"fmt"
	"slices"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"caliper-playground/catalog"
	"caliper-playground/engine/snippet"
	"caliper-playground/engine/text"
	"caliper-playground/ui/component"
	"caliper-playground/ui/page"
	"caliper-playground/ui/page/commands"
	"caliper-playground/ui/page/saving"
)

// sensor is the IRI that programs name where the document names none.
const sensor = "https://example.org/sensors/1"

// Page shows a program that sends a document, in one language at a time.
type Page struct {
	env      *page.Env
	of       page.ShowCode
	language *snippet.Language // kept by the program, so that the page opens with it again
	now      program
	list     component.List
	sideways int // cells that the lines are moved to the left
	width    int
	height   int
	tabs     []component.Tab
	save     *saving.Line
}

// program is what was written in a language.
type program struct {
	language snippet.Language // "" where none is written yet
	text     string
	lines    []string
	longest  int // cells of the longest line
	err      error
}

// New returns the page for a document. It begins with the language that is
// remembered, or with the first.
func New(env *page.Env, of page.ShowCode, language *snippet.Language) *Page {
	if !slices.Contains(snippet.Languages(), *language) {
		*language = snippet.Languages()[0]
	}
	if of.Version == "" {
		of.Version = env.Engine.Session().Spec()
	}
	c := &Page{env: env, of: of, language: language}
	c.save = saving.New(env, c.layOut)
	return c
}

// Title implements Page.
func (c *Page) Title() string { return "code" }

// Init implements Page.
func (c *Page) Init() tea.Cmd { return c.write() }

// write has the program written in the language that is chosen. Keys wait for it,
// so that what is copied is what was asked for.
func (c *Page) write() tea.Cmd {
	language, of := *c.language, c.of
	return c.env.Wait(page.After(func() program { return write(language, of) }, func(p program) tea.Cmd {
		c.now, c.sideways = p, 0
		c.layOut()
		c.list.Scroll(-c.list.Len)
		return nil
	}))
}

func write(language snippet.Language, of page.ShowCode) program {
	p := program{language: language}
	if p.text, p.err = snippet.Write(language, of.What, sensor, of.Version, of.Data); p.err == nil {
		p.lines = text.CleanLines(p.text)
		for _, line := range p.lines {
			p.longest = max(p.longest, text.Width(line))
		}
	}
	return p
}

// turn goes to the language that many places on.
func (c *Page) turn(by int) tea.Cmd {
	all := snippet.Languages()
	at := slices.Index(all, *c.language) + by + len(all)
	return c.choose(at % len(all))
}

func (c *Page) choose(at int) tea.Cmd {
	*c.language = snippet.Languages()[at]
	return c.write()
}

// SetSize implements Page.
func (c *Page) SetSize(width, height int) {
	c.width, c.height = width, height
	c.layOut()
}

// layOut gives the program the room that the line above and what is typed below
// leave.
func (c *Page) layOut() {
	c.list.SetHeight(max(0, c.height-2-len(c.save.View(c.width))))
	c.list.SetLen(len(c.now.lines))
}

// Status implements Page: how much of the program is below.
func (c *Page) Status(width int) string { return component.LinesToRead(c.env.Theme, &c.list, width) }

// Typing implements Page.
func (c *Page) Typing() bool { return c.save.Asking() }

// Type implements Typist.
func (c *Page) Type(press tea.KeyMsg) tea.Cmd { return c.save.Type(press) }

// Update implements Page: the wheel scrolls, and a click on a language chooses it.
func (c *Page) Update(msg tea.Msg) tea.Cmd {
	mouse, ok := msg.(tea.MouseMsg)
	if !ok || c.save.Asking() {
		return nil
	}
	component.ScrollByWheel(&c.list, mouse)
	if !component.Clicked(mouse) || mouse.Y != 0 {
		return nil
	}
	if at := component.TabAt(c.tabs, mouse.X); at >= 0 {
		return c.choose(at)
	}
	return nil
}

// Commands implements Page.
func (c *Page) Commands() []page.Command {
	const group = "Code"
	k := c.env.Keys
	leave := page.Do(func() { c.env.Close(c) })
	next := func() tea.Cmd { return c.turn(1) }
	previous := func() tea.Cmd { return c.turn(-1) }
	all := append(c.save.Commands(), []page.Command{
		{Key: k.Move.Next, Group: group, Words: "next language", Short: "language", Foot: 1, Do: next},
		{Key: k.Move.Previous, Group: group, Words: "language before", Do: previous},
		{Key: k.Move.Right, Group: group, Words: "next language", Do: next},
		{Key: k.Move.Left, Group: group, Words: "language before", Do: previous},
		{Key: k.Global.Copy, Group: group, Words: "copy the program", Foot: 2, Do: c.copy, Why: c.whyNone},
		{Key: k.Do.Save, Group: group, Words: "save it as a file", Short: "save", Foot: 3, Do: page.Do(c.ask), Why: c.whyNone},
		{Key: k.Message.ScrollRight, Group: group, Words: "long lines to the right", Do: page.Do(func() { c.scroll(8) }), Why: c.whyNone},
		{Key: k.Message.ScrollLeft, Group: group, Words: "long lines to the left", Do: page.Do(func() { c.scroll(-8) }),
			Why: func() string { return commands.WhyNotLeft(c.sideways) }},
		{Key: k.Do.Code, Group: group, Words: "close the page", Do: leave},
		{Key: k.Global.Back, Group: group, Words: "back; nothing has changed", Short: "back", Foot: 4, Do: leave},
	}...)
	return append(all, commands.Reading(k.Move, &c.list, 5)...)
}

// scroll moves the lines sideways, and no further than the longest goes.
func (c *Page) scroll(by int) {
	c.sideways = max(0, min(c.sideways+by, c.now.longest-c.width/2))
}

// whyNone says why there is no program.
func (c *Page) whyNone() string {
	switch {
	case c.now.language == "":
		return "The program is being written."
	case c.now.err != nil:
		return text.Sentence("There is no program: " + c.now.err.Error())
	}
	return ""
}

func (c *Page) copy() tea.Cmd {
	return c.env.Copy(fmt.Sprintf("the program in %s that sends %s", c.now.language.Title(), c.of.What), c.now.text)
}

// ask asks where to save the program.
func (c *Page) ask() { c.save.Ask(c.now.language.File(), []byte(c.now.text)) }

// View implements Page.
func (c *Page) View() []string {
	return c.save.Under(append([]string{c.viewTabs(), ""}, c.viewProgram()...), c.width, c.height)
}

// viewProgram draws what is in sight of the program, or why there is none.
func (c *Page) viewProgram() []string {
	theme := c.env.Theme
	if why := c.whyNone(); why != "" {
		p := &component.Paper{Theme: theme, Width: c.width}
		p.Wrap(theme.Caution, 1, why)
		return p.Lines
	}
	return c.list.Drawn(func(row int, _ bool) string {
		line, style := c.now.lines[row], theme.Plain
		if isComment(line) {
			style = theme.Dim
		}
		return component.NewLine(c.width).Gap(1).Add(style, text.Skip(line, c.sideways)).String()
	})
}

func isComment(line string) bool {
	line = strings.TrimLeft(line, " ")
	return strings.HasPrefix(line, "//") || strings.HasPrefix(line, "# ") || line == "#"
}

// viewTabs draws the languages, or where they have no room the one at hand, with
// what the program sends.
func (c *Page) viewTabs() string {
	theme, all := c.env.Theme, snippet.Languages()
	at := slices.Index(all, *c.language)
	titles, cells := make([]string, len(all)), 0
	for i, l := range all {
		titles[i] = l.Title()
		cells += len(titles[i]) + 3
	}
	line := component.NewLine(c.width).Gap(1)
	c.tabs = nil
	if cells <= c.width {
		c.tabs = component.Tabs(line, theme, titles, at, true)
	} else {
		line.Add(theme.Accent, "["+titles[at]+"]").Add(theme.Dim, fmt.Sprintf(" %d of %d", at+1, len(all)))
	}
	return line.Right(theme.Dim, "sends "+c.of.What).String()
}

// Places lists what is in force together on the page.
func Places(env *page.Env) []page.Place {
	language := snippet.Curl
	of := page.ShowCode{Version: catalog.V1p2}
	reading, naming := New(env, of, &language), New(env, of, &language)
	naming.save = saving.New(env, func() {})
	naming.save.Ask("", nil)
	return []page.Place{
		{Name: "code", Commands: reading.Commands()},
		{Name: "naming a file of code", Typing: true, Commands: naming.Commands()},
	}
}
