// Package rule judges documents against Caliper. Judging is one pass over a
// document's flat nodes, led by tables that are compiled from the catalogue. It
// knows nothing of marks, sessions and screens.
//
// A rule is a type with a file of its own, which holds everything about it: its
// page, its check, the words of its findings, and how they are mended. The zero
// value of the type is the rule; every value that the check reports is one of its
// findings, with just the fields that its words and its mend need. A rule has
//
//   - page, what it is called, why it is there and how grave it is;
//   - words, what a finding says;
//   - one or more hooks by which the pass calls its check: onEnvelope, onContext,
//     onObject, onEvent, onAnyEvent, onValue or advise (see hooks.go). A rule about what
//     the pass itself comes across, such as a null, has check instead, which the
//     pass calls there;
//   - mend, where the document or the vocabulary says what was meant, and
//     choices, where there are several answers.
//
// To add a rule, copy the shortest one, value_boolean.go, add the rule to the
// list in registry.go, and put two documents into examples/: ID.bad.json, which
// gets one finding of the rule and no other error, and ID.good.json, which gets
// none. The tests name what is missing.
package rule

import (
	"slices"
	"strings"
	"sync"

	"caliper-playground/catalog"
)

// Rule is the page of one rule: what documents are judged by.
type Rule struct {
	ID       string // stable and readable, "event-id-form"
	Title    string
	Severity Severity // the usual one; single findings may differ
	Why      string   // why the rule exists
	Cost     string   // what ignoring it costs
	// Reference says where the specification treats it. Where it names Caliper
	// 1.2, the rule is one of 1.1 too.
	Reference string
	// Advice says that it is given to those alone who ask for advice.
	Advice bool
	// Bad is a document that gets a finding of this rule, Good one that gets
	// none. Rules about what lies outside documents have neither. Where the rule
	// only informs, neither is bad: see Examples.
	Bad, Good string
}

// RuleExamples are the two documents of a rule's page, by what they are. What
// is permitted is never called bad: a rule that only informs has a plain example
// in its place, and a richer one beside it.
type RuleExamples struct {
	Bad    string `json:"bad"`
	Good   string `json:"good"`
	Plain  string `json:"plain"`
	Richer string `json:"richer"`
}

// Examples returns the documents of the rule's page.
func (r *Rule) Examples() RuleExamples {
	if r.Severity == Info {
		return RuleExamples{Plain: r.Bad, Richer: r.Good}
	}
	return RuleExamples{Bad: r.Bad, Good: r.Good}
}

// rule is a rule, as its zero value, and a finding of it, as any other.
type rule interface {
	page() Rule
	words() string
}

// mendable is a finding that may say how it is mended. It makes no operation
// where neither the document nor the vocabulary says what was meant.
type mendable interface {
	mend(x *patcher, at place)
}

// choosable is a finding that may have several answers, none of which the
// document prefers. Each choice is a patch of its own.
type choosable interface {
	choices(x *patcher, at place) []choice
}

// choice is one of several ways to mend a finding.
type choice struct {
	title string
	mend  func(x *patcher)
}

// pages returns the page of every rule with its examples, ordered by ID.
var pages = sync.OnceValue(func() []*Rule {
	var all []*Rule
	for _, r := range registry() {
		page := r.page()
		_, page.Advice = r.(adviceRule)
		page.Bad, page.Good = example(page.ID, "bad"), example(page.ID, "good")
		all = append(all, &page)
	}
	slices.SortFunc(all, func(a, b *Rule) int { return strings.Compare(a.ID, b.ID) })
	return all
})

// All returns every rule, ordered by ID. Callers must not change them.
func All() []*Rule { return slices.Clone(pages()) }

// Lookup returns the rule with that ID, or nil.
func Lookup(id string) *Rule {
	i, found := slices.BinarySearchFunc(pages(), id, func(r *Rule, id string) int { return strings.Compare(r.ID, id) })
	if !found {
		return nil
	}
	return pages()[i]
}

// ReferenceIn says where the specification of a version treats the rule. The
// places within the document, "(#event)", are those of 1.2.
func (r *Rule) ReferenceIn(v catalog.Version) string {
	if v != catalog.V1p1 || !strings.Contains(r.Reference, "Caliper 1.2") {
		return r.Reference
	}
	reference := strings.ReplaceAll(r.Reference, "Caliper 1.2", "Caliper 1.1")
	for {
		before, rest, found := strings.Cut(reference, " (#")
		_, after, closed := strings.Cut(rest, ")")
		if !found || !closed {
			return reference
		}
		reference = before + after
	}
}
