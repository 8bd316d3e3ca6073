package page

import (
	"testing"

	"caliper-playground/engine/rule"
)

func TestGravestFirst(t *testing.T) {
	in := []rule.Finding{{Rule: "a", Severity: rule.Info}, {Rule: "b", Severity: rule.Error}, {Rule: "c", Severity: rule.Warning}, {Rule: "d", Severity: rule.Error}}
	got := ""
	for _, f := range gravestFirst(in) {
		got += f.Rule
	}
	if got != "bdca" || in[0].Rule != "a" {
		t.Errorf("order %q; the given list must stay as it is", got)
	}
}

func TestMend(t *testing.T) {
	for _, test := range []struct {
		op   rule.Op
		want string
	}{
		{rule.Op{Op: "replace", Path: "/a", Value: []byte(`"b"`)}, `To mend it, set /a to "b"`},
		{rule.Op{Op: "add", Path: "/a", Value: []byte(`1`)}, "To mend it, add /a: 1"},
		{rule.Op{Op: "remove", Path: "/a"}, "To mend it, remove /a"},
		{rule.Op{Op: "move", From: "/a", Path: "/extensions/a"}, "To mend it, move /a to /extensions/a"},
		{rule.Op{Op: "copy", From: "/a", Path: "/b"}, "To mend it, copy /a to /b"},
	} {
		if got := mend(test.op); got != test.want {
			t.Errorf("got %q, want %q", got, test.want)
		}
	}
}
