// Package export is the page that saves messages of a session as files.
package export

import (
	"context"
	"errors"
	"fmt"

	tea "github.com/charmbracelet/bubbletea"

	"caliper-playground/engine/library"
	"caliper-playground/engine/text"
	"caliper-playground/ui/component"
	"caliper-playground/ui/page"
	"caliper-playground/ui/page/commands"
)

// Page is the page that saves messages: it asks which, and where.
type Page struct {
	page.Plain
	env     *page.Env
	session page.Session
	choices []Some
	at      int
	path    component.Input

	width, height int

	job    *library.Export // under way, or nil
	ctx    context.Context
	cancel context.CancelFunc
}

// Some is some messages that can be saved.
type Some struct {
	What string
	N    int
	Seq  func(i int) int // the number of the i-th
}

// New returns the page that saves messages of a session, of which there are choices
// between some and others; the first one is chosen.
func New(env *page.Env, session page.Session, choices []Some) *Page {
	e := &Page{env: env, session: session, choices: choices, path: component.NewInput("save as ", "messages.ndjson", 0)}
	e.ctx, e.cancel = context.WithCancel(env.Context)
	return e
}

// Title implements Page.
func (e *Page) Title() string { return "save messages" }

// Closed implements Closer: what is being saved stops.
func (e *Page) Closed() { e.cancel() }

// SetSize implements Page.
func (e *Page) SetSize(width, height int) { e.width, e.height = width, height }

// Typing implements Page.
func (e *Page) Typing() bool { return true }

// Update implements Page.
func (e *Page) Update(tea.Msg) tea.Cmd { return nil }

// Type implements Typist.
func (e *Page) Type(press tea.KeyMsg) tea.Cmd {
	if e.job == nil { // nothing to type while it is being saved
		commands.Type(e.env, &e.path, press)
	}
	return nil
}

// Commands implements Page.
func (e *Page) Commands() []page.Command {
	const group = "Save"
	k := e.env.Keys.Export
	return []page.Command{
		{Key: k.Save, Group: group, Foot: 1, Typing: true, Do: func() tea.Cmd { return e.begin(false) }, Why: e.whyBusy},
		{Key: k.Which, Group: group, Foot: 2, Typing: true, Do: page.Do(func() { e.at = (e.at + 1) % len(e.choices) }), Why: e.whyNotWhich},
		{Key: k.Leave, Group: group, Foot: 3, Typing: true, Do: page.Do(func() { e.env.Close(e) })},
	}
}

func (e *Page) whyBusy() string {
	return page.When(e.job != nil, "The messages are being saved.")
}

func (e *Page) whyNotWhich() string {
	if len(e.choices) < 2 {
		return "There is nothing else to choose from."
	}
	return e.whyBusy()
}

// target returns where to save: one file of lines for a path that ends in
// .ndjson, else a folder.
func (e *Page) target() (path string, lines bool, err error) {
	path, err = library.ExportPath(e.path.Value())
	return path, library.Lines(path), err
}

// begin starts to save what is chosen.
func (e *Page) begin(overwrite bool) tea.Cmd {
	path, _, err := e.target()
	switch {
	case err != nil:
		e.env.Say(page.Failed, err.Error())
		return nil
	case path == "":
		e.env.Say(page.Warned, "Type where to save: NAME.ndjson for one file, anything else for a folder.")
		return nil
	}
	from, s := e.choices[e.at], e.session
	e.job = &library.Export{Messages: from.N, Path: path, Overwrite: overwrite, Message: func(i int) (int, []byte, error) {
		m, err := s.Message(from.Seq(i))
		return from.Seq(i), m.Exchange.Body, err
	}}
	return e.step()
}

// step returns a command that goes on saving for a moment.
func (e *Page) step() tea.Cmd {
	job, ctx := e.job, e.ctx
	return page.AfterTwo(func() (bool, error) { return job.Step(ctx) }, e.stepped)
}

func (e *Page) stepped(done bool, err error) tea.Cmd {
	job := e.job
	switch {
	case job == nil:
		return nil
	case err == nil && !done:
		return e.step()
	}
	e.job = nil
	var exists *library.ExistsError
	switch {
	case errors.As(err, &exists):
		e.env.Ask(exists.Error()+" Write over it?", func() tea.Cmd { return e.begin(true) })
	case err != nil:
		e.env.Say(page.Failed, "Saving stopped: "+err.Error())
	default:
		e.env.Close(e)
		e.env.Say(page.Told, savedWords(job))
	}
	return nil
}

// savedWords says what was saved.
func savedWords(x *library.Export) string {
	words := "Saved " + text.Plural(x.Saved, "message") + " in " + x.Path
	if x.NoBody > 0 {
		words += "; " + text.Plural(x.NoBody, "message") + " had no body"
	}
	if x.NotJSON > 0 {
		words += fmt.Sprintf("; %d left out, being no JSON: a folder of files takes them as they came", x.NotJSON)
	}
	return words + "."
}

// View implements Page.
func (e *Page) View() []string {
	theme, k := e.env.Theme, e.env.Keys
	p := &component.Paper{Theme: theme, Width: e.width}
	p.Blank()
	for i, c := range e.choices {
		s := theme.Dim
		if i == e.at {
			s = theme.Plain
		}
		p.Add(p.Line().Cursor(theme, i == e.at, true).Gap(1).Add(s, text.Plural(c.N, "message")+" "+c.What))
	}
	if len(e.choices) > 1 {
		p.Add(p.Line().Gap(2).Add(theme.Dim, k.Export.Which.Help().Key+" chooses"))
	}
	p.Blank()
	typed := p.Line().Gap(1)
	e.path.Draw(typed, theme)
	p.Add(typed)
	p.Blank()
	_, lines, _ := e.target()
	if lines {
		p.Wrap(theme.Dim, 1, "One file of lines: a line for each body, without its line breaks. What is no JSON is left out, and counted.")
	} else {
		p.Wrap(theme.Dim, 1, "A folder: message-000001.json and so on, each body byte for byte as it was received. A name that ends in .ndjson makes one file of lines.")
	}
	return p.Lines[:min(len(p.Lines), e.height)]
}

// Status implements Page.
func (e *Page) Status(width int) string {
	if e.job == nil {
		return ""
	}
	line := component.NewLine(width)
	line.Gap(1).Add(e.env.Theme.Plain, "saving").Gap(2)
	component.Progress(line, e.env.Theme, e.job.Done(), e.job.Messages, min(30, line.Left()-24))
	return line.Right(e.env.Theme.Accent, e.env.Keys.Export.Leave.Help().Key+" stop").String()
}

// Places lists what is in force together on the page.
func Places(env *page.Env) []page.Place {
	return []page.Place{{Name: "saving messages", Typing: true, Commands: (&Page{env: env}).Commands()}}
}
