package why

import (
	"slices"

	"caliper-playground/catalog"
	"caliper-playground/engine/conformance"
	"caliper-playground/engine/session"
)

// Log is a session as it is read back.
type Log interface {
	session.Log
	Entries(from, to int) []session.Entry
}

// maxRead is how many messages are read back to find what came closest to rows: the
// last ones.
const maxRead = 2000

// Near finds among the last messages of a session what came closest to rows that
// nothing has filled. It reads the journal, where there is such a row; what cannot be
// read back is left out.
func Near(v *catalog.Vocabulary, log Log, rows []*catalog.Row) *Closest {
	closest := NewClosest(v, rows)
	if len(rows) == 0 {
		return closest
	}
	n := log.Len()
	for _, entry := range log.Entries(max(0, n-maxRead), n) {
		common := slices.ContainsFunc(rows, func(r *catalog.Row) bool { return entry.Event == r.Event || entry.Action == r.Action })
		if !entry.Judged || !common && entry.Items < 2 {
			continue
		}
		if m, err := log.Message(entry.Seq); err == nil {
			closest.Read(m)
		}
	}
	return closest
}

// Open lists the rows of profiles that nothing has filled.
func Open(profiles []conformance.ProfileScore) (rows []*catalog.Row) {
	for _, p := range profiles {
		for _, row := range p.Rows {
			if !row.Met() {
				rows = append(rows, row.Row)
			}
		}
	}
	return rows
}

// Filling returns the event that filled a row first; nil where the session does not
// give it back. It reads the journal.
func Filling(log Log, score conformance.RowScore) *Event {
	seq := session.NumberOf(score.Source)
	if seq < 1 || seq > log.Len() {
		return nil
	}
	m, err := log.Message(seq)
	if err != nil {
		return nil
	}
	for _, e := range Events(m) {
		if e.Fills(score.Row.ID) {
			return &e
		}
	}
	return nil
}
