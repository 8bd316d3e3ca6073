package anonymise

import (
	"net/url"
	"slices"
	"strings"
	"sync"
	"unicode"

	"caliper-playground/catalog"
	"caliper-playground/engine/document"
	"caliper-playground/engine/personal"
	"caliper-playground/engine/text"
)

// people is who the documents of a run tell of.
type people struct {
	described map[string]bool // ids, by whether they are a person's
	referred  map[string]bool // ids that stand where a person or an agent does
	given     map[string]bool // identifiers and logins of people
	names     map[string]bool // what people are called, in lower case

	// What follows is made of it when all is learnt.
	settled bool
	ids     map[string]bool // of people
	known   map[string]bool // tokens of ids that stand for a person wherever they are, in lower case
	brief   map[string]bool // those too short for that, which do so behind a word for people
	words   map[string]bool // of names, in lower case
}

func newPeople() people {
	return people{described: map[string]bool{}, referred: map[string]bool{}, given: map[string]bool{}, names: map[string]bool{}}
}

// aboutPeople are the properties that hold a person, or an agent that mostly is one:
// those of all versions.
var aboutPeople = sync.OnceValue(func() map[string]bool {
	names := map[string]bool{}
	for _, v := range catalog.Versions() {
		for t := range catalog.Get(v).Types {
			for _, p := range t.Properties {
				if slices.Contains(p.Types, "Person") || slices.Contains(p.Types, "Agent") {
					names[p.Name] = true
				}
			}
		}
	}
	return names
})

// learn takes in who a document tells of.
func (p *people) learn(d *document.Document) {
	p.settled = false
	for n := range d.Nodes {
		node := document.NodeID(n)
		switch d.Nodes[n].Kind {
		case document.Object:
			p.object(d, node)
		case document.String:
			if name := d.NameAround(node); aboutPeople()[name] && !d.Inside(node, catalog.IsFreeForm) {
				p.referred[d.Text(node)] = true
			}
		}
	}
}

// object takes in what an object says of a person.
func (p *people) object(d *document.Document, n document.NodeID) {
	typeName, id := typeOf(d, n), idOf(d, n)
	isPerson := typeName == "Person"
	if typeName == "" && aboutPeople()[d.NameAround(n)] {
		isPerson = true
	}
	if id != "" && !isAnonymous(id) {
		p.described[id] = p.described[id] || isPerson
	}
	for c := range d.Children(n) {
		name, launch := d.Name(c), d.Name(n) == "messageParameters"
		if isPerson && name == "otherIdentifiers" {
			for i := range d.Children(c) {
				p.give(d.Said(d.Member(i, "identifier")))
			}
		}
		if k := d.Nodes[c].Kind; k != document.String && k != document.Number {
			continue
		}
		switch value := d.Text(c); {
		case isPerson && name == "name":
			p.call(value)
		case personal.Text(value) != personal.None:
		case d.Inside(c, catalog.IsFreeForm) || isPerson:
			switch personal.Member(name, launch) {
			case personal.Name:
				p.call(value)
			case personal.Identifier:
				p.give(value)
			}
		}
	}
}

// minName is how long a word of a name is at least that is looked for elsewhere, in
// letters.
const minName = 3

func (p *people) call(name string) {
	if strings.TrimSpace(name) != "" && !strings.Contains(name, "://") {
		p.names[strings.ToLower(strings.TrimSpace(name))] = true
	}
}

func (p *people) give(identifier string) {
	if identifier != "" {
		p.given[identifier] = true
	}
}

// brevity is how short a token may be and still be one of many things.
const brevity = 4

