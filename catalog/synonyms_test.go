package catalog

import (
	"slices"
	"strings"
	"testing"
)

// exists says whether a version has something of that kind and name.
func (v *Vocabulary) exists(kind SynonymKind, name string) bool {
	switch kind {
	case EventSynonym:
		return v.Event(name) != nil
	case EntitySynonym:
		return v.Entity(name) != nil
	case PropertySynonym:
		return v.foldedWords()[kind][folded(name)] == name
	}
	return v.Term(TermSet(kind), name) != nil
}

func TestSynonymsMeanWhatTheVersionHas(t *testing.T) {
	eachVersion(t, func(t *testing.T, v *Vocabulary) {
		for kind := range synonymFileNames {
			for _, s := range v.Synonyms(kind) {
				if s.Source == "" {
					t.Errorf("%s %q lacks a source", kind, s.Word)
				}
				for _, name := range s.Means {
					if !v.exists(kind, name) {
						t.Errorf("%s %q: %s is nothing of this version", kind, s.Word, name)
					}
				}
			}
		}
	})
}

// meansAnotherAction says whether some event type takes other actions that an action
// means, and the action itself not.
func (v *Vocabulary) meansAnotherAction(action string, others []string) bool {
	if slices.Contains(others, action) {
		return false
	}
	return !slices.ContainsFunc(others, func(other string) bool {
		return !slices.ContainsFunc(v.Events, func(e EventType) bool {
			return slices.Contains(e.Actions, other) && !slices.Contains(e.Actions, action)
		})
	})
}

// A word of Caliper needs no synonym. Actions and properties belong to types, so there
// a word is idle only if each type that has what it means also has the word.
func TestNoSynonymIsATerm(t *testing.T) {
	eachVersion(t, func(t *testing.T, v *Vocabulary) {
		own := v.foldedWords()
		for kind := range synonymFileNames {
			for _, s := range v.Synonyms(kind) {
				if kind != PropertySynonym {
					if term, is := own[kind][folded(s.Word)]; is && !(kind == ActionSynonym && v.meansAnotherAction(term, s.Means)) {
						t.Errorf("%s %q is the term %s but for its spelling", kind, s.Word, term)
					}
					continue
				}
				for _, name := range s.Means {
					if !v.standsFor(s.Word, name) {
						t.Errorf("property %q: every type with %s has it too", s.Word, name)
					}
				}
			}
		}
	})
}

// standsFor says whether some type has one property and not the other.
func (v *Vocabulary) standsFor(word, name string) bool {
	stands := false
	v.eachType(func(typeName string, _ []Property) {
		stands = stands || v.Property(typeName, name) != nil && v.Property(typeName, word) == nil
	})
	return stands
}

func TestNoSynonymStandsTwice(t *testing.T) {
	for kind, file := range synonymFiles() {
		for _, version := range Versions() {
			seen := map[string]bool{}
			for _, g := range file.Groups {
				for _, e := range g.Entries {
					if len(e.Versions) > 0 && !slices.Contains(e.Versions, version) {
						continue
					}
					for _, word := range g.spelled(e.Words) {
						keys := []string{folded(word)}
						if kind == PropertySynonym { // types share words there
							keys = keys[:0]
							for _, name := range e.Means {
								keys = append(keys, folded(word)+" "+name)
							}
						}
						for _, key := range keys {
							if seen[key] {
								t.Errorf("%s in %s: %q stands twice", kind, version, word)
							}
							seen[key] = true
						}
					}
				}
			}
		}
	}
}

