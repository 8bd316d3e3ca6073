package page

import (
	"slices"

	"caliper-playground/engine/certify"
	"caliper-playground/engine/text"
	"caliper-playground/ui/keys"
)

// WhyNot implements Explainer. A step is tried on a copy of the state, so that
// the reason is the one that the key itself would give.
func (c *Certify) WhyNot(b keys.Binding) string {
	k, s := c.env.Keys, c.keeper.State()
	var err error
	switch {
	case c.view() == certify.Progress && !isOneOf(b, k.Certify.Complete, k.Certify.Cancel, k.Certify.Instructions):
		return c.whyNotWithin(b) // where other steps' keys are the bench's
	case keys.Same(b, k.Certify.Complete):
		err = s.Complete(c.env.now(), c.length)
	case keys.Same(b, k.Certify.Cancel):
		err = s.Cancel(c.env.now(), c.length)
	case keys.Same(b, k.Certify.Agree):
		err = s.Agree(true)
	case keys.Same(b, k.Certify.Repeat):
		err = s.Repeat(c.env.now(), c.length, c.session.Spec())
	case keys.Same(b, k.Certify.Edit):
		err = s.Edit()
	case keys.Same(b, k.Certify.Instructions) && c.view() != certify.Progress:
		return "The instructions are looked at again while a run is under way."
	case keys.Same(b, k.Certify.Token) && c.view() != certify.Instructions:
		return "The token stands on the instructions alone."
	case keys.Same(b, k.Certify.Save) && s.Step != certify.Report:
		return "There is a report once the results are submitted."
	}
	if err != nil {
		return text.Capital(err.Error()) + "."
	}
	return ""
}

// isOneOf says whether a binding is one of some.
func isOneOf(b keys.Binding, some ...keys.Binding) bool {
	return slices.ContainsFunc(some, func(one keys.Binding) bool { return keys.Same(b, one) })
}

// whyNotWithin says what of the bench's commands has no place in a run.
func (c *Certify) whyNotWithin(b keys.Binding) string {
	switch k := c.env.Keys.Bench; {
	case keys.Same(b, k.Fresh):
		return "A fresh session would end the run. Complete or cancel it first."
	case keys.Same(b, k.Load):
		return "Files are loaded from the bench; the run goes on meanwhile."
	case keys.Same(b, k.Certify):
		return "You are in the practice certification."
	}
	return WhyNot(c.progress.bench, b)
}
