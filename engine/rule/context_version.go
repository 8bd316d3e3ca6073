package rule

import (
	"caliper-playground/catalog"
	"caliper-playground/engine/document"
)

var contextVersion = Rule{
	ID: "context-version", Title: "An item's context agrees with the envelope's dataVersion", Severity: Error,
	Why:       "dataVersion says which version's terms the data uses; the items say it again by their context. The two must agree.",
	Cost:      "Depending on which one a consumer goes by, it reads other rules.",
	Reference: "Caliper 1.2, envelope (#envelope)",
	Bad: `{"sensor": "https://example.org/sensors/1", "sendTime": "2026-03-02T09:15:00.000Z", "dataVersion": "http://purl.imsglobal.org/ctx/caliper/v1p2", ` +
		`"data": [{"@context": "http://purl.imsglobal.org/ctx/caliper/v1p1", "id": "https://example.org/people/7", "type": "Person"}]}`,
	Good: `{"sensor": "https://example.org/sensors/1", "sendTime": "2026-03-02T09:15:00.000Z", "dataVersion": "http://purl.imsglobal.org/ctx/caliper/v1p2", ` +
		`"data": [{"@context": "http://purl.imsglobal.org/ctx/caliper/v1p2", "id": "https://example.org/people/7", "type": "Person"}]}`,
	onContext: func(p *pass, item *Item, context document.NodeID) {
		if p.result.Shape != ShapeEnvelope || p.result.Version == item.Version || p.result.UnknownVersion || context == document.None || !p.result.versioned {
			return
		}
		f := p.report("context-version", context)
		f.got, f.want = string(item.Version), string(p.result.Version)
	},
	say: func(f *found) string {
		return "this context is of Caliper " + f.got + ", but the envelope's dataVersion is of " + f.want + "; the two must agree"
	},
	fix: func(x *fixer, f *found) {
		// Where all items say the same, it is the envelope that is wrong.
		if n := x.p.memberBySymbol(0, x.p.tables.words.dataVersion); n != document.None && x.oneVersion() {
			if !x.gone[n] {
				x.replace(n, text(catalog.Get(catalog.Version(f.got)).Context))
			}
			return
		}
		if x.p.doc.Nodes[f.node].Kind == document.String {
			x.replace(f.node, text(catalog.Get(catalog.Version(f.want)).Context))
		}
	},
}

// oneVersion says whether all items of the document are of one version.
func (x *fixer) oneVersion() bool {
	for i := range x.p.result.Items {
		if x.p.result.Items[i].Version != x.p.result.Items[0].Version {
			return false
		}
	}
	return true
}
