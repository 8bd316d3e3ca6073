package rule

import (
	"cmp"
	"fmt"
	"slices"

	"caliper-playground/engine/document"
)

// Severity says how much a finding weighs. It follows the specification's own
// keyword: MUST is an Error, SHOULD a Warning, anything else Info.
type Severity uint8

// The severities, from the lightest.
const (
	Info Severity = iota
	Warning
	Error
)

// String returns "info", "warning" or "error".
func (s Severity) String() string { return [...]string{"info", "warning", "error"}[s] }

// MarshalText writes the severity as its word.
func (s Severity) MarshalText() ([]byte, error) { return []byte(s.String()), nil }

// UnmarshalText reads what MarshalText wrote.
func (s *Severity) UnmarshalText(b []byte) error {
	for candidate := Info; candidate <= Error; candidate++ {
		if candidate.String() == string(b) {
			*s = candidate
			return nil
		}
	}
	return fmt.Errorf("severity %q is none of info, warning, error", b)
}

// Finding is what a rule says about one place of a document. It stands on its
// own and may be kept after the document is gone.
type Finding struct {
	Rule      string   `json:"rule"`
	Severity  Severity `json:"severity"`
	Pointer   string   `json:"pointer"` // JSON Pointer from the document's root; a missing member is named too
	Line      int      `json:"line"`    // from 1, of the place or of the object that lacks a member
	Column    int      `json:"column"`  // from 1, in characters
	Message   string   `json:"message"`
	Reference string   `json:"reference"`
	Fix       []Op     `json:"fix"` // a JSON Patch that mends it; empty where none is known
	// Choices are mends to choose from, where the document does not say which of
	// several was meant; empty where Fix is not.
	Choices []Choice `json:"choices"`
	// Expected says that the expectations of a set name it, so that it fails no
	// run. No rule sets it.
	Expected bool `json:"expected"`

	Start uint32 `json:"-"` // byte range of the place in the document, for the caret
	End   uint32 `json:"-"`
}

// Place names the place that the finding is about.
func (f *Finding) Place() string {
	if f.Pointer == "" {
		return "the whole document"
	}
	return f.Pointer
}

// GravestFirst returns findings with errors before warnings before the rest, each in
// the order in which they come.
func GravestFirst(findings []Finding) []Finding {
	return slices.SortedStableFunc(slices.Values(findings), func(a, b Finding) int { return cmp.Compare(b.Severity, a.Severity) })
}

// Choice is one of several ways to mend a finding.
type Choice struct {
	Title string `json:"title"` // what it does, "the event becomes a NavigationEvent"
	Fix   []Op   `json:"fix"`   // a JSON Patch for the document as it was judged
}

// Op is one operation of a JSON Patch (RFC 6902).
type Op = document.Op
