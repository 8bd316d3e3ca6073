package rule

import (
	"fmt"
	"strings"
)

// Verdict sums up the findings of an item or a document.
type Verdict uint8

// The verdicts, from the best: Pass has no finding above Info, Warn a Warning,
// Fail an Error. Unjudged has neither, but what it is about belongs to another
// vocabulary, of which Caliper's rules say nothing.
const (
	Pass Verdict = iota
	Unjudged
	Warn
	Fail
)

// Verdicts lists the verdicts, from the best.
func Verdicts() []Verdict { return []Verdict{Pass, Unjudged, Warn, Fail} }

// String returns "pass", "unjudged", "warn" or "fail".
func (v Verdict) String() string { return [...]string{"pass", "unjudged", "warn", "fail"}[v] }

// MarshalText writes the verdict as its word.
func (v Verdict) MarshalText() ([]byte, error) { return v.AppendText(nil) }

// AppendText does the same behind what is there.
func (v Verdict) AppendText(to []byte) ([]byte, error) { return append(to, v.String()...), nil }

// UnmarshalText reads what MarshalText wrote.
func (v *Verdict) UnmarshalText(b []byte) error {
	for _, candidate := range Verdicts() {
		if candidate.String() == string(b) {
			*v = candidate
			return nil
		}
	}
	return fmt.Errorf("verdict %q is none of pass, unjudged, warn, fail", b)
}

// Glyph is the verdict in one character, which stands wherever a colour does.
func (v Verdict) Glyph() string { return [...]string{"✓", "?", "!", "✗"}[v] }

// With returns the verdict after one more finding of that severity.
func (v Verdict) With(s Severity) Verdict {
	return max(v, [...]Verdict{Info: Pass, Warning: Warn, Error: Fail}[s])
}

// Counts says how often each verdict was given.
type Counts struct {
	Pass     int `json:"pass"`
	Warn     int `json:"warn"`
	Unjudged int `json:"unjudged"`
	Fail     int `json:"fail"`
}

// Of says how often a verdict was given.
func (c Counts) Of(v Verdict) int { return *c.of(v) }

// Add counts a verdict so many times more; a negative number takes it back.
func (c *Counts) Add(v Verdict, times int) { *c.of(v) += times }

// AddAll counts all that others has.
func (c *Counts) AddAll(others Counts) {
	for _, v := range Verdicts() {
		c.Add(v, others.Of(v))
	}
}

func (c *Counts) of(v Verdict) *int {
	return [...]*int{&c.Pass, &c.Unjudged, &c.Warn, &c.Fail}[v]
}

// Total is how many verdicts were given.
func (c Counts) Total() int { return c.Pass + c.Warn + c.Unjudged + c.Fail }

// Words lists the counts: "2 pass, 0 warn, 1 fail". What was not judged is seldom
// met, and named where it was.
func (c Counts) Words() string {
	words := []string{fmt.Sprintf("%d pass, %d warn", c.Pass, c.Warn)}
	if c.Unjudged > 0 {
		words = append(words, fmt.Sprintf("%d unjudged", c.Unjudged))
	}
	return strings.Join(append(words, fmt.Sprintf("%d fail", c.Fail)), ", ")
}
