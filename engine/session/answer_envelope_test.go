package session

import (
	"strings"
	"testing"
)

// Each fault of the envelope has a help of its own.
func TestEnvelopeHelpSpeaksOfTheFault(t *testing.T) {
	said := map[string]string{}
	for _, test := range []struct{ name, body, pointer, want string }{
		{"an array", `{"sendTime": ["2026-03-02T09:15:00.000Z"]}`, "/sendTime", "out of the array"},
		{"a number", `{"sendTime": 1772442900}`, "/sendTime", "instead of counting seconds"},
		{"an empty value", `{"sendTime": ""}`, "/sendTime", "give it a value"},
		{"a missing value", `{}`, "/sendTime", "add it"},
		{"another form", `{"sendTime": "yesterday"}`, "/sendTime", "three digits of milliseconds"},
		{"an object", `{"sendTime": {"$date": 1}}`, "/sendTime", `write "sendTime": "2026`},
		{"one event", `{"data": {"id": "x"}}`, "/data", "write [ and ]"},
		{"no events", `{"data": []}`, "/data", "at least one event"},
		{"events as text", `{"data": "[{}]"}`, "/data", "not encoded once more"},
		{"no data", `{}`, "/data", `add it: "data"`},
		{"a strange property", `{"other": 1}`, "/other", "and nothing else"},
	} {
		got := envelopeHelp([]byte(test.body), test.pointer)
		if !strings.Contains(got, test.want) {
			t.Errorf("%s: %q, want %q in it", test.name, got, test.want)
		}
		if before, twice := said[got]; twice {
			t.Errorf("%s and %s have the same help: %s", before, test.name, got)
		}
		said[got] = test.name
	}
	// null is as good as missing
	if got := envelopeHelp([]byte(`{"sensor": null}`), "/sensor"); !strings.Contains(got, "add it") {
		t.Errorf("null: %s", got)
	}
}
