package compose

import (
	"caliper-playground/engine/compose"
	"caliper-playground/ui/page"
)

// whyNoFinding says why there is no finding to go to.
func (c *Page) whyNoFinding() string {
	if c.broken() != nil {
		return c.brokenWords()
	}
	return page.When(len(c.verdict.found) == 0, "There are no findings.")
}

// whyNoMend says why there is no finding to mend.
func (c *Page) whyNoMend() string {
	switch {
	case c.broken() != nil:
		return c.brokenWords()
	case len(c.verdict.found) == 0:
		return "There is no finding to mend."
	}
	f := c.findingHere().finding
	return page.When(len(f.Fix) == 0 && len(f.Choices) == 0, f.Rule+" has no mend that could be applied by itself; it needs you.")
}

// whyNothing says why there is nothing that could leave the page.
func (c *Page) whyNothing() string {
	return page.When(c.broken() == nil && c.now().envelope.Len() == 0, c.noEvent())
}

func (c *Page) noEvent() string {
	return "There is no event yet. " + c.env.Keys.Compose.Another.Help().Key + " adds one."
}

// whyNotSend says why what is composed cannot be sent.
func (c *Page) whyNotSend() string {
	if c.sending != "" {
		return "Still sending " + c.sending + "."
	}
	return c.whyNothing()
}

func (c *Page) whyNotEditor() string { return page.When(c.editing, "The editor has it already.") }

// whyNoEvent says why nothing can be done with the event at hand.
func (c *Page) whyNoEvent() string { return page.When(c.itemHere() < 0, c.noEvent()) }

func (c *Page) whyNotRenew() string {
	return page.When(c.isDescribe(c.itemHere()), "A describe keeps its id, which is the entity's own.")
}

func (c *Page) whyNotEarlier() string {
	return page.When(c.itemHere() == 0, "The event is the first already.")
}

func (c *Page) whyNotLater() string {
	return page.When(c.itemHere() == c.now().envelope.Len()-1, "The event is the last already.")
}

func (c *Page) whyNotRemove() string {
	line := c.form.selected()
	switch {
	case line.Kind == compose.EventLine && c.now().envelope.Len() > 1:
		return ""
	case line.Kind == compose.FieldLine:
		return page.When(line.Field.State != compose.Present, line.Field.Name+" is not there.")
	}
	return "There is nothing to remove here. A property can be removed, and one of several events."
}

func (c *Page) whyNotRename() string {
	line := c.form.selected()
	switch {
	case line.Kind != compose.FieldLine:
		return "A property can be called otherwise; choose one."
	case line.Field.State != compose.Present:
		return line.Field.Name + " is not there."
	}
	return page.When(line.Field.Element, "An element of a list has no name.")
}

func (c *Page) whyNotAny() string {
	kind := c.form.selected().Kind
	return page.When(kind == compose.EventLine || kind == compose.AnotherLine, "A value of any kind goes into a property; choose one.")
}

func (c *Page) whyNotSwitch() string {
	_, ok := c.entityHere()
	return page.When(!ok, "There is no entity here that could be an object or an IRI. actor and object are such.")
}
