package catalog

import (
	"maps"
	"slices"
	"strings"
	"testing"
)

func TestEachActionHasAPhraseAndNoOther(t *testing.T) {
	known := map[string]bool{}
	eachVersion(t, func(t *testing.T, v *Vocabulary) {
		for _, a := range v.Actions {
			known[a.Name] = true
			if p, ok := PhraseOf(a.Name); !ok || p.Verb == "" {
				t.Errorf("%s has no phrase with a verb", a.Name)
			}
		}
	})
	for action := range phrases().Actions {
		if !known[action] {
			t.Errorf("%s has a phrase and is in no vocabulary", action)
		}
	}
}

// A recording's moment is told for every action of the media profile.
func TestEachMediaActionHasAMoment(t *testing.T) {
	for _, action := range Get(V1p2).Event("MediaEvent").Actions {
		if p, _ := PhraseOf(action); p.Moment == "" {
			t.Errorf("%s cannot be told with a moment", action)
		}
	}
}

func TestPhrasesAreWords(t *testing.T) {
	check := func(t *testing.T, what, words string) {
		if words != strings.TrimSpace(words) || words != strings.ToLower(words) || strings.Contains(words, "  ") || strings.HasSuffix(words, ".") {
			t.Errorf("%s is %q", what, words)
		}
	}
	for action, p := range phrases().Actions {
		check(t, action+".verb", p.Verb)
		check(t, action+".after", p.After)
		check(t, action+".moment", p.Moment)
	}
}

// What the phrases say of a property or type would be lost if it were misspelled.
func TestConnectivesNameWhatThereIs(t *testing.T) {
	check := func(t *testing.T, what string, c connectives) {
		for property, byType := range c {
			if Get(V1p2).Property("Event", property) == nil {
				t.Errorf("%s: no event has %s", what, property)
			}
			for typeName, words := range byType {
				if typeName != anyType && Get(V1p2).Entity(typeName) == nil {
					t.Errorf("%s: %s is no type", what, typeName)
				}
				if words == "" {
					t.Errorf("%s: no words for %s of %s", what, property, typeName)
				}
			}
		}
	}
	check(t, "every action", phrases().Parts)
	for action, p := range phrases().Actions {
		check(t, action, p.Parts)
	}
	want := []string{"edApp", "federatedSession", "generated", "group", "referrer", "target"}
	if got := slices.Sorted(maps.Keys(phrases().Parts)); !slices.Equal(got, want) {
		t.Errorf("every action can be told with %q, want %q", got, want)
	}
}

func TestConnective(t *testing.T) {
	for _, test := range []struct{ action, property, typeName, want string }{
		{"NavigatedTo", "referrer", "WebPage", "from"},
		{"Viewed", "referrer", "WebPage", ", coming from"},
		{"Submitted", "generated", "Attempt", ", as part of"},
		{"Started", "generated", "Attempt", ", beginning"},
		{"Completed", "generated", "Response", ", making"},
		{"Shared", "target", "Frame", "at"},
		{"Shared", "target", "Group", "with"},
		{"Submited", "edApp", "", ", using"},
		{"Viewed", "actor", "Person", ""},
	} {
		p, _ := PhraseOf(test.action)
		if got := p.Connective(test.property, test.typeName); got != test.want {
			t.Errorf("%s, %s of type %s: %q, want %q", test.action, test.property, test.typeName, got, test.want)
		}
	}
}
