package compose

import (
	"fmt"

	tea "github.com/charmbracelet/bubbletea"

	"caliper-playground/ui/page"
)

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
