package compose

import (
	tea "github.com/charmbracelet/bubbletea"

	"caliper-playground/engine/document"
	"caliper-playground/engine/rule"
)

// mend applies the mend that the finding at hand proposes.
func (c *Page) mend() tea.Cmd {
	if c.broken() != nil || len(c.verdict.found) == 0 {
		return nil
	}
	f := c.findingHere()
	state := c.now()
	item := envelopeItem
	if state.envelope.Len() == 1 {
		item = f.at.item // a single event's findings go by its own pointers
	}
	shown, o := []byte(shownText(state.envelope, item)), c.judgesBy
	fix := rule.PatchAlone(shown, rule.Options{Spec: o.Spec, Strict: o.Strict, Tolerances: o.Tolerances}, f.finding)
	if len(fix) == 0 {
		fix = f.finding.Fix
	}
	patched, err := document.Patch(shown, fix)
	if err != nil {
		c.failed(err)
		return nil
	}
	if state.envelope, err = withText(state.envelope, item, string(patched)); err != nil {
		c.failed(err)
		return nil
	}
	return c.change(state, "mend "+f.finding.Rule, []string{"Mended: " + f.finding.Rule + ". " + c.env.Keys.Compose.Undo.Help().Key + " takes it back."})
}
