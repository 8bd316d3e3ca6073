package expect

import "strings"

// Outcome is whether a document, or a message with what it holds, fails the run,
// and how that compares with what was expected of it. The zero value leaves it to
// the verdict. Its JSON form is public.
type Outcome struct {
	State Ruling `json:"state"`
	Why   string `json:"why"` // in the words of the entry that expects it
	// Changes says in words what is other than the entry says, where it fails.
	Changes []Change `json:"changes"`
}

// Change is something that is other than its entry says. Its JSON form is its words.
type Change struct {
	Words string
	Found bool // it is a finding that is new, and stands among the findings with its place
}

// String returns the words.
func (c Change) String() string { return c.Words }

// MarshalText implements encoding.TextMarshaler.
func (c Change) MarshalText() ([]byte, error) { return []byte(c.Words), nil }

// Ruling is what decides what a document comes to in a run.
type Ruling string

// The rulings.
const (
	ByVerdict Ruling = ""         // it fails where it has an error
	Expected  Ruling = "expected" // an entry says all that is wrong with it: it does not fail
	Failed    Ruling = "failed"   // it is other than expected
)

// Fails says whether it fails the run. ByVerdict says whether the verdict, or the
// status, of something of which nothing is expected would fail it.
func (o Outcome) Fails(byVerdict bool) bool {
	switch o.State {
	case Expected:
		return false
	case Failed:
		return true
	}
	return byVerdict
}

// Comment says in a few words that all that is wrong is expected, and why; "" where it
// is not.
func (o Outcome) Comment() string {
	if o.State != Expected {
		return ""
	}
	return strings.TrimSuffix("as expected: "+o.Why, ": ")
}

// Used is a file of expectations that a run goes by. Its JSON form is public.
type Used struct {
	File     string `json:"file"`
	Failures int    `json:"failures"` // how many documents it expects to fail, at least
}
