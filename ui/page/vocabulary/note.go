package vocabulary

import (
	"strconv"
	"strings"

	"caliper-playground/catalog"
	"caliper-playground/engine/lookup"
	"caliper-playground/engine/text"
	"caliper-playground/ui/component/mark"
)

// noteGap is what stands between a title and its note at least, in cells.
const noteGap = 2

// fit chooses the longest note that leaves a title whole; where a row's is too
// long beside any, its event goes without the word "Event", as in the log.
func (v *Page) fit(entry entryLine, room int) (entryLine, string) {
	notes := v.notes(entry.node)
	fits := func(title, note string) bool { return text.Width(title)+noteGap+text.Width(note) <= room }
	hitRow := entry.node.Ref.Kind == lookup.Row && v.contents.searched
	for i, note := range notes {
		if last := i == len(notes)-1; fits(entry.node.Title, note) && !(hitRow && last) {
			return entry, note
		}
	}
	if hitRow {
		short := *entry.node
		event, action, _ := strings.Cut(short.Title, " ")
		short.Title = strings.TrimSuffix(event, "Event") + " " + action
		entry = entryLine{node: &short}
		for _, note := range notes {
			if fits(short.Title, note) {
				return entry, note
			}
		}
	}
	if len(notes) == 0 {
		return entry, ""
	}
	return entry, notes[len(notes)-1]
}

// notes says in a word what else is to be known of an entry in the contents,
// at length and then shorter.
func (v *Page) notes(n *lookup.Node) []string {
	e, searched := v.book.Get(n.Ref), v.contents.searched
	switch {
	case e == nil:
		return []string{strconv.Itoa(n.Count())}
	case e.Kind == lookup.Row:
		return v.rowNotes(e, searched)
	case searched && e.Kind == lookup.Term:
		return []string{e.KindWords(), string(e.Kind)}
	case searched:
		return []string{e.KindWords()}
	case e.Kind == lookup.Rule:
		return []string{e.Severity}
	case e.Deprecated:
		return []string{"deprecated"}
	case len(e.Versions) == 1 && e.Kind != lookup.Erratum:
		return []string{string(e.Spec) + " alone"}
	case len(e.Extensions) > 0 && e.Spec == catalog.V1p1:
		return []string{"ext."}
	}
	return nil
}

// rowNotes says what a row means for its profile, or among hits which profile
// it is of.
func (v *Page) rowNotes(e *lookup.Entry, searched bool) []string {
	notes := []string{mark.Disposition(e.Rows[0].Disposition)}
	if searched {
		profile := v.book.Get(lookup.Ref{Kind: lookup.Profile, Name: e.Rows[0].Profile}).Title
		notes = []string{profile + " row", profile, "row"}
	}
	if v.filled[e.Name] {
		for i := range notes {
			notes[i] = "✓ " + notes[i]
		}
	}
	return notes
}
