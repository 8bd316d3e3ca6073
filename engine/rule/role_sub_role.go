package rule

import (
	"bytes"
	"strings"

	"caliper-playground/engine/document"
)

var roleSubRole = Rule{
	ID: "role-sub-role", Title: "A sub-role comes with its role", Severity: Warning,
	Why:       "Instructor#TeachingAssistant says more than Instructor, but a consumer that knows only the roles must see Instructor too.",
	Cost:      "Simple consumers do not see the person's role.",
	Reference: "Caliper 1.2, roles (#roles)",
	Bad:       `{"@context": "http://purl.imsglobal.org/ctx/caliper/v1p2", "id": "https://example.org/memberships/1", "type": "Membership", "roles": ["Instructor#TeachingAssistant"]}`,
	Good:      `{"@context": "http://purl.imsglobal.org/ctx/caliper/v1p2", "id": "https://example.org/memberships/1", "type": "Membership", "roles": ["Instructor", "Instructor#TeachingAssistant"]}`,
	onObject: func(p *pass, o *object) {
		if o.plan.name != "Membership" {
			return
		}
		roles := o.get(p, "roles")
		if roles == document.None || p.doc.Nodes[roles].Kind != document.Array {
			return
		}
		there := func(role string) bool {
			for c := range p.doc.Children(roles) {
				if p.doc.Nodes[c].Kind == document.String && p.doc.Text(c) == role {
					return true
				}
			}
			return false
		}
		said := ""
		for c := range p.doc.Children(roles) {
			if !bytes.ContainsRune(p.doc.Raw(c), '#') {
				continue
			}
			role, _, isSub := strings.Cut(p.doc.Text(c), "#")
			if isSub && role != said && p.symbolAtString(c) != 0 && !there(role) {
				f := p.report("role-sub-role", c)
				f.got, f.want = p.doc.Text(c), role
				said = role
			}
		}
	},
	say: func(f *found) string { return f.got + " should stand together with its role, " + f.want },
	fix: func(x *fixer, f *found) { x.append(x.p.doc.Nodes[f.node].Parent, text(f.want)) },
}

// symbolAtString returns the symbol of a value, 0 for what is no string.
func (p *pass) symbolAtString(n document.NodeID) document.Symbol {
	if n == document.None || p.doc.Nodes[n].Kind != document.String {
		return 0
	}
	return p.symbolAt(n)
}
