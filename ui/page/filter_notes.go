package page

import "caliper-playground/engine/query"

// FilterNotes are the lines of help on what a filter may say, of the log or of
// loaded documents.
func FilterNotes(ofFiles bool) []Command {
	group, word := "Filter: all of these words", "a word of the line"
	if ofFiles {
		group, word = "Filter of documents: all of these words", "a word: name, event, rule, kind"
	}
	all := []Command{Note(group, "fail", "warn, pass, refused, 401"), Note(group, "viewed", word)}
	for _, f := range query.Fields() {
		if ofFiles || !f.OfFiles {
			all = append(all, Note(group, f.Example, f.Meaning))
		}
	}
	return append(all, Note(group, "-fail", "a minus: all others"))
}
