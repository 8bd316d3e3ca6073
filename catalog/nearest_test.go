package catalog

import (
	"strings"
	"testing"
)

func TestNearest(t *testing.T) {
	actions := make([]string, 0, 80)
	for _, a := range Get(V1p2).Actions {
		actions = append(actions, a.Name)
	}
	tests := []struct {
		name, word string
		candidates []string
		want       string
	}{
		{"equal", "Viewed", actions, "Viewed"},
		{"case alone", "MarkedAsUnRead", actions, "MarkedAsUnread"},
		{"all small", "loggedin", actions, "LoggedIn"},
		{"one left out", "NavigtedTo", actions, "NavigatedTo"},
		{"one too many", "Startted", actions, "Started"},
		{"one wrong", "Gradad", actions, "Graded"},
		{"two swapped", "Veiwed", actions, "Viewed"},
		{"a published slip", "EnabledCloseCaptioning", actions, "EnabledClosedCaptioning"},
		{"case and a slip", "submited", actions, "Submitted"},
		{"an infinitive", "Submit", actions, ""},
		{"nothing near", "Danced", actions, ""},
		{"empty", "", actions, ""},
		{"no candidates", "Viewed", nil, ""},
		{"the nearer one wins", "Unmutde", []string{"Muted", "Unmuted"}, "Unmuted"},
		{"the earlier one wins a tie", "cat", []string{"car", "cap"}, "car"},
		{"case wins over an earlier slip", "ABC", []string{"abd", "abc"}, "abc"},
		{"short words have nothing to go by", "id", []string{"it", "is"}, ""},
		{"short but equal", "ID", []string{"id"}, "id"},
		{"characters, not bytes", "Prüfüng", []string{"Prüfung"}, "Prüfung"},
		{"far too long", strings.Repeat("x", 1<<20), actions, ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if got := Nearest(test.word, test.candidates); got != test.want {
				t.Errorf("%q, want %q", got, test.want)
			}
		})
	}
}

func TestSlips(t *testing.T) {
	tests := []struct {
		a, b    string
		allowed int
		want    int
	}{
		{"", "", 0, 0},
		{"", "ab", 2, 2},
		{"abc", "abc", 0, 0},
		{"abc", "acb", 1, 1}, // a swap is one slip
		{"abc", "acb", 0, -1},
		{"kitten", "sitting", 3, 3},
		{"kitten", "sitting", 2, -1},
		{"ca", "abc", 3, 3}, // a swapped pair is not edited again
	}
	for _, test := range tests {
		for _, pair := range [][2]string{{test.a, test.b}, {test.b, test.a}} {
			if got := slips([]rune(pair[0]), []rune(pair[1]), test.allowed); got != test.want {
				t.Errorf("%q to %q, %d allowed: %d, want %d", pair[0], pair[1], test.allowed, got, test.want)
			}
		}
	}
}

// TestNearestIsWithinTheSlipsAllowed holds that what Nearest passes over unread is
// indeed not near.
func TestNearestIsWithinTheSlipsAllowed(t *testing.T) {
	words := Get(V1p2).Words()
	for i, word := range words {
		meant := words[(i+1)%len(words)]
		for _, other := range []string{
			word, meant, word[1:], word + "q", "ß" + word, strings.Replace(word, "e", "é", 1), strings.ToUpper(word[:len(word)/2]) + "zx" + word[len(word)/2:],
		} {
			a, b := []rune(strings.ToLower(other)), []rune(strings.ToLower(word))
			near := strings.EqualFold(other, word) || slips(a, b, allowedSlips(min(len(a), len(b)))) >= 0
			if got := Nearest(other, []string{word}); (got == word) != near {
				t.Errorf("%q near %q: %q, want it to be %t", other, word, got, near)
			}
		}
	}
}

// FuzzNearest: the answer is a candidate or nothing, and a candidate's own
// name always finds it.
func FuzzNearest(f *testing.F) {
	f.Add("Viewed", "Veiwed")
	f.Add("", "x")
	f.Add("\xff", "\xfe")
	f.Fuzz(func(t *testing.T, a, b string) {
		if got := Nearest(a, []string{b}); got != "" && got != b {
			t.Errorf("%q near %q gives %q", a, b, got)
		}
		if a != "" && len(a) <= longestWord && Nearest(a, []string{b, a}) == "" {
			t.Errorf("%q is not near itself", a)
		}
	})
}
