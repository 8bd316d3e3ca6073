package certify

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"caliper-playground/catalog"
	"caliper-playground/engine/session"
)

// Whole returns what was counted of a run with all else that a report says.
func (s *State) Whole(counted Result, session string, run Run, product Product) Result {
	counted.Session, counted.Product, counted.Run, counted.Earlier = session, product, run, nil
	for _, o := range s.Past {
		if o.Number < run.Number {
			counted.Earlier = append(counted.Earlier, o)
		}
	}
	return counted
}

// Find returns a run that can be reported on, with the product as it was then.
// Number 0 is the run under way or, where there is none, the one submitted last.
// The error says which runs there are.
func (s *State) Find(number int) (Run, Product, error) {
	if s.Running() && (number == 0 || number == s.Run.Number) {
		return s.Run, s.Product, nil
	}
	var there []string
	for _, o := range slices.Backward(s.Past) {
		switch {
		case o.Cancelled && o.Number == number:
			return Run{}, Product{}, fmt.Errorf("run %d was cancelled, so it has no results", number)
		case o.Cancelled:
		case number == 0 || o.Number == number:
			return s.known(o)
		default:
			there = append(there, fmt.Sprint(o.Number))
		}
	}
	if s.Running() {
		there = append([]string{fmt.Sprintf("%d, which is under way", s.Run.Number)}, there...)
	}
	switch {
	case len(there) > 0:
		return Run{}, Product{}, fmt.Errorf("there is no run %d; those with results are %s", number, strings.Join(there, ", "))
	case len(s.Past) > 0:
		return Run{}, Product{}, fmt.Errorf("every run was cancelled, so there are no results")
	}
	return Run{}, Product{}, fmt.Errorf("no run was begun yet")
}

// known returns the run of an outcome. What an older program kept of it may say
// too little to count it again.
func (s *State) known(o Outcome) (Run, Product, error) {
	switch {
	case o.UpTo > 0:
		return o.Run(), o.Product, nil
	case o.Number == s.Run.Number:
		return s.Run, s.Product, nil
	}
	return Run{}, Product{}, fmt.Errorf("run %d was kept without the numbers of its messages, so it cannot be counted again", o.Number)
}

// Count counts all messages of a run. It reads the journal.
func Count(ctx context.Context, from session.Log, spec catalog.Version, run Run) (Result, error) {
	s := State{Run: run}
	_, upTo := s.Counted(from.Len())
	t := NewTally(spec, run)
	t.Read(ctx, from, upTo, upTo)
	return t.Result(), ctx.Err()
}
