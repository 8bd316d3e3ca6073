package catalog

import "testing"

func TestTermsOf1p0(t *testing.T) {
	for iri, want := range map[string]string{
		"http://purl.imsglobal.org/caliper/v1/lis/Person":           "Person",
		"http://purl.imsglobal.org/vocab/caliper/v1/action#Viewed":  "Viewed",
		"http://www.w3.org/ns/org#Organization":                     "Organization",
		"http://purl.imsglobal.org/vocab/lis/v2/membership#Learner": "Learner",
		"http://www.idpf.org/epub/vocab/structure/#chapter":         "EpubChapter",
		"http://purl.imsglobal.org/vocab/lis/v2/status#Active":      "Active",
		"http://purl.imsglobal.org/caliper/v1/Person":               "",
		"Person": "",
	} {
		if got, ok := TermOf1p0(iri); got != want || ok != (want != "") {
			t.Errorf("%s is %q, not %q", iri, got, want)
		}
	}
	// Its names are those of 1.1, which kept what it gave up, but for three actions.
	v, gone := Get(V1p1), map[string]bool{"Replied": true, "EnabledCloseCaptioning": true, "DisabledCloseCaptioning": true}
	for _, name := range oldest() {
		if !gone[name] && v.Event(name) == nil && v.Entity(name) == nil && v.Action(name) == nil && v.Term(RoleTerms, name) == nil && v.Term(StatusTerms, name) == nil {
			t.Errorf("%s is not in 1.1", name)
		}
	}
}
