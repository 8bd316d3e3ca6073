package rule

import (
	"caliper-playground/catalog"
	"caliper-playground/engine/document"
)

type contextVersion struct {
	got, want catalog.Version
}

func (contextVersion) page() Rule {
	return Rule{
		ID: "context-version", Title: "An item's context agrees with the envelope's dataVersion", Severity: Error,
		Why:       "dataVersion says which version's terms the data uses; the items say it again by their context. The two must agree.",
		Cost:      "Depending on which one a consumer goes by, it reads other rules.",
		Reference: "Caliper 1.2, envelope (#envelope)",
	}
}

func (*contextVersion) onContext(p *pass, item *Item, context document.NodeID) {
	if p.result.Shape != ShapeEnvelope || p.result.Version == item.Version || p.result.UnknownVersion || context == document.None || !p.result.versioned {
		return
	}
	p.report(at(context), contextVersion{item.Version, p.result.Version})
}

func (f contextVersion) words() string {
	return "this context is of Caliper " + string(f.got) + ", but the envelope's dataVersion is of " + string(f.want) + "; the two must agree"
}

func (f contextVersion) mend(x *patcher, at place) {
	// Where all items say the same, it is the envelope that is wrong.
	if n := x.p.memberBySymbol(0, x.p.tables.words.dataVersion); n != document.None && x.oneVersion() {
		if !x.gone[n] {
			x.replace(n, jsonText(catalog.Get(f.got).Context))
		}
		return
	}
	if x.p.doc.Nodes[at.node].Kind == document.String {
		x.replace(at.node, jsonText(catalog.Get(f.want).Context))
	}
}

// oneVersion says whether all items of the document name the same version.
func (x *patcher) oneVersion() bool {
	if x.p.result.Unlisted != (Counts{}) {
		return false // an entry that is nothing names none
	}
	items := x.p.result.Items
	for i := range items {
		if !items[i].Named || items[i].Version != items[0].Version {
			return false
		}
	}
	return len(items) > 0
}
