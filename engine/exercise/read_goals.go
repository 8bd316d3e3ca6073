package exercise

import (
	"fmt"
	"net/http"
	"slices"

	"caliper-playground/catalog"
	"caliper-playground/engine/rule"
	"caliper-playground/engine/text"
)

// goals reads the goals, in the order in which they are told.
func (r *reader) goals() error {
	e, aims := r.read, &r.read.Aims
	if len(aims.Status) == 0 {
		aims.Status = []int{http.StatusOK}
	}
	for _, status := range aims.Status {
		if http.StatusText(status) == "" {
			return r.mistake("status", fmt.Sprintf("%d is no status code", status), "write them as in status = [200]")
		}
	}
	e.Goals = append(e.Goals, statusGoal(aims.Status))
	if e.size = max(len(aims.Status), len(aims.Methods)); e.size < 2 {
		e.size = 0
	}
	if len(aims.Methods) > 0 {
		untold := func(method string) bool { return !hasWord(e.Task+e.Start, method) }
		e.Goals = append(e.Goals, methodGoal(aims.Methods, slices.ContainsFunc(aims.Methods, untold)))
	}
	for _, step := range []func() error{r.rows, r.profiles, r.verdicts, r.rules, r.counts, r.kept, r.gone, r.facts} {
		if err := step(); err != nil {
			return err
		}
	}
	if err := r.arePlaces(slices.Concat(aims.Has, aims.Lacks)); err != nil {
		return err
	}
	for _, at := range aims.Has {
		e.Goals = append(e.Goals, placeGoal(at, true))
	}
	for _, at := range aims.Lacks {
		e.Goals = append(e.Goals, placeGoal(at, false))
	}
	if aims.SameEvent {
		e.Goals = append(e.Goals, sameEventGoal())
	}
	if len(e.Goals) == 1 && r.written.Goals.Status == nil {
		return r.mistake("goals", "the exercise has no goals, so that any answer would do", "say under [goals] by what an answer is right")
	}
	return nil
}

func (r *reader) rows() error {
	v := catalog.Get(r.read.Spec)
	for _, id := range r.read.Aims.Rows {
		row := v.Row(id)
		if row == nil {
			return r.mistake(id, fmt.Sprintf("Caliper %s has no row %q", v.Version, id), "write it as in ReadingProfile/ViewEvent/Viewed")
		}
		r.read.Goals = append(r.read.Goals, rowGoal(row, v.Version, !r.tellsRow(row)))
	}
	return nil
}

func (r *reader) profiles() error {
	v := catalog.Get(r.read.Spec)
	for _, name := range r.read.Aims.Profiles {
		p := v.Profile(name)
		if p == nil {
			return r.mistake(name, fmt.Sprintf("Caliper %s has no profile %q", v.Version, name), "write its term, as in ReadingProfile")
		}
		r.read.Goals = append(r.read.Goals, profileGoal(p, v.Version))
	}
	return nil
}

func (r *reader) verdicts() error {
	var all []rule.Verdict
	for _, word := range r.read.Aims.Verdict {
		var v rule.Verdict
		if err := v.UnmarshalText([]byte(word)); err != nil {
			return r.mistake("verdict", fmt.Sprintf("%q is no verdict", word), "one is pass, warn, unjudged or fail")
		}
		all = append(all, v)
	}
	if len(all) > 0 {
		r.read.Goals = append(r.read.Goals, verdictGoal(all...))
	}
	return nil
}

func (r *reader) rules() error {
	for _, side := range []struct {
		ids  []string
		want bool
	}{{r.read.Aims.Without, false}, {r.read.Aims.With, true}} {
		for _, id := range side.ids {
			if rule.Lookup(id) == nil {
				return r.mistake(id, fmt.Sprintf("there is no rule %q", id), "explain lists them")
			}
			r.read.Goals = append(r.read.Goals, ruleGoal(id, side.want))
		}
	}
	return nil
}

func (r *reader) counts() error {
	for _, count := range []struct {
		key string
		n   *int
	}{{"event", r.read.Aims.Events}, {"entity", r.read.Aims.Entities}} {
		if count.n != nil && *count.n < 0 {
			return r.mistake(text.Plural(2, count.key), "there cannot be fewer than none", "give the number that there are to be")
		}
		if count.n != nil {
			r.read.Goals = append(r.read.Goals, countGoal(count.key, *count.n))
		}
	}
	return nil
}
