package catalog

import (
	"slices"
	"testing"
)

func TestRowsOfEachProfile(t *testing.T) {
	tests := map[Version]map[string]int{
		V1p2: {
			"GeneralProfile": 1, "AnnotationProfile": 4, "AssessmentProfile": 11, "AssignableProfile": 8,
			"FeedbackProfile": 2, "ForumProfile": 9, "GradingProfile": 2, "MediaProfile": 21, "ReadingProfile": 2,
			"ResourceManagementProfile": 14, "SearchProfile": 1, "SessionProfile": 3, "SurveyProfile": 12,
			"ToolLaunchProfile": 2, "ToolUseProfile": 1,
		},
		V1p1: {
			"BasicProfile": 1, "AnnotationProfile": 4, "AssessmentProfile": 11, "AssignableProfile": 8,
			"ForumProfile": 9, "GradingProfile": 2, "MediaProfile": 21, "ReadingProfile": 2, "SessionProfile": 3,
			"ToolUseProfile":  1,
			"FeedbackProfile": 2, "ResourceManagementProfile": 14, "SearchProfile": 1, "SurveyProfile": 12,
			"ToolLaunchProfile": 2, "ToolUseProfile-extension": 1,
		},
	}
	eachVersion(t, func(t *testing.T, v *Vocabulary) {
		want := tests[v.Version]
		for _, p := range v.Profiles {
			if len(p.Rows) != want[p.Name] {
				t.Errorf("%s: %d rows, want %d", p.Name, len(p.Rows), want[p.Name])
			}
		}
		if len(v.Profiles) != len(want) {
			t.Errorf("%d profiles, want %d", len(v.Profiles), len(want))
		}
	})
}

func TestRequiredRows(t *testing.T) {
	tests := map[Version][]string{
		V1p2: {
			"GeneralProfile/Event/*",
			"AnnotationProfile/AnnotationEvent/Bookmarked",
			"AssessmentProfile/AssessmentEvent/Submitted",
			"AssignableProfile/AssignableEvent/Started",
			"AssignableProfile/AssignableEvent/Submitted",
			"FeedbackProfile/FeedbackEvent/Commented", // at least one of the two
			"FeedbackProfile/FeedbackEvent/Ranked",
			"ForumProfile/MessageEvent/Posted",
			"GradingProfile/GradeEvent/Graded",
			"MediaProfile/MediaEvent/Ended",
			"MediaProfile/MediaEvent/Started",
			"ReadingProfile/NavigationEvent/NavigatedTo",
			"ReadingProfile/ViewEvent/Viewed",
			"ResourceManagementProfile/ResourceManagementEvent/Created",
			"SearchProfile/SearchEvent/Searched",
			"SessionProfile/SessionEvent/LoggedIn",
			"SurveyProfile/QuestionnaireEvent/Submitted",
			"ToolLaunchProfile/ToolLaunchEvent/Launched",
			"ToolUseProfile/ToolUseEvent/Used",
		},
		V1p1: {
			"BasicProfile/Event/*",
			"AnnotationProfile/AnnotationEvent/Bookmarked",
			"AssessmentProfile/AssessmentEvent/Started",
			"AssessmentProfile/AssessmentEvent/Submitted",
			"AssignableProfile/AssignableEvent/Started",
			"AssignableProfile/AssignableEvent/Submitted",
			"ForumProfile/MessageEvent/Posted",
			"GradingProfile/GradeEvent/Graded",
			"MediaProfile/MediaEvent/Started",
			"MediaProfile/MediaEvent/Ended",
			"ReadingProfile/NavigationEvent/NavigatedTo",
			"ReadingProfile/ViewEvent/Viewed",
			"SessionProfile/SessionEvent/LoggedIn",
			"ToolUseProfile/ToolUseEvent/Used",
			"FeedbackProfile/FeedbackEvent/Commented",
			"FeedbackProfile/FeedbackEvent/Ranked",
			"ResourceManagementProfile/ResourceManagementEvent/Created",
			"SearchProfile/SearchEvent/Searched",
			"SurveyProfile/QuestionnaireEvent/Submitted",
			"ToolLaunchProfile/ToolLaunchEvent/Launched",
			"ToolUseProfile-extension/ToolUseEvent/Used",
		},
	}
	eachVersion(t, func(t *testing.T, v *Vocabulary) {
		var got []string
		for _, p := range v.Profiles {
			for _, r := range p.Rows {
				switch r.Disposition {
				case Optional:
				case Required:
					got = append(got, r.ID)
				case AtLeastOne:
					if p.Name != "FeedbackProfile" {
						t.Errorf("%s is %s", r.ID, r.Disposition)
					}
					got = append(got, r.ID)
				default:
					t.Errorf("%s: disposition %q does not exist", r.ID, r.Disposition)
				}
			}
		}
		if !slices.Equal(got, tests[v.Version]) {
			t.Errorf("required rows:\n%q\nwant\n%q", got, tests[v.Version])
		}
	})
}

// The rows for which the guides go beyond what the event's own table allows;
// errata 4 and 26 tell of them.
var rowsBeyondTheEvent = map[Version][]string{
	V1p2: {"GradingProfile/ViewEvent/Viewed"},
	V1p1: {"AssignableProfile/AssignableEvent/Started", "AssignableProfile/AssignableEvent/Submitted"},
}

