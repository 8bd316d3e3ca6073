package rule

import "caliper-playground/engine/document"

type profileMissing struct {
	want string // the one profile that has the event, or ""
}

func (profileMissing) page() Rule {
	return Rule{
		ID: "profile-missing", Title: "An event names its profile", Severity: Info,
		Why: "Since 1.2 an event should say which profile it was made for. Without it a view of an assessment, for one, " +
			"counts for every profile that has such a row. So many senders leave it out that this is no warning.",
		Cost:      "The event is credited to every row that it fits, which may not be what was meant.",
		Reference: "Caliper 1.2, event (#event)",
	}
}

func (*profileMissing) concerns(t *typePlan) bool { return t.slotProfile != 0 }

func (*profileMissing) onEvent(p *pass, e *event) {
	if e.item.ProfileNode == document.None {
		p.report(missing(e.node, "profile"), profileMissing{p.plan.soleProfile(e.plan)})
	}
}

// soleProfile returns the one profile that has an event type, or "".
func (p *plan) soleProfile(t *typePlan) string {
	if len(t.inProfiles) != 1 {
		return ""
	}
	return p.symbols.Word(t.inProfiles[0].profile)
}

func (f profileMissing) words() string {
	if f.want != "" {
		return "profile is missing; it should be there: " + f.want
	}
	return "profile is missing; it should say which profile the event was made for"
}

func (f profileMissing) mend(x *patcher, at place) {
	if f.want != "" {
		x.set(at, jsonText(f.want))
	}
}
