package text

import "testing"

func TestCapital(t *testing.T) {
	for _, test := range []struct{ name, words, want string }{
		{"a word", "an event", "An event"},
		{"nothing", "", ""},
		{"a capital already", "Caliper", "Caliper"},
		{"another script", "ähnlich", "Ähnlich"},
		{"no letter", "“x”", "“x”"},
		{"no text", "\xffx", "\xffx"},
	} {
		if got := Capital(test.words); got != test.want {
			t.Errorf("%s: %q, want %q", test.name, got, test.want)
		}
	}
}
