package catalog

import (
	"strings"
	"testing"
	"unicode/utf8"
)

// longestMeaning is how many characters a meaning may have, to stay one line.
const longestMeaning = 110

// told is one thing with what the catalogue says of it.
type told struct {
	kind, name string
	meaning    string
	reference  *Reference // nil for what has none of its own
}

// everything lists what a version tells of.
func everything(v *Vocabulary) []told {
	var all []told
	for i := range v.Profiles {
		p := &v.Profiles[i]
		all = append(all, told{"profile", p.Name, p.Meaning, &p.Reference})
	}
	for i := range v.Events {
		e := &v.Events[i]
		all = append(all, told{"event", e.Name, e.Meaning, &e.Reference})
	}
	for i := range v.Entities {
		e := &v.Entities[i]
		all = append(all, told{"entity", e.Name, e.Meaning, &e.Reference})
	}
	for i := range v.Actions {
		a := &v.Actions[i]
		all = append(all, told{"action", a.Name, a.Meaning, &a.Reference})
	}
	for i := range v.Terms {
		x := &v.Terms[i]
		all = append(all, told{"term", string(x.Set) + "/" + x.Name, x.Meaning, &x.Reference})
	}
	for i := range v.Extensions {
		x := &v.Extensions[i]
		all = append(all, told{"extension", x.Name, x.Meaning, nil})
	}
	v.eachType(func(name string, properties []Property) {
		for _, p := range properties {
			all = append(all, told{"property", name + "." + p.Name, p.Meaning, nil})
		}
	})
	return all
}

func TestMeaningsAreOneSentenceOnOneLine(t *testing.T) {
	eachVersion(t, func(t *testing.T, v *Vocabulary) {
		for _, x := range everything(v) {
			switch {
			case x.meaning == "":
				t.Errorf("%s %s has no meaning", x.kind, x.name)
			case strings.TrimSpace(x.meaning) != x.meaning || strings.ContainsAny(x.meaning, "\n\r\t"):
				t.Errorf("%s %s: more than one line, or blanks around it: %q", x.kind, x.name, x.meaning)
			case utf8.RuneCountInString(x.meaning) > longestMeaning:
				t.Errorf("%s %s: longer than %d characters: %s", x.kind, x.name, longestMeaning, x.meaning)
			case !strings.HasSuffix(x.meaning, "."):
				t.Errorf("%s %s: no full stop: %s", x.kind, x.name, x.meaning)
			}
		}
	})
}

// "An Attempt is an attempt" would teach nobody anything.
func TestMeaningsDoNotBeginWithTheirName(t *testing.T) {
	eachVersion(t, func(t *testing.T, v *Vocabulary) {
		for _, x := range everything(v) {
			name := x.name[strings.LastIndexAny(x.name, "./#")+1:]
			for _, article := range []string{"", "A ", "An ", "The "} {
				start := strings.ToLower(article + name + " is ")
				if strings.HasPrefix(strings.ToLower(x.meaning), start) {
					t.Errorf("%s %s explains itself by itself: %s", x.kind, x.name, x.meaning)
				}
			}
		}
	})
}

func TestDifferentThingsHaveDifferentMeanings(t *testing.T) {
	eachVersion(t, func(t *testing.T, v *Vocabulary) {
		owner := make(map[string]string)
		for _, x := range everything(v) {
			name := x.kind + " " + x.name
			if x.kind == "property" {
				// A property of one name may mean the same wherever it stands.
				name = "property " + x.name[strings.LastIndex(x.name, ".")+1:]
			}
			if other, taken := owner[x.meaning]; taken && other != name {
				t.Errorf("%s and %s have the same meaning: %s", other, name, x.meaning)
			}
			owner[x.meaning] = name
		}
	})
}

func TestReferencesAreComplete(t *testing.T) {
	eachVersion(t, func(t *testing.T, v *Vocabulary) {
		for _, x := range everything(v) {
			if x.reference == nil {
				continue
			}
			if x.reference.Section == "" || x.reference.Anchor == "" || strings.ContainsAny(x.reference.Anchor, "# ") {
				t.Errorf("%s %s: reference %+v", x.kind, x.name, *x.reference)
			}
		}
	})
	reading := Get(V1p2).Profile("ReadingProfile").Reference
	if reading != (Reference{Section: "section 3.8", Anchor: "profile-reading"}) {
		t.Errorf("Reading: %+v", reading)
	}
}

func TestPropertyMeaningsDependOnTheirType(t *testing.T) {
	v := Get(V1p2)
	if a, b := v.Property("Comment", "value").Meaning, v.Property("TrueFalseResponse", "value").Meaning; a == b {
		t.Errorf("Comment and TrueFalseResponse have the same value: %s", a)
	}
	if a, b := v.Property("Document", "name").Meaning, v.Property("Person", "name").Meaning; a != b {
		t.Errorf("one name, two meanings: %q and %q", a, b)
	}
}
