package style

import (
	"strings"
	"testing"

	"caliper-playground/engine/text"
)

func TestHasUnicode(t *testing.T) {
	for _, test := range []struct {
		all, ctype, lang string
		want             bool
	}{
		{"", "", "", true},
		{"", "", "en_US.UTF-8", true},
		{"", "", "C.utf8", true},
		{"", "", "de_DE.UTF-8@euro", true},
		{"C", "", "en_US.UTF-8", false},
		{"POSIX", "", "", false},
		{"", "C", "en_US.UTF-8", false},
		{"", "C.UTF-8", "C", true},
		{"C.UTF-8", "C", "C", true},
		{"", "", "de_DE.ISO-8859-1", false},
		{"", "", "de_DE", false},
		{"", "", "ja_JP.eucJP", false},
	} {
		locale := map[string]string{"LC_ALL": test.all, "LC_CTYPE": test.ctype, "LANG": test.lang}
		if got := HasUnicode(func(name string) string { return locale[name] }); got != test.want {
			t.Errorf("%v: %t, want %t", locale, got, test.want)
		}
	}
}

func TestASCII(t *testing.T) {
	for frame, want := range map[string]string{
		"plain\x1b[31m red\x1b[0m\n":    "plain\x1b[31m red\x1b[0m\n",
		"›▾ ✓ Assessment │ ✗ 1×  …":     ">v + Assessment | x 1x  ~",
		"“Zoë” 学生 ‹U+202E› ● up":        `"Zo?" ???? <U+202E> * up`,
		"e\u0301 1\ufe0f\u20e3 ❤\ufe0f": "e 1? ??",
		"क\u093e 👍🏽 ｶ\uff9e":            "?? ???? ??",
	} {
		got := ASCII(frame)
		if got != want {
			t.Errorf("%q becomes %q, want %q", frame, got, want)
		}
		for i, line := range strings.Split(frame, "\n") {
			if is, was := text.Width(strings.Split(got, "\n")[i]), text.Width(line); is != was {
				t.Errorf("%q takes %d cells, and was %d wide", got, is, was)
			}
		}
	}
}
