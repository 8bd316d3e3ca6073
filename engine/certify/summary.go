package certify

import (
	"slices"
	"strconv"

	"caliper-playground/catalog"
	"caliper-playground/engine/text"
)

// Begun is a profile that was begun in a run and is not met by it.
type Begun struct {
	Profile string   `json:"profile"`
	Missing []string `json:"missing"` // the IDs of the rows that it needs
}

// Needs says in words what is missing: "AssessmentEvent Submitted".
func (b Begun) Needs(v catalog.Version) string {
	var names []string
	join := text.And
	for _, id := range b.Missing {
		row := catalog.Get(v).Row(id)
		if row == nil {
			continue
		}
		action := row.Action
		if action == catalog.AnyAction {
			action = "with any action"
		}
		names = append(names, row.Event+" "+action)
		if row.Disposition == catalog.AtLeastOne {
			join = text.Or
		}
	}
	return join(names)
}

// Summary is what the runs of one product have come to so far. A profile is met by
// a run of its own: what one run lacks, another does not add.
type Summary struct {
	Runs   []int    `json:"runs"` // that were submitted, in their order
	Met    []MetIn  `json:"met"`
	Wanted []Wanted `json:"wanted"`
}

// MetIn is a profile with the runs in which it was met, and with those of them in
// which it would have been without what the playground itself sent.
type MetIn struct {
	Profile  string `json:"profile"`
	Runs     []int  `json:"runs"`
	BySensor []int  `json:"bySensor"`
}

// Words says in which runs it was met, and in which of them the playground helped:
// "runs 1 and 3, in run 1 with the playground's messages".
func (m MetIn) Words() string {
	helped := slices.DeleteFunc(slices.Clone(m.Runs), func(run int) bool { return slices.Contains(m.BySensor, run) })
	switch len(helped) {
	case 0:
		return RunWords(m.Runs)
	case len(m.Runs):
		return RunWords(m.Runs) + " with the playground's messages"
	}
	return RunWords(m.Runs) + ", in " + RunWords(helped) + " with the playground's messages"
}

// MetAlike is profiles that were met in the same runs, with the words for these.
type MetAlike struct {
	Words    string
	Profiles []string
}

// MetAlike puts those profiles together that were met in the same runs, in the order
// of the first of each.
func (s Summary) MetAlike() []MetAlike {
	var alike []MetAlike
	for _, m := range s.Met {
		words := m.Words()
		at := slices.IndexFunc(alike, func(a MetAlike) bool { return a.Words == words })
		if at < 0 {
			alike = append(alike, MetAlike{Words: words})
			at = len(alike) - 1
		}
		alike[at].Profiles = append(alike[at].Profiles, m.Profile)
	}
	return alike
}

// RunWords names runs: "run 2", "runs 1 and 3".
func RunWords(runs []int) string {
	var names []string
	for _, run := range runs {
		names = append(names, strconv.Itoa(run))
	}
	if len(names) == 1 {
		return "run " + names[0]
	}
	return "runs " + text.And(names)
}

// Wanted is a profile that was begun and met in no run, with what the last of them
// that began it lacked.
type Wanted struct {
	Begun
	Run int `json:"run"`
}

// Summary sums up the submitted runs of the product that the form names.
func (s *State) Summary() Summary { return summarise(s.Past, s.Product) }

// Summary sums up the run and those before it that are of its product.
func (r *Result) Summary() Summary {
	this := Outcome{Number: r.Run.Number, Product: r.Product, Met: r.Met(), Helped: r.Helped(), Begun: r.Begun()}
	return summarise(append(slices.Clone(r.Earlier), this), r.Product)
}

// summarise sums up the outcomes that are of a product, in the order of the runs.
func summarise(outcomes []Outcome, product Product) Summary {
	sum := Summary{Runs: []int{}, Met: []MetIn{}, Wanted: []Wanted{}}
	for _, o := range outcomes {
		if o.Cancelled || !sameProduct(o.Product, product) {
			continue
		}
		sum.Runs = append(sum.Runs, o.Number)
		for _, name := range o.Met {
			sum.met(name, o.Number, !slices.Contains(o.Helped, name))
		}
		for _, b := range o.Begun {
			sum.want(b, o.Number)
		}
	}
	sum.Wanted = slices.DeleteFunc(sum.Wanted, func(w Wanted) bool {
		return slices.ContainsFunc(sum.Met, func(m MetIn) bool { return m.Profile == w.Profile })
	})
	return sum
}

// sameProduct says whether two forms name the same product, in the same version and
// for the same version of Caliper, which is what is certified.
func sameProduct(a, b Product) bool {
	return a.Name == b.Name && a.Version == b.Version && a.Spec == b.Spec
}

func (s *Summary) met(profile string, run int, bySensor bool) {
	at := slices.IndexFunc(s.Met, func(m MetIn) bool { return m.Profile == profile })
	if at < 0 {
		s.Met = append(s.Met, MetIn{Profile: profile, BySensor: []int{}})
		at = len(s.Met) - 1
	}
	s.Met[at].Runs = append(s.Met[at].Runs, run)
	if bySensor {
		s.Met[at].BySensor = append(s.Met[at].BySensor, run)
	}
}

func (s *Summary) want(b Begun, run int) {
	at := slices.IndexFunc(s.Wanted, func(w Wanted) bool { return w.Profile == b.Profile })
	if at < 0 {
		s.Wanted = append(s.Wanted, Wanted{})
		at = len(s.Wanted) - 1
	}
	s.Wanted[at] = Wanted{b, run}
}

// Begun lists the profiles that are begun and not met, with what they need.
func (r *Result) Begun() []Begun {
	begun := []Begun{}
	for _, p := range r.Profiles {
		if p.Met() || p.RowsMet == 0 {
			continue
		}
		b := Begun{p.Profile.Name, []string{}}
		for _, row := range p.Missing() {
			b.Missing = append(b.Missing, row.ID)
		}
		begun = append(begun, b)
	}
	return begun
}
