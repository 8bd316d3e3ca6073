package compose

import (
	tea "github.com/charmbracelet/bubbletea"

	"caliper-playground/engine/compose"
	"caliper-playground/engine/document"
	"caliper-playground/engine/rule"
	"caliper-playground/ui/component/picker"
	"caliper-playground/ui/page/message"
)

// mend applies the mend that the finding at hand proposes, or asks which where
// there are several to choose from. Then, where it is not nil, is done next.
func (c *Page) mend(then func() tea.Cmd) tea.Cmd {
	if c.whyNoMend() != "" { // what is found may have changed since it was asked
		return nil
	}
	f := c.findingHere()
	if len(f.finding.Choices) > 0 {
		return c.chooseMend(f, then)
	}
	shown, o := []byte(c.now().envelope.TextAt(c.mendedItem(f))), c.judgesBy
	fix := rule.PatchAlone(shown, rule.Options{Spec: o.Spec, Strict: o.Strict, Tolerances: o.Tolerances}, f.finding)
	if len(fix) == 0 {
		fix = f.finding.Fix
	}
	return c.mendBy(f, fix, then)
}

// chooseMend asks which of a finding's choices is to be applied.
func (c *Page) chooseMend(f foundAt, then func() tea.Cmd) tea.Cmd {
	var options []picker.Option
	for _, choice := range f.finding.Choices {
		options = append(options, picker.Option{Label: choice.Title, Meaning: message.Steps(choice.Fix)})
	}
	p := picker.New("How to mend it?", f.finding.Rule, options, "")
	p.Choose = func(i int) tea.Cmd { return c.mendBy(f, f.finding.Choices[i].Fix, then) }
	return c.pick(p)
}

// mendedItem is what a finding's patches are for: the event alone, whose findings
// go by its own pointers, or the envelope.
func (c *Page) mendedItem(f foundAt) int {
	if c.now().envelope.Len() == 1 {
		return f.at.Item
	}
	return compose.Whole
}

// mendBy applies a patch. What goes wrong changes nothing, and nothing follows.
func (c *Page) mendBy(f foundAt, fix []rule.Op, then func() tea.Cmd) tea.Cmd {
	state, item := c.now(), c.mendedItem(f)
	patched, err := document.Patch([]byte(state.envelope.TextAt(item)), fix)
	if err != nil {
		c.failed(err)
		return nil
	}
	if state.envelope, err = state.envelope.WithTextAt(item, string(patched)); err != nil {
		c.failed(err)
		return nil
	}
	mended := c.change(state, "mend "+f.finding.Rule, []string{"Mended: " + f.finding.Rule + ". " + c.env.Keys.Compose.Undo.Help().Key + " takes it back."})
	if then == nil {
		return mended
	}
	return tea.Batch(mended, then())
}
