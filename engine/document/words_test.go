package document

import (
	"errors"
	"strings"
	"testing"
)

// TestNoMistakeIsToldInTheLibrarysWords puts characters of every kind into each place of
// a text, and cuts it there: whatever is wrong then is told in words of our own.
func TestNoMistakeIsToldInTheLibrarysWords(t *testing.T) {
	const whole = `{"a\u00e4": [1.5e3, true, null, "b\n\ud83d\ude00ä", {}], "c": -0}`
	pieces := []string{
		"", `\`, `"`, "{", "}", "[", "]", ":", ",", " ", "\n", "\t", "\x00", "\x01", "\x7f", "a", "u", "n", "0", "-", ".", "e", "ä", "😀", "\u202e", "\u2028", "\ufeff",
		"\xff", "\xc3", `\ä`, `\😀`, `\ `, "\\\n", "\\\x01", "\\\xff", `\u`, `\u12`, `\ud800`, "//", "'", "NaN",
	}
	p := NewParser(nil)
	told := map[string]bool{}
	for at := range len(whole) + 1 {
		for _, piece := range pieces {
			for _, rest := range []string{whole[at:], ""} {
				text := whole[:at] + piece + rest
				_, err := p.Parse([]byte(text))
				var syntax *SyntaxError
				if !errors.As(err, &syntax) {
					continue
				}
				told[syntax.Problem] = true
				if strings.Contains(syntax.Help, "correct the JSON there") || syntax.Line < 1 || syntax.Column < 1 {
					t.Errorf("%q is told as %q at %d:%d", text, syntax.Problem, syntax.Line, syntax.Column)
				}
			}
		}
	}
	if len(told) < 20 {
		t.Errorf("only %d problems were told: %v", len(told), told)
	}
}
