package keys

import (
	"slices"
	"testing"
)

func TestWhileTyping(t *testing.T) {
	for _, test := range []struct {
		name    string
		keys    []string
		want    []string
		shown   string
		enabled bool
	}{
		{"letters type", []string{"?", "f1"}, []string{"f1"}, "f1", true},
		{"so does the space bar", []string{"pgdown", " ", "ctrl+f"}, []string{"pgdown", "ctrl+f"}, "pgdn", true},
		{"nothing that types", []string{"up", "ctrl+k"}, []string{"up", "ctrl+k"}, "as it was", true},
		{"nothing else", []string{"q", "Q"}, nil, "", false},
	} {
		t.Run(test.name, func(t *testing.T) {
			got := WhileTyping(bind("as it was", "x", test.keys...))
			if !slices.Equal(got.Keys(), test.want) || got.Help().Key != test.shown || got.Enabled() != test.enabled {
				t.Errorf("%v, shown %q, enabled %t", got.Keys(), got.Help().Key, got.Enabled())
			}
		})
	}
}
