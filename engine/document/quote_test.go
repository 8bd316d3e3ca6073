package document

import "testing"

func TestQuote(t *testing.T) {
	for _, test := range []struct{ in, want string }{
		{"", `""`}, {"plain", `"plain"`}, {`a"b\c`, `"a\"b\\c"`}, {"<a>&b", `"<a>&b"`},
		{"a\nb\x00", `"a\nb\u0000"`}, {"é学", `"é学"`}, {"\xff", `"\ufffd"`},
	} {
		got := Quote(test.in)
		if got != test.want {
			t.Errorf("Quote(%q) = %s, want %s", test.in, got, test.want)
		}
		if _, err := NewParser(nil).Parse([]byte(got)); err != nil {
			t.Errorf("%s is no JSON: %v", got, err)
		}
	}
}