// settle makes of what was learnt what is looked for.
func (p *people) settle() {
	if p.settled {
		return
	}
	p.settled = true
	p.ids, p.known, p.brief, p.words = map[string]bool{}, map[string]bool{}, map[string]bool{}, map[string]bool{}
	for id, isPerson := range p.described {
		if isPerson {
			p.ids[id] = true
		}
	}
	for id := range p.referred {
		if _, described := p.described[id]; !described && !isAnonymous(id) && id != "" {
			p.ids[id] = true
		}
	}
	for id := range p.ids {
		for _, token := range identifying(id) {
			p.know(token)
		}
	}
	for id := range p.given {
		if strings.Contains(id, "://") {
			p.ids[id] = true
		}
		for _, token := range identifying(id) {
			p.know(token)
		}
	}
	for name := range p.names {
		for _, word := range strings.FieldsFunc(name, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
			if len([]rune(word)) >= minName && !plain[word] {
				p.words[word] = true
			}
		}
	}
}

func (p *people) know(token string) {
	token = strings.ToLower(token)
	if len(token) < brevity {
		p.brief[token] = true
	} else {
		p.known[token] = true
	}
}

// ofPeople are the segments of IRIs behind which people stand.
const ofPeople = "users user people person persons members member students student learners learner instructors instructor teachers teacher accounts account actors actor agents agent profiles profile logins login authors author uid userid user_id"

var peopleWords = text.Set(ofPeople)

// plain are the segments of IRIs that are in those of many people.
var plain = text.Set(ofPeople +
	" id ids api rest v1 v2 v3 v1p0 v1p1 v1p2 terms term courses course sections section groups group sites site tenants tenant orgs org organizations caliper lti lms card me the and")

// identifying returns the parts of a person's id that tell the person from others:
// what stands behind the last word for people, else all that is no plain word, else
// the host's name.
func identifying(id string) []string {
	if mail := strings.TrimPrefix(id, "mailto:"); personal.Text(mail) == personal.Mail {
		local, _, _ := strings.Cut(mail, "@")
		return []string{local}
	}
	authority, rest := splitIRI(id)
	var tokens []string
	for _, t := range strings.FieldsFunc(rest, isSeparator) {
		switch lower := strings.ToLower(t); {
		case peopleWords[lower]:
			tokens = nil
		case plain[lower]:
		default:
			tokens = append(tokens, t)
		}
	}
	if len(tokens) == 0 && authority != "" {
		if host := strings.FieldsFunc(authority, func(r rune) bool { return r == '.' || r == ':' || r == '@' }); len(host) > 0 {
			tokens = host[:1]
		}
	}
	return tokens
}

// splitIRI takes off what comes before an IRI's path: the scheme and, where there is
// one, the authority.
func splitIRI(id string) (authority, rest string) {
	if strings.HasPrefix(id, "_:") {
		return "", id[2:]
	}
	scheme, rest, found := strings.Cut(id, ":")
	switch {
	case !found || strings.ContainsAny(scheme, "/?#@"):
		return "", id
	case strings.EqualFold(scheme, "urn"):
		if _, nss, ok := strings.Cut(rest, ":"); ok {
			return "", nss
		}
		return "", rest
	case !strings.HasPrefix(rest, "//"):
		return "", rest
	}
	rest = rest[2:]
	end := strings.IndexAny(rest, "/?#")
	if end < 0 {
		return rest, ""
	}
	return rest[:end], rest[end:]
}

// isSeparator says whether a character parts the tokens of an IRI or a text.
func isSeparator(r rune) bool {
	return r <= ' ' || strings.ContainsRune("/?#&=:;,!$'()*+<>\"{}|\\^`[]@", r)
}

// isAnonymous says whether an id is the IRI of one of Caliper's types, which stands
// for anybody.
func isAnonymous(id string) bool {
	for _, v := range catalog.Versions() {
		if strings.HasPrefix(id, catalog.Get(v).Namespace) {
			return true
		}
	}
	return false
}

// unescaped is a token as it is without percent signs.
func unescaped(token string) string {
	if !strings.Contains(token, "%") {
		return token
	}
	if plain, err := url.PathUnescape(token); err == nil {
		return plain
	}
	return token
}
