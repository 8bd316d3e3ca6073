package report

import (
	"strings"
	"testing"

	"caliper-playground/engine/rule"
)

func TestChoicesAreNamed(t *testing.T) {
	titled := func(n int) []rule.Choice {
		all := make([]rule.Choice, n)
		for i := range all {
			all[i].Title = "it becomes " + strings.Repeat("x", i+1)
		}
		return all
	}
	for _, test := range []struct {
		of   []rule.Choice
		want string
	}{
		{titled(1), "it becomes x"},
		{titled(2), "it becomes x or it becomes xx"},
		{titled(9), "it becomes x, it becomes xx, it becomes xxx, it becomes xxxx, it becomes xxxxx, it becomes xxxxxx or 3 more"},
		{[]rule.Choice{{Title: "it becomes \x1b[31m"}}, "it becomes ␛[31m"},
	} {
		if got := mends(rule.Finding{Choices: test.of}, ""); len(got) != 1 || got[0] != "choose: "+test.want {
			t.Errorf("%q, want %q", got, test.want)
		}
	}
}
