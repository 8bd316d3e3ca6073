package certify

import (
	"slices"

	"caliper-playground/catalog"
	"caliper-playground/engine/conformance"
)

// Close is an event of the run that came close to a row which nothing filled.
type Close struct {
	Event, Action string        // of the row
	First         MessageNumber // that had such an event
	Why           string        // why it filled no row, as a sentence
}

// miss is an event that filled no row, the first of its kind.
type miss struct {
	event, action string
	seq           int
	why           string
}

// maxMisses is how many kinds of them are told apart; what a sender makes up has no
// end.
const maxMisses = 200

// missed notes an event that filled no row.
func (t *Tally) missed(item *conformance.Item, seq int) {
	kind := func(m miss) bool { return m.event == item.Type && m.action == item.Action }
	if item.Kind != "event" || len(t.misses) == maxMisses || slices.ContainsFunc(t.misses, kind) {
		return
	}
	why := item.Uncredited
	if len(item.Findings) > 0 {
		why = item.Findings[0].Message
	}
	t.misses = append(t.misses, miss{item.Type, item.Action, seq, why})
}

// Close returns what came close to the required rows of a profile that nothing
// filled: an event of the row's type with its action, or with one that is written
// almost so.
func (r *Result) Close(p conformance.ProfileScore) []Close {
	var all []Close
	for _, row := range p.Missing() {
		at := slices.IndexFunc(r.misses, func(m miss) bool {
			return m.event == row.Event && (m.action == row.Action || catalog.Nearest(m.action, []string{row.Action}) != "")
		})
		if at >= 0 {
			all = append(all, Close{row.Event, row.Action, MessageNumber(r.misses[at].seq), r.misses[at].why})
		}
	}
	return all
}
