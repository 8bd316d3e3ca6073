package rule

import (
	"bytes"
	"slices"

	"caliper-playground/engine/document"
)

// otherVocabularies are those that contexts bring besides Caliper's: what they
// can define belongs to them and cannot be judged.
type otherVocabularies struct {
	any    bool              // there is one that may define any word: a remote context, or one with @vocab
	inline []document.NodeID // inline contexts, which define just the words and prefixes that stand in them
}

// inForce says whether there are any.
func (o *otherVocabularies) inForce() bool { return o.any || len(o.inline) > 0 }

// add adds what an entry of a @context brings.
func (o *otherVocabularies) add(p *pass, entry contextName) {
	switch entry.kind {
	case inlineContext:
		o.addInline(p, entry.node)
	case foreignContext, unknownExtensionContext:
		o.any = true
	}
}

// addInline adds an inline context, if it defines any words that are not
// Caliper's own.
func (o *otherVocabularies) addInline(p *pass, context document.NodeID) {
	defines := false
	for c := range p.doc.Children(context) {
		name, text := p.doc.Nodes[c].Name, p.doc.NameContent(c)
		switch {
		case string(text) == "@vocab" || string(text) == "@import":
			o.any = true
		case len(text) > 0 && text[0] == '@': // it says how to read, not what words there are
		case !p.isCaliperTerm(name) || p.comesByExtension(name):
			defines = true
		}
	}
	if defines {
		o.inline = append(slices.Clip(o.inline), context)
	}
}

// define says whether they can define a word: a type or a property, perhaps with
// a prefix, "herb:leaf".
func (o *otherVocabularies) define(p *pass, word []byte) bool {
	if o.any {
		return true
	}
	prefix, _, _ := bytes.Cut(word, []byte(":"))
	for _, context := range o.inline {
		for c := range p.doc.Children(context) {
			if name := p.doc.NameContent(c); bytes.Equal(name, word) || bytes.Equal(name, prefix) {
				return true
			}
		}
	}
	return false
}

// isCaliperTerm says whether a word is a type, a property or a term of Caliper.
func (p *pass) isCaliperTerm(s document.Symbol) bool {
	if s == 0 {
		return false
	}
	for _, plan := range p.tables.plans {
		if s == p.tables.words.id || s == p.tables.words.typ || plan.knownProperty[s] || plan.byName[s] != 0 {
			return true
		}
		for _, terms := range plan.terms {
			if terms.contains(s) {
				return true
			}
		}
	}
	return false
}
