package session

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
)

// check says what in a line cannot have been written by this program, and would
// mislead whoever goes by it: places outside of the body, and values that are no
// JSON. Anybody may edit a journal.
func (l *assessmentLine) check(body int) error {
	if u := l.Unspelled; u != nil && u.negative() {
		return fmt.Errorf("what is not spelled out is counted as %v, %+v, %+v", u.ByRule, u.BySeverity, u.Items)
	}
	for i := range l.Items {
		if item := &l.Items[i]; outside(item.Start, item.End, body) {
			return fmt.Errorf("item %s lies at %d to %d of %d bytes", item.Pointer, item.Start, item.End, body)
		}
	}
	for i := range l.Findings {
		f := &l.Findings[i]
		if outside(f.Start, f.End, body) || f.Line < 0 || f.Column < 0 {
			return fmt.Errorf("finding %d lies at %d to %d of %d bytes, line %d, column %d", i, f.Start, f.End, body, f.Line, f.Column)
		}
		if err := checkFix(f.Fix); err != nil {
			return fmt.Errorf("finding %d: %w", i, err)
		}
		for _, choice := range f.Choices {
			if err := checkFix(choice.Fix); err != nil {
				return fmt.Errorf("finding %d: %w", i, err)
			}
		}
	}
	return nil
}

func (u *unspelledLine) negative() bool {
	counts := append(slices.Collect(maps.Values(u.ByRule)), u.BySeverity.Errors, u.BySeverity.Warnings, u.BySeverity.Infos)
	counts = append(counts, u.Items.Pass, u.Items.Warn, u.Items.Unjudged, u.Items.Fail)
	return slices.Min(counts) < 0
}

func outside(start, end uint32, body int) bool { return start > end || int64(end) > int64(body) }

func checkFix(fix []opLine) error {
	for _, op := range fix {
		if op.Value != "" && !json.Valid([]byte(op.Value)) {
			return fmt.Errorf("the value for %s is no JSON", op.Path)
		}
	}
	return nil
}
