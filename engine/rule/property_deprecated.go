package rule

var propertyDeprecated = Rule{
	ID: "property-deprecated", Title: "Deprecated properties are left out", Severity: Error,
	Why:       "Caliper 1.1 took these properties out of use; its context does not have them any more.",
	Cost:      "Consumers do not see the value.",
	Reference: "Caliper 1.1, deprecated properties",
	Bad:       `{"@context": "http://purl.imsglobal.org/ctx/caliper/v1p1", "id": "https://example.net/sessions/1", "type": "Session", "actor": "https://example.net/people/1"}`,
	Good:      `{"@context": "http://purl.imsglobal.org/ctx/caliper/v1p1", "id": "https://example.net/sessions/1", "type": "Session", "user": "https://example.net/people/1"}`,
	say: func(f *found) string {
		s := f.name + " is deprecated on " + article(f.typ.name) + " and must not be used"
		if f.want == "attempt" {
			return s + "; the attempt says it"
		}
		if f.want != "" {
			s += "; use " + f.want
		}
		return s
	},
	fix: func(x *fixer, f *found) {
		// An attempt says whose it is and at what; neither of the two is the attempt.
		if f.want != "" && f.want != "attempt" && x.acceptable(f.want, f) {
			x.rename(f.node, f.want)
			return
		}
		x.toExtensions(f.node)
	},
}
