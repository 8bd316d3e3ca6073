package rule

import (
	"slices"
	"strconv"

	"caliper-playground/catalog"
	"caliper-playground/engine/document"
)

// found is a finding as the pass notes it: data, which becomes words, a place
// and a patch when somebody asks.
type found struct {
	rule     *Rule
	severity Severity
	node     document.NodeID // the place; for a missing member, the object that lacks it
	member   string          // the missing member's name
	atName   bool            // the place is the member's name, not its value
	plan     *plan
	foreign  bool // another vocabulary's context is in force there

	property *propertyPlan
	typ      *typePlan
	name     string // of what it is about
	got      string // what was there
	want     string // what was expected
	near     string // the nearest word that would do
	number   int
	needs    extensionMask
	event    bool
	required bool              // what it is about must be there
	narrowed *narrowingPlan    // the condition on the action that was not met
	more     []document.NodeID // further elements of the same array with the same mistake
	syntax   *document.SyntaxError
	wrapper  *Wrapper
}

// report notes a finding of the named rule at a place. The pointer is valid
// until the next report.
func (p *pass) report(id string, n document.NodeID) *found {
	r := p.tables.rules[id]
	if r == nil {
		panic("rule " + id + " is not registered")
	}
	p.found = append(p.found, found{rule: r, severity: r.Severity, node: n, plan: p.plan, foreign: p.foreign})
	f := &p.found[len(p.found)-1]
	return f
}

// reportMissing notes a member that is missing from an object, or null there.
func (p *pass) reportMissing(id string, object document.NodeID, name string, null document.NodeID) *found {
	if null != document.None {
		f := p.report(id, null)
		f.name, f.got = name, "null"
		return f
	}
	f := p.report(id, object)
	f.name, f.member = name, name
	return f
}

// Findings returns all findings in document order, on their own feet. The
// patches of all of them go together when they are applied in that order.
func (r *Result) Findings() []Finding {
	p := r.pass
	p.sortFound()
	x := newFixer(p)
	findings := make([]Finding, 0, len(p.found))
	for i := range p.found {
		findings = append(findings, p.finding(&p.found[i], x))
	}
	return findings
}

// Clean says whether there is nothing to say about the document at all.
func (r *Result) Clean() bool { return len(r.pass.found) == 0 }

// words puts a finding into words.
func (f *found) words() string {
	switch len(f.more) {
	case 0:
		return f.rule.say(f)
	case 1:
		return f.rule.say(f) + "; another element has the same mistake"
	}
	return f.rule.say(f) + "; " + strconv.Itoa(len(f.more)) + " more elements have the same mistake"
}

func (p *pass) finding(f *found, x *fixer) Finding {
	finding := Finding{
		Rule: f.rule.ID, Severity: f.severity, Message: f.words(),
		Reference: f.rule.Reference, Fix: []Op{},
	}
	if f.syntax != nil {
		finding.Line, finding.Column = f.syntax.Line, f.syntax.Column
		finding.Start, finding.End = f.syntax.Offset, min(f.syntax.Offset+1, uint32(len(p.doc.Bytes)))
		return finding
	}
	node := &p.doc.Nodes[f.node]
	finding.Pointer = p.doc.Pointer(f.node)
	finding.Start, finding.End = node.Start, node.End
	if f.atName {
		finding.Start, finding.End = node.NameStart, node.NameEnd
	}
	if f.member != "" {
		finding.Pointer += "/" + document.EscapePointer(f.member)
		finding.End = finding.Start + 1
	}
	finding.Line, finding.Column = p.doc.Position(finding.Start)
	if f.rule.fix != nil {
		finding.Fix = x.fix(f)
	}
	return finding
}

// verdict sums up the findings from the given one on. In strict mode it turns
// their warnings into errors first.
func (p *pass) verdict(first int) Verdict {
	v := Pass
	for i := first; i < len(p.found); i++ {
		if p.options.Strict && p.found[i].severity == Warning {
			p.found[i].severity = Error
		}
		v = v.With(p.found[i].severity)
	}
	return v
}

