package rule

import (
	"caliper-playground/catalog"
	"caliper-playground/engine/document"
)

type propertyUnknown struct {
	name    string
	of      *typePlan
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
	f := propertyUnknown{name: p.doc.Name(n), of: o.plan, version: p.plan.vocabulary.Version}
	f.near = p.nearProperty(o, f.name)
	if s := o.plan.slots[p.plan.symbol(f.near)]; f.near != "" && s != 0 {
		o.meant.add(s.index())
	}
	// A sensor may well write the newer events under the older context.
	if f.version != catalog.V1p2 && catalog.Get(catalog.V1p2).Property(o.plan.name, f.name) != nil {
		f.came = catalog.V1p2
	}
	f.home = p.plan.vocabulary.HomeOf(f.name)
	// Another vocabulary may mean the word otherwise; and one published name
	// stands in the specification's text alone (erratum 22).
	severity := Error
	if p.foreign || o.plan.name == "SearchResponse" && f.name == "searchResults" {
		severity = Warning
	}
	p.reportAs(severity, atName(n), f)
}

// tellMisspelled reports a member that stands there under a misspelled name.
func (propertyUnknown) tellMisspelled(p *pass, n document.NodeID, name string, t *typePlan) {
	p.report(atName(n), propertyUnknown{name: p.doc.Name(n), of: t, near: name})
}

// nearProperty returns the property of the type that a name may be meant as, or "".
func (p *pass) nearProperty(o *object, name string) string {
	var candidates []string
	for i := range o.plan.properties {
		candidates = append(candidates, o.plan.properties[i].Name)
	}
	if p.item != nil && o.node == p.item.Node {
		candidates = append(candidates, "@context")
		if name == "context" {
			name = "@context"
		}
	}
	near := catalog.Nearest(name, candidates)
	if near == "" || p.doc.Member(o.node, near) != document.None {
		return ""
	}
	return near
}

func (f propertyUnknown) words() string {
	s := article(f.of.name) + " has no property " + quote(f.name)
	switch {
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
	if f.near == "type" || f.near == "@context" || f.near != "" && x.acceptable(f.of, f.near, at.node) {
		x.rename(at.node, f.near)
		return
	}
	x.toExtensions(at.node)
}
