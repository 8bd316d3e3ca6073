package catalog

import (
	"strings"
	"testing"
)

func TestPropertyHomes(t *testing.T) {
	for _, test := range []struct {
		version  Version
		property string
		want     []string
	}{
		{V1p2, "scoreGiven", []string{"Score, which a GradeEvent generates"}},
		{V1p2, "currentTime", []string{"MediaLocation, the target of a MediaEvent"}},
		{V1p2, "replyTo", []string{"Message, the object of a MessageEvent"}},
		{V1p2, "volumeLevel", []string{"AudioObject, the object of a MediaEvent"}},
		{V1p2, "searchTerms", []string{"Query, the query of a SearchResponse, which a SearchEvent generates"}},
		{V1p2, "metric", []string{"AggregateMeasure, one of the items of an AggregateMeasureCollection, which a ToolUseEvent generates"}},
		{V1p2, "roles", []string{"Membership, the membership of any Event"}},
		{V1p2, "userAgent", []string{"SoftwareApplication, the edApp of any Event"}},
		{V1p2, "messageParameters", []string{"LtiSession, the federatedSession of any Event"}},
		{V1p2, "courseNumber", []string{"CourseOffering, the group of any Event"}},
		{V1p2, "identifierType", []string{"SystemIdentifier, one of the otherIdentifiers of any Entity"}},
		{V1p2, "maxScore", []string{"AssignableDigitalResource, the object of an AssignableEvent", "Score, which a GradeEvent generates"}},
		{V1p2, "minDateTime", []string{"DateTimeQuestion, the question of a QuestionnaireItem, the object of a QuestionnaireItemEvent"}},
		{V1p2, "dateTimeSelected", []string{"DateTimeResponse, which an AssessmentItemEvent or QuestionnaireItemEvent generates"}},
		{V1p1, "sentCount", []string{"SurveyInvitation, the object of a SurveyInvitationEvent"}},
		{V1p2, "eventTime", nil}, // of every event
		{V1p2, "name", nil},      // of every entity
		{V1p2, "shoeSize", nil},
	} {
		var got []string
		for _, h := range Get(test.version).PropertyHomes(test.property) {
			got = append(got, h.String())
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
								t.Errorf("%s: no %s is the %s of a %s", h.String(), at, step.Property, of)
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

func TestHomeOf(t *testing.T) {
	for _, test := range []struct{ property, want string }{
		{"scoreGiven", "Score, which a GradeEvent generates"},
		{"maxScore", "AssignableDigitalResource and Score"},
		{"duration", "Attempt, MediaObject, Response and others"},
		{"eventTime", ""},
		{"shoeSize", ""},
	} {
		if got := Get(V1p2).HomeOf(test.property); got != test.want {
			t.Errorf("%s belongs to %q, want %q", test.property, got, test.want)
		}
	}
}
