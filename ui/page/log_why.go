package page

import (
	"fmt"

	"caliper-playground/ui/keys"
)

// whyNotLog says why a command about the log's messages, or about the one that
// is selected, would do nothing now.
func (b *Bench) whyNotLog(of keys.Binding) string {
	k, m := b.env.Keys, &b.message
	needsMessage := isOneOf(of, k.Log.Resend, k.Log.Editor, k.Log.Pager, k.Log.Mark, k.Bench.Edit, k.Mend.Change, k.Mend.Apply,
		k.Message.NextFinding, k.Message.FoldAll, k.Bench.Why)
	switch {
	case isOneOf(of, k.Log.Export) && b.log.total == 0:
		return "There is no message to save yet."
	case isOneOf(of, k.Log.Compare):
		return b.whyNotCompare()
	case needsMessage && b.log.selectedSeq() == 0:
		return b.whyNoMessage()
	case isOneOf(of, k.Log.Resend, k.Log.Editor, k.Bench.Edit):
		return m.whyNotWhole()
	case isOneOf(of, k.Message.NextFinding) && m.detail != nil && len(m.findings()) == 0:
		return "The selected message has no finding."
	case isOneOf(of, k.Message.NextFinding) && m.tab == tabFindings && len(m.findings()) == 1 && m.headInView(0):
		return "There is no other finding."
	case isOneOf(of, k.Bench.Unfold, k.Bench.Fold) && b.focus == paneProfiles:
		return b.whyNotFold(isOneOf(of, k.Bench.Unfold))
	case isOneOf(of, k.Bench.Unfold) && b.focus == paneMessage && m.tab == tabJSON && !m.foldedHere():
		return "Nothing is folded on this line."
	case isOneOf(of, k.Message.FoldAll) && m.detail != nil && m.detail.err == nil && m.detail.source.Document() == nil:
		return "The selected message has no JSON to fold."
	case isOneOf(of, k.Message.ScrollLeft, k.Message.ScrollRight) && (b.focus != paneMessage || m.tab != tabJSON):
		return "It is the message's JSON that has long lines: " + k.Message.JSON.Help().Key + " shows it, " + k.Move.Next.Help().Key + " goes there."
	case isOneOf(of, k.Message.ScrollLeft):
		return whyNotLeft(m.sideways)
	}
	return ""
}

// whyNotFold says why the selected profile does not unfold, or fold.
func (b *Bench) whyNotFold(open bool) string {
	at, ok := b.profiles.selected()
	if !ok {
		return ""
	}
	p := b.profiles.scores[at.profile].Profile
	switch unfolded := b.profiles.unfolded[p.Name]; {
	case open && at.row >= 0:
		return "A row has nothing below it."
	case !open && !unfolded:
		return p.Title + " is folded already."
	}
	return ""
}

// foldedHere says whether something is folded on the cursor's line.
func (m *message) foldedHere() bool {
	line, ok := m.cursorLine()
	return ok && m.folds[line]
}

// whyNoMessage says why none is selected.
func (b *Bench) whyNoMessage() string {
	if b.log.filter.Value != "" && b.log.total > 0 {
		return "No message matches the filter, so none is selected. " + b.env.Keys.Global.Back.Help().Key + " shows all again."
	}
	return "No message is selected: there is none in the log yet."
}

// whyNotCompare says what is missing to compare two messages.
func (b *Bench) whyNotCompare() string {
	pair, k := b.comparable(), b.env.Keys
	switch {
	case len(pair) > 2:
		return fmt.Sprintf("%d messages are marked; two can be compared. %s on a marked one takes its mark away.", len(pair), k.Log.Mark.Help().Key)
	case len(pair) < 2:
		return fmt.Sprintf("To compare two messages, mark one with %s, go to the other and press %s.", k.Log.Mark.Help().Key, k.Log.Compare.Help().Key)
	}
	return ""
}

// whyNotLeft says why long lines cannot be moved back.
func whyNotLeft(sideways int) string {
	if sideways == 0 {
		return "The lines are at their beginning."
	}
	return ""
}

// WhyNot implements Explainer.
func (c *Comparison) WhyNot(b keys.Binding) string {
	if isOneOf(b, c.env.Keys.Message.ScrollLeft) {
		return whyNotLeft(c.text.sideways)
	}
	return ""
}

// WhyNot implements Explainer.
func (c *Change) WhyNot(b keys.Binding) string {
	k, shown := c.env.Keys, c.proposals[c.at]
	switch {
	case isOneOf(b, k.Mend.Apply) && shown.body == nil:
		return shown.why
	case isOneOf(b, k.Mend.Change) && len(c.proposals) == 1:
		return "There is no other change to show."
	case isOneOf(b, k.Message.ScrollLeft):
		return whyNotLeft(c.text.sideways)
	}
	return ""
}

// WhyNot implements Explainer.
func (e *Export) WhyNot(b keys.Binding) string {
	switch k := e.env.Keys.Export; {
	case isOneOf(b, k.Which) && len(e.choices) == 1:
		return "There is nothing else to choose from."
	case isOneOf(b, k.Save, k.Which) && e.job != nil:
		return "The messages are being saved."
	}
	return ""
}
