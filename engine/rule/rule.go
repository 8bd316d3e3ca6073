// Package rule judges documents against Caliper. Judging is one pass over a
// document's flat nodes, led by tables that are compiled from the catalogue; a
// rule is a hook that the pass calls. Each rule has a file of its own, which
// holds everything about it: what it is called, why it is there, the check, the
// words of its findings, and how they can be mended.
//
// To add a rule, write its file and add it to the list in registry.go.
package rule

import (
	"slices"

	"caliper-playground/catalog"
	"caliper-playground/engine/document"
)

// Rule is one thing that documents are judged by.
type Rule struct {
	ID       string // stable and readable, "event-id-form"
	Title    string
	Severity Severity // the usual one; single findings may differ
	Why      string   // why the rule exists
	Cost     string   // what ignoring it costs
	// Reference says where the specification treats it.
	Reference string
	// Bad is a document that gets a finding of this rule, Good one that gets
	// none. Rules about what lies outside documents have neither.
	Bad, Good string

	// The hooks; each may be nil.
	onEnvelope func(p *pass, envelope document.NodeID)
	onContext  func(p *pass, item *Item, context document.NodeID) // context is None where there is none
	onObject   func(p *pass, o *object)                           // behind the members of every object of a known type
	onEvent    func(p *pass, e *event)                            // behind the members of every event of a known type
	onValue    map[catalog.Kind]valueHook

	say func(f *found) string
	fix func(x *fixer, f *found)
}

// valueHook checks the value of one property.
type valueHook func(p *pass, property *propertyPlan, value document.NodeID)

// All returns every rule, ordered by ID. Callers must not change them.
func All() []*Rule {
	rules := registry()
	slices.SortFunc(rules, func(a, b *Rule) int {
		if a.ID < b.ID {
			return -1
		}
		return 1
	})
	return rules
}

// Lookup returns the rule with that ID, or nil.
func Lookup(id string) *Rule {
	for _, r := range registry() {
		if r.ID == id {
			return r
		}
	}
	return nil
}
