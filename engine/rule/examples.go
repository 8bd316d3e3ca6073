package rule

import "embed"

// examples holds two documents for each rule: one that gets a finding of it and
// one that gets none.
//
//go:embed examples/*.json
var examples embed.FS

// example returns the bad or the good example of a rule, or "" where it has none.
func example(id, kind string) string {
	text, err := examples.ReadFile("examples/" + id + "." + kind + ".json")
	if err != nil {
		return ""
	}
	return string(text)
}
