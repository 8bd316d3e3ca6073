package picker

import (
	"cmp"
	"slices"

	"caliper-playground/catalog"
	"caliper-playground/engine/compose"
	"caliper-playground/engine/lookup"
	"caliper-playground/engine/text"
)

// OfProfiles are the profiles of a vocabulary, each known by what its events are about
// too, and whether an envelope has something for it.
func OfProfiles(v *catalog.Vocabulary, of compose.Envelope) []Option {
	var options []Option
	for i := range v.Profiles {
		p := &v.Profiles[i]
		o := Option{Label: p.Title, Note: text.Plural(len(p.Rows), "row"), Meaning: p.Meaning, Here: of.Has("", p.Name), Is: []lookup.Ref{{Kind: lookup.Profile, Name: p.Name}}}
		for _, row := range p.Rows {
			for _, name := range slices.Concat(row.Object, row.SpecificationObject) {
				o.Is = append(o.Is, lookup.Ref{Kind: lookup.Entity, Name: name})
			}
		}
		options = append(options, o)
	}
	return options
}

// OfRows are rows by their event and action, and whether an envelope has an event for
// each.
func OfRows(v *catalog.Vocabulary, rows []*catalog.Row, of compose.Envelope) []Option {
	var options []Option
	for _, row := range rows {
		o := Option{
			Label: row.Event + " › " + catalog.ActionWords(row.Action), Note: v.Profile(row.Profile).Title, Here: of.HasRow(row), Sought: true,
			Is: []lookup.Ref{{Kind: lookup.Row, Name: row.ID}, {Kind: lookup.Action, Name: row.Action}, {Kind: lookup.Event, Name: row.Event}},
		}
		if a := v.Action(row.Action); a != nil {
			o.Meaning = a.Meaning
		}
		options = append(options, o)
	}
	return options
}

// OfWord is a word of the vocabulary: a type, an action, a profile, a term.
func OfWord(word, note, meaning string, here bool) Option {
	o := Option{Label: word, Note: note, Meaning: meaning, Here: here}
	for _, kind := range []lookup.Kind{lookup.Event, lookup.Entity, lookup.Action, lookup.Profile, lookup.Term} {
		o.Is = append(o.Is, lookup.Ref{Kind: kind, Name: word})
	}
	return o
}

// OfProperty is a property, which is known by what it takes too: who looks for LTI
// finds the property that takes an LtiSession.
func OfProperty(f compose.Field) Option {
	o := Option{Label: f.Name, Note: f.Takes(), Meaning: f.Meaning, Here: f.State == compose.Present, Is: []lookup.Ref{{Kind: lookup.Property, Name: f.Name}}}
	for _, name := range f.Property.Types {
		o.Is = append(o.Is, lookup.Ref{Kind: lookup.Entity, Name: name})
	}
	return o
}

// OfField is a field of the form by its path, with what stands there; one that may be
// added is listed once something is typed.
func OfField(line compose.Line) Option {
	o := OfProperty(line.Field)
	o.Label, o.Here, o.Sought = line.Path(), false, line.Field.State == compose.Optional
	if line.Field.State == compose.Present {
		o.Note = cmp.Or(line.Field.Value, line.Field.Type)
	} else {
		o.Note = "+ " + o.Note
	}
	return o
}
