package rule

import (
	"bytes"

	"caliper-playground/engine/document"
)

type roleSubRole struct {
	subRole, role string
}

func (roleSubRole) page() Rule {
	return Rule{
		ID: "role-sub-role", Title: "A sub-role comes with its role", Severity: Warning,
		Why:       "Instructor#TeachingAssistant says more than Instructor, but a consumer that knows only the roles must see Instructor too.",
		Cost:      "Simple consumers do not see the person's role.",
		Reference: "Caliper 1.2, roles (#roles)",
	}
}

func (*roleSubRole) concerns(t *typePlan) bool { return t.name == "Membership" }

func (*roleSubRole) onObject(p *pass, o *object) {
	roles := o.get(p, "roles")
	if !roles.there() || p.doc.Nodes[roles.node].Kind != document.Array {
		return
	}
	var said []byte
	for c := range p.doc.Children(roles.node) {
		if p.symbolAt(c) == 0 {
			continue
		}
		role, _, isSub := bytes.Cut(p.doc.Content(c), []byte("#"))
		if isSub && !bytes.Equal(role, said) && !p.hasElement(roles.node, role) {
			p.report(at(c), roleSubRole{p.doc.Text(c), string(role)})
			said = role
		}
	}
}

// hasElement says whether an array holds that string.
func (p *pass) hasElement(array document.NodeID, text []byte) bool {
	for c := range p.doc.Children(array) {
		if p.doc.Nodes[c].Kind == document.String && bytes.Equal(p.doc.Content(c), text) {
			return true
		}
	}
	return false
}

func (f roleSubRole) words() string {
	return f.subRole + " should stand together with its role, " + f.role
}

func (f roleSubRole) mend(x *patcher, at place) {
	x.append(x.p.doc.Nodes[at.node].Parent, jsonText(f.role))
}