// syntaxError makes the one finding of a document that does not parse. The
// wrapper says what it is instead, where that is known.
func (p *pass) syntaxError(err *document.SyntaxError, w *Wrapper) {
	rule := p.tables.rules["json-syntax"]
	if w != nil {
		rule = p.tables.rules["document-wrapped"]
		err = &document.SyntaxError{Line: 1, Column: 1}
	}
	p.found = append(p.found, found{rule: rule, severity: Error, syntax: err, wrapper: w, plan: p.plan})
	p.result.Verdict = Fail
}

// null reports a null by what it stands for: an error where something is
// needed or an entity belongs, else a warning (erratum 18).
func (p *pass) null(o *object, property *propertyPlan, n document.NodeID) {
	if property.Name == "type" {
		return // reported with the type
	}
	f := p.report("value-null", n)
	f.property, f.typ = property, o.plan
	f.required = p.required(o, property)
	if f.required || property.Kind == catalog.EntityOf && !property.Array {
		f.severity = Error
	}
}

// required says whether an object must have a property, in any case or for the
// action of the event that it is.
func (p *pass) required(o *object, property *propertyPlan) bool {
	return property.Required || o.plan.isEvent && property.forActs.contains(p.action)
}

// empty reports a value that says nothing.
func (p *pass) empty(o *object, property *propertyPlan, n document.NodeID) {
	f := p.report("value-empty", n)
	f.property, f.typ, f.required = property, o.plan, p.required(o, property)
	if f.required && !property.Array {
		f.severity = Error
	}
}

// missing reports each required property that is not there. Null ones have
// been reported as such, and a missing type when it was looked for.
func (p *pass) missing(o *object, missing uint64) {
	for i := range o.plan.properties {
		property := &o.plan.properties[i]
		if missing&(1<<i) == 0 || property.Name == "type" || (o.seen|o.meant)&(1<<i) != 0 {
			continue
		}
		f := p.reportMissing("property-required", o.node, property.Name, document.None)
		f.property, f.typ = property, o.plan
	}
}

// foreignMember judges a member that its object's type does not define.
func (p *pass) foreignMember(o *object, n document.NodeID) {
	name := p.doc.Nodes[n].Name
	known := name != 0 && p.plan.knownProperty[name]
	if p.foreign && !known {
		return // another vocabulary's; it cannot be judged
	}
	text := p.doc.Name(n)
	if replacement, ok := o.plan.deprecatedProperties[text]; ok {
		f := p.report("property-deprecated", n)
		f.name, f.want, f.typ = text, replacement, o.plan
		return
	}
	f := p.report("property-unknown", n)
	f.name, f.typ, f.atName = text, o.plan, true
	f.near = p.nearProperty(o, text)
	if slot := o.plan.slots[p.plan.symbol(f.near)]; f.near != "" && slot != 0 {
		o.meant |= 1 << (slot - 1)
	}
	// Another vocabulary may mean the word otherwise; and one published name
	// stands in the specification's text alone (erratum 22).
	if p.foreign || o.plan.name == "SearchResponse" && text == "searchResults" {
		f.severity = Warning
	}
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

// retract takes back what was said about a place, because a rule that knows
// more has more to say.
func (p *pass) retract(n document.NodeID) {
	p.found = slices.DeleteFunc(p.found, func(f found) bool { return f.node == n && f.member == "" })
}

// saysNothing says whether a value is null or empty.
func (p *pass) saysNothing(n document.NodeID) bool {
	node := &p.doc.Nodes[n]
	switch node.Kind {
	case document.Null:
		return true
	case document.String:
		return node.End-node.Start == 2
	case document.Array, document.Object:
		return node.Next == n+1
	}
	return false
}

// misspelled returns the member of an object that stands there under a
// misspelled form of a name, or None.
func (p *pass) misspelled(object document.NodeID, name string) document.NodeID {
	for c := object + 1; c < p.doc.Nodes[object].Next; c = p.doc.Nodes[c].Next {
		if p.doc.Nodes[c].Name == 0 || !p.plan.knownProperty[p.doc.Nodes[c].Name] {
			if text := p.doc.Name(c); catalog.Nearest(text, []string{name}) != "" || "@"+text == name {
				return c
			}
		}
	}
	return document.None
}

// reportMisspelled notes a member that stands there under a misspelled name.
func (p *pass) reportMisspelled(n document.NodeID, name string, t *typePlan) {
	f := p.report("property-unknown", n)
	f.name, f.near, f.typ, f.atName = p.doc.Name(n), name, t, true
}
