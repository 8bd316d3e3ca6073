package page

import (
	"slices"
	"strings"

	"caliper-playground/catalog"
	"caliper-playground/engine/rule"
	"caliper-playground/ui/keys"
)

// query is what a filter looks for: all of its terms at once.
type query struct {
	terms   []term
	problem string // what cannot match as it is written, and why
}

// term is one word of a filter.
type term struct {
	field string // one of queryFields, or "" for a word that may stand anywhere in the log's line
	value string // in small letters
	not   bool
}

// verdictWords are what a message can be called by, from the best.
func verdictWords() []string {
	var words []string
	for _, v := range rule.Verdicts() {
		words = append(words, v.String())
	}
	return append(words, "refused", "none")
}

// queryFields are the words that may stand before a colon, with an example and
// what it finds.
var queryFields = [...]struct{ name, example, meaning string }{
	{"verdict", "verdict:warn", "by the verdict"},
	{"status", "status:4", "answered 4xx"},
	{"profile", "profile:media", "events of a profile"},
	{"event", "event:view", "by the event's type"},
	{"action", "action:start", "by the action"},
	{"object", "object:page", "by the object's type"},
	{"rule", "rule:actor", "with such a finding"},
	{"text", `text:"x y"`, "anywhere in the body"},
}

// queryHelp returns the lines of help on what a filter may say.
func queryHelp() keys.Group {
	g := keys.Group{Title: "Filter: all of these words", Bindings: []keys.Binding{
		keys.Said("fail", "warn, pass, refused, 401"),
		keys.Said("viewed", "a word of the line"),
	}}
	for _, f := range queryFields {
		g.Bindings = append(g.Bindings, keys.Said(f.example, f.meaning))
	}
	g.Bindings = append(g.Bindings, keys.Said("-fail", "a minus: all others"))
	return g
}

// newQuery reads a filter. Words stand apart by blanks; quotes keep words
// together; a minus turns a word round.
func newQuery(text string) query {
	var q query
	for _, word := range splitQuery(text) {
		t := term{value: strings.ToLower(word.text)}
		if !word.quoted && len(t.value) > 1 && t.value[0] == '-' {
			t.not, t.value = true, t.value[1:]
		}
		if field, value, ok := strings.Cut(t.value, ":"); ok && isQueryField(field) {
			t.field, t.value = field, value
		}
		t.value = strings.ReplaceAll(t.value, `"`, "")
		if t.value == "" { // still being typed
			continue
		}
		if p := t.problem(); p != "" && !t.not { // "not what there is not" is everything
			q.problem = p
		}
		q.terms = append(q.terms, t)
	}
	return q
}

// anywhere returns the query where it is one plain word, which might be meant to
// stand in the messages themselves.
func (q query) anywhere() (word string, ok bool) {
	if len(q.terms) != 1 || q.terms[0].field != "" || q.terms[0].not || strings.Contains(q.terms[0].value, " ") {
		return "", false
	}
	word = q.terms[0].value
	if slices.Contains(verdictWords(), word) || strings.Trim(word, "0123456789") == "" {
		return "", false
	}
	return word, true
}

func isQueryField(word string) bool {
	for _, f := range queryFields {
		if f.name == word {
			return true
		}
	}
	return false
}

// problem says why a term finds nothing, where that can be told from the term.
func (t term) problem() string {
	switch t.field {
	case "verdict":
		for _, v := range verdictWords() {
			if strings.HasPrefix(v, t.value) {
				return ""
			}
		}
		return "a verdict is pass, unjudged, warn, fail, none or refused"
	case "status":
		if strings.Trim(t.value, "0123456789x") != "" {
			return "a status is a number: status:4, status:401"
		}
	case "profile":
		for _, v := range catalog.Versions() {
			if len(profilesCalled(v, t.value)) > 0 {
				return ""
			}
		}
		return "no profile begins so"
	case "rule":
		for _, r := range rule.All() {
			if strings.Contains(r.ID, t.value) {
				return ""
			}
		}
		return "no rule is called so"
	}
	return ""
}

// profilesCalled lists the profiles of a version whose name begins with some
// letters, in small ones and without blanks between.
func profilesCalled(v catalog.Version, beginning string) []*catalog.Profile {
	var found []*catalog.Profile
	profiles := catalog.Get(v).Profiles
	for i := range profiles {
		p := &profiles[i]
		for _, name := range []string{p.Name, p.Title, strings.ReplaceAll(p.Title, " ", "")} {
			if strings.HasPrefix(strings.ToLower(name), beginning) {
				found = append(found, p)
				break
			}
		}
	}
	return found
}

type queryWord struct {
	text   string
	quoted bool // from its start
}

// splitQuery splits at blanks outside quotes. A quote that is never closed goes
// to the end.
func splitQuery(text string) []queryWord {
	var words []queryWord
	var current strings.Builder
	inQuotes, begun, quoted := false, false, false
	flush := func() {
		if begun {
			words = append(words, queryWord{current.String(), quoted})
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
