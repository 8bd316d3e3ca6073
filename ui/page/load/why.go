package load

import (
	"caliper-playground/ui/page"
	"caliper-playground/ui/page/message"
)

// whyNotSend says why nothing would be sent.
func (l *Page) whyNotSend() string {
	k, b := l.env.Keys, l.batch
	switch {
	case l.runs.Busy():
		return l.runs.WhyBusy()
	case l.sending != nil:
		return "Still sending."
	case b.sieve != nil && !b.sieve.whole(len(b.entries)):
		return "The filter is still looking, so that it is not known yet what to send."
	case b.rows() == 0:
		return l.nothingShown()
	case b.hits.chosen == 0 && b.count.chosen > 0:
		return "None of the documents shown is chosen, and those that the filter hides are not sent: " +
			k.Do.Tick.Help().Key + " chooses one, " + k.Load.All.Help().Key + " all that are shown."
	case b.hits.chosen == 0:
		return "No document is chosen: " + k.Do.Tick.Help().Key + " chooses one, " + k.Load.All.Help().Key + " all."
	}
	return ""
}

func (l *Page) nothingShown() string {
	if l.batch.sieve != nil {
		return "The filter shows no document. " + l.env.Keys.Global.Back.Help().Key + " shows all again."
	}
	return "There is no document any more. " + l.env.Keys.Load.Other.Help().Key + " loads something else."
}

// whyNothingShown says why there is no document to choose or to look at.
func (l *Page) whyNothingShown() string {
	return page.When(l.batch == nil || l.batch.selected() == nil, l.nothingShown())
}

func (l *Page) whyNotToggle() string {
	if why := l.whyNothingShown(); why != "" {
		return why
	}
	if e := l.batch.selected(); !e.Sendable() && !l.inFocus {
		return "It cannot be read, so it cannot be sent: " + e.Problem
	}
	return ""
}

func (l *Page) whyNoneFails() string {
	return page.When(l.batch.hits.Fail == 0, "None of the documents shown fails. "+l.env.Keys.Load.None.Help().Key+" chooses none.")
}

func (l *Page) whyNonePasses() string {
	return page.When(l.batch.hits.Fail == l.batch.rows(), "All of the documents shown fail. "+l.env.Keys.Load.None.Help().Key+" chooses none.")
}

func (l *Page) whyNoTrouble() string {
	b := l.batch
	here := b.isTrouble(b.selected())
	switch other := b.otherTrouble(); {
	case !here && !other:
		return "None of the documents shown failed, was warned about or refused."
	case !other:
		return "This is the only one of those shown that failed, was warned about or was refused."
	}
	return ""
}

func (l *Page) whyReading() string {
	return page.When(l.reading != nil, "Still reading. "+l.env.Keys.Do.Stop.Help().Key+" stops it.")
}

func (l *Page) whyNoFilter() string {
	return page.When(len(l.batch.entries) == 0, "There is no document to look for.")
}

func (l *Page) whyNoFinding() string {
	e := l.batch.selected()
	if e == nil || l.detail.shown == e.id && len(l.detail.message.Findings()) == 0 {
		return "The selected document has no finding."
	}
	return l.detail.message.WhyNoNextFinding()
}

func (l *Page) whyNoJSON() string {
	return page.When(l.detail.message.Tab != message.TabJSON, "There is something to fold in the JSON. "+l.env.Keys.Message.JSON.Help().Key+" shows it.")
}

func (l *Page) whyNotFocused() string {
	return page.When(!l.inFocus, "The list has the keys. "+l.env.Keys.Move.Next.Help().Key+" goes to the JSON, where something can be folded.")
}

func (l *Page) whyNoLongLines() string {
	return page.When(l.detail.message.Tab != message.TabJSON, "It is the JSON that has long lines: "+l.env.Keys.Message.JSON.Help().Key+" shows it.")
}
