package catalog

import "strings"

// String says what the property belongs to: "Score, which a GradeEvent
// generates", "MediaLocation, the target of a MediaEvent".
func (h PropertyHome) String() string {
	var b strings.Builder
	b.WriteString(h.Type)
	for _, step := range h.Way {
		switch step.Property {
		case "generated":
			b.WriteString(", which " + oneOf(step.Of) + " generates")
		case "items", "members", "otherIdentifiers":
			b.WriteString(", one of the " + step.Property + " of " + oneOf(step.Of))
		default:
			b.WriteString(", the " + step.Property + " of " + oneOf(step.Of))
		}
	}
	return b.String()
}

// mostHomes is how many types HomeOf names.
const mostHomes = 3

// HomeOf says in words where a property belongs that stands on the wrong type:
// "Score, which a GradeEvent generates". It is "" for what no type has, or all.
func (v *Vocabulary) HomeOf(property string) string {
	homes := v.PropertyHomes(property)
	var words []string
	for i, h := range homes {
		if i == mostHomes {
			break
		}
		if len(homes) > 1 {
			h.Way = nil // the types alone; their ways would fill a paragraph
		}
		words = append(words, h.String())
	}
	switch {
	case len(homes) > mostHomes:
		return strings.Join(words, ", ") + " and others"
	case len(homes) > 1:
		return strings.Join(words[:len(words)-1], ", ") + " and " + words[len(words)-1]
	}
	return strings.Join(words, "")
}

// oneOf lists types as alternatives: "an AssessmentEvent or AssignableEvent".
// This package imports none of ours, so that the article is its own; the types
// of the vocabulary need no more than this.
func oneOf(types []string) string {
	article := "a "
	if strings.ContainsRune("AEIO", rune(types[0][0])) || strings.HasPrefix(types[0], "Lti") {
		article = "an "
	}
	if types[0] == "Event" || types[0] == "Entity" {
		article = "any "
	}
	last := len(types) - 1
	if last == 0 {
		return article + types[0]
	}
	return article + strings.Join(types[:last], ", ") + " or " + types[last]
}
