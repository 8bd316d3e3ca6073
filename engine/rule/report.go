package rule

import (
	"slices"
	"strconv"

	"caliper-playground/engine/document"
)

// place is where in a document a finding is.
type place struct {
	node   document.NodeID // for a missing member, the object that lacks it
	member string          // the missing member's name
	atName bool            // the member's name is meant, not its value
	syntax *document.SyntaxError
}

// at is the place of a value.
func at(n document.NodeID) place { return place{node: n} }

// atName is the place of a member's name.
func atName(n document.NodeID) place { return place{node: n, atName: true} }

// missing is the place of a member that an object lacks.
func missing(object document.NodeID, name string) place { return place{node: object, member: name} }

// missingOrNull is the place of a member that is null, or that an object lacks
// where null is None.
func missingOrNull(object document.NodeID, name string, null document.NodeID) place {
	if null != document.None {
		return at(null)
	}
	return missing(object, name)
}

// found is a finding as the pass notes it: data, which becomes words, a place
// and a patch when somebody asks.
type found struct {
	rule
	place
	severity Severity
	plan     *plan             // of the version that the place is judged by
	item     *Item             // that the place lies in, or nil
	inForce                    // the contexts there
	more     []document.NodeID // further elements of the same array with the same mistake
	idle     bool              // its patch was tried and did not help
}

// report notes a finding of a rule at a place, as grave as the rule says.
func (p *pass) report(at place, r rule) { p.reportAs(r.page().Severity, at, r) }

// reportAs notes a finding that is more or less grave than its rule says.
func (p *pass) reportAs(s Severity, at place, r rule) {
	p.thin()
	p.found = append(p.found, found{rule: r, place: at, severity: s, plan: p.plan, item: p.item, inForce: p.inForce})
}

// reportIn notes a finding about an item that has been judged already.
func (p *pass) reportIn(item *Item, at place, r rule) {
	severity := r.page().Severity
	if p.options.Strict && severity == Warning {
		severity = Error
	}
	p.plan, p.inForce = p.tables.plan(item.Version), item.inForce()
	p.reportAs(severity, at, r)
	p.found[len(p.found)-1].item = item
	item.Verdict = item.Verdict.With(severity)
}

// retract takes back what was said about a value of the item that is being
// judged, because a rule that knows more has more to say.
func (p *pass) retract(n document.NodeID) {
	first := p.item.first
	kept := slices.DeleteFunc(p.found[first:], func(f found) bool { return f.node == n && f.member == "" })
	p.found = p.found[:first+len(kept)]
}

// distinct is a finding that stays by itself where several elements of one array
// have a finding of the same rule.
type distinct interface {
	distinct() bool
}

// mergeElements makes one finding of those that say the same of several
// elements of one array: it is one mistake.
func (p *pass) mergeElements(first int) {
	if len(p.found) < first+2 {
		return
	}
	kept := p.found[:first+1]
	for _, f := range p.found[first+1:] {
		if head := &kept[first]; head.saysTheSameAs(&f) {
			head.more = append(head.more, f.node)
		} else {
			kept = append(kept, f)
		}
	}
	p.found = kept
}

func (f *found) saysTheSameAs(other *found) bool {
	for _, r := range [...]rule{f.rule, other.rule} {
		if d, ok := r.(distinct); ok && d.distinct() {
			return false
		}
	}
	return f.page().ID == other.page().ID && f.severity == other.severity
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

// Clean says whether there is nothing to say about the document at all.
func (r *Result) Clean() bool { return len(r.pass.found) == 0 }

// Findings returns all findings in document order, on their own feet. The
// patches of all of them go together when they are applied in that order. Choices
// have as many of them as are spelled out of a document.
func (r *Result) Findings() []Finding { return r.findings(StandardLimit().InAll) }

// findings returns all findings, the first of them with their choices.
func (r *Result) findings(withChoices int) []Finding {
	p := r.pass
	p.sort()
	x := newPatcher(p)
	findings := make([]Finding, 0, len(p.found))
	for i := range p.found {
		findings = append(findings, p.finding(&p.found[i], x, i < withChoices))
	}
	return findings
}

func (p *pass) finding(f *found, x *patcher, withChoices bool) Finding {
	page := f.page()
	finding := Finding{
		Rule: page.ID, Severity: f.severity, Message: f.message(),
		Reference: page.ReferenceIn(f.plan.vocabulary.Version), Fix: []Op{}, Choices: []Choice{},
	}
	if f.syntax != nil {
		finding.Line, finding.Column = f.syntax.Line, f.syntax.Column
		finding.Start, finding.End = f.syntax.Offset, min(f.syntax.Offset+1, uint32(len(p.doc.Bytes)))
		return finding
	}
	node := &p.doc.Nodes[f.node]
	finding.Pointer = f.pointer(p.doc)
	finding.Start, finding.End = node.Start, node.End
	if f.atName {
		finding.Start, finding.End = node.NameStart, node.NameEnd
	}
	if f.member != "" {
		finding.End = finding.Start + 1
	}
	finding.Line, finding.Column = p.doc.Position(finding.Start)
	if !f.idle {
		finding.Fix = x.patch(f)
	}
	if withChoices && len(finding.Fix) == 0 {
		finding.Choices = p.choices(f)
	}
	return finding
}

// message is what the finding says.
func (f *found) message() string { return f.words() + f.alsoElsewhere() }

// pointer returns the JSON Pointer of the finding's place.
func (f *found) pointer(d *document.Document) string {
	if f.member == "" {
		return d.Pointer(f.node)
	}
	return d.Pointer(f.node) + "/" + document.EscapePointer(f.member)
}

// choices returns the mends of a finding to choose from, each for the document
// as it is.
func (p *pass) choices(f *found) []Choice {
	choices := []Choice{}
	c, ok := f.rule.(choosable)
	if !ok {
		return choices
	}
	p.plan, p.item, p.inForce = f.plan, f.item, f.inForce
	for _, choice := range c.choices(newPatcher(p), f.place) {
		x := newPatcher(p)
		x.ops = []Op{}
		if choice.mend(x); len(x.ops) > 0 {
			choices = append(choices, Choice{choice.title, x.ops})
		}
	}
	return choices
}

// alsoElsewhere says how many more elements of the array have the same mistake.
func (f *found) alsoElsewhere() string {
	switch len(f.more) {
	case 0:
		return ""
	case 1:
		return "; another element has the same mistake"
	}
	return "; " + strconv.Itoa(len(f.more)) + " more elements have the same mistake"
}
