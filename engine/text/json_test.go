package text

import (
	"encoding/json"
	"strings"
	"testing"
	"unicode/utf8"
)

func TestEscapeJSON(t *testing.T) {
	for _, test := range []struct{ name, in, want string }{
		{"plain", "{\n\t\"a\": 1\n}", "{\n\t\"a\": 1\n}"},
		{"letters", `{"name":"Zoë"}`, `{"name":"Zoë"}`},
		{"delete", "\"\x7f\"", `"\u007f"`},
		{"C1", "\"\u009b\"", `"\u009b"`},
		{"direction", "\"\u202e\"", `"\u202e"`},
		{"beyond the first plane", "\"\U000e0041\"", `"\udb40\udc41"`},
		{"mark without a base", "\"a\", \u0301", "\"a\", \u0301"},
		{"not UTF-8", "\"\xff\"", `"\ufffd"`},
		{"raw control", "\"\x1b\"", `"\u001b"`},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := string(EscapeJSON([]byte(test.in))); got != test.want {
				t.Errorf("EscapeJSON(%q) = %q, want %q", test.in, got, test.want)
			}
		})
	}
}

func FuzzEscapeJSON(f *testing.F) {
	f.Add("a" + strings.Repeat("\u0301", 20))
	f.Add("\u202e\u0085\U000e0041")
	f.Fuzz(func(t *testing.T, s string) {
		if !utf8.ValidString(s) {
			t.Skip("a JSON string is UTF-8")
		}
		b, err := json.Marshal(s)
		if err != nil {
			t.Fatal(err)
		}
		escaped := EscapeJSON(b)
		checkHarmless(t, string(escaped))
		var back string
		if err := json.Unmarshal(escaped, &back); err != nil || back != s {
			t.Errorf("%q came back as %q (%v)", s, back, err)
		}
	})
}
