package rule

import (
	"strings"

	"caliper-playground/engine/document"
	"caliper-playground/engine/personal"
)

type advicePersonalData struct {
	what  string   // the type of the object, or the name of the map
	parts []string // "a name at name"
}

func (advicePersonalData) page() Rule {
	return Rule{
		ID: "advice-personal-data", Title: "An event need not say who somebody is", Severity: Info,
		Why: "Names, mail addresses, IP addresses, user agents and logins identify a person wherever the event is copied to. " +
			"Nearly every question about learning is answered by an id that only its own system can turn into a person.",
		Cost:      "Every store and every recording of the events falls under the law for personal data, and cannot be handed on.",
		Reference: "Caliper 1.2, agents and their properties (#person)",
	}
}

// advise makes one finding of each object that holds personal data.
func (*advicePersonalData) advise(p *pass) {
	for item := range p.items {
		for n := range p.objectsIn(item) {
			var parts []string
			for c := range p.doc.Children(n) {
				if k := p.personalMember(n, c); k != personal.None {
					parts = append(parts, k.String()+" at "+quote(p.doc.Name(c)))
				}
			}
			p.tellPersonal(item, n, p.typeNamed(n), parts)
		}
		for n := range p.freeFormsIn(item) {
			launch := p.doc.Nodes[n].Name == p.tables.words.messageParameters
			var parts []string
			for c := n + 1; c < p.doc.Nodes[n].Next; c++ {
				if k := p.personalText(c, launch); k != personal.None {
					parts = append(parts, k.String()+" at "+quote(p.doc.NameAround(c)))
				}
			}
			p.tellPersonal(item, n, p.doc.Name(n), parts)
		}
	}
}

func (p *pass) tellPersonal(item *Item, n document.NodeID, what string, parts []string) {
	if len(parts) > 0 {
		p.reportIn(item, at(n), advicePersonalData{what, parts})
	}
}

// personalMember says what personal data a member of one of Caliper's objects is.
func (p *pass) personalMember(object, member document.NodeID) personal.Kind {
	if p.doc.Nodes[member].Kind != document.String {
		return personal.None
	}
	value, name := p.doc.Text(member), p.doc.Name(member)
	if k := personal.Text(value); k != personal.None || strings.TrimSpace(value) == "" {
		return k
	}
	switch {
	case name == "name" && p.isOf(object, "Person"):
		return personal.Name
	case name == "identifier" && p.isOf(object, "SystemIdentifier"):
		switch p.doc.Text(p.doc.Member(object, "identifierType")) {
		case "AccountUserName", "LtiUserId":
			return personal.Identifier
		}
		return personal.None
	}
	if k := personal.Member(name, false); k != personal.Identifier && k != personal.None {
		return k
	}
	return personal.None
}

// personalText says what personal data a text or a number in a free map is.
func (p *pass) personalText(n document.NodeID, launch bool) personal.Kind {
	if k := p.doc.Nodes[n].Kind; k != document.String && k != document.Number {
		return personal.None
	}
	return personal.Value(p.doc.NameAround(n), p.doc.Text(n), launch)
}

func (f advicePersonalData) words() string {
	what := "this"
	if f.what != "" {
		what += " " + f.what
	}
	return what + " holds personal data: " + and(f.parts, 4) + "; leave out what no question needs (check --anonymise writes a copy without it)"
}
