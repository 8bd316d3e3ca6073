package catalog

import (
	"slices"
	"testing"
)

// misspelt are the names in the errata that no version has, which is what
// those errata are about.
var misspelt = []string{
	"MarkedAsUnRead", "EnabledCloseCaptioning", "DisabledCloseCaptioning", "MultiselectionScale", "searchResults",
}

func TestErrataAreWholeAndTheirNamesLeadSomewhere(t *testing.T) {
	words := append(Get(V1p2).Words(), Get(V1p1).Words()...)
	for i, e := range Get(V1p2).Errata {
		if e.Number != i+1 {
			t.Errorf("erratum %d stands at place %d", e.Number, i+1)
		}
		if e.Subject == "" || e.SourceA == "" || e.SourceB == "" || e.Does == "" {
			t.Errorf("erratum %d is incomplete: %+v", e.Number, e)
		}
		// Erratum 21 is about the endpoint's configuration, which no document holds.
		if len(e.Names) == 0 && e.Number != 21 {
			t.Errorf("erratum %d names nothing", e.Number)
		}
		for _, name := range e.Names {
			if !slices.Contains(words, name) && !slices.Contains(misspelt, name) {
				t.Errorf("erratum %d: no version has %q", e.Number, name)
			}
		}
	}
}

func TestWhatTheErrataAddIsInTheVocabulary(t *testing.T) {
	tests := []struct {
		name  string
		there func() bool
	}{
		{"3: the survey profile is a term", func() bool { return Get(V1p2).Term(ProfileTerms, "SurveyProfile") != nil }},
		{"8: an attempt is part of an attempt, 1.2", func() bool {
			p := Get(V1p2).Property("Attempt", "isPartOf")
			return p != nil && p.IRI && slices.Equal(p.Types, []string{"Attempt"})
		}},
		{"9: Manager#Manager, 1.2", func() bool { return Get(V1p2).Term(RoleTerms, "Manager#Manager") != nil }},
		{"9: Manager#Manager, 1.1", func() bool { return Get(V1p1).Term(RoleTerms, "Manager#Manager") != nil }},
		{"12: launch target", func() bool { return Get(V1p2).Property("ToolLaunchEvent", "target").IRI }},
		{"12: launch generated", func() bool { return Get(V1p2).Property("ToolLaunchEvent", "generated").IRI }},
		{"12: session user, 1.2", func() bool { return Get(V1p2).Property("Session", "user").IRI }},
		{"12: session user, 1.1", func() bool { return Get(V1p1).Property("Session", "user").IRI }},
		{"12: session client", func() bool { return Get(V1p2).Property("LtiSession", "client").IRI }},
		{"12: other identifiers", func() bool { return Get(V1p2).Property("Person", "otherIdentifiers").IRI }},
		{"14: the third message type, 1.2", func() bool { return Get(V1p2).Term(LtiMessageTypeTerms, "LtiDeepLinkingResponse") != nil }},
		{"14: the third message type, 1.1", func() bool { return Get(V1p1).Term(LtiMessageTypeTerms, "LtiDeepLinkingResponse") != nil }},
		{"22: no search results", func() bool { return Get(V1p2).Property("SearchResponse", "searchResults") == nil }},
		{"24: storage name", func() bool { return Get(V1p2).Property("DigitalResource", "storageName") != nil }},
		{"25: selection, 1.2", func() bool { return Get(V1p2).Property("HighlightAnnotation", "selection") != nil }},
		{"25: selection, 1.1", func() bool { return Get(V1p1).Property("HighlightAnnotation", "selection") != nil }},
		{"30: scale under the survey extension", func() bool {
			return slices.Contains(Get(V1p1).Property("RatingScaleQuestion", "scale").Extensions, "SurveyProfile")
		}},
	}
	for _, test := range tests {
		if !test.there() {
			t.Errorf("erratum %s: not so in the vocabulary", test.name)
		}
	}
}
