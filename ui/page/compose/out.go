package compose

import (
	"fmt"
	"path/filepath"
	"strconv"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"caliper-playground/engine/compose"
	"caliper-playground/ui/component/picker"
	"caliper-playground/ui/page"
	"caliper-playground/ui/page/saving"
)

// saveThen asks for a path and writes what the JSON shows: the event, or the
// envelope; where the name ends in .ndjson, the events line by line. It does then what
// follows, which may be nil.
func (c *Page) saveThen(then func() tea.Cmd) {
	state, item := c.now(), c.shownItem()
	e := state.envelope
	t := saving.Text{Name: e.FileName(), Hint: "a name, or a path; one that ends in .ndjson gets one event a line"}
	switch {
	case e.Broken() != nil: // and no fixture, whatever its name
		t.Name, t.Hint = "draft.json", "the text as it is, with its mistake"
	case item != compose.Whole:
		t.Name = e.Draft(item).FileName()
	}
	t.Content = func(path string) []byte {
		if strings.EqualFold(filepath.Ext(path), ".ndjson") && e.Broken() == nil {
			return []byte(e.Lines())
		}
		return []byte(e.TextAt(item))
	}
	t.Saved = func() tea.Cmd {
		c.settle(state)
		if then == nil {
			return nil
		}
		return then()
	}
	c.onJSON = false
	c.saving.AskFor(t)
}

// copyMenu offers what can be copied.
func (c *Page) copyMenu() tea.Cmd {
	if c.broken() != nil {
		return c.env.Copy("the text from the editor", c.broken().Text)
	}
	e, endpoint := c.now().envelope, c.env.Engine.Endpoint()
	item := max(0, c.itemHere())
	event := "the event"
	if e.Len() > 1 {
		event += " " + strconv.Itoa(item+1)
	}
	copies := []struct {
		what string
		text func() string // is laid out once it is chosen
	}{
		{event, e.Draft(item).Text},
		{"the envelope", e.Text},
		{"the curl line", func() string { return endpoint.Target().Send(e.Compact()) }},
		{"the fixture", e.Lines},
	}
	options := []picker.Option{
		{Label: event + " as JSON", Meaning: "Laid out for reading, as the form shows it."},
		{Label: "the envelope as JSON", Meaning: "With sensor, sendTime and dataVersion: what is sent."},
		{Label: "a curl line that sends it", Meaning: "With the URL and the token of this endpoint, for a shell."},
		{Label: "a fixture", Meaning: "One event a line, for an .ndjson file that check and replay read."},
	}
	p := picker.New("Copy what?", "", options, "")
	p.Choose = func(i int) tea.Cmd { return c.env.Copy(copies[i].what, copies[i].text()) }
	return c.pick(p)
}

// showCode opens programs that send what is composed.
func (c *Page) showCode() tea.Cmd {
	e := c.now().envelope
	code := page.ShowCode{What: "the composed event", Version: e.Version(), Data: []byte(e.Compact())}
	switch {
	case c.broken() != nil:
		code.What, code.Data = "the text from the editor", []byte(c.broken().Text)
	case e.Len() > 1:
		code.What = fmt.Sprintf("the %d composed events", e.Len())
	}
	return c.env.Open(code)
}
