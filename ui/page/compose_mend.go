package page

import (
	tea "github.com/charmbracelet/bubbletea"

	"caliper-playground/engine/document"
)

// mend applies the mend that the finding at hand proposes.
func (c *Compose) mend() tea.Cmd {
	if c.broken() != nil || len(c.verdict.found) == 0 {
		return do(NoticeMsg{Told, "There is no finding to mend."})
	}
	f := c.findingHere()
	if len(f.finding.Fix) == 0 {
		return do(NoticeMsg{Warned, f.finding.Rule + " has no mend that could be applied by itself; it needs you."})
	}
	state := c.now()
	patched, err := document.Patch([]byte(state.envelope.Text()), f.finding.Fix)
	if err != nil {
		return failed(err)
	}
	after, err := state.envelope.WithText(string(patched))
	if err != nil {
		return failed(err)
	}
	state.envelope = after
	return c.change(state, "mend "+f.finding.Rule, []string{"Mended: " + f.finding.Rule + ". " + c.env.Keys.Compose.Undo.Help().Key + " takes it back."})
}
