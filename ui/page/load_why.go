package page

import (
	"caliper-playground/engine/rule"
	"caliper-playground/ui/keys"
)

// WhyNot implements Explainer.
func (l *Load) WhyNot(of keys.Binding) string {
	k := l.env.Keys
	is := func(some ...keys.Binding) bool { return isOneOf(of, some...) }
	switch {
	case is(k.Bench.Stop) && l.runs.bulk == nil && l.reading == nil:
		return "Nothing is being sent or read."
	case is(k.Bench.Pause) && l.runs.bulk == nil:
		return "Nothing is being sent."
	case l.choosing:
		return l.whyNotChoosing(is)
	}
	return l.whyNotLoaded(is)
}

// whyNotChoosing answers where it is chosen what to load.
func (l *Load) whyNotChoosing(is func(...keys.Binding) bool) string {
	k, b := l.env.Keys, &l.browser
	switch at := b.selected(); {
	case is(k.Load.Mark) && at.kind != choiceFile && at.kind != choiceFolder:
		return "Files and folders can be marked, to open several at once; the cursor is on neither."
	case is(k.Load.Parent) && !b.hasParent():
		return "There is no folder above this one."
	case !is(l.documentKeys()...):
		return ""
	case l.batch == nil:
		return "Nothing is loaded yet: " + k.Move.Enter.Help().Key + " loads what the cursor is on, " + k.Load.Path.Help().Key + " takes a path."
	}
	return "The documents are not in sight: " + k.Global.Back.Help().Key + " goes back to them."
}

// documentKeys are the commands that are about loaded documents.
func (l *Load) documentKeys() []keys.Binding {
	k := l.env.Keys
	return []keys.Binding{
		k.Load.Send, k.Load.All, k.Load.None, k.Load.Failing, k.Load.Passing, k.Load.Compose, k.Bench.NextTrouble,
		k.Bench.Why, k.Bench.Unfold, k.Bench.Fold, k.Message.Findings, k.Message.JSON, k.Message.NextFinding, k.Message.FoldAll,
	}
}

// whyNotLoaded answers where the documents are in sight.
func (l *Load) whyNotLoaded(is func(...keys.Binding) bool) string {
	k, b, m := l.env.Keys, l.batch, &l.detail.message
	e := b.selected()
	switch {
	case is(k.Load.Send):
		return l.whyNotSend()
	case is(k.Load.Reload) && l.reading != nil:
		return "Still reading. " + k.Bench.Stop.Help().Key + " stops it."
	case is(k.Load.Filter) && len(b.entries) == 0:
		return "There is no document to look for."
	case is(k.Load.Toggle, k.Load.All, k.Load.None, k.Load.Failing, k.Load.Passing, k.Bench.NextTrouble, k.Message.Findings, k.Message.JSON) && e == nil:
		return l.nothingShown()
	case is(k.Load.Toggle) && !e.Sendable() && !l.inFocus:
		return "It cannot be read, so it cannot be sent: " + e.Problem
	case is(k.Load.Failing) && b.hits.Fail == 0:
		return "None of the documents shown fails. " + k.Load.None.Help().Key + " chooses none."
	case is(k.Load.Passing) && b.hits.Fail == b.rows():
		return "All of the documents shown fail. " + k.Load.None.Help().Key + " chooses none."
	case is(k.Bench.NextTrouble) && !b.anyTrouble():
		return "None of the documents shown failed, was warned about or refused."
	case is(k.Load.Compose):
		return l.whyNotCompose()
	case is(k.Bench.Why, k.Message.NextFinding) && (e == nil || l.detail.shown == e.id && len(m.findings()) == 0):
		return "The selected document has no finding."
	case is(k.Bench.Unfold, k.Bench.Fold, k.Message.FoldAll) && m.tab != tabJSON:
		return "There is something to fold in the JSON. " + k.Message.JSON.Help().Key + " shows it."
	case is(k.Bench.Unfold, k.Bench.Fold) && !l.inFocus:
		return "The list has the keys. " + k.Move.Next.Help().Key + " goes to the JSON, where something can be folded."
	}
	return ""
}

// whyNotSend says why nothing would be sent.
func (l *Load) whyNotSend() string {
	k, b := l.env.Keys, l.batch
	switch {
	case l.runs.bulk != nil:
		return "Still sending " + l.runs.bulk.what + ". " + k.Bench.Stop.Help().Key + " stops it."
	case l.sending != nil:
		return "Still sending."
	case b.sieve != nil && !b.sieve.whole(len(b.entries)):
		return "The filter is still looking, so that it is not known yet what to send."
	case b.rows() == 0:
		return l.nothingShown()
	case b.hits.chosen == 0 && b.count.chosen > 0:
		return "None of the documents shown is chosen, and those that the filter hides are not sent: " +
			k.Load.Toggle.Help().Key + " chooses one, " + k.Load.All.Help().Key + " all that are shown."
	case b.hits.chosen == 0:
		return "No document is chosen: " + k.Load.Toggle.Help().Key + " chooses one, " + k.Load.All.Help().Key + " all."
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
