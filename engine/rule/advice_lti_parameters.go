package rule

import (
	"strconv"

	"caliper-playground/engine/document"
)

// manyParameters is from how many on the parameters of a launch are there in bulk.
const manyParameters = 10

type adviceLtiParameters struct {
	count, bytes int
}

func (adviceLtiParameters) page() Rule {
	return Rule{
		ID: "advice-lti-parameters", Title: "A launch's parameters are not sent with every event", Severity: Info,
		Why: "The parameters of an LTI launch are many, mostly about the person and the course, and stay the same for the whole session. " +
			"The session's id finds them again where they are needed, and the few that a question needs can stand there alone.",
		Cost:      "Each event of the session grows by the whole launch, names and mail addresses included.",
		Reference: "Caliper 1.2, LTI session (#ltiSession)",
	}
}

func (*adviceLtiParameters) advise(p *pass) {
	for item := range p.items {
		for n := range p.freeFormsIn(item) {
			if p.doc.Nodes[n].Name != p.tables.words.messageParameters {
				continue
			}
			count := 0
			for range p.doc.Children(n) {
				count++
			}
			if count >= manyParameters {
				p.reportIn(item, at(n), adviceLtiParameters{count, len(p.doc.Raw(n))})
			}
		}
	}
}

func (f adviceLtiParameters) words() string {
	return "messageParameters holds " + strconv.Itoa(f.count) + " parameters of the launch, " + strconv.Itoa(f.bytes) +
		" bytes; keep those that a question needs, and leave the rest to the session's id"
}

// launchParameter returns the first member of a free map, at any depth, whose name
// is one of the given, or None.
func (p *pass) launchParameter(n document.NodeID, names ...string) document.NodeID {
	for c := n + 1; c < p.doc.Nodes[n].Next; c++ {
		for _, name := range names {
			if p.doc.Nodes[c].IsMember() && p.doc.Name(c) == name {
				return c
			}
		}
	}
	return document.None
}
