package rule

import (
	"bytes"

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
		var said []byte
		for c := roles + 1; c < p.doc.Nodes[roles].Next; c = p.doc.Nodes[c].Next {
			if p.symbolAtString(c) == 0 {
				continue
			}
			role, _, isSub := bytes.Cut(p.doc.Content(c), []byte("#"))
			if isSub && !bytes.Equal(role, said) && !p.hasElement(roles, role) {
				f := p.report("role-sub-role", c)
				f.got, f.want = p.doc.Text(c), string(role)
				said = role
			}
		}
	},
	say: func(f *found) string { return f.got + " should stand together with its role, " + f.want },
	fix: func(x *fixer, f *found) { x.append(x.p.doc.Nodes[f.node].Parent, text(f.want)) },
}

// hasElement says whether an array holds that string.
func (p *pass) hasElement(array document.NodeID, text []byte) bool {
	for c := array + 1; c < p.doc.Nodes[array].Next; c = p.doc.Nodes[c].Next {
		if p.doc.Nodes[c].Kind == document.String && bytes.Equal(p.doc.Content(c), text) {
			return true
		}
	}
	return false
}

// symbolAtString returns the symbol of a value, 0 for what is no string.
func (p *pass) symbolAtString(n document.NodeID) document.Symbol {
	if n == document.None || p.doc.Nodes[n].Kind != document.String {
		return 0
	}
	return p.symbolAt(n)
}
