package expect

import (
	"fmt"
	"slices"
	"strings"

	"caliper-playground/engine/conformance"
	"caliper-playground/engine/rule"
)

// Seen is what was made of a document, or of a part of one that was sent by itself.
type Seen struct {
	Verdict  rule.Verdict
	Findings []rule.Finding // all, with pointers from the document's root
	Marks    []string       // as Marks names them
	Unread   bool           // it was refused before its content was read: only Status says something
	Sent     bool
	Status   int    // of the answer, where it was sent; 0 for none
	Part     string // the pointer to the part, "/2"; "" for all of the document
}

// Marks names marks as entries do: "ReadingProfile/ViewEvent/Viewed".
func Marks(items []conformance.Item) []string {
	var marks []string
	for i := range items {
		for _, c := range items[i].Credits {
			if mark := c.Profile + "/" + c.Event + "/" + c.Action; !slices.Contains(marks, mark) {
				marks = append(marks, mark)
			}
		}
	}
	return marks
}

// accepted says whether it was taken, where it was sent.
func (s *Seen) accepted() bool { return !s.Sent || s.Status/100 == 2 }

// Compare says what something comes to. The entry is nil where nothing is expected
// of it. Findings that are expected are marked as that, in the given list.
func Compare(e *Entry, s *Seen, t Terms) Outcome {
	if e == nil {
		if s.Verdict == rule.Warn && t.Fail(rule.Warn) {
			return Outcome{State: Failed, Changes: []Change{}}
		}
		return Outcome{Changes: []Change{}}
	}
	o := Outcome{Why: e.Why, Changes: []Change{}}
	if !s.Unread {
		o.Changes = append(o.Changes, e.verdictChange(s)...)
		o.Changes = append(o.Changes, e.findingChanges(s, t)...)
		o.Changes = append(o.Changes, e.markChanges(s)...)
	}
	if s.Sent {
		o.Changes = append(o.Changes, e.statusChange(s)...)
	}
	switch {
	case len(o.Changes) > 0:
		o.State = Failed
	case t.Fail(s.Verdict) || !s.accepted() || slices.ContainsFunc(s.Findings, func(f rule.Finding) bool { return f.Expected }):
		o.State = Expected
	}
	return o
}

// verdictChange compares verdicts. A part may be better than the whole.
func (e *Entry) verdictChange(s *Seen) []Change {
	if e.Verdict == nil || s.Verdict == *e.Verdict || s.Part != "" && s.Verdict < *e.Verdict {
		return nil
	}
	return []Change{{Words: fmt.Sprintf("verdict %s, expected %s", s.Verdict, *e.Verdict)}}
}

func (e *Entry) findingChanges(s *Seen, t Terms) []Change {
	if e.Findings == nil && e.Verdict != nil {
		for i := range s.Findings {
			s.Findings[i].Expected = s.Verdict <= *e.Verdict
		}
		return nil
	}
	var expected []Finding
	if e.Findings != nil {
		expected = *e.Findings
	}
	var changes []Change
	for i := range s.Findings {
		f := &s.Findings[i]
		f.Expected = slices.ContainsFunc(expected, func(want Finding) bool { return want.is(f) })
		if !f.Expected && f.Severity >= t.least() {
			changes = append(changes, Change{Words: "new finding: " + named(f.Rule, f.Pointer), Found: true})
		}
	}
	for _, want := range expected {
		if want.Pointer != nil && !within(*want.Pointer, s.Part) || want.Pointer == nil && s.Part != "" {
			continue
		}
		if !slices.ContainsFunc(s.Findings, func(f rule.Finding) bool { return want.is(&f) }) {
			changes = append(changes, Change{Words: "finding gone: " + want.String()})
		}
	}
	return slices.Compact(changes)
}

func (f Finding) is(found *rule.Finding) bool {
	return f.Rule == found.Rule && (f.Pointer == nil || *f.Pointer == found.Pointer)
}

// String names the finding: "actor-type at /actor".
func (f Finding) String() string {
	if f.Pointer == nil {
		return f.Rule
	}
	return named(f.Rule, *f.Pointer)
}

func named(id, pointer string) string {
	if pointer == "" {
		return id + " at the top"
	}
	return id + " at " + pointer
}

// within says whether a pointer leads into a part.
func within(pointer, part string) bool {
	rest, inside := strings.CutPrefix(pointer, part)
	return inside && (rest == "" || rest[0] == '/')
}

func (e *Entry) markChanges(s *Seen) []Change {
	if e.Marks == nil {
		return nil
	}
	var changes []Change
	for _, mark := range s.Marks {
		if !slices.Contains(*e.Marks, mark) {
			changes = append(changes, Change{Words: "mark gained: " + mark})
		}
	}
	if s.Part != "" {
		return changes // the other marks are those of other parts
	}
	for _, mark := range *e.Marks {
		if !slices.Contains(s.Marks, mark) {
			changes = append(changes, Change{Words: "mark lost: " + mark})
		}
	}
	return changes
}

// statusChange compares statuses. Where the entry names none, a document that is
// expected to fail may be refused for what was found in it.
func (e *Entry) statusChange(s *Seen) []Change {
	switch {
	case e.Status == nil && !s.accepted() && (s.Unread || !e.fails()):
		return []Change{{Words: "status " + statusWord(s.Status) + ", expected 2xx"}}
	case e.Status != nil && s.Status != *e.Status:
		return []Change{{Words: "status " + statusWord(s.Status) + ", expected " + statusWord(*e.Status)}}
	}
	return nil
}

func statusWord(status int) string {
	if status == 0 {
		return "none"
	}
	return fmt.Sprint(status)
}
