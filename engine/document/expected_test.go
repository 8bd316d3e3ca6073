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
		{"{\"a\": \"one\ntwo\"}", "a line break stands in the string"},
		{"{\"a\tb\": 1}", "a tab stands in the string"},
		{"[\"a\x01\"]", "the control character U+0001 stands in the string"},
		{`["\x41"]`, `\x is no escape of JSON here`},
		{`["C:\users"]`, `\u is no escape of JSON here`},
		{`["\ä"]`, `\ä is no escape of JSON here`},
		{`["\ "]`, "the backslash begins no escape of JSON here"},
		{"[\"\\\u202e\"]", "the backslash begins no escape of JSON here"},
		{"[\"\\\n\"]", "the backslash begins no escape of JSON here"},
		{`[1.]`, "1. is no value of JSON"},
		{`[nul]`, "nul is no value of JSON"},
		{`[nul ]`, "nul is no value of JSON"},
		{"[1.\n]", "1. is no value of JSON"},
		{`not json`, "not is no value of JSON"},
		{`[-Infinity]`, "-Infinity is no value of JSON"},
	} {
		_, err := NewParser(nil).Parse([]byte(test.text))
		var syntax *SyntaxError
		if !errors.As(err, &syntax) || syntax.Problem != test.problem {
			t.Errorf("%s: %v, want %q", test.text, err, test.problem)
		}
	}
}
