package report

import (
	"errors"
	"fmt"

	"caliper-playground/engine/file"
)

// All are several reports of the same entries.
type All struct {
	reports []Report
	names   []string
	errs    []error
}

// NewAll writes the same entries as several reports, of which there is at least
// one. One that cannot be written does not keep the others from being whole: only
// where that is the first, which is the one that people look at, it is said at
// once. The names are for errors.
func NewAll(reports []Report, names []string) *All {
	return &All{reports: reports, names: names, errs: make([]error, len(reports))}
}

// Render implements Report.
func (a *All) Render(e Entry) Rendered {
	parts := make([]Rendered, len(a.reports))
	for i, r := range a.reports {
		parts[i] = r.Render(e)
	}
	return Rendered{parts: parts}
}

// Add implements Report.
func (a *All) Add(r Rendered) error {
	for i, part := range r.parts {
		if a.errs[i] == nil {
			a.errs[i] = a.reports[i].Add(part)
		}
	}
	return a.failure(0)
}

// failure says which report could not be written, and why; nil where it could.
func (a *All) failure(i int) error {
	if a.errs[i] == nil {
		return nil
	}
	return fmt.Errorf("%s could not be written: %w", a.names[i], file.Reason(a.errs[i]))
}

// Lead has the table of a class stand before the entries in the forms that write these
// as they come; the others have it in their heads. It comes before the first entry.
func (a *All) Lead(c *Class) {
	for _, r := range a.reports {
		leadWith(r, c)
	}
}

// leadWith is Lead of one report.
func leadWith(r Report, c *Class) {
	if r, ok := r.(interface{ lead(c *Class) }); ok {
		r.lead(c)
	}
}

// End implements Report.
func (a *All) End(r *Result) error {
	var failed error
	for i, of := range a.reports {
		if a.errs[i] == nil {
			a.errs[i] = of.End(r)
		}
		failed = errors.Join(failed, a.failure(i))
	}
	return failed
}

// LeaveOut has nothing more written to a report.
func (a *All) LeaveOut(i int) { a.reports[i] = left{a.reports[i]} }

// left is a report that is not written.
type left struct{ Report }

func (left) Add(Rendered) error { return nil }
func (left) End(*Result) error  { return nil }

// Whole says whether all of a report was written so far.
func (a *All) Whole(i int) bool { return a.errs[i] == nil }

// Close implements Report.
func (a *All) Close() error {
	var failed error
	for _, r := range a.reports {
		failed = errors.Join(failed, r.Close())
	}
	return failed
}
