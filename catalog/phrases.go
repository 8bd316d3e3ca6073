package catalog

import "sync"

// Phrase says in English what an action does: "logged in to" something, "marked"
// something "as read".
type Phrase struct {
	Verb  string `json:"verb"`  // before the object, with its preposition
	After string `json:"after"` // behind the object; mostly empty
	// Moment stands in place of Verb where a moment of a recording is told:
	// "changed the volume at" 3:05 of something. Empty where the action has
	// nothing to do with recordings.
	Moment string `json:"moment"`

	Parts connectives `json:"parts"`
}

// connectives holds the words before a further part of an event, by the
// property that holds the part and by the part's type, or anyType.
type connectives map[string]map[string]string

const anyType = "any"

func (c connectives) words(property, typeName string) string {
	if words := c[property][typeName]; words != "" {
		return words
	}
	return c[property][anyType]
}

// phraseBook is the file of phrases: what the actions' own do not say holds for
// every action.
type phraseBook struct {
	Actions map[string]Phrase `json:"actions"`
	Parts   connectives       `json:"parts"`
}

// phrases decodes the phrases once for both versions. No start waits for them.
var phrases = sync.OnceValue(func() phraseBook { return decode[phraseBook]("phrases.json") })

// PhraseOf returns the phrase of an action, of whichever version, and whether
// there is one. An action that is in no vocabulary has none.
func PhraseOf(action string) (Phrase, bool) {
	p, ok := phrases().Actions[action]
	return p, ok
}

// Connective returns the words before a further part of an event that is told
// with this phrase: "from" for the referrer of NavigatedTo. It goes by the
// property that holds the part and by the part's type, which may be empty. Words
// that begin with a comma start a clause of their own, ", coming from". For a
// property that no sentence tells it returns "".
func (p Phrase) Connective(property, typeName string) string {
	if words := p.Parts.words(property, typeName); words != "" {
		return words
	}
	return phrases().Parts.words(property, typeName)
}
