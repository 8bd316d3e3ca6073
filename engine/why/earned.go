package why

import (
	"fmt"

	"caliper-playground/catalog"
	"caliper-playground/engine/conformance"
	"caliper-playground/engine/session"
	"caliper-playground/engine/text"
)

// Earned says in a sentence or two which rows a message filled, or why none.
func Earned(v *catalog.Vocabulary, m session.Message) string {
	switch {
	case m.Marks == 0 && m.Note == "" && m.Assessment != nil && len(m.Assessment.Items) > 0:
		return text.Sentence(m.Assessment.Items[0].Uncredited)
	case m.Marks == 0 || m.Assessment == nil:
		return text.Sentence(m.Note)
	}
	var credits []conformance.Credit
	idle := -1
	for i, item := range m.Assessment.Items {
		credits = append(credits, item.Credits...)
		if len(item.Credits) == 0 && item.Kind == "event" && idle < 0 {
			idle = i
		}
	}
	words := "It fills " + conformance.Filled(v, credits) + "."
	if idle >= 0 {
		words += fmt.Sprintf(" Event %d fills no row: %s", idle+1, text.Sentence(m.Assessment.Items[idle].Uncredited))
	}
	return words
}
