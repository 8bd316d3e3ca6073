package library

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"path"
	"path/filepath"
	"strings"
	"sync/atomic"

	"github.com/bmatcuk/doublestar/v4"

	"caliper-playground/engine/conformance"
	"caliper-playground/engine/query"
	"caliper-playground/engine/rule"
)

// Selection is which documents of those that a run was given it works on. The zero
// value selects all.
type Selection struct {
	// Exclude are patterns of files and folders that are not read: "drafts",
	// "**/old-*.json". One without a slash fits at any depth.
	Exclude []string
	// Query is asked of each document, once it is judged.
	Query query.Query
	// Shard is which of how many parts of the documents it is, from 1; 0 of 0 for
	// all. The parts together are all documents, each in one of them.
	Shard, Shards int
	// Only are the documents that are worked on, by their places; nil for all.
	Only map[string]bool

	read, selected, excluded atomic.Int64
}

// Again selects the same, counting anew.
func (s *Selection) Again() *Selection {
	return &Selection{Exclude: s.Exclude, Query: s.Query, Shard: s.Shard, Shards: s.Shards, Only: s.Only}
}

// CheckPattern says why a pattern cannot be one.
func CheckPattern(pattern string) error {
	if pattern == "" || !doublestar.ValidatePattern(pattern) {
		return fmt.Errorf("%q is no pattern; * stands for any letters but a slash, ** for folders, and [ab] and {one,other} are closed", pattern)
	}
	return nil
}

// Partial says whether anything may be left out.
func (s *Selection) Partial() bool {
	return len(s.Exclude) > 0 || s.OfDocuments()
}

// OfDocuments says whether documents of a file may be left out.
func (s *Selection) OfDocuments() bool {
	return !s.Query.Empty() || s.Shards > 1 || s.Only != nil
}

// Counts says how many documents were read, how many of those were selected, and
// how many files and folders were not read because they are excluded.
func (s *Selection) Counts() (read, selected, excluded int) {
	return int(s.read.Load()), int(s.selected.Load()), int(s.excluded.Load())
}

// Leaves says whether a file or folder is not to be read, and counts it. Named is
// the path that was asked for, of which it is a part.
func (s *Selection) Leaves(named, at string) bool {
	if s == nil {
		return false
	}
	if s.excludes(named, at) {
		s.excluded.Add(1)
		return true
	}
	return false
}

func (s *Selection) excludes(named, at string) bool {
	if len(s.Exclude) == 0 {
		return false
	}
	below, err := filepath.Rel(named, at)
	if err != nil || below == "." {
		below = filepath.Base(at)
	}
	below = filepath.ToSlash(below)
	for _, pattern := range s.Exclude {
		pattern = strings.TrimSuffix(pattern, "/")
		name := below
		if !strings.Contains(pattern, "/") {
			name = path.Base(below)
		}
		// It was checked, and so it is one.
		if fits, _ := doublestar.Match(pattern, name); fits {
			return true
		}
	}
	return false
}

// Of leaves the documents that are in the part and among those that are worked on,
// and what is said of a path that cannot be used.
func (s *Selection) Of(documents func(context.Context) iter.Seq[Document]) func(context.Context) iter.Seq[Document] {
	return func(ctx context.Context) iter.Seq[Document] {
		return func(yield func(Document) bool) {
			for d := range documents(ctx) {
				if unusable := (*PathError)(nil); d.Form == End || errors.As(d.Err, &unusable) {
					if !yield(d) {
						return
					}
					continue
				}
				n := s.read.Add(1)
				if s.Shards > 1 && int(n-1)%s.Shards != s.Shard-1 || s.Only != nil && !s.Only[d.Place.String()] {
					continue
				}
				if !yield(d) {
					return
				}
			}
		}
	}
}

// Asker returns what asks documents the query, and counts those that are selected.
// It belongs to one goroutine. The assessment is nil where the document could not
// be read.
func (s *Selection) Asker() func(d *Document, a *conformance.Assessment) bool {
	matcher := query.NewMatcher(s.Query)
	return func(d *Document, a *conformance.Assessment) bool {
		if !s.Query.Empty() {
			subject := subjectOf(d, a)
			if matcher.Ask(&subject) != query.Yes {
				return false
			}
		}
		s.selected.Add(1)
		return true
	}
}

// subjectOf is what a query can ask of a document.
func subjectOf(d *Document, a *conformance.Assessment) query.Subject {
	s := query.Subject{File: d.Place.String(), Verdicts: []string{rule.Fail.String(), query.None}}
	if a == nil {
		s.Rules.List = []string{"unreadable"}
		return s
	}
	s.Verdicts, s.Kind = []string{a.Verdict.String()}, string(a.Shape)
	for i := range a.Findings {
		s.Line = append(s.Line, a.Findings[i].Rule+": "+a.Findings[i].Message)
	}
	s.Judged(a, d.Data)
	return s
}
