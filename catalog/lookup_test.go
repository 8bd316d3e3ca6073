package catalog

import (
	"slices"
	"sync"
	"testing"
)

func TestIsA(t *testing.T) {
	tests := []struct {
		version    Version
		sub, super string
		want       bool
	}{
		{V1p2, "Assessment", "AssignableDigitalResource", true},
		{V1p2, "Assessment", "DigitalResourceCollection", true}, // the second of two supertypes
		{V1p2, "Assessment", "Collection", true},
		{V1p2, "Assessment", "Entity", true},
		{V1p2, "Forum", "DigitalResource", true},
		{V1p2, "CourseSection", "Agent", true},
		{V1p2, "LtiSession", "Session", true},
		{V1p2, "Person", "Person", true},
		{V1p2, "Person", "Organization", false},
		{V1p2, "DigitalResource", "Assessment", false},
		{V1p2, "SystemIdentifier", "Entity", false},
		{V1p2, "TextPositionSelector", "Selector", true},
		{V1p2, "ViewEvent", "Event", true},
		{V1p2, "ViewEvent", "Entity", false},
		{V1p2, "Wombat", "Wombat", true},
		{V1p2, "Wombat", "Entity", false},
		{V1p1, "Assessment", "Collection", false}, // the extensions bring Collection, not over it
		{V1p1, "Survey", "Collection", true},
		{V1p1, "EpubChapter", "DigitalResource", true},
	}
	for _, test := range tests {
		if got := Get(test.version).IsA(test.sub, test.super); got != test.want {
			t.Errorf("%s: IsA(%s, %s) is %t", test.version, test.sub, test.super, got)
		}
	}
}

func TestPropertiesOfInheritsAndNarrows(t *testing.T) {
	v := Get(V1p2)
	tests := []struct {
		typeName, property, definedBy string
		types                         []string
	}{
		{"Assessment", "items", "Assessment", []string{"AssessmentItem"}},
		{"Assessment", "maxAttempts", "AssignableDigitalResource", nil},
		{"Assessment", "keywords", "DigitalResource", nil},
		{"Assessment", "id", "Entity", nil},
		{"MediaEvent", "target", "MediaEvent", []string{"MediaLocation"}},
		{"MediaEvent", "group", "Event", []string{"Organization"}},
		{"GradeEvent", "actor", "GradeEvent", []string{"Agent"}},
		{"CourseSection", "courseNumber", "CourseOffering", nil},
		{"CourseSection", "members", "Organization", []string{"Agent"}},
	}
	for _, test := range tests {
		t.Run(test.typeName+"."+test.property, func(t *testing.T) {
			p := v.Property(test.typeName, test.property)
			if p == nil {
				t.Fatal("it is missing")
			}
			if p.DefinedBy != test.definedBy || !slices.Equal(p.Types, test.types) {
				t.Errorf("defined by %s with %v, want %s with %v", p.DefinedBy, p.Types, test.definedBy, test.types)
			}
			same := slices.IndexFunc(v.PropertiesOf(test.typeName), func(q Property) bool { return q.Name == test.property })
			if same < 0 || &v.PropertiesOf(test.typeName)[same] != p {
				t.Error("PropertiesOf and Property disagree")
			}
		})
	}
}

func TestPropertiesOfHasEachOnceAndTheNearestFirst(t *testing.T) {
	var names []string
	for _, p := range Get(V1p2).PropertiesOf("HighlightAnnotation") {
		names = append(names, p.Name)
	}
	want := []string{"selectionText", "selection", "annotator", "annotated", "id", "type", "name", "description",
		"dateCreated", "dateModified", "otherIdentifiers", "extensions"}
	if !slices.Equal(names, want) {
		t.Errorf("%q, want %q", names, want)
	}
	eachVersion(t, func(t *testing.T, v *Vocabulary) {
		v.eachType(func(name string, _ []Property) {
			seen := make(map[string]bool)
			for _, p := range v.PropertiesOf(name) {
				if seen[p.Name] {
					t.Errorf("%s has %s twice", name, p.Name)
				}
				seen[p.Name] = true
			}
		})
	})
}

func TestLookupsOfWhatIsNotThere(t *testing.T) {
	v := Get(V1p2)
	if v.PropertiesOf("Wombat") != nil || v.Property("Wombat", "id") != nil || v.Property("Person", "wings") != nil {
		t.Error("an unknown type or property has something")
	}
	if v.PropertiesOf("Selector") == nil {
		t.Error("a known type without properties is taken for an unknown one")
	}
	if v.Profile("Reading") != nil || v.Row("ReadingProfile/ViewEvent") != nil || v.Event("Person") != nil ||
		v.Entity("ViewEvent") != nil || v.Action("viewed") != nil || v.Term(StatusTerms, "Asleep") != nil ||
		v.Term("Mood", "Active") != nil || v.ExtensionOf(v.Context) != nil {
		t.Error("a lookup found what is not there")
	}
}

