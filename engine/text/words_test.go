package text

import (
	"strings"
	"testing"
)

func TestPlural(t *testing.T) {
	for _, test := range []struct {
		n          int
		noun, want string
	}{
		{0, "mark", "0 marks"}, {1, "mark", "1 mark"}, {12, "mark", "12 marks"}, {1, "entry", "1 entry"},
		{2, "entry", "2 entries"}, {2, "key", "2 keys"}, {3, "class", "3 classes"}, {3, "box", "3 boxes"}, {3, "match", "3 matches"},
	} {
		if got := Plural(test.n, test.noun); got != test.want {
			t.Errorf("%q, want %q", got, test.want)
		}
	}
}

func TestOrAndAnd(t *testing.T) {
	for _, test := range []struct {
		items   []string
		or, and string
	}{
		{nil, "", ""},
		{[]string{"a"}, "a", "a"},
		{[]string{"a", "b"}, "a or b", "a and b"},
		{[]string{"a", "b", "c"}, "a, b or c", "a, b and c"},
	} {
		if got := Or(test.items); got != test.or {
			t.Errorf("Or(%q) = %q", test.items, got)
		}
		if got := And(test.items); got != test.and {
			t.Errorf("And(%q) = %q", test.items, got)
		}
	}
}

func TestClip(t *testing.T) {
	for _, test := range []struct {
		s    string
		n    int
		want string
	}{
		{"", 3, ""}, {"abc", 3, "abc"}, {"abcd", 3, "ab…"}, {"äöü", 3, "äöü"}, {"äöüß", 3, "äö…"},
		{"abc", 1, "…"}, {"a", 1, "a"}, {"abc", 0, "…"}, {"\xff\xfe\xfd", 2, "\xff…"},
		{strings.Repeat("学", 1000), 4, "学学学…"},
	} {
		if got := Clip(test.s, test.n); got != test.want {
			t.Errorf("Clip(%q, %d) = %q, want %q", test.s, test.n, got, test.want)
		}
	}
}

func TestSentence(t *testing.T) {
	for _, test := range []struct{ words, want string }{
		{"", ""},
		{"it is broken", "It is broken."},
		{"eventTime is missing", "eventTime is missing."},
		{"actor: an IRI", "actor: an IRI."},
		{"did you mean it?", "Did you mean it?"},
		{"Done.", "Done."},
		{"über", "Über."},
	} {
		if got := Sentence(test.words); got != test.want {
			t.Errorf("Sentence(%q) = %q, want %q", test.words, got, test.want)
		}
	}
}

func TestArticle(t *testing.T) {
	for _, noun := range strings.Fields(`a-Person an-Assessment an-Attempt a-Unit a-User an-Unpublished a-University an-Umbrella
		an-LtiLink an-LtiSession a-Link an-Event an-EpubChapter a-European an-Organization a-One-liner an-Open-ended
		a-URL an-IRI an-HTMLPage an-MP3 a-UUID an-xAPI a-SCORM an-XML a-JSON an-FAQ an-hour a-house an-8-bit a-9 an-Übung a-学校
		an-unidentified a-unique a-useful an-usher an-utterance a-utility an-action a-`) {
		_, word, _ := strings.Cut(noun, "-")
		want := strings.Replace(noun, "-", " ", 1)
		if got := Article(word); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
	if got := Article("“Event”"); got != "an “Event”" {
		t.Errorf("in quotation marks: %q", got)
	}
}

func TestFew(t *testing.T) {
	for want, names := range map[string][]string{
		"": nil, "a": {"a"}, "a, b": {"a", "b"}, "a, b and 1 more": {"a", "b", "c"}, "a, b and 2 more": {"a", "b", "c", "d"},
	} {
		if got := Few(names, 2); got != want {
			t.Errorf("%v: %q, want %q", names, got, want)
		}
	}
}

func TestAre(t *testing.T) {
	for n, want := range map[int]string{0: "are", 1: "is", 2: "are"} {
		if got := Are(n); got != want {
			t.Errorf("%d %s, want %s", n, got, want)
		}
	}
	if one, none, two := Were(1), Were(0), Were(2); one != "was" || none != "were" || two != "were" {
		t.Errorf("one %s, none %s, two %s", one, none, two)
	}
}

func TestBeginWords(t *testing.T) {
	for _, test := range []struct {
		text, typed string
		want        bool
	}{
		{"federatedSession", "fed sess", true}, {"federatedSession", "session", true}, {"federatedSession", "ession", false},
		{"Marked as read", "read mark", true}, {"Marked as read", "read unmark", false}, {"Größe", "grö", true}, {"Größe", "ße", false},
		{"next failure ctrl+p", "ctrl+p", true}, {"next failure ctrl+p", "p", true}, {"of 12 rows", "12", true}, {"of 12 rows", "2", false},
		{"anything", "", true},
	} {
		if got := BeginWords(test.text, strings.Fields(test.typed)); got != test.want {
			t.Errorf("%q begins words of %q: %t", test.typed, test.text, got)
		}
	}
}
