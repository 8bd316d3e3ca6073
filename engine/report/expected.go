package report

import (
	"fmt"
	"strings"

	"caliper-playground/engine/expect"
	"caliper-playground/engine/text"
)

// expectation is the file that a run went by, with how many entries are as it says
// where something is wrong, and how many are otherwise. Its JSON form is public.
type expectation struct {
	*expect.Used
	AsExpected        int `json:"asExpected"`
	OtherThanExpected int `json:"otherThanExpected"`
}

// expectation returns what there is to say of the file; nil where there is none.
func (r *Result) expectation() *expectation {
	if r.Expect == nil {
		return nil
	}
	return &expectation{r.Expect, r.Expected, r.Failed}
}

// expectWords says which file the run goes by; "" where there is none.
func expectWords(used *expect.Used) string {
	if used == nil {
		return ""
	}
	return fmt.Sprintf("by %s, which expects %s", text.Clean(used.File), text.Plural(used.Failures, "failure"))
}

// expectedWords says how many entries are as expected where something is wrong, and
// how many are otherwise; "" where there is nothing to say.
func (r *Result) expectedWords() string {
	var words []string
	if r.Expected > 0 {
		words = append(words, fmt.Sprintf("%d as expected", r.Expected))
	}
	if r.Expect != nil && r.Failed > 0 {
		words = append(words, fmt.Sprintf("%d other than expected", r.Failed))
	}
	return strings.Join(words, ", ")
}

// expectLine says both in a line, where entries are not counted in another.
func (r *Result) expectLine() string {
	words := r.expectedWords()
	if words == "" || r.Expect == nil {
		return expectWords(r.Expect)
	}
	return expectWords(r.Expect) + ": " + words
}

// expectSummary says it in a summary, which counts entries by themselves only where
// nothing is sent.
func (r *Result) expectSummary() string {
	if r.Sent == nil {
		return expectWords(r.Expect)
	}
	return r.expectLine()
}

// failing says what entries that fail the run do.
func (r *Result) failing(n int) string {
	if r.Expect == nil {
		return "failed"
	}
	return text.Are(n) + " other than expected"
}
