package compose

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"caliper-playground/catalog"
)

// outline writes a form as the test reads it: the fields that are there or
// asked for, by depth.
func outline(d Draft) string {
	var b strings.Builder
	for _, f := range d.Fields() {
		if f.State != Optional {
			fmt.Fprintf(&b, "%s%s %s %s\n", strings.Repeat("  ", f.Depth), f.Name, f.State, []string{"-", "scalar", "object", "reference", "list", "free"}[f.Form])
		}
	}
	return b.String()
}

func TestTheForm(t *testing.T) {
	d := must(t, parsed(t, edited), remove("/eventTime"), remove("/profile"))
	const want = `type present scalar
action present scalar
actor present object
  type present scalar
  id present scalar
  name present scalar
object present reference
generated present object
  type present scalar
  id present scalar
  selection present object
    type present scalar
    start present scalar
    end present scalar
  annotator recommended -
  annotated recommended -
id present scalar
membership present object
  type present scalar
  id present scalar
  roles present list
    0 present scalar
mood present scalar
extensions present free
  a present scalar
  b/c present free
    d present list
      0 present scalar
@context present scalar
eventTime required -
profile recommended -
`
	if got := outline(d); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func field(t *testing.T, d Draft, pointer string) Field {
	t.Helper()
	for _, f := range d.Fields() {
		if f.Pointer == pointer {
			return f
		}
	}
	t.Fatalf("no field %s", pointer)
	return Field{}
}

func TestOnlyWhatTheVocabularyAllowsIsOffered(t *testing.T) {
	session := row(t, catalog.V1p2, "SessionProfile/SessionEvent/TimedOut")
	grade := row(t, catalog.V1p2, "GradingProfile/GradeEvent/Graded")
	reading := row(t, catalog.V1p2, "ReadingProfile/ViewEvent/Viewed")
	plain := row(t, catalog.V1p1, "ReadingProfile/ViewEvent/Viewed")
	for _, test := range []struct {
		name string
		got  []string
		want string // a prefix of the list, or after a "!" what must not be in it
	}{
		{"actions of the event", field(t, session, "/action").Choices, "LoggedIn LoggedOut TimedOut"},
		{"the actor, narrowed by the action", field(t, session, "/actor").Types, "SoftwareApplication"},
		{"the object, narrowed by the action", field(t, session, "/object").Types, "Session LtiSession"},
		{"agents, the usual first", field(t, grade, "/actor").Types, "Person SoftwareApplication CourseSection Group"},
		{"the general last", field(t, grade, "/actor").Types[len(field(t, grade, "/actor").Types)-1:], "Agent"},
		{"events of the profile first", field(t, reading, "/type").Choices, "NavigationEvent ViewEvent"},
		{"a view's object", field(t, reading, "/object").Types, "!Person"},
		{"no extension's types without its context", field(t, plain, "/object").Types, "!Questionnaire"},
		{"no deprecated types", field(t, plain, "/object").Types, "!Reading"},
		{"no extension's events without its context", field(t, plain, "/type").Choices, "!SurveyEvent"},
		{"no deprecated events", field(t, plain, "/type").Choices, "!OutcomeEvent"},
		{"true and false", field(t, must(t, row(t, catalog.V1p2, "MediaProfile/MediaEvent/Muted"), setType("/object", "AudioObject")), "/object/muted").Choices, "true false"},
	} {
		t.Run(test.name, func(t *testing.T) {
			if not, isNot := strings.CutPrefix(test.want, "!"); isNot {
				if len(test.got) == 0 || slices.Contains(test.got, not) {
					t.Errorf("%s is among %v", not, test.got)
				}
			} else if got := strings.Join(test.got, " "); !strings.HasPrefix(got, test.want) {
				t.Errorf("got %s, want %s first", got, test.want)
			}
		})
	}
}

func TestFieldsSayWhatTheyMean(t *testing.T) {
	d := row(t, catalog.V1p2, "AssessmentProfile/AssessmentEvent/Submitted")
	for _, f := range d.Fields() {
		if f.Meaning == "" {
			t.Errorf("%s has no meaning", f.Pointer)
		}
	}
	for _, pointer := range []string{"/action", "/type", "/profile", "/actor", "/actor/type"} {
		if field(t, d, pointer).ValueMeaning == "" {
			t.Errorf("what stands in %s is not explained", pointer)
		}
	}
	if f := field(t, d, "/generated/assignee"); f.Form != Reference || f.Value != "https://example.org/larkmoor/people/ines-varga" || !f.IRI {
		t.Errorf("got %+v", f)
	}
}

func TestATeacherGradesWhatALearnerSubmitted(t *testing.T) {
	d := row(t, catalog.V1p2, "AssessmentProfile/AssessmentEvent/Submitted")
	graded := must(t, d, func(d Draft) (Draft, error) { return d.SetProfile("Grading") })
	if name := field(t, graded, "/actor/name").Value; name != "Miriam Achterberg" {
		t.Errorf("%s grades", name)
	}
	if score := field(t, graded, "/generated/scoredBy").Value; score != field(t, graded, "/actor/id").Value {
		t.Errorf("scored by %s", score)
	}
	own := must(t, d, set("/actor/name", "Somebody"), func(d Draft) (Draft, error) { return d.SetProfile("Grading") })
	if name := field(t, own, "/actor/name").Value; name != "Somebody" {
		t.Errorf("the actor that somebody wrote became %s", name)
	}
}

func TestTheRowOfAnEventWithoutProfile(t *testing.T) {
	for object, want := range map[string]string{"Assessment": "AssessmentProfile", "Forum": "ForumProfile", "Document": "ReadingProfile", "": "ReadingProfile"} {
		text := `{"type": "ViewEvent", "action": "Viewed", "object": {"id": "https://example.org/1", "type": "` + object + `"}}`
		if d := parsed(t, text); d.Row() == nil || d.Row().Profile != want {
			t.Errorf("%s: %v", object, d.Row())
		}
	}
	if d := parsed(t, `{"type": "ViewEvent", "action": "Viewed", "profile": "MediaProfile"}`); d.Row() == nil || d.Row().Profile != "MediaProfile" {
		t.Errorf("got %v", d.Row())
	}
	if d := parsed(t, `{"type": "ViewEvent", "action": "Graded"}`); d.Row() != nil {
		t.Errorf("got %v", d.Row())
	}
}

func BenchmarkFields(b *testing.B) {
	v := catalog.Get(catalog.V1p2)
	d := New(catalog.V1p2, v.Row("ToolUseProfile/ToolUseEvent/Used"), still())
	for b.Loop() {
		d.Fields()
	}
}
