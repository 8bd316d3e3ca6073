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
	Status     int                     // what its sender was answered; 0 for nothing
	Assessment *conformance.Assessment // nil where the content was not judged
}

// earned are the IDs of the rows that a message marks, each once.
func (c Came) earned() []string {
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

// found are the rules with an error or a warning, each once.
func (c Came) found() []string {
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
	var broken []string
	if c.Status != s.Promise.Status {
		broken = append(broken, fmt.Sprintf("it is answered %s, and not %s", statusWords(c.Status), statusWords(s.Promise.Status)))
	}
	if c.Status/100 != 2 && c.Assessment == nil && len(broken) > 0 {
		return broken
	}
	earned, found := c.earned(), c.found()
	if s.Mistake != "" && c.Status/100 == 2 && len(found) == 0 {
		broken = append(broken, fmt.Sprintf("the mistake %s no longer fails", s.Mistake))
	}
	for _, each := range []struct {
		what          string
		promised, got []string
	}{{"marks", s.Promise.Earns, earned}, {"finds", s.Promise.Finds, found}} {
		if each.what == "finds" && c.Status/100 != 2 && len(each.promised) == 0 {
			continue // the status alone was promised
		}
		if lacks := without(each.promised, each.got); len(lacks) > 0 {
			broken = append(broken, "it no longer "+each.what+" "+text.And(lacks))
		}
		if more := without(each.got, each.promised); len(more) > 0 {
			broken = append(broken, "it also "+each.what+" "+text.And(more)+", which is not promised")
		}
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
