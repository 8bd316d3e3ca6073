// Package query is the one filter language of the program: what is typed
// behind "/" on the screen asks messages of the log and loaded documents the
// same questions. The package knows neither of them: whoever has one puts what
// is known of it into a Subject.
package query

import (
	"slices"
	"strings"

	"caliper-playground/catalog"
	"caliper-playground/engine/rule"
)

// Query is what a filter looks for: all of its terms at once. It is immutable;
// the zero value asks nothing and finds everything.
type Query struct {
	terms   []term
	problem string
}

// term is one word of a filter.
type term struct {
	field string // the name of one of Fields, or "" for a word that may stand anywhere in the subject's line
	value string // in small letters
	not   bool
	// profiles are the names, in small letters, that the value may stand for.
	profiles []string
}

// Field is a word that may stand before a colon.
type Field struct {
	Name, Example, Meaning string
	OfFiles                bool // it asks of what was read from files alone
}

// Fields lists the words that may stand before a colon, with an example and
// what it finds.
func Fields() []Field {
	return []Field{
		{Name: "verdict", Example: "verdict:warn", Meaning: "by the verdict"},
		{Name: "status", Example: "status:4", Meaning: "answered 4xx"},
		{Name: "profile", Example: "profile:media", Meaning: "events of a profile"},
		{Name: "event", Example: "event:view", Meaning: "by the event's type"},
		{Name: "action", Example: "action:start", Meaning: "by the action"},
		{Name: "object", Example: "object:page", Meaning: "by the object's type"},
		{Name: "rule", Example: "rule:actor", Meaning: "with such a finding"},
		{Name: "file", Example: "file:week-3", Meaning: "by the file's name", OfFiles: true},
		{Name: "text", Example: `text:"x y"`, Meaning: "anywhere in the body"},
	}
}

// Parse reads a filter. Words stand apart by blanks; quotes keep words
// together; a minus turns a word round. A word that is still being typed, such
// as "rule:", asks nothing yet.
func Parse(text string) Query {
	var q Query
	for _, word := range split(text) {
		t := term{value: strings.ToLower(word.text)}
		if !word.quoted && len(t.value) > 1 && t.value[0] == '-' {
			t.not, t.value = true, t.value[1:]
		}
		if field, value, ok := strings.Cut(t.value, ":"); ok && isField(field) {
			t.field, t.value = field, value
		} else if meant := nearField(field); ok && !word.quoted && meant != "" {
			q.problem = "did you mean " + meant + ":? If not, put it in quotes"
		}
		t.value = strings.ReplaceAll(t.value, `"`, "")
		if t.value == "" { // still being typed
			continue
		}
		if t.field == "profile" || t.field == "" && len(t.value) > 2 {
			t.profiles = profilesCalled(t.value)
		}
		if p := t.problem(); p != "" && !t.not { // "not what there is not" is everything
			q.problem = p
		}
		q.terms = append(q.terms, t)
	}
	return q
}

// Empty says whether the query finds everything.
func (q Query) Empty() bool { return len(q.terms) == 0 }

// Problem says what cannot match as it is written, and why; "" where anything
// may be found.
func (q Query) Problem() string { return q.problem }

// AsksAnswer says whether what is found may change with the answer that a
// subject gets.
func (q Query) AsksAnswer() bool {
	return slices.ContainsFunc(q.terms, func(t term) bool {
		return t.field == "status" || t.field == "verdict" || t.field == ""
	})
}

// Asks says whether the query asks for something by the name of a field.
func (q Query) Asks(field string) bool {
	return slices.ContainsFunc(q.terms, func(t term) bool { return t.field == field })
}

// Word returns the query where it is one plain word, which might be meant to
// stand in the messages themselves.
func (q Query) Word() (word string, ok bool) {
	if len(q.terms) != 1 || q.terms[0].field != "" || q.terms[0].not || strings.Contains(q.terms[0].value, " ") {
		return "", false
	}
	word = q.terms[0].value
	if slices.Contains(verdictWords(), word) || strings.Trim(word, "0123456789") == "" {
		return "", false
	}
	return word, true
}

// The words beside those of the verdicts that a subject may have in place of one.
const (
	None    = "none"    // it was not judged
	Refused = "refused" // the endpoint answered with no 2xx
	Damaged = "damaged" // its line in the journal cannot be read
)

// verdictWords lists what may stand behind "verdict:".
func verdictWords() []string {
	var words []string
	for v := rule.Pass; v <= rule.Fail; v++ {
		words = append(words, v.String())
	}
	return append(words, None, Refused, Damaged)
}

func isField(word string) bool {
	return slices.ContainsFunc(Fields(), func(f Field) bool { return f.Name == word })
}

// nearField returns the field that a word before a colon was most likely meant to
// be, by a slip or by its beginning; "" for what may well be text, as in urn:uuid:.
func nearField(word string) string {
	var names []string
	for _, f := range Fields() {
		if len(word) > 2 && strings.HasPrefix(f.Name, word) {
			return f.Name
		}
		names = append(names, f.Name)
	}
	return catalog.Nearest(word, names)
}

// problem says why a term finds nothing, where that can be told from the term.
func (t term) problem() string {
	switch t.field {
	case "verdict":
		begins := func(word string) bool { return strings.HasPrefix(word, t.value) }
		if words := verdictWords(); !slices.ContainsFunc(words, begins) {
			return "a verdict is " + strings.Join(words[:len(words)-1], ", ") + " or " + words[len(words)-1]
		}
	case "status":
		if strings.Trim(t.value, "0123456789x") != "" {
			return "a status is a number: status:4, status:401"
		}
	case "profile":
		if len(t.profiles) == 0 {
			return "no profile begins so"
		}
	case "rule":
		if !slices.ContainsFunc(rule.All(), func(r *rule.Rule) bool { return strings.Contains(r.ID, t.value) }) {
			return "no rule is called so"
		}
	}
	return ""
}

// profilesCalled lists the profiles of all versions whose name begins with some
// letters, in small ones and without blanks between.
func profilesCalled(beginning string) []string {
	var found []string
	for _, v := range catalog.Versions() {
		for _, p := range catalog.Get(v).Profiles {
			called := func(name string) bool { return strings.HasPrefix(strings.ToLower(name), beginning) }
			name := strings.ToLower(p.Name)
			if slices.ContainsFunc([]string{p.Name, p.Title, strings.ReplaceAll(p.Title, " ", "")}, called) && !slices.Contains(found, name) {
				found = append(found, name)
			}
		}
	}
	return found
}

type word struct {
	text   string
	quoted bool // from its start
}

// split splits at blanks outside quotes. A quote that is never closed goes to
// the end.
func split(text string) []word {
	var words []word
	var current strings.Builder
	inQuotes, begun, quoted := false, false, false
	flush := func() {
		if begun {
			words = append(words, word{current.String(), quoted})
		}
		current.Reset()
		begun, quoted = false, false
	}
	for _, r := range text {
		switch {
		case r == '"':
			if !begun {
				quoted = true
			}
			inQuotes, begun = !inQuotes, true
		case r == ' ' && !inQuotes:
			flush()
		default:
			current.WriteRune(r)
			begun = true
		}
	}
	flush()
	return words
}
