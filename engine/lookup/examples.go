package lookup

import (
	"encoding/json"
	"slices"

	"caliper-playground/catalog"
	"caliper-playground/fixtures"
)

// illustrate gives the entries their examples: what stands in rows gets the
// events of those rows, everything else the first built-in event in which it
// occurs.
func (b *Book) illustrate() {
	index := newMentions(b.Spec)
	for _, e := range b.Entries {
		switch e.Kind {
		case Profile, Row, Event, Action:
			e.Examples = append(e.Examples, b.examplesOfRows(e)...)
			if len(e.Examples) == 0 {
				e.Examples = append(e.Examples, index.first("word "+e.Name, "")...)
			}
		case Entity:
			e.Examples = append(e.Examples, index.first("type "+e.Name, "")...)
			if len(e.Examples) == 0 {
				e.Examples = append(e.Examples, index.below(b, e)...)
			}
		case Property:
			e.Examples = append(e.Examples, index.first("property "+e.Name, "")...)
		case Term:
			e.Examples = append(e.Examples, index.first("word "+e.Name, "")...)
			if len(e.Examples) == 0 && len(e.UsedBy) > 0 {
				e.Examples = append(e.Examples, index.first("property "+e.UsedBy[0].Property, "with another word of the vocabulary")...)
			}
		}
	}
}

func (b *Book) examplesOfRows(e *Entry) []Example {
	var examples []Example
	for _, r := range e.Rows {
		if f, ok := fixtures.ForRow(b.Spec, r.ID); ok {
			examples = append(examples, example(f, ""))
		}
	}
	return examples
}

func example(f fixtures.Fixture, note string) Example {
	return Example{Row: f.RowID, Name: f.Name, Note: note, Data: f.Data}
}

// mentions says in which built-in events a word stands: "type Person",
// "property name", "word Active".
type mentions map[string][]fixtures.Fixture

func newMentions(v catalog.Version) mentions {
	m := mentions{}
	for _, set := range []string{fixtures.Rows, fixtures.General} {
		all, err := fixtures.Load(v, set)
		if err != nil {
			continue // a version need not have every set
		}
		for _, f := range all {
			var document any
			if json.Unmarshal(f.Data, &document) != nil {
				continue // a fixture that is broken on purpose shows nothing
			}
			words := map[string]bool{}
			collect(document, words)
			for word := range words {
				m[word] = append(m[word], f)
			}
		}
	}
	return m
}

// first returns the first built-in event that mentions something, if any does.
func (m mentions) first(what, note string) []Example {
	if len(m[what]) == 0 {
		return nil
	}
	return []Example{example(m[what][0], note)}
}

// below returns the first built-in event with a type below an entity, if any
// has one.
func (m mentions) below(b *Book, e *Entry) []Example {
	for _, name := range e.Subtypes {
		found := m.first("type "+name, "with a "+name)
		if len(found) == 0 {
			found = m.below(b, b.Get(Ref{Entity, name}))
		}
		if len(found) > 0 {
			return found
		}
	}
	return nil
}

// collect gathers the words of a document. What is free-form says nothing of
// the vocabulary.
func collect(value any, words map[string]bool) {
	switch value := value.(type) {
	case map[string]any:
		for name, member := range value {
			words["property "+name] = true
			if s, ok := member.(string); ok && name == "type" {
				words["type "+s] = true
			}
			if !slices.Contains([]string{"extensions", "messageParameters"}, name) {
				collect(member, words)
			}
		}
	case []any:
		for _, element := range value {
			collect(element, words)
		}
	case string:
		words["word "+value] = true
	}
}
