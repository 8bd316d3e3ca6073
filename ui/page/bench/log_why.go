package bench

import (
	"fmt"

	"caliper-playground/ui/page/message"
)

// whyNotFoldable says why nothing unfolds, or folds, where the focus is.
func (b *Page) whyNotFoldable(open bool) string {
	m := &b.message
	switch {
	case b.focus == paneProfiles:
		return b.whyNotFold(open)
	case b.focus != paneMessage || m.Tab != message.TabJSON:
		return "There is something to fold among the profiles and in the JSON. " + b.env.Keys.Move.Next.Help().Key + " goes there."
	case open && !m.FoldedHere():
		return "Nothing is folded on this line."
	}
	return ""
}

// whyNotFold says why the selected profile does not unfold, or fold.
func (b *Page) whyNotFold(open bool) string {
	at, ok := b.profiles.selected()
	if !ok {
		return ""
	}
	p := b.profiles.scores[at.profile].Profile
	switch unfolded := b.profiles.unfolded[p.Name]; {
	case b.profiles.byRows(at.profile):
		return "The filter says which rows are listed. " + b.env.Keys.Global.Back.Help().Key + " shows all again."
	case open && at.row >= 0:
		return "A row has nothing below it."
	case !open && !unfolded:
		return p.Title + " is folded already."
	}
	return ""
}

// whyNoMessage says why none is selected.
func (b *Page) whyNoMessage() string {
	if b.log.asked != "" && b.log.total > 0 {
		return "No message matches the filter, so none is selected. " + b.env.Keys.Global.Back.Help().Key + " shows all again."
	}
	return "No message is selected: there is none in the log yet."
}

// whyNotCompare says what is missing to compare two messages.
func (b *Page) whyNotCompare() string {
	pair, k := b.comparable(), b.env.Keys
	switch {
	case len(pair) > 2:
		return fmt.Sprintf("%d messages are marked; two can be compared. %s on a marked one takes its mark away.", len(pair), k.Log.Mark.Help().Key)
	case len(pair) < 2:
		return fmt.Sprintf("To compare two messages, mark one with %s, go to the other and press %s.", k.Log.Mark.Help().Key, k.Do.Compare.Help().Key)
	}
	return ""
}
