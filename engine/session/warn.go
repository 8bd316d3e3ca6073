package session

import (
	"fmt"
	"slices"
	"strings"

	"caliper-playground/engine/document"
	"caliper-playground/engine/rule"
)

// addition is a finding about an item that follows from earlier messages.
type addition struct {
	item    int
	below   string // the place, as a pointer from the item; its names need no escapes
	finding rule.Finding
}

// warn adds a finding to an item, about the place below it.
func (a *arrival) warn(i int, below string, f rule.Finding) {
	f.Pointer = a.message.Assessment.Items[i].Pointer + below
	if a.strict {
		f.Severity = rule.Error
	}
	a.added = append(a.added, addition{i, below, f})
}

// reusedRule is applied to the events of one document by the judge, and across
// messages here.
const reusedRule = "event-id-reused"

// warnOfReuse adds a finding to an item whose id another event had, unless both
// are in one document and the judge has said so.
func (a *arrival) warnOfReuse(i int, where string, here bool) {
	item := &a.message.Assessment.Items[i]
	if here && slices.ContainsFunc(item.Findings, func(f rule.Finding) bool { return f.Rule == reusedRule }) {
		return
	}
	if here {
		where = "earlier in this message"
	}
	a.warn(i, "/id", rule.Finding{
		Rule: reusedRule, Severity: rule.Warning,
		Message:   fmt.Sprintf("this id was given to an event with other content %s; an event's id is its own", where),
		Reference: rule.Lookup(reusedRule).Reference, Fix: []rule.Op{}, Choices: []rule.Choice{},
	})
}

// addFindings puts the findings that were added where they belong in document
// order, all at once: there may be thousands. As many are spelled out as of those
// that the judge found, and the rest is counted with the rest of his.
func (a *arrival) addFindings() {
	if len(a.added) == 0 {
		return
	}
	slices.SortStableFunc(a.added, func(x, y addition) int { return x.item - y.item })
	a.place()
	assessment := a.message.Assessment
	all := slices.Clone(assessment.Findings)
	spelled := map[string]int{}
	for i := range all {
		spelled[all[i].Rule]++
	}
	for first := 0; first < len(a.added); {
		i, last := a.added[first].item, first
		item := &assessment.Items[i]
		item.Findings = slices.Clone(item.Findings) // of one array with the others'
		for ; last < len(a.added) && a.added[last].item == i; last++ {
			f := a.added[last].finding
			item.Verdict = item.Verdict.With(f.Severity)
			assessment.Verdict = assessment.Verdict.With(f.Severity)
			if spelled[f.Rule] >= a.limit.OfRule || len(all) >= a.limit.InAll {
				assessment.More = assessment.More.Add(f.Rule)
				assessment.Unspelled.Add(f.Severity)
				continue
			}
			spelled[f.Rule]++
			item.Findings = append(item.Findings, f)
			all = append(all, f)
		}
		sortFindings(item.Findings)
		first = last
	}
	sortFindings(all)
	assessment.Findings = all
}

func sortFindings(findings []rule.Finding) {
	slices.SortStableFunc(findings, func(x, y rule.Finding) int { return int(x.Start) - int(y.Start) })
}

// place finds the places that the added findings are about, in one pass: nodes,
// items and findings are all in document order.
func (a *arrival) place() {
	d, err := document.NewParser(nil).Parse(a.message.Exchange.Body)
	if err != nil {
		return // it was judged, so this cannot be
	}
	item := document.NodeID(0)
	for i := range a.added {
		f := &a.added[i].finding
		for d.Nodes[item].Start < a.message.Assessment.Items[a.added[i].item].Start {
			item++
		}
		at := item
		for name := range strings.SplitSeq(a.added[i].below[1:], "/") {
			if below := d.Member(at, name); below != document.None {
				at = below
			}
		}
		f.Start, f.End = d.Nodes[at].Start, d.Nodes[at].End
		f.Line, f.Column = d.Position(f.Start)
	}
}
