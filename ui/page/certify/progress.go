package certify

import (
	tea "github.com/charmbracelet/bubbletea"

	"caliper-playground/engine/certify"
	"caliper-playground/ui/page"
)

// showProgress shows a run as the bench shows a session: profiles with the marks of the
// run on the left, its items on the right.
func (c *Page) showProgress(r certify.Result) tea.Cmd {
	own := map[string]bool{}
	for _, name := range r.Helped() {
		own[name] = true
	}
	for id, filled := range r.Filled {
		own[id] = filled.Sensor.Count == 0
	}
	c.progress.ShowOwn(own)
	return c.progress.Show(page.RunSnapshot(r))
}

// GoTo implements page.Logger: the run's log is that of the progress.
func (c *Page) GoTo(seq int) (tea.Cmd, bool) {
	c.length = max(c.length, c.session.Len())
	follows := c.follow()
	if c.keeper.State().Step != certify.Progress {
		return follows, false
	}
	c.aside = false
	goes, ok := c.progress.GoTo(seq)
	return tea.Batch(follows, goes), ok
}
