package rule

import (
	"slices"

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
	if p.result.Shape != ShapeEnvelope || p.result.Version == item.Version || p.result.UnknownVersion || context == document.None || !p.result.Versioned {
		return
	}
	p.report(at(context), contextVersion{item.Version, p.result.Version})
}

func (f contextVersion) words() string {
	return "this context is of Caliper " + string(f.got) + ", but the envelope's dataVersion is of " + string(f.want) + "; the two must agree"
}

// mend goes by what most say: several items that agree against the envelope, or the
// envelope with other items against one.
func (f contextVersion) mend(x *patcher, at place) {
	switch against, with := x.itemsOf(f.got), x.itemsOf(f.want); {
	case with == 0 && against > 1:
		f.mendEnvelope(x)
	case with > 0 && with+1 > against:
		f.mendItem(x, at)
	}
}

// choices offers to believe the one or the other.
func (f contextVersion) choices(x *patcher, at place) []choice {
	choices := []choice{{"dataVersion becomes that of Caliper " + string(f.got), f.mendEnvelope}}
	if x.p.doc.Nodes[at.node].Kind == document.String {
		choices = append(choices, choice{"the context becomes that of Caliper " + string(f.want), func(x *patcher) { f.mendItem(x, at) }})
	}
	return choices
}

func (f contextVersion) mendEnvelope(x *patcher) {
	if n := x.p.memberBySymbol(0, x.p.tables.words.dataVersion); n != document.None && !x.gone[n] {
		x.replace(n, jsonText(catalog.Get(f.got).Context))
	}
}

func (f contextVersion) mendItem(x *patcher, at place) {
	if x.p.doc.Nodes[at.node].Kind == document.String {
		x.replace(at.node, jsonText(catalog.Get(f.want).Context))
	}
}

// itemsOf counts the items whose own context is of a version.
func (x *patcher) itemsOf(v catalog.Version) int {
	if x.versions == nil {
		x.versions = map[catalog.Version]int{}
		for i := range x.p.result.Items {
			item := &x.p.result.Items[i]
			if slices.ContainsFunc(item.contexts, contextName.isCaliper) {
				x.versions[item.Version]++
			}
		}
	}
	return x.versions[v]
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
