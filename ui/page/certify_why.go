package page

import (
	"caliper-playground/engine/certify"
	"caliper-playground/engine/text"
	"caliper-playground/ui/keys"
)

// WhyNot implements Explainer. A step is tried on a copy of the state, so that
// the reason is the one that the step itself would give.
func (c *Certify) WhyNot(b keys.Binding) string {
	k := c.env.Keys
	if c.view() == certify.Form {
		return c.whyNotForm(b)
	}
	if c.view() == certify.Progress && !isOneOf(b, k.Certify.Complete, k.Certify.Cancel, k.Certify.Instructions) {
		return c.whyNotWithin(b) // where other steps' keys are the bench's
	}
	return c.whyNotStep(b)
}

// whyNotForm says why one of the form's own commands would do nothing.
func (c *Certify) whyNotForm(b keys.Binding) string {
	if k := c.env.Keys.Form; keys.Same(b, k.Other) && c.form.focus != int(certify.CaliperVersion) {
		return "Another field is in focus; " + k.Next.Help().Key + " goes on to the Caliper version."
	}
	return ""
}

// whyNotStep says why one of the flow's own commands cannot be run at this step.
func (c *Certify) whyNotStep(b keys.Binding) string {
	k, s := c.env.Keys, c.keeper.State()
	var err error
	switch {
	case keys.Same(b, k.Certify.Complete) && c.sending():
		return "Events are still being sent. Wait, or stop that with " + k.Bench.Stop.Help().Key + "."
	case keys.Same(b, k.Certify.Complete):
		err = s.Complete(c.env.now(), max(c.length, c.session.Len()))
	case keys.Same(b, k.Certify.Cancel):
		err = s.Cancel(c.env.now(), c.length)
	case keys.Same(b, k.Certify.Agree):
		err = s.Agree(true)
	case keys.Same(b, k.Move.Enter):
		err = s.Submit(c.whole())
	case keys.Same(b, k.Certify.Repeat):
		err = s.Repeat(c.env.now(), c.length, c.session.Spec())
	case keys.Same(b, k.Certify.Edit):
		err = s.Edit()
	case keys.Same(b, k.Certify.Instructions):
		return c.whyNotInstructions(s)
	case keys.Same(b, k.Certify.Token):
		return c.whyNotToken(s)
	case keys.Same(b, k.Form.Other) && certify.Field(c.form.focus) != certify.CaliperVersion:
		return "It goes with the field of the Caliper version. " + k.Form.Next.Help().Key + " goes from field to field."
	case keys.Same(b, k.Certify.Save):
		return c.whyNotSave(s)
	}
	switch {
	case err == nil:
		return ""
	case s.Step == certify.Confirmation && !s.Run.Agreed && keys.Same(b, k.Move.Enter):
		return text.Capital(err.Error()) + ". " + k.Certify.Agree.Help().Key + " agrees."
	}
	return text.Capital(err.Error()) + "."
}

func (c *Certify) whyNotInstructions(s certify.State) string {
	switch {
	case s.Step == certify.Instructions || c.aside:
		return "The instructions are what you see."
	case s.Step == certify.Confirmation:
		return "The run is completed. " + c.env.Keys.Global.Back.Help().Key + " goes on sending; the instructions can be looked at then."
	case s.Step != certify.Progress:
		return "The instructions are there while a run is under way; start or repeat one first."
	}
	return ""
}

func (c *Certify) whyNotToken(s certify.State) string {
	switch {
	case c.view() == certify.Instructions && c.env.Engine.Endpoint().Token == "":
		return "No token is asked for."
	case c.view() == certify.Instructions:
		return ""
	case s.Step == certify.Progress:
		return "The token stands on the instructions alone; " + c.env.Keys.Certify.Instructions.Help().Key + " shows them."
	}
	return "The token stands on the instructions alone, which are there while a run is under way."
}

func (c *Certify) whyNotSave(s certify.State) string {
	_, upTo := s.Counted(c.length)
	switch {
	case s.Step != certify.Report:
		return "There is a report once the results of a run are submitted."
	case c.saving:
		return "The report is being written; wait a moment."
	case c.tally == nil:
		return "The report is written already; its files are named above, and " + c.env.Keys.Global.Copy.Help().Key + " copies their paths."
	case c.result.Messages.Received < upTo-s.Run.Since:
		return "The messages are still being counted; try again in a moment."
	}
	return ""
}

// sending says that the bench within is sending more than one event.
func (c *Certify) sending() bool { return c.progress != nil && c.progress.bench.runs.bulk != nil }

// whyNotWithin says what of the bench's commands has no place in a run.
func (c *Certify) whyNotWithin(b keys.Binding) string {
	switch k := c.env.Keys; {
	case keys.Same(b, k.Bench.Fresh):
		return "A fresh session would end the run. Complete it with " + k.Certify.Complete.Help().Key +
			" or cancel it with " + k.Certify.Cancel.Help().Key + " first."
	case keys.Same(b, k.Bench.Load):
		return "Files are loaded from the bench: " + k.Global.Back.Help().Key + ", then " + k.Bench.Load.Help().Key +
			". The run goes on meanwhile, and what you send there counts."
	case keys.Same(b, k.Bench.Certify):
		return "You are in the practice certification. " + k.Certify.Complete.Help().Key + " completes the run, " +
			k.Global.Back.Help().Key + " goes to the bench."
	}
	return WhyNot(c.progress.bench, b)
}

// flow lists the flow's own commands, in the order of its steps.
func (c *Certify) flow() []keys.Binding {
	k := c.env.Keys
	return []keys.Binding{
		k.Certify.Token, k.Certify.Instructions, k.Certify.Complete, k.Certify.Agree, keys.Called(k.Move.Enter, "submit what is confirmed"),
		k.Certify.Cancel, k.Certify.Repeat, k.Certify.Edit, k.Certify.Save,
	}
}

// flowTitle is the group of the flow's own commands.
const flowTitle = "Practice certification"

// Withheld implements Withholder: where keys are text, or the bench's, the
// palette lists the flow's other commands all the same.
func (c *Certify) Withheld() []Withheld {
	k := c.env.Keys
	var here []keys.Binding
	switch c.view() {
	case certify.Form:
	case certify.Progress:
		here = []keys.Binding{k.Certify.Complete, k.Certify.Instructions, k.Certify.Cancel}
	default:
		return nil // all are in force, and say why not
	}
	var withheld []Withheld
	for _, b := range c.flow() {
		if !isOneOf(b, here...) {
			withheld = append(withheld, Withheld{Group: flowTitle, Binding: b, Place: keys.AtCertify, Why: c.whyNotStep(b)})
		}
	}
	return withheld
}
