package story

import (
	"fmt"
	"net/http"
	"slices"
	"strings"

	"caliper-playground/engine/conformance"
	"caliper-playground/engine/rule"
	"caliper-playground/engine/text"
)

// Came is what came of a message.
type Came struct {
	Seq        int                     // its number in the session; 0 where it has none
	Status     int                     // what its sender was answered; 0 for nothing
	Assessment *conformance.Assessment // nil where the content was not judged
}

// Earned are the IDs of the rows that a message marks, each once.
func (c Came) Earned() []string {
	var ids []string
	if c.Assessment == nil || c.Status/100 != 2 {
		return nil
	}
	for _, item := range c.Assessment.Items {
		for _, credit := range item.Credits {
			if !slices.Contains(ids, credit.RowID) {
				ids = append(ids, credit.RowID)
			}
		}
	}
	return ids
}

// Found are the rules with an error or a warning, each once.
func (c Came) Found() []string {
	var ids []string
	if c.Assessment == nil {
		return nil
	}
	for _, f := range c.Assessment.Findings {
		if f.Severity != rule.Info && !slices.Contains(ids, f.Rule) {
			ids = append(ids, f.Rule)
		}
	}
	return ids
}

// Broken says what of a promise was not kept, in words; it is empty where all was.
func (s *Send) Broken(c Came) []string {
	if c.Status != s.Promise.Status {
		why := fmt.Sprintf("it is answered %s, and not %s", statusWords(c.Status), statusWords(s.Promise.Status))
		return []string{s.failing() + why}
	}
	if s.Step != nil {
		return s.brokenStep(c)
	}
	broken := compared("marks", s.Promise.Earns, c.Earned())
	if c.Status/100 == 2 || len(s.Promise.Finds) > 0 { // else the status alone was promised
		broken = append(broken, compared("finds", s.Promise.Finds, c.Found())...)
	}
	return broken
}

// brokenStep is Broken for a step of a mistake.
func (s *Send) brokenStep(c Came) (broken []string) {
	if judged := c.Assessment != nil; judged != s.Step.Judged {
		return []string{s.failing() + "its content was looked at, or was not"}
	}
	if s.Step.Judged && c.Assessment.Verdict != s.Step.Verdict {
		broken = append(broken, fmt.Sprintf("%sits verdict is %s, and not %s", s.failing(), c.Assessment.Verdict, s.Step.Verdict))
	}
	if marked := len(c.Earned()) > 0; marked != s.Step.Marked {
		broken = append(broken, s.failing()+"its mark is other than promised")
	}
	return broken
}

// failing begins what is said of a deliberate mistake that is none any more.
func (s *Send) failing() string {
	if s.Mistake == "" {
		return ""
	}
	return fmt.Sprintf("the mistake %s no longer fails as it should: ", s.Mistake)
}

// compared says what is other than promised.
func compared(what string, promised, got []string) (broken []string) {
	if lacks := without(promised, got); len(lacks) > 0 {
		broken = append(broken, "it no longer "+what+" "+text.And(lacks))
	}
	if more := without(got, promised); len(more) > 0 {
		broken = append(broken, "it also "+what+" "+text.And(more)+", which is not promised")
	}
	return broken
}

// without are those of some words that are not among others.
func without(words, others []string) []string {
	var left []string
	for _, w := range words {
		if !slices.Contains(others, w) {
			left = append(left, w)
		}
	}
	return left
}

func statusWords(status int) string {
	if status == 0 {
		return "nothing"
	}
	return strings.TrimSpace(fmt.Sprintf("%d %s", status, http.StatusText(status)))
}
