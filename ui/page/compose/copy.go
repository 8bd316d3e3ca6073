package compose

import (
	"strconv"

	tea "github.com/charmbracelet/bubbletea"

	"caliper-playground/ui/component/picker"
)

// copyMenu offers what can be copied.
func (c *Page) copyMenu() tea.Cmd {
	if c.broken() != nil {
		return c.env.Copy("the text from the editor", c.broken().Text)
	}
	e, endpoint := c.now().envelope, c.env.Engine.Endpoint()
	if e.Len() == 0 {
		return nil
	}
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
	c.pick(p)
	return nil
}
