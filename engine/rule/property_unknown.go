package rule

import (
	"slices"
	"strings"

	"caliper-playground/catalog"
	"caliper-playground/engine/document"
)

type propertyUnknown struct {
	name    string
	of      *typePlan
	guess   bool            // the object is only taken for one of that type
	near    string          // the property that is meant, or ""
	came    catalog.Version // the later version that it came with, or ""
	home    string          // the type that has it, and how that is reached, or ""
	version catalog.Version
}

func (propertyUnknown) page() Rule {
	return Rule{
		ID: "property-unknown", Title: "Properties are those of the type", Severity: Error,
		Why: "Each type has its properties. Own attributes go into extensions, which is there for them and is never judged; " +
			"those of another vocabulary need its context in @context.",
		Cost:      "Consumers drop the value, or reject the event.",
		Reference: "Caliper 1.2, extensions (#extensions); JSON-LD context and serialization (#serialization)",
	}
}

// check reports a member that its object's type does not define.
func (propertyUnknown) check(p *pass, o *object, n document.NodeID) {
	near := p.nearProperty(o, p.doc.Name(n), o.plan.names)
	if words := p.plan.vocabulary.PropertyMeant(o.plan.name, p.doc.Name(n)); len(words) == 1 && !p.stands(o, words[0]) {
		near = words[0]
	}
	o.means(p, near)
	propertyUnknown{}.tell(p, n, o.plan, near, false)
}

// means notes that a property stands there under a misspelled name, so that it is
// not missing. Where another vocabulary may define the name, it may well be.
func (o *object) means(p *pass, near string) {
	if s := o.plan.slots[p.plan.symbol(near)]; near != "" && s != 0 && !p.others.any {
		o.meant.add(s.index())
	}
}

// tell reports a member that a type does not define, with the property that it
// is meant as, or "". What another vocabulary may define is not judged, unless it
// is a word of Caliper or nearly one.
func (propertyUnknown) tell(p *pass, n document.NodeID, of *typePlan, near string, guess bool) {
	symbol, name := p.doc.Nodes[n].Name, p.doc.Name(n)
	known := symbol != 0 && p.plan.knownProperty[symbol] && !p.comesByExtension(symbol)
	foreign := p.others.define(p, p.doc.NameContent(n)) && (p.others.any || !known)
	if foreign && !known && !(p.others.any && isAlmost(name, near)) {
		p.report(atName(n), propertyForeign{name})
		return
	}
	f := propertyUnknown{name: name, of: of, guess: guess, near: near, home: p.plan.vocabulary.HomeOf(name), version: p.plan.vocabulary.Version}
	// A sensor may well write the newer events under the older context.
	if f.version != catalog.V1p2 && catalog.Get(catalog.V1p2).Property(of.name, name) != nil {
		f.came = catalog.V1p2
	}
	// Another vocabulary may mean the word otherwise; and one published name
	// stands in the specification's text alone (erratum 22).
	severity := Error
	if foreign || of.name == "SearchResponse" && name == "searchResults" {
		severity = Warning
	}
	p.reportAs(severity, atName(n), f)
}

// isAlmost says whether a word is another but for case or a letter.
func isAlmost(word, other string) bool {
	return other != "" && catalog.Slips(strings.ToLower(word), strings.ToLower(other), 1) >= 0
}

// nearProperty returns which of some properties the name of an object's member
// may be meant as, or "".
func (p *pass) nearProperty(o *object, name string, candidates []string) string {
	if p.item != nil && o.node == p.item.Node {
		candidates = append(slices.Clip(candidates), "@context")
		if name == "context" {
			name = "@context"
		}
	}
	if old := strings.TrimPrefix(name, "@"); (name == "@id" || name == "@type") && slices.Contains(candidates, old) {
		name = old // as in Caliper 1.0
	}
	near := catalog.Nearest(name, candidates)
	if near == "" || p.stands(o, near) {
		return ""
	}
	return near
}

func (f propertyUnknown) words() string {
	s := article(f.of.name) + " has no property " + quote(f.name)
	switch {
	case f.guess && f.near == "":
		return "Caliper has no property " + quote(f.name) + "; own attributes go into extensions"
	case f.near != "" && f.name == "@"+f.near:
		return s + "; that is the name of Caliper 1.0, and since 1.1 it is " + f.near
	case f.near != "":
		return s + meant(f.near)
	case f.came != "":
		return s + " in Caliper " + string(f.version) + "; it came with " + string(f.came)
	case f.home != "":
		return s + "; that belongs to " + f.home
	}
	return s + "; own attributes go into extensions"
}

func (f propertyUnknown) mend(x *patcher, at place) {
	if f.near == "type" || f.near == "@context" || f.near != "" && (isAlmost(f.name, f.near) || x.acceptable(f.of, f.near, at.node)) {
		x.rename(at.node, f.near)
		return
	}
	x.toExtensions(at.node)
}
