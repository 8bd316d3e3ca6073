package compose

import (
	"strconv"

	tea "github.com/charmbracelet/bubbletea"

	"caliper-playground/ui/page"
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
	copies := []page.Copyable{
		{What: event, Text: e.Draft(item).Text()},
		{What: "the envelope", Text: e.Text()},
		{What: "the curl line", Text: endpoint.Target().Send(e.Compact())},
		{What: "the fixture", Text: eventLines(e)},
	}
	options := []option{
		{label: event + " as JSON", meaning: "Laid out for reading, as the form shows it."},
		{label: "the envelope as JSON", meaning: "With sensor, sendTime and dataVersion: what is sent."},
		{label: "a curl line that sends it", meaning: "With the URL and the token of this endpoint, for a shell."},
		{label: "a fixture", meaning: "One event a line, for an .ndjson file that check and replay read."},
	}
	p := newPicker("Copy what?", "", options, "")
	p.choose = func(i int) tea.Cmd { return c.env.Copy(copies[i].What, copies[i].Text) }
	c.pick(p)
	return nil
}
