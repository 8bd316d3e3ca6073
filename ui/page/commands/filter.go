package commands

import (
	"caliper-playground/engine/query"
	"caliper-playground/ui/page"
)

// FilterNotes are the lines of help on what a filter may say, of the log or of
// loaded documents.
func FilterNotes(ofFiles bool) []page.Command {
	group, word := "Filter: all of these words", "a word of the line"
	if ofFiles {
		group, word = "Filter of documents: all of these words", "a word: name, event, rule, kind"
	}
	all := []page.Command{page.Note(group, "fail", "warn, pass, refused, 401"), page.Note(group, "viewed", word)}
	for _, f := range query.Fields() {
		if ofFiles || !f.OfFiles {
			all = append(all, page.Note(group, f.Example, f.Meaning))
		}
	}
	return append(all, page.Note(group, "-fail", "a minus: all others"))
}
