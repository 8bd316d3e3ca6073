package rule

import "caliper-playground/engine/document"

type adviceFederatedSession struct {
	id, launch string
}

func (adviceFederatedSession) page() Rule {
	return Rule{
		ID: "advice-federated-session", Title: "The federated session has the id that the launch gave it", Severity: Info,
		Why: "A platform that launches a tool tells it the id of its session, so that what the tool sends and what the platform sends " +
			"can be put together. The tool's events name it as the id of federatedSession.",
		Cost:      "Nobody can say which of the tool's events came of which launch.",
		Reference: "Caliper 1.2, LTI session (#ltiSession)",
	}
}

func (*adviceFederatedSession) advise(p *pass) {
	w := &p.tables.words
	for item := range p.items {
		session := p.memberBySymbol(item.Node, w.federatedSession)
		if session == document.None || p.doc.Nodes[session].Kind != document.Object {
			continue
		}
		parameters, id := p.memberBySymbol(session, w.messageParameters), p.memberBySymbol(session, w.id)
		if parameters == document.None || id == document.None {
			continue
		}
		given := p.launchParameter(parameters, "caliper_federated_session_id", "custom_caliper_federated_session_id", "caliperSessionId")
		if given != document.None && p.doc.Nodes[given].Kind == document.String && p.doc.Text(given) != p.doc.Text(id) {
			p.reportIn(item, at(id), adviceFederatedSession{p.doc.Text(id), p.doc.Text(given)})
		}
	}
}

func (f adviceFederatedSession) words() string {
	return "the launch gave its session the id " + quote(f.launch) + ", and this is " + quote(f.id) + "; the platform's id lets its events and these be put together"
}
