package rule

import "caliper-playground/engine/document"

type adviceLtiLogin struct{ action string }

func (adviceLtiLogin) page() Rule {
	return Rule{
		ID: "advice-lti-login", Title: "A plain login has a session, and no federated one", Severity: Info,
		Why: "federatedSession is for what happens inside an LTI launch, and an LtiSession is the platform's side of it. " +
			"The session of somebody who logs in to the platform itself is a Session, and stands in session.",
		Cost:      "Consumers count the login as a launch, and look for parameters of LTI that there are none of.",
		Reference: "Caliper 1.2, Session Profile (#sessionProfile)",
	}
}

func (*adviceLtiLogin) advise(p *pass) {
	w := &p.tables.words
	for item := range p.items {
		session := p.memberBySymbol(item.Node, w.federatedSession)
		action := p.doc.Text(item.ActionNode)
		if session == document.None || p.typeNamed(item.Node) != "SessionEvent" || action != "LoggedIn" && action != "LoggedOut" {
			continue
		}
		if p.doc.Member(item.Node, "session") == document.None && p.memberBySymbol(session, w.messageParameters) == document.None {
			p.reportIn(item, at(session), adviceLtiLogin{action})
		}
	}
}

func (f adviceLtiLogin) words() string {
	return "nothing here comes of an LTI launch: somebody " + map[string]string{"LoggedIn": "logs in", "LoggedOut": "logs out"}[f.action] +
		"; a Session as the event's session says it better than an LtiSession as federatedSession"
}
