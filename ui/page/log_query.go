package page

import (
	"caliper-playground/engine/query"
	"caliper-playground/ui/keys"
)

// queryHelp returns the lines of help on what a filter may say, of the log or
// of loaded documents.
func queryHelp(ofFiles bool) keys.Group {
	g := keys.Group{Title: "Filter: all of these words", Bindings: []keys.Binding{
		keys.Said("fail", "warn, pass, refused, 401"),
		keys.Said("viewed", "a word of the line"),
	}}
	for _, f := range query.Fields() {
		if ofFiles || !f.OfFiles {
			g.Bindings = append(g.Bindings, keys.Said(f.Example, f.Meaning))
		}
	}
	g.Bindings = append(g.Bindings, keys.Said("-fail", "a minus: all others"))
	return g
}
