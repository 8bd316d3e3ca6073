package rule

import (
	"slices"
	"strings"

	"caliper-playground/engine/document"
)

type advicePrefix struct{ prefixes []string }

func (advicePrefix) page() Rule {
	return Rule{
		ID: "advice-prefix", Title: "A prefix means what a context says", Severity: Info,
		Why: "A name such as “bb:user.id” is written as a compact IRI, whose prefix a JSON-LD context resolves. Where no context defines the prefix " +
			"the name is a plain name: allowed in extensions, and known to its sender alone.",
		Cost:      "Two senders that use the same prefix mean different things, and nobody can look either up.",
		Reference: "Caliper 1.2, extensions and JSON-LD contexts (#jsonldContext)",
	}
}

// advise tells of each prefix once for each item, where it stands first.
func (*advicePrefix) advise(p *pass) {
	for item := range p.items {
		if item.Foreign {
			continue // that context may define it
		}
		first := document.None
		var prefixes []string
		for n := range p.freeFormsIn(item) {
			for c := n + 1; c < p.doc.Nodes[n].Next; c++ {
				prefix, rest, found := strings.Cut(p.doc.Name(c), ":")
				if !p.doc.Nodes[c].IsMember() || !found || prefix == "" || rest == "" || strings.HasPrefix(rest, "//") || prefix == "urn" || slices.Contains(prefixes, prefix+":") {
					continue
				}
				if prefixes = append(prefixes, prefix+":"); first == document.None {
					first = n
				}
			}
		}
		if first != document.None {
			p.reportIn(item, at(first), advicePrefix{prefixes})
		}
	}
}

func (f advicePrefix) words() string {
	if len(f.prefixes) == 1 {
		return "no context defines the prefix " + quote(f.prefixes[0]) + "; its names are the sender's own, and a context of the sender's would say what they mean"
	}
	return "no context defines the prefixes " + and(f.prefixes, 4) + "; their names are the sender's own, and a context of the sender's would say what they mean"
}
