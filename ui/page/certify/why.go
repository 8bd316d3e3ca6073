package certify

import (
	"strings"

	"caliper-playground/engine/certify"
	"caliper-playground/engine/text"
)

func (c *Page) whyNotInstructions() string {
	s := c.keeper.State()
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

func (c *Page) whyNotSecure() string {
	switch {
	case strings.HasPrefix(c.env.Engine.Endpoint().URL, "https:"):
		return "The endpoint speaks TLS already."
	case c.view() != certify.Instructions:
		return "TLS is switched on from the instructions, which are there while a run is under way."
	}
	return ""
}

func (c *Page) whyNotToken() string {
	s := c.keeper.State()
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

func (c *Page) whyNotSave() string {
	s := c.keeper.State()
	_, upTo := s.Counted(c.length)
	switch {
	case s.Step != certify.Report:
		return "There is a report once the results of a run are submitted."
	case c.saving:
		return "The report is being written; wait a moment."
	case c.tally == nil:
		return "The report is written already; its files are named above, and " + c.env.Keys.Global.Copy.Help().Key + " copies their paths."
	case c.result.Messages.Seen() < upTo-s.Run.Since:
		return "The messages are still being counted; try again in a moment."
	}
	return ""
}

// try returns the reason why a step cannot be taken: it is tried on a copy of the
// state, so that the reason is the one that the step itself would give.
func (c *Page) try(step func(*certify.State) error) func() string {
	return func() string {
		s := c.keeper.State()
		if err := step(&s); err != nil {
			return text.Capital(err.Error()) + "."
		}
		return ""
	}
}

func (c *Page) whyNotComplete() string {
	if c.sending() {
		return "Events are still being sent. Wait, or stop that with " + c.env.Keys.Do.Stop.Help().Key + "."
	}
	return c.try(func(s *certify.State) error { return s.Complete(c.env.Now(), max(c.length, c.session.Len())) })()
}

func (c *Page) whyNotCancel() string {
	return c.try(c.cancelled)()
}

func (c *Page) whyNotSubmit() string {
	s := c.keeper.State()
	why := c.try(func(s *certify.State) error { return s.Submit(c.whole()) })()
	if why != "" && s.Step == certify.Confirmation && !s.Run.Agreed {
		why += " " + c.env.Keys.Do.Tick.Help().Key + " agrees."
	}
	return why
}

// sending says that the bench within is sending more than one event.
func (c *Page) sending() bool { return c.progress.Sending() }
