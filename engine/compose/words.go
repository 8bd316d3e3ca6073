package compose

import (
	"strings"

	"caliper-playground/engine/text"
)

// Words says what a line of the form is about.
func (l Line) Words() string {
	switch l.Kind {
	case MoreLine:
		names := make([]string, len(l.Missing))
		for i, f := range l.Missing {
			names[i] = f.Name
		}
		return "What " + l.ObjectWords() + " may have beside what it has: " + strings.Join(names, ", ") + "."
	case AnotherLine:
		return "One more event, or a describe, into the same envelope: one message holds as many as you like."
	case EnvelopeLine:
		return "What the sensor puts around its events. sendTime becomes the time of sending, unless you set it."
	case EventLine:
		return "One of the events in the envelope. They are judged one by one."
	}
	if strings.HasPrefix(l.Field.Pointer, "/@context/") {
		return "One of the contexts. Those of other vocabularies stand before Caliper's."
	}
	words := l.Field.words()
	if l.Entry && words != "" {
		return "One of the entries. " + words
	}
	return words
}

// words says what a field is for, and what the word or the type in it means.
func (f Field) words() string {
	words := f.Meaning
	if f.ValueMeaning != "" {
		name := text.Clean(f.Value)
		if f.Form == Object {
			name = f.Type
		}
		words += " " + name + ": " + f.ValueMeaning
	}
	if words == "" && f.Property.Name == "" {
		return "An own attribute: the vocabulary says nothing about it."
	}
	return words
}

// PlaceWords names the place of a line: "actor › name".
func (l Line) PlaceWords() string {
	if l.Item == Whole {
		return "envelope › " + l.Field.Name
	}
	path, _ := split(l.Field.Pointer) // fields have pointers that are ones
	return strings.Join(path, " › ")
}

// ObjectWords names the object that a line offers properties of.
func (l Line) ObjectWords() string {
	if l.Field.Pointer == "" {
		return "the event"
	}
	return l.PlaceWords()
}

// Needed says in a word how much it matters that a field is there; "" for what may be
// left out.
func (f Field) Needed() string {
	switch {
	case f.Required:
		return "required"
	case f.State == MissingRecommended:
		return "recommended"
	}
	return ""
}