func TestSynonym(t *testing.T) {
	for _, test := range []struct {
		kind    SynonymKind
		word    string
		version Version
		want    string // the meanings, with commas
	}{
		{ActionSynonym, "Play", V1p2, "Started"},
		{ActionSynonym, "playing", V1p1, "Started"},
		{ActionSynonym, "Logout", V1p2, "LoggedOut"},
		{ActionSynonym, "log-out", V1p2, "LoggedOut"},
		{ActionSynonym, "LOG_IN", V1p2, "LoggedIn"},
		{ActionSynonym, "stopped", V1p2, "Ended,Paused"},
		{ActionSynonym, "http://adlnet.gov/expapi/verbs/completed", V1p2, "Completed"},
		{ActionSynonym, "http://adlnet.gov/expapi/verbs/experienced", V1p2, "Viewed"},
		{ActionSynonym, "https://w3id.org/xapi/video/verbs/seeked", V1p2, "JumpedTo"},
		{ActionSynonym, "http://purl.imsglobal.org/vocab/caliper/v1/action#EnabledCloseCaptioning", V1p2, "EnabledClosedCaptioning"},
		{ActionSynonym, "passed", V1p2, ""},
		{ActionSynonym, "Started", V1p2, ""},
		{ActionSynonym, "xyzzy", V1p2, ""},
		{EntitySynonym, "Quiz", V1p2, "Assessment"},
		{EntitySynonym, "video", V1p2, "VideoObject"},
		{EntitySynonym, "https://schema.org/WebApplication", V1p2, "SoftwareApplication"},
		{EntitySynonym, "http://schema.org/VideoObject", V1p2, "VideoObject"},
		{EntitySynonym, "http://adlnet.gov/expapi/activities/cmi.interaction", V1p2, "AssessmentItem"},
		{EntitySynonym, "Course", V1p2, "CourseOffering,CourseSection"},
		{EntitySynonym, "Reading", V1p2, "Document"},
		{EntitySynonym, "Reading", V1p1, ""},
		{EntitySynonym, "http://www.idpf.org/epub/vocab/structure/#chapter", V1p2, "Chapter"},
		{EventSynonym, "OutcomeEvent", V1p2, "GradeEvent"},
		{EventSynonym, "OutcomeEvent", V1p1, ""},
		{EventSynonym, "Session", V1p2, "SessionEvent"},
		{EventSynonym, "http://purl.imsglobal.org/caliper/v1/OutcomeEvent", V1p2, "GradeEvent"},
		{ProfileSynonym, "BasicProfile", V1p2, "GeneralProfile"},
		{ProfileSynonym, "Reading", V1p2, "ReadingProfile"},
		{RoleSynonym, "Student", V1p2, "Learner"},
		{RoleSynonym, "urn:lti:role:ims/lis/Instructor", V1p2, "Instructor"},
		{RoleSynonym, "urn:lti:role:ims/lis/Learner/NonCreditLearner", V1p1, "Learner#NonCreditLearner"},
		{RoleSynonym, "urn:lti:role:ims/lis/TeachingAssistant", V1p2, "Instructor#TeachingAssistant"},
		{RoleSynonym, "urn:lti:role:ims/lis/TeachingAssistant/TeachingAssistantSection", V1p2, "Instructor#TeachingAssistantSection"},
		{RoleSynonym, "http://purl.imsglobal.org/vocab/lis/v2/membership#Learner", V1p2, "Learner"},
		{RoleSynonym, "membership#Learner", V1p2, "Learner"},
		{RoleSynonym, "http://purl.imsglobal.org/vocab/lis/v2/membership/Instructor#TeachingAssistant", V1p2, "Instructor#TeachingAssistant"},
		{RoleSynonym, "http://purl.imsglobal.org/vocab/lis/v2/institution/person#Student", V1p2, "Learner,Member"},
		{RoleSynonym, "urn:lti:instrole:ims/lis/Student", V1p2, "Learner,Member"},
		{RoleSynonym, "urn:lti:sysrole:ims/lis/SysAdmin", V1p2, "Administrator#SystemAdministrator,Administrator,Member"},
		{RoleSynonym, "Observer", V1p2, "Manager#Observer,Mentor"},
		{RoleSynonym, "TeachingAssistant", V1p2, "Instructor#TeachingAssistant"},
		{StatusSynonym, "enrolled", V1p2, "Active"},
		{MetricSynonym, "AssessmentPassed", V1p2, "AssessmentsPassed"},
		{SystemIdentifierTypeSynonym, "e-mail", V1p2, "EmailAddress"},
		{LtiMessageTypeSynonym, "basic-lti-launch-request", V1p2, "LtiResourceLinkRequest"},
		{PropertySynonym, "verb", V1p2, "action"},
		{PropertySynonym, strings.Repeat("verb", 100), V1p2, ""},
	} {
		got := ""
		if s := Get(test.version).Synonym(test.kind, test.word); s != nil {
			got = strings.Join(s.Means, ",")
		}
		if got != test.want {
			t.Errorf("%s %q in %s means %q, want %q", test.kind, test.word, test.version, got, test.want)
		}
	}
}

func TestPropertyMeant(t *testing.T) {
	for _, test := range []struct {
		typeName, word, want string
	}{
		{"Score", "score", "scoreGiven"},
		{"Result", "score", "resultScore"},
		{"ViewEvent", "timestamp", "eventTime"},
		{"ViewEvent", "@type", "type"},
		{"Person", "title", "name"},
		{"Attempt", "actor", "assignee"},
		{"Session", "actor", "user"},
		{"ViewEvent", "actor", ""},
		{"Message", "text", "body"},
		{"Comment", "text", "value"},
		{"Document", "author", "creators"},
		{"Organization", "parent", "subOrganizationOf"},
		{"Person", "shoeSize", ""},
	} {
		if got := strings.Join(Get(V1p2).PropertyMeant(test.typeName, test.word), ","); got != test.want {
			t.Errorf("%s of a %s means %q, want %q", test.word, test.typeName, got, test.want)
		}
	}
}
