package lookup

import (
	"slices"
	"strings"
	"testing"

	"caliper-playground/catalog"
)

func TestFind(t *testing.T) {
	for _, test := range []struct {
		name string
		spec catalog.Version
		word string
		want []Ref
	}{
		{"an event", catalog.V1p2, "ViewEvent", []Ref{{Event, "ViewEvent"}}},
		{"in another case", catalog.V1p2, "viewevent", []Ref{{Event, "ViewEvent"}}},
		{"a profile by its title", catalog.V1p2, "Tool Launch", []Ref{{Profile, "ToolLaunchProfile"}, {Word, "LTI"}}},
		{"a name written apart", catalog.V1p2, "view event", []Ref{{Event, "ViewEvent"}}},
		{"an action written apart", catalog.V1p2, "logged in", []Ref{{Action, "LoggedIn"}}},
		{"a profile as one types it", catalog.V1p2, "tool-launch-profile", []Ref{{Profile, "ToolLaunchProfile"}}},
		{"one name for two things", catalog.V1p2, "Annotation", []Ref{{Entity, "Annotation"}, {Profile, "AnnotationProfile"}}},
		{"case that tells two things apart", catalog.V1p2, "attempt", []Ref{{Property, "attempt"}, {Entity, "Attempt"}}},
		{"a row", catalog.V1p2, "ReadingProfile/ViewEvent/Viewed", []Ref{{Row, "ReadingProfile/ViewEvent/Viewed"}}},
		{"a row by its title", catalog.V1p2, "MediaEvent Started", []Ref{{Row, "MediaProfile/MediaEvent/Started"}}},
		{"a status by its title", catalog.V1p2, "unauthorized", []Ref{{Word, "401"}}},
		{"a word by what it is called too", catalog.V1p2, "content-type", []Ref{{Word, "request headers"}, {Word, "415"}, {Property, "mediaType"}}},
		{"several of one", catalog.V1p2, "envelopes", []Ref{{Word, "envelope"}}},
		{"a sub-role", catalog.V1p2, "Instructor#Grader", []Ref{{Term, "Instructor#Grader"}}},
		{"an erratum", catalog.V1p2, "22", []Ref{{Erratum, "22"}}},
		{"a rule", catalog.V1p2, "event-id-form", []Ref{{Rule, "event-id-form"}}},
		{"a word of the field", catalog.V1p2, "quiz", []Ref{{Entity, "Assessment"}, {Event, "AssessmentEvent"}, {Property, "assignable"}, {Profile, "AssessmentProfile"}}},
		{"a word with two meanings", catalog.V1p2, "Course", []Ref{{Entity, "CourseOffering"}, {Entity, "CourseSection"}, {Property, "group"}, {Property, "organization"}}},
		{"an IRI of another vocabulary", catalog.V1p2, "http://adlnet.gov/expapi/verbs/experienced", []Ref{{Action, "Viewed"}}},
		{"what 1.1 alone has", catalog.V1p1, "OutcomeEvent", []Ref{{Event, "OutcomeEvent"}}},
	} {
		t.Run(test.name, func(t *testing.T) {
			found, err := Of(test.spec).Find(test.word)
			if err != nil {
				t.Fatal(err)
			}
			var got []Ref
			for _, e := range found {
				got = append(got, e.Ref)
			}
			if !slices.Equal(got, test.want) {
				t.Errorf("found %v, want %v", got, test.want)
			}
		})
	}
}

func TestFindNothing(t *testing.T) {
	for _, test := range []struct{ name, word, hint string }{
		{"a slip", "ViewEvnt", "did you mean ViewEvent?"},
		{"a slip in a rule", "actor-tpye", "did you mean actor-type?"},
		{"what the other version has", "OutcomeEvent", "Caliper 1.1 has it: use --spec 1.1"},
		{"nothing like it", "xyzzyplugh", "no \"xyzzyplugh\" in Caliper 1.2"},
		{"a word that Caliper has nothing for", "passed", "nor anything that it stands for"},
		{"nothing at all", "", "no \"\""},
	} {
		t.Run(test.name, func(t *testing.T) {
			found, err := Of(catalog.V1p2).Find(test.word)
			if err == nil {
				t.Fatalf("found %v", found[0].Ref)
			}
			if !strings.Contains(err.Error(), test.hint) {
				t.Errorf("%q is not in %q", test.hint, err)
			}
		})
	}
}

