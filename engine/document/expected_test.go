package document

import (
	"errors"
	"testing"
)

// What is wrong is told by what was expected at its place, and never by the words
// of the library that found it.
func TestWhatWasExpectedInstead(t *testing.T) {
	for _, test := range []struct{ text, problem string }{
		{`{"a": 1,}`, `'}' stands where a name was expected`},
		{`{'a': 1}`, `'\'' stands where a name was expected`},
		{`{1: 2}`, `'1' stands where a name was expected`},
		{`{"a"}`, `'}' stands where a colon was expected`},
		{`{"a" 1}`, `'1' stands where a colon was expected`},
		{`{"a":}`, `'}' stands where a value was expected`},
		{`[1,]`, `']' stands where a value was expected`},
		{`]`, `']' stands where a value was expected`},
		{`[NaN]`, `'N' stands where a value was expected`},
		{`[1 2]`, `'2' stands where a comma or ] was expected`},
		{`[01]`, `'1' stands where a comma or ] was expected`},
		{`[1}`, `'}' stands where a comma or ] was expected`},
		{`[{"a":"[{"]`, `']' stands where a comma or } was expected`},
		{`{"a":1 "b":2}`, `'"' stands where a comma or } was expected`},
		{`["\\" x]`, `'x' stands where a comma or ] was expected`},
		{`["a\ud800"]`, "the string holds half of a surrogate pair"},
		{`["\ud800\ud800"]`, "the string holds half of a surrogate pair"},
	} {
		_, err := NewParser(nil).Parse([]byte(test.text))
		var syntax *SyntaxError
		if !errors.As(err, &syntax) || syntax.Problem != test.problem {
			t.Errorf("%s: %v, want %q", test.text, err, test.problem)
		}
	}
	// Where more than that is wrong with a string or a word, it is still said.
	for _, text := range []string{`["\x41"]`, "[\"a\x01\"]", `[1.]`, `[nul]`, `[-Infinity]`} {
		_, err := NewParser(nil).Parse([]byte(text))
		var syntax *SyntaxError
		if !errors.As(err, &syntax) || syntax.Problem == "" {
			t.Errorf("%s: %v", text, err)
		}
	}
}
