package catalog

import (
	"strings"
	"testing"
)

// said puts a home into one word, for tests.
func (h PropertyHome) said() string {
	s := h.Type
	for _, step := range h.Way {
		s += " " + step.Property + " of " + strings.Join(step.Of, "|")
	}
	return s
}

func TestPropertyHomes(t *testing.T) {
	for _, test := range []struct {
		version  Version
		property string
		want     []string
	}{
		{V1p2, "scoreGiven", []string{"Score generated of GradeEvent"}},
		{V1p2, "currentTime", []string{"MediaLocation target of MediaEvent"}},
		{V1p2, "replyTo", []string{"Message object of MessageEvent"}},
		{V1p2, "volumeLevel", []string{"AudioObject object of MediaEvent"}},
		{V1p2, "searchTerms", []string{"Query query of SearchResponse generated of SearchEvent"}},
		{V1p2, "roles", []string{"Membership membership of Event"}},
		{V1p2, "userAgent", []string{"SoftwareApplication edApp of Event"}},
		{V1p2, "messageParameters", []string{"LtiSession federatedSession of Event"}},
		{V1p2, "courseNumber", []string{"CourseOffering group of Event"}},
		{V1p2, "identifierType", []string{"SystemIdentifier otherIdentifiers of Entity"}},
		{V1p2, "maxScore", []string{"AssignableDigitalResource object of AssignableEvent", "Score generated of GradeEvent"}},
		{V1p2, "minDateTime", []string{"DateTimeQuestion question of QuestionnaireItem object of QuestionnaireItemEvent"}},
		{V1p2, "step", []string{"NumericScale scale of RatingScaleQuestion question of QuestionnaireItem object of QuestionnaireItemEvent"}},
		{V1p2, "assignee", []string{"Attempt generated of AssessmentEvent|AssessmentItemEvent|AssignableEvent|QuestionnaireEvent|QuestionnaireItemEvent"}},
		{V1p1, "sentCount", []string{"SurveyInvitation object of SurveyInvitationEvent"}},
		{V1p2, "eventTime", nil}, // of every event
		{V1p2, "name", nil},      // of every entity
		{V1p2, "shoeSize", nil},
	} {
		var got []string
		for _, h := range Get(test.version).PropertyHomes(test.property) {
			got = append(got, h.said())
		}
		if strings.Join(got, "; ") != strings.Join(test.want, "; ") {
			t.Errorf("%s in %s: %q, want %q", test.property, test.version, got, test.want)
		}
	}
}

// Every step of a way leads where the vocabulary says.
func TestPropertyHomesLeadToEvents(t *testing.T) {
	eachVersion(t, func(t *testing.T, v *Vocabulary) {
		v.eachType(func(_ string, properties []Property) {
			for _, p := range properties {
				for _, h := range v.PropertyHomes(p.Name) {
					at := h.Type
					if v.Property(at, p.Name) == nil {
						t.Errorf("%s has no %s", at, p.Name)
					}
					for _, step := range h.Way {
						for _, of := range step.Of {
							if !v.takes(of, step.Property, at) {
								t.Errorf("%s: no %s is the %s of a %s", h.said(), at, step.Property, of)
							}
						}
						at = step.Of[0]
					}
				}
			}
		})
	})
}

// takes says whether a property of a type takes entities of another.
func (v *Vocabulary) takes(typeName, property, value string) bool {
	p := v.Property(typeName, property)
	if p == nil {
		return false
	}
	for _, name := range p.Types {
		if v.IsA(value, name) {
			return true
		}
	}
	return false
}