func TestSearch(t *testing.T) {
	b := Of(catalog.V1p2)
	for _, test := range []struct {
		name, query string
		first       Ref
		marked      string
	}{
		{"the name", "forum", Ref{Entity, "Forum"}, "Forum"},
		{"the name's beginning", "forump", Ref{Profile, "ForumProfile"}, "ForumP"},
		{"the name's end", "onTask", Ref{Term, "MinutesOnTask"}, "OnTask"},
		{"with spaces", "tool launch profile", Ref{Profile, "ToolLaunchProfile"}, "ToolLaunchProfile"},
		{"letters left out", "nvgev", Ref{Event, "NavigationEvent"}, "NvgEv"},
		{"a title", "spelling caption", Ref{Erratum, "2"}, ""},
		{"a meaning", "autograder and results", Ref{Profile, "GradingProfile"}, ""},
		{"two letters swapped", "annotatoin", Ref{Entity, "Annotation"}, ""},
		{"a letter missing", "ratng", Ref{Entity, "Rating"}, "Ratng"},
		{"a letter wrong in one of two words", "tool laumch", Ref{Profile, "ToolLaunchProfile"}, ""},
		{"a slip in a rule's id", "actor tpye", Ref{Rule, "actor-type"}, ""},
		{"a rule's id in words", "event id form", Ref{Rule, "event-id-form"}, "eventidform"},
		{"a row as its title", "AssessmentEvent Started", Ref{Row, "AssessmentProfile/AssessmentEvent/Started"}, "AssessmentEventStarted"},
		{"a row as the screen writes it", "AssessmentProfile › AssessmentEvent › Started", Ref{Row, "AssessmentProfile/AssessmentEvent/Started"}, "AssessmentProfileAssessmentEventStarted"},
		{"a kind and a number", "Erratum 3", Ref{Erratum, "3"}, "3"},
		{"a kind alone", "errata", Ref{Erratum, "1"}, ""},
		{"a vocabulary", "status term", Ref{Term, "Active"}, ""},
		{"an IRI", "http://purl.imsglobal.org/caliper/VideoObject", Ref{Entity, "VideoObject"}, ""},
		{"a question", "what is a group", Ref{Entity, "Group"}, ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			hits := b.Search(test.query)
			if len(hits) == 0 || hits[0].Entry.Ref != test.first {
				t.Fatalf("of %d hits the first is %v", len(hits), firstRef(hits))
			}
			var marked strings.Builder
			for _, i := range hits[0].Marked {
				marked.WriteByte(hits[0].Entry.Name[i])
			}
			if marked.String() != test.marked {
				t.Errorf("marked is %q", marked.String())
			}
		})
	}
}

// Letters that are far apart in a long name are no hit, or a few of them would
// find almost everything.
func TestSearchFindsNoScatteredLetters(t *testing.T) {
	for _, hit := range Of(catalog.V1p2).Search("ratng") {
		if !strings.Contains(strings.ToLower(hit.Entry.Name), "rating") {
			t.Errorf("found %v", hit.Entry.Ref)
		}
	}
}

// What is written right is not taken for another word too.
func TestSearchTakesWhatIsRightAsItIs(t *testing.T) {
	for _, hit := range Of(catalog.V1p2).Search("GradingProfile") {
		if hit.Entry.Name == "ReadingProfile" {
			t.Error("GradingProfile is taken for ReadingProfile")
		}
	}
}

// What no entry says in full is found by the words that some do.
func TestSearchFallsBackToSomeOfTheWords(t *testing.T) {
	hits := Of(catalog.V1p2).Search("due date")
	if len(hits) == 0 {
		t.Fatal("nothing is found")
	}
	for _, hit := range hits {
		if !strings.Contains(newIndexed(hit.Entry).text, "date") {
			t.Errorf("%v says nothing of a date", hit.Entry.Ref)
		}
	}
}

// FuzzSearch holds that whatever is typed, marks lie within the names.
func FuzzSearch(f *testing.F) {
	for _, query := range []string{"view", "Viewed ›", "İ", "höhe", "\xff\x00", "erratum", "a/b-c#d"} {
		f.Add(query)
	}
	f.Fuzz(func(t *testing.T, query string) {
		for _, hit := range Of(catalog.V1p2).Search(query) {
			for _, at := range hit.Marked {
				if at < 0 || at >= len(hit.Entry.Name) {
					t.Fatalf("byte %d of %q is marked", at, hit.Entry.Name)
				}
			}
		}
	})
}

func firstRef(hits []Hit) Ref {
	if len(hits) == 0 {
		return Ref{}
	}
	return hits[0].Entry.Ref
}

func TestSearchForNothing(t *testing.T) {
	for _, query := range []string{"", "   ", "zzzzqqqq"} {
		if hits := Of(catalog.V1p2).Search(query); len(hits) != 0 {
			t.Errorf("%q finds %v", query, hits[0].Entry.Ref)
		}
	}
}
