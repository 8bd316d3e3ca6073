package page

import (
	"slices"
	"strconv"
	"strings"

	"caliper-playground/catalog"
)

// docQuery is a filter of documents. It is written as the log's is, and asks
// of each document what the log asks of a message.
type docQuery struct {
	terms   []docTerm
	problem string // what cannot match as it is written, and why
}

type docTerm struct {
	term
	profiles []string // the names, in small letters, that the value may stand for
}

// fieldFile is the one field that the log's filter has not.
const fieldFile = "file"

func newDocQuery(text string) docQuery {
	parsed := newQuery(text)
	q := docQuery{problem: parsed.problem}
	for _, t := range parsed.terms {
		if value, ok := strings.CutPrefix(t.value, fieldFile+":"); ok && t.field == "" {
			if value == "" { // still being typed
				continue
			}
			t.field, t.value = fieldFile, value
		}
		dt := docTerm{term: t}
		if t.field == "profile" || t.field == "" && len(t.value) > 2 {
			for _, v := range catalog.Versions() {
				for _, p := range profilesCalled(v, t.value) {
					dt.profiles = append(dt.profiles, strings.ToLower(p.Name))
				}
			}
		}
		q.terms = append(q.terms, dt)
	}
	return q
}

// of says whether a document is looked for; unsure means that its text must be
// read to know. Status is what the endpoint answered to it last, 0 for nothing.
func (q *docQuery) of(e *entry, status int) answer {
	all := yes
	for i := range q.terms {
		a := q.terms[i].of(e, status)
		if q.terms[i].not {
			a = yes - a
		}
		if all = min(all, a); all == no {
			return no
		}
	}
	return all
}

// ofText decides for a document what only its text can tell.
func (q *docQuery) ofText(data []byte) bool {
	for i := range q.terms {
		if t := &q.terms[i]; t.field == "text" && containsFold(data, t.value) == t.not {
			return false
		}
	}
	return true
}

// asksStatus says whether the answer changes when something is sent.
func (q *docQuery) asksStatus() bool {
	return slices.ContainsFunc(q.terms, func(t docTerm) bool {
		return t.field == "status" || t.field == "verdict" || t.field == ""
	})
}

func (t *docTerm) of(e *entry, status int) answer {
	switch t.field {
	case fieldFile:
		return sure(t.in(e.name()))
	case "verdict":
		return sure(strings.HasPrefix(e.verdict.String(), t.value) || t.refused(status) || e.problem != "" && strings.HasPrefix("none", t.value))
	case "status":
		return sure(status > 0 && strings.HasPrefix(strconv.Itoa(status), strings.TrimRight(t.value, "x")))
	case "text":
		if e.problem != "" {
			return no
		}
		return unsure
	}
	if e.about != nil {
		if is := t.about(e.about); t.field != "" || is {
			return sure(is)
		}
	}
	return sure(t.field == "" && (t.value == e.verdict.String() || t.refused(status) || status > 0 && t.value == strconv.Itoa(status) ||
		t.value == strings.ToLower(e.kind()) || t.in(e.name()) || t.in(e.tells) || t.in(e.first) || t.in(e.problem)))
}

func (t *docTerm) refused(status int) bool {
	return status > 0 && status/100 != 2 && len(t.value) > 2 && strings.HasPrefix("refused", t.value)
}

// in says whether the value is in a text, whatever the text's case.
func (t *docTerm) in(text string) bool {
	return text != "" && strings.Contains(strings.ToLower(text), t.value)
}

// about asks what a document is about; a word without a field, all of it.
func (t *docTerm) about(a *about) bool {
	has := func(words []string) bool {
		return slices.ContainsFunc(words, func(word string) bool { return strings.Contains(word, t.value) })
	}
	switch t.field {
	case "event":
		return has(a.types)
	case "action":
		return has(a.actions)
	case "object":
		return has(a.objects)
	case "rule":
		return has(a.rules)
	case "profile":
		return t.profile(a)
	}
	return has(a.types) || has(a.actions) || has(a.objects) || has(a.rules) || t.profile(a)
}

// profile says whether one of a document's profiles is among those that the
// value may stand for, or begins with it, known to the standard or not.
func (t *docTerm) profile(a *about) bool {
	return slices.ContainsFunc(a.profiles, func(profile string) bool {
		return slices.Contains(t.profiles, profile) || t.field != "" && strings.HasPrefix(profile, t.value)
	})
}
