package rule

import "caliper-playground/engine/document"

type adviceSessionIdentifiers struct {
	what, whose string
}

func (adviceSessionIdentifiers) page() Rule {
	return Rule{
		ID: "advice-session-identifiers", Title: "An identifier stands on what it identifies", Severity: Info,
		Why: "What another system calls the person or the course belongs into otherIdentifiers of that person or course. " +
			"On the session it has to be dug out of a bag of parameters, and nothing says whose it is.",
		Cost:      "Consumers do not find it, and cannot join the event with their own records.",
		Reference: "Caliper 1.2, system identifiers (#systemIdentifier)",
	}
}

// Identifiers of LTI launches and system identifiers, by whose they are.
var (
	personParameters = []string{"user_id", "lis_person_sourcedid", "sub"}
	courseParameters = []string{"context_id", "lis_course_section_sourcedid", "lis_course_offering_sourcedid"}
	identifierOwners = map[string]string{
		"AccountUserName": "person", "EmailAddress": "person", "LtiUserId": "person",
		"LtiContextId": "course",
	}
)

func (*adviceSessionIdentifiers) advise(p *pass) {
	for item := range p.items {
		for n := range p.objectsIn(item) {
			if !p.isOf(n, "Session") {
				continue
			}
			if list := p.doc.Member(n, "otherIdentifiers"); list != document.None {
				for c := range p.doc.Children(list) {
					kind := p.doc.Text(p.doc.Member(c, "identifierType"))
					if whose := identifierOwners[kind]; whose != "" {
						p.reportIn(item, at(c), adviceSessionIdentifiers{kind, whose})
					}
				}
			}
			parameters := p.memberBySymbol(n, p.tables.words.messageParameters)
			if parameters == document.None || !item.Event {
				continue
			}
			p.identifierOf(item, parameters, "person", item.ActorNode, personParameters)
			p.identifierOf(item, parameters, "course", p.doc.Member(item.Node, "group"), courseParameters)
		}
	}
}

// identifierOf tells of an identifier among a launch's parameters that what it
// identifies does not have itself.
func (p *pass) identifierOf(item *Item, parameters document.NodeID, whose string, owner document.NodeID, names []string) {
	n := p.launchParameter(parameters, names...)
	if n == document.None || p.doc.Nodes[n].Kind != document.String {
		return
	}
	if owner != document.None && p.doc.Nodes[owner].Kind == document.Object && p.doc.Member(owner, "otherIdentifiers") != document.None {
		return
	}
	p.reportIn(item, at(n), adviceSessionIdentifiers{p.doc.Name(n), whose})
}

func (f adviceSessionIdentifiers) words() string {
	of := map[string]string{"person": "the Person", "course": "the course that is the event's group"}[f.whose]
	return quote(f.what) + " identifies a " + f.whose + ", and stands on the session; put it into otherIdentifiers of " + of
}
