package page

import (
	"caliper-playground/engine/text"
	"caliper-playground/ui/keys"
)

// WhyNot implements Explainer.
func (b *Bench) WhyNot(of keys.Binding) string {
	k := b.env.Keys
	is := func(some ...keys.Binding) bool { return isOneOf(of, some...) }
	switch {
	case is(k.Session.Next, k.Session.Previous) && !b.env.Roll.Several():
		return noOtherSession(b.env)
	case is(k.Session.Add):
		return cannotAdd(b.env)
	case is(k.Bench.Stop, k.Bench.Pause) && b.runs.bulk == nil:
		return "Nothing is being sent."
	case is(k.Bench.Profile, k.Bench.Everything) && b.runs.bulk != nil:
		return "Still sending " + b.runs.bulk.what + ". " + k.Bench.Stop.Help().Key + " stops it."
	case is(k.Bench.Unfold, k.Bench.Fold) && b.focus != paneProfiles && (b.focus != paneMessage || b.message.tab != tabJSON):
		return "There is something to fold among the profiles and in the JSON. " + k.Move.Next.Help().Key + " goes there."
	case is(k.Message.Findings, k.Message.Sentence, k.Message.JSON, k.Message.HTTP) && b.log.selectedSeq() == 0:
		return b.whyNoMessage()
	case is(k.Bench.Why) && len(b.message.findings()) == 0 && b.message.detail != nil:
		return "The selected message has no finding to explain."
	case is(k.Mend.Change, k.Mend.Apply) && len(b.message.findings()) == 0 && b.message.detail != nil:
		return "The selected message has no finding, so there is nothing to mend."
	case is(k.Bench.NextTrouble, k.Log.PreviousTrouble) && b.totals.Fail+b.totals.Warn+b.totals.Refused == 0:
		return "No message in the log failed or was warned about."
	}
	return b.whyNotLog(of)
}

// Unsent implements Worker.
func (b *Bench) Unsent() string {
	if n := len(b.drafts); b.runs.bulk == nil && n > 0 {
		return text.Plural(n, "edited message") + " would be lost that never went out."
	}
	if b.runs.bulk == nil {
		return ""
	}
	return "Still sending " + b.runs.bulk.what + "; the rest would not be sent."
}
