package page

import "caliper-playground/engine/rule"

// whyNotSend says why nothing would be sent.
func (l *Load) whyNotSend() string {
	k, b := l.env.Keys, l.batch
	switch {
	case l.runs.bulk != nil:
		return "Still sending " + l.runs.bulk.what + ". " + k.Do.Stop.Help().Key + " stops it."
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

func (l *Load) nothingShown() string {
	if l.batch.sieve != nil {
		return "The filter shows no document. " + l.env.Keys.Global.Back.Help().Key + " shows all again."
	}
	return "There is no document any more. " + l.env.Keys.Load.Other.Help().Key + " loads something else."
}

// anyTrouble says whether a listed document has something to look at.
func (b *batch) anyTrouble() bool {
	for row := range b.rows() {
		e := &b.entries[b.at(row)]
		if e.Verdict != rule.Pass || b.isTrouble(e) {
			return true
		}
	}
	return false
}

// whyNothingShown says why there is no document to choose or to look at.
func (l *Load) whyNothingShown() string {
	if l.batch == nil || l.batch.selected() == nil {
		return l.nothingShown()
	}
	return ""
}

func (l *Load) whyNotToggle() string {
	if why := l.whyNothingShown(); why != "" {
		return why
	}
	if e := l.batch.selected(); !e.Sendable() && !l.inFocus {
		return "It cannot be read, so it cannot be sent: " + e.Problem
	}
	return ""
}

func (l *Load) whyNoneFails() string {
	if l.batch.hits.Fail == 0 {
		return "None of the documents shown fails. " + l.env.Keys.Load.None.Help().Key + " chooses none."
	}
	return ""
}

func (l *Load) whyNonePasses() string {
	if l.batch.hits.Fail == l.batch.rows() {
		return "All of the documents shown fail. " + l.env.Keys.Load.None.Help().Key + " chooses none."
	}
	return ""
}

func (l *Load) whyNoTrouble() string {
	if !l.batch.anyTrouble() {
		return "None of the documents shown failed, was warned about or refused."
	}
	return ""
}

func (l *Load) whyReading() string {
	if l.reading != nil {
		return "Still reading. " + l.env.Keys.Do.Stop.Help().Key + " stops it."
	}
	return ""
}

func (l *Load) whyNoFilter() string {
	if len(l.batch.entries) == 0 {
		return "There is no document to look for."
	}
	return ""
}

func (l *Load) whyNoFinding() string {
	e := l.batch.selected()
	if e == nil || l.detail.shown == e.id && len(l.detail.message.findings()) == 0 {
		return "The selected document has no finding."
	}
	return l.detail.message.whyNoNextFinding()
}

func (l *Load) whyNoJSON() string {
	if l.detail.message.tab != tabJSON {
		return "There is something to fold in the JSON. " + l.env.Keys.Message.JSON.Help().Key + " shows it."
	}
	return ""
}

func (l *Load) whyNotFocused() string {
	if !l.inFocus {
		return "The list has the keys. " + l.env.Keys.Move.Next.Help().Key + " goes to the JSON, where something can be folded."
	}
	return ""
}
