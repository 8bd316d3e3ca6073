package text

import "testing"

func TestInert(t *testing.T) {
	for line, want := range map[string]string{
		"":                                "",
		"::error::gone":                   "‹::›error::gone",
		"  \t::set-output name=a::b":      "  \t‹::›set-output name=a::b",
		"\u00a0::stop-commands::x":        "\u00a0‹::›stop-commands::x",
		"a.json ::error::x":               "a.json ::error::x",
		"name: ##vso[task.complete]":      "name: ‹##›vso[task.complete]",
		"##[error]gone":                   "‹##›[error]gone",
		"x ##TeamCity[blockOpened]##VSO[": "x ‹##›TeamCity[blockOpened]‹##›VSO[",
		"## a heading [1]":                "## a heading [1]",
		"###vso[":                         "#‹##›vso[",
		"std::string":                     "std::string",
	} {
		if got := Inert(line); got != want {
			t.Errorf("%q becomes %q, want %q", line, got, want)
		}
		if got := Inert(want); got != want {
			t.Errorf("%q becomes %q once more", want, got)
		}
	}
}
