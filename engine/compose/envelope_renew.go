package compose

import "slices"

// Repeats returns the numbers of the events that have one of some ids: those that went
// out before, and would count as repeats.
func (e Envelope) Repeats(gone map[string]bool) []int {
	var again []int
	for i, d := range e.drafts {
		if !d.IsDescribe() && gone[d.ID()] {
			again = append(again, i)
		}
	}
	return again
}

// RenewedAt returns the envelope with a new id for some of its events, and the time of
// now where they have one.
func (e Envelope) RenewedAt(items []int) Envelope {
	drafts := slices.Clone(e.drafts)
	for _, i := range items {
		drafts[i] = drafts[i].Renewed()
	}
	return e.holding(drafts)
}
