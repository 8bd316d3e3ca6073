package why

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"caliper-playground/catalog"
	"caliper-playground/engine/conformance"
	"caliper-playground/engine/text"
)

// Takes says what a row takes: actor, object by the guide and by the specification,
// what is recommended to be generated, the target, and what the action means.
func Takes(v *catalog.Vocabulary, row *catalog.Row) []string {
	lines := []string{"actor: " + types(row.Actor, row.SpecificationActor), "object: " + types(row.Object, row.SpecificationObject)}
	if row.Generated != "" {
		lines = append(lines, "generated, recommended: "+row.Generated)
	}
	if p := v.Property(row.Event, "target"); p != nil && len(p.Types) > 0 && !slices.Equal(p.Types, []string{"Entity"}) {
		lines = append(lines, "target: "+text.Or(p.Types))
	}
	meaning := v.Event(row.Event).Meaning
	if a := v.Action(row.Action); a != nil {
		meaning = a.Meaning
	}
	return append(lines, meaning)
}

// types are those of the guide, and of the specification where that has others.
func types(guide, specification []string) string {
	words := text.Or(guide)
	if len(specification) > 0 {
		words += " (specification: " + text.Or(specification) + ")"
	}
	return words
}

// Row answers why a row is empty or filled. The events are those of the session that
// were looked at; filled is one that fills it, nil for none.
func Row(v *catalog.Vocabulary, score conformance.RowScore, closest *Closest, filled *Event) []Part {
	row := score.Row
	var parts []Part
	switch {
	case filled != nil:
		parts = append(parts, Part{Title: "Why it is filled", Lines: []string{
			fmt.Sprintf("Filled %s, first by %s.", text.Plural(score.Count, "time"), score.Source),
			fmt.Sprintf("%s fills it: %s.", text.Capital(filled.Source), what(filled.Item)),
		}})
	case score.Met():
		parts = append(parts, Part{Title: "Why it is filled", Lines: []string{fmt.Sprintf("Filled %s, first by %s.", text.Plural(score.Count, "time"), score.Source)}})
	default:
		near := closest.Words(row)
		if near == "" {
			near = "nothing that was received comes close"
		}
		parts = append(parts, Part{Title: "Why it is empty", Lines: []string{text.Sentence(near)}}, Part{Title: "What would fill it", Lines: []string{would(row)}})
	}
	return append(parts, Part{Title: "What it takes", Lines: Takes(v, row)})
}

// would says which event would fill a row.
func would(row *catalog.Row) string {
	action := "any action of the vocabulary"
	if row.Action != catalog.AnyAction {
		action = "the action " + row.Action
	}
	profile := "the profile " + row.Profile
	if strings.HasSuffix(row.Profile, "-extension") {
		profile = "the context of its extension"
	}
	return fmt.Sprintf("%s with %s, by %s on %s, and %s or none.",
		text.Capital(text.Article(row.Event)), action, text.Or(row.Actor), text.Or(row.Object), profile)
}

// what tells an event by what rows go by.
func what(item *conformance.Item) string {
	return fmt.Sprintf("its type is %s, its action %s, its actor %s and its object %s",
		item.Type, item.Action, cmp.Or(item.Actor, "unknown"), cmp.Or(item.Object, "unknown"))
}

// Profile answers why a profile is met or not: what came close to each of the rows
// that it still needs.
func Profile(score conformance.ProfileScore, closest *Closest) []Part {
	if score.Met() {
		return []Part{{Title: "Why it is met", Lines: []string{fmt.Sprintf("All that it requires is there: %d of %d, and %d of %s.",
			score.RequiredMet, score.RequiredTotal, score.RowsMet, text.Plural(len(score.Rows), "row"))}}}
	}
	var lines, wanted []string
	for _, row := range score.Missing() {
		near := closest.Words(row)
		if near == "" {
			near = "nothing comes close"
		}
		lines = append(lines, conformance.RowName(row)+": "+near)
		wanted = append(wanted, would(row))
	}
	return []Part{{Title: "Why it is not met", Lines: lines}, {Title: "What would fill it", Lines: wanted}}
}