func TestTermsOfProfilesAndActions(t *testing.T) {
	eachVersion(t, func(t *testing.T, v *Vocabulary) {
		for _, p := range v.Profiles {
			if x := v.Term(ProfileTerms, p.Name); x == nil || x.Meaning != p.Meaning {
				t.Errorf("%s is no term of its set: %+v", p.Name, x)
			}
		}
		for _, a := range v.Actions {
			if x := v.Term(ActionTerms, a.Name); x == nil || x.Meaning != a.Meaning {
				t.Errorf("%s is no term of its set: %+v", a.Name, x)
			}
		}
	})
}

func TestEveryExtensionMarkNamesAnExtension(t *testing.T) {
	eachVersion(t, func(t *testing.T, v *Vocabulary) {
		known := make(map[string]bool)
		for _, x := range v.Extensions {
			known[x.Name] = true
			if v.ExtensionOf(x.Context) == nil {
				t.Errorf("%s is not found by its context", x.Name)
			}
		}
		check := func(what string, names []string) {
			for _, name := range names {
				if !known[name] {
					t.Errorf("%s: extension %q does not exist", what, name)
				}
			}
		}
		checkProperties := func(typeName string, brought []string, properties []Property) {
			for _, p := range properties {
				check(typeName+"."+p.Name, p.Extensions)
				if len(brought) > 0 && len(p.Extensions) == 0 {
					t.Errorf("%s.%s comes with its type, by %v, but is not marked", typeName, p.Name, brought)
				}
				for _, name := range p.Extensions {
					if !slices.Contains(brought, name) {
						t.Errorf("%s.%s comes by %s, its type by %v", typeName, p.Name, name, brought)
					}
				}
			}
		}
		for _, e := range v.Events {
			check(e.Name, e.Extensions)
			checkProperties(e.Name, e.Extensions, e.Properties)
			for _, n := range e.Narrowings {
				check(e.Name+" narrowing", n.Extensions)
			}
		}
		for _, e := range v.Entities {
			check(e.Name, e.Extensions)
			checkProperties(e.Name, e.Extensions, e.Properties)
		}
		for _, a := range v.Actions {
			check(a.Name, a.Extensions)
		}
		for _, x := range v.Terms {
			check(x.Name, x.Extensions)
		}
	})
}

func TestWhatExtensionsBring(t *testing.T) {
	v := Get(V1p1)
	tests := []struct {
		name string
		got  []string
		want []string
	}{
		{"an event", v.Event("SearchEvent").Extensions, []string{"SearchProfile"}},
		{"a scale, by two", v.Entity("LikertScale").Extensions, []string{"FeedbackProfile", "SurveyProfile"}},
		{"a collection, by two others", v.Entity("Collection").Extensions, []string{"SurveyProfile", "ToolUseProfile"}},
		{"an action", v.Action("Copied").Extensions, []string{"ResourceManagementProfile"}},
		{"an action of 1.1 itself", v.Action("Created").Extensions, nil},
		{"a metric", v.Term(MetricTerms, "WordsRead").Extensions, []string{"ToolUseProfile"}},
		{"a message type", v.Term(LtiMessageTypeTerms, "LtiResourceLinkRequest").Extensions, []string{"ToolLaunchProfile"}},
		{"a property", v.Property("Rating", "selections").Extensions, []string{"FeedbackProfile"}},
		{"an inherited property", v.Property("Rating", "name").Extensions, nil},
	}
	for _, test := range tests {
		if !slices.Equal(test.got, test.want) {
			t.Errorf("%s: %q, want %q", test.name, test.got, test.want)
		}
	}
}

// Tool Use's extension narrows what a ToolUseEvent generates; without it the
// property is the one of every event.
func TestToolUseExtensionNarrowsGenerated(t *testing.T) {
	v := Get(V1p1)
	if p := v.Property("ToolUseEvent", "generated"); p.DefinedBy != "Event" || len(p.Extensions) > 0 {
		t.Errorf("%+v", p)
	}
	want := Narrowing{Property: "generated", Action: "Used", Types: []string{"AggregateMeasureCollection"}, Extensions: []string{"ToolUseProfile"}}
	if !slices.ContainsFunc(v.Event("ToolUseEvent").Narrowings, func(n Narrowing) bool {
		return n.Property == want.Property && n.Action == want.Action &&
			slices.Equal(n.Types, want.Types) && slices.Equal(n.Extensions, want.Extensions)
	}) {
		t.Errorf("%+v", v.Event("ToolUseEvent").Narrowings)
	}
}

func TestGetFromManyGoroutines(t *testing.T) {
	var group sync.WaitGroup
	for range 8 {
		group.Go(func() {
			for _, version := range Versions() {
				v, again := Get(version), Get(version)
				if v != again || v.Version != version {
					t.Errorf("%s is not one vocabulary", version)
				}
			}
		})
	}
	group.Wait()
}

func TestGetOfNoVersionPanics(t *testing.T) {
	defer func() {
		if recover() == nil {
			t.Error("a vocabulary came for version 0.9")
		}
	}()
	Get("0.9")
}