func TestRowsFitTheirEvents(t *testing.T) {
	eachVersion(t, func(t *testing.T, v *Vocabulary) {
		for _, p := range v.Profiles {
			for _, r := range p.Rows {
				event := v.Event(r.Event)
				if event == nil {
					t.Errorf("%s: the event does not exist", r.ID)
					continue
				}
				if r.Action != AnyAction && !slices.Contains(event.Actions, r.Action) {
					t.Errorf("%s: the event does not have the action", r.ID)
				}
				if len(r.Actor) == 0 || len(r.Object) == 0 {
					t.Errorf("%s: actor or object is missing", r.ID)
				}
				fits := v.admits(t, &r, "actor", r.Actor) && v.admits(t, &r, "object", r.Object)
				if documented := slices.Contains(rowsBeyondTheEvent[v.Version], r.ID); fits == documented {
					t.Errorf("%s: fits its event: %t, documented as not fitting: %t", r.ID, fits, documented)
				}
				if !v.admits(t, &r, "actor", r.SpecificationActor) || !v.admits(t, &r, "object", r.SpecificationObject) {
					t.Errorf("%s: the specification's own column does not fit its event", r.ID)
				}
				if r.Generated != "" && !v.admits(t, &r, "generated", []string{r.Generated}) {
					t.Errorf("%s: the event does not generate a %s", r.ID, r.Generated)
				}
			}
		}
	})
}

// admits says whether a property of the row's event takes all those types with
// the row's action.
func (v *Vocabulary) admits(t *testing.T, r *Row, property string, types []string) bool {
	t.Helper()
	admitted := v.Property(r.Event, property).Types
	for _, n := range v.Event(r.Event).Narrowings {
		if n.Property == property && n.Action == r.Action && len(n.Extensions) == 0 {
			admitted = n.Types
		}
	}
	for _, typeName := range types {
		if v.Entity(typeName) == nil {
			t.Errorf("%s: type %q does not exist", r.ID, typeName)
		}
		if !v.fits(typeName, admitted) {
			return false
		}
	}
	return true
}

func TestRowsWhereTheSourcesDisagree(t *testing.T) {
	grading := Get(V1p2).Row("GradingProfile/ViewEvent/Viewed")
	if !slices.Equal(grading.Actor, []string{"Agent"}) || !slices.Equal(grading.Object, []string{"DigitalResource"}) ||
		!slices.Equal(grading.SpecificationObject, []string{"Result"}) || grading.Generated != "" {
		t.Errorf("erratum 4: %+v", grading)
	}
	if Get(V1p2).Row("ForumProfile/ThreadEvent/MarkedAsUnread") == nil {
		t.Error("erratum 1: the row has the misspelt action")
	}
	started := Get(V1p1).Row("AssignableProfile/AssignableEvent/Started")
	if !slices.Equal(started.Actor, []string{"Person", "Group"}) || !slices.Equal(started.Object, []string{"DigitalResource"}) ||
		!slices.Equal(started.SpecificationActor, []string{"Person"}) ||
		!slices.Equal(started.SpecificationObject, []string{"AssignableDigitalResource"}) {
		t.Errorf("erratum 26: %+v", started)
	}
}

func TestExtensionProfilesFollowTheTenAndHaveTheRowsOfTheirNamesakes(t *testing.T) {
	v := Get(V1p1)
	for i, p := range v.Profiles {
		if (i >= 10) != (p.Extension != "") {
			t.Errorf("profile %d, %s: extension %q", i, p.Name, p.Extension)
		}
		if p.Extension == "" {
			continue
		}
		namesake := Get(V1p2).Profile(p.Extension)
		if namesake == nil {
			t.Errorf("%s: 1.2 has no profile %q", p.Name, p.Extension)
			continue
		}
		if !slices.EqualFunc(p.Rows, namesake.Rows, func(a, b Row) bool {
			return a.Event == b.Event && a.Action == b.Action && slices.Equal(a.Actor, b.Actor) &&
				slices.Equal(a.Object, b.Object) && slices.Equal(a.SpecificationObject, b.SpecificationObject) &&
				a.Generated == b.Generated && a.Disposition == b.Disposition
		}) {
			t.Errorf("%s: not the rows of 1.2", p.Name)
		}
	}
}

func TestRowsByEventAndAction(t *testing.T) {
	tests := []struct {
		name          string
		version       Version
		event, action string
		want          []string
	}{
		{"a view may belong to many", V1p2, "ViewEvent", "Viewed", []string{
			"AssessmentProfile/ViewEvent/Viewed", "AssignableProfile/ViewEvent/Viewed", "ForumProfile/ViewEvent/Viewed",
			"GradingProfile/ViewEvent/Viewed", "MediaProfile/ViewEvent/Viewed", "ReadingProfile/ViewEvent/Viewed",
			"SurveyProfile/ViewEvent/Viewed"}},
		{"the generic event takes any action", V1p2, "Event", "Searched", []string{"GeneralProfile/Event/*"}},
		{"of the vocabulary", V1p2, "Event", "Danced", nil},
		{"any action itself", V1p1, "Event", AnyAction, []string{"BasicProfile/Event/*"}},
		{"an action that the event lacks", V1p2, "ViewEvent", "Searched", nil},
		{"the extension's beside the plain one", V1p1, "ToolUseEvent", "Used", []string{
			"ToolUseProfile/ToolUseEvent/Used", "ToolUseProfile-extension/ToolUseEvent/Used"}},
		{"a deprecated event", V1p1, "ReadingEvent", "Viewed", nil},
		{"an unknown event", V1p2, "NapEvent", "Started", nil},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			var got []string
			for _, r := range Get(test.version).Rows(test.event, test.action) {
				got = append(got, r.ID)
			}
			if !slices.Equal(got, test.want) {
				t.Errorf("%q, want %q", got, test.want)
			}
		})
	}
}
