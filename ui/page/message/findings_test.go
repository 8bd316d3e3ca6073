package message

import (
	"strings"
	"testing"

	"caliper-playground/engine/rule"
	"caliper-playground/ui/component"
	"caliper-playground/ui/component/source"
	"caliper-playground/ui/style"
)

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
		if got := Mend(test.op); got != test.want {
			t.Errorf("got %q, want %q", got, test.want)
		}
	}
}

// TestPositionSaysOfWhichLines writes a finding's place beside an excerpt whose
// lines are those of the body, or laid out for reading.
func TestPositionSaysOfWhichLines(t *testing.T) {
	laidOut := "{\n  \"a\": 1\n}"
	oneLine := `{"a": "` + strings.Repeat("x", 300) + `"}`
	for _, test := range []struct {
		name  string
		src   *source.Source
		width int
		want  string
	}{
		{"as it came", source.New([]byte(laidOut)), 60, "line 1, column 375"},
		{"laid out for reading", source.New([]byte(oneLine)), 60, "line 1, column 375 as sent"},
		{"laid out, just room", source.New([]byte(oneLine)), 27, "line 1, column 375 as sent"},
		{"laid out, little room", source.New([]byte(oneLine)), 26, "1:375 as sent"},
		{"laid out, no room", source.New([]byte(oneLine)), 13, ""},
		{"of a file, whose lines have its numbers", source.OfFile([]byte(oneLine), 7), 60, "line 7, column 375"},
	} {
		t.Run(test.name, func(t *testing.T) {
			line := component.NewLine(test.width)
			putPosition(&style.Theme{}, line, test.src, rule.Finding{Line: 1, Column: 375})
			if got := strings.TrimSpace(line.String()); got != test.want {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
}
