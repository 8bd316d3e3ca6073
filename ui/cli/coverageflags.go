package cli

import (
	"errors"
	"fmt"
	"strconv"
	"strings"

	"github.com/spf13/pflag"

	"caliper-playground/engine/coverage"
	"caliper-playground/engine/report"
	"caliper-playground/engine/text"
)

// coverageFlags ask what of Caliper a run touches, and how much that has to be.
type coverageFlags struct {
	wanted  bool
	require string
}

func (f *coverageFlags) register(set *pflag.FlagSet) {
	set.BoolVar(&f.wanted, "coverage", false, "tell which rows, event types, actions, entity types, properties and rules are never touched")
	set.StringVar(&f.require, "require", "", "with the coverage, fail unless it has: required (rows), rows (all of them), or N% of the rows; of the profiles that --profile names, or all")
}

// covering is the coverage of a run under way; nil where nobody asked.
type covering struct {
	of      *coverage.Coverage
	require string
	percent float64
}

// begin reads the flags.
func (f *coverageFlags) begin() (*covering, error) {
	c := &covering{of: &coverage.Coverage{}, require: f.require}
	switch number, isPercent := strings.CutSuffix(f.require, "%"); {
	case f.require == "" && !f.wanted:
		return nil, nil
	case isPercent:
		percent, err := strconv.ParseFloat(number, 64)
		if err != nil || !(percent >= 0 && percent <= 100) {
			return nil, usage("--require: %q is no percentage; one is between 0%% and 100%%", f.require)
		}
		c.percent = percent
	case f.require != "" && f.require != "required" && f.require != "rows":
		return nil, unknownBut("requirement", f.require, []string{"required", "rows"}, "--require takes required, rows, or a percentage of the rows such as 80%")
	}
	return c, nil
}

// reader reads what documents touch, for one core; nil where nobody asked.
func (c *covering) reader() *coverage.Reader {
	if c == nil {
		return nil
	}
	return coverage.NewReader()
}

// add takes account of what a document touches.
func (c *covering) add(touches []coverage.Touch) {
	if c != nil {
		c.of.Add(touches)
	}
}

// end puts the coverage into the result, whose profiles are known by now.
func (c *covering) end(result *report.Result) {
	if c == nil {
		return
	}
	result.Touched = c.of
	if c.require == "" {
		return
	}
	touched, total, needed := 0, 0, 0
	for _, v := range result.Covers() {
		touched += v.Rows.Touched
		total += v.Rows.Total
		for _, row := range v.Rows.Missing {
			if row.Needed {
				needed++
			}
		}
	}
	q := &report.Requirement{}
	share := fmt.Sprintf("%d of %s filled", touched, text.Plural(total, "row"))
	switch c.require {
	case "required":
		q.Met, q.Words = needed == 0, "every required row is filled"
		if needed > 0 {
			q.Words = fmt.Sprintf("%s that is required, or one of several, is not filled", text.Plural(needed, "row"))
			if needed > 1 {
				q.Words = fmt.Sprintf("%d rows that are required, or of which one is, are not filled", needed)
			}
		}
	case "rows":
		q.Met, q.Words = touched == total, share
	default:
		q.Met, q.Words = float64(touched)*100 >= c.percent*float64(total), share+", of which --require asks "+c.require
	}
	result.Required = q
}

// requireCoverage fails the run that covers too little.
func (o *outcome) requireCoverage(q *report.Requirement) {
	if q != nil && !q.Met {
		o.worsen(statusNotConformed)
		o.app.complain(errors.New("too little is covered: " + q.Words))
	}
}
