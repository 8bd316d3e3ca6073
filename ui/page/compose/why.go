package compose

import (
	"caliper-playground/engine/compose"
	"caliper-playground/ui/keys"
)

// whyNoFinding says why there is no finding to go to or to mend.
func (c *Page) whyNoFinding(of keys.Binding) string {
	mends := keys.Same(of, c.env.Keys.Do.Mend)
	switch {
	case c.broken() != nil:
		return c.brokenWords()
	case len(c.verdict.found) == 0 && mends:
		return "There is no finding to mend."
	case len(c.verdict.found) == 0:
		return "There are no findings."
	case mends && len(c.findingHere().finding.Fix) == 0 && len(c.findingHere().finding.Choices) == 0:
		return c.findingHere().finding.Rule + " has no mend that could be applied by itself; it needs you."
	}
	return ""
}

// whyNotOut says why what is composed cannot leave the page.
func (c *Page) whyNotOut(of keys.Binding) string {
	k := c.env.Keys
	switch {
	case keys.Same(of, k.Do.Editor) && c.editing:
		return "The editor has it already."
	case keys.Same(of, k.Do.Editor):
		return ""
	case keys.Same(of, k.Do.Send) && c.sending != "":
		return "Still sending " + c.sending + "."
	case c.broken() == nil && c.now().envelope.Len() == 0:
		return "There is no event yet. " + k.Compose.Another.Help().Key + " adds one."
	}
	return ""
}

// whyNotEvent says why nothing can be done with the event at hand.
func (c *Page) whyNotEvent(of keys.Binding) string {
	k, item := c.env.Keys.Compose, c.itemHere()
	switch {
	case item < 0:
		return "There is no event yet. " + k.Another.Help().Key + " adds one."
	case keys.Same(of, k.Renew) && c.isDescribe(item):
		return "A describe keeps its id, which is the entity's own."
	case keys.Same(of, k.Earlier) && item == 0:
		return "The event is the first already."
	case keys.Same(of, k.Later) && item == c.now().envelope.Len()-1:
		return "The event is the last already."
	}
	return ""
}

// whyNotLine says why nothing can be done with the selected line.
func (c *Page) whyNotLine(of keys.Binding) string {
	k, line := c.env.Keys.Compose, c.form.selected()
	field, there := line.Kind == compose.FieldLine, line.Field.State == compose.Present
	switch {
	case keys.Same(of, k.Remove):
		switch {
		case line.Kind == compose.EventLine && c.now().envelope.Len() > 1 || field && there:
			return ""
		case field:
			return line.Field.Name + " is not there."
		}
		return "There is nothing to remove here. A property can be removed, and one of several events."
	case keys.Same(of, k.Rename):
		switch {
		case field && !there:
			return line.Field.Name + " is not there."
		case field && line.Field.Element:
			return "An element of a list has no name."
		case !field:
			return "A property can be called otherwise; choose one."
		}
	case keys.Same(of, k.Any) && (line.Kind == compose.EventLine || line.Kind == compose.AnotherLine):
		return "A value of any kind goes into a property; choose one."
	case keys.Same(of, k.Switch):
		if _, ok := c.entityHere(); !ok {
			return "There is no entity here that could be an object or an IRI. actor and object are such."
		}
	}
	return ""
}
