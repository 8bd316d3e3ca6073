package exercise

import (
	"fmt"
	"net/http"
	"slices"
	"strconv"
	"strings"

	"caliper-playground/catalog"
	"caliper-playground/engine/conformance"
	"caliper-playground/engine/document"
	"caliper-playground/engine/rule"
	"caliper-playground/engine/text"
)

// Goal is one thing that has to be so of what was sent.
type Goal interface {
	// Words says in a few words what has to be.
	Words() string
	// missing says what there is instead; "" where the goal is reached.
	missing(r *received) string
}

type statusGoal struct{ statuses []int }

func (g statusGoal) Words() string {
	var words []string
	for _, s := range g.statuses {
		words = append(words, fmt.Sprintf("%d %s", s, http.StatusText(s)))
	}
	return "the endpoint answers " + strings.Join(words, ", then ")
}

func (g statusGoal) missing(r *received) string {
	if len(g.statuses) > 1 && len(r.attempts) != len(g.statuses) {
		return fmt.Sprintf("there is %s, and %d are wanted", text.Plural(len(r.attempts), "request"), len(g.statuses))
	}
	for i, a := range r.attempts {
		if a.Status == g.statuses[min(i, len(g.statuses)-1)] {
			continue
		}
		if a.Status == 0 {
			return "there was no answer: " + a.Reason
		}
		return strings.TrimSuffix(fmt.Sprintf("it answered %d: %s", a.Status, a.Reason), ": ")
	}
	return ""
}

type methodGoal struct {
	methods []string
	secret  bool // they are not told before they are found
}

func (g methodGoal) Words() string {
	if g.secret {
		return "it is asked by the right method"
	}
	return g.reached()
}

// reached says the same of one who has found them.
func (g methodGoal) reached() string { return "it is asked by " + strings.Join(g.methods, ", then ") }

func (g methodGoal) missing(r *received) string {
	var got []string
	for _, a := range r.attempts {
		got = append(got, a.Method)
	}
	if slices.Equal(got, g.methods) {
		return ""
	}
	return "it was asked by " + strings.Join(got, ", then ")
}

type rowGoal struct {
	row     *catalog.Row
	version catalog.Version
	secret  bool // the row is not told before it is filled: finding it is the exercise
}

func (g rowGoal) Words() string {
	if g.secret {
		profile, _, _ := strings.Cut(conformance.RowName(g.row), " ")
		return "it fills the right row of the " + profile + " profile"
	}
	return g.reached()
}

// reached says the same of one who has found it.
func (g rowGoal) reached() string { return "it fills " + conformance.RowName(g.row) }

func (g rowGoal) missing(r *received) string {
	why := "no event was accepted"
	for item := range r.items() {
		for _, c := range item.Credits {
			if c.RowID == g.row.ID && item.Spec == g.version {
				return ""
			}
		}
		switch {
		case item.Kind != "event":
		case item.Spec != g.version:
			why = fmt.Sprintf("an event is of Caliper %s", item.Spec)
		case len(item.Credits) > 0:
			why = fmt.Sprintf("the event fills %s/%s/%s", item.Credits[0].Profile, item.Credits[0].Event, item.Credits[0].Action)
		case item.Uncredited != "":
			why = item.Uncredited
		}
	}
	return why
}

type profileGoal struct {
	profile *catalog.Profile
	version catalog.Version
}

func (g profileGoal) Words() string {
	return "everything that the " + g.profile.Title + " profile requires is there"
}

func (g profileGoal) missing(r *received) string {
	var cards conformance.Scorecards
	for item := range r.items() {
		cards.Add([]conformance.Item{item.Item}, "")
	}
	for _, p := range cards.Profiles(g.version) {
		if p.Profile.Name != g.profile.Name {
			continue
		}
		if p.Met() {
			return ""
		}
		return fmt.Sprintf("%d of %d are there", p.RequiredMet, p.RequiredTotal)
	}
	return "no event of Caliper " + string(g.version) + " was accepted"
}

type verdictGoal struct{ verdicts []rule.Verdict }

func (g verdictGoal) Words() string {
	if slices.Equal(g.verdicts, []rule.Verdict{rule.Pass, rule.Warn}) {
		return "there is no error"
	}
	var words []string
	for _, v := range g.verdicts {
		words = append(words, v.String())
	}
	return "the verdict is " + text.Or(words)
}

func (g verdictGoal) missing(r *received) string {
	judged := 0
	for i, a := range r.judged {
		if a == nil || !r.attempts[i].accepted() {
			continue
		}
		judged++
		if slices.Contains(g.verdicts, a.Verdict) {
			continue
		}
		for _, f := range a.Findings {
			if f.Severity > rule.Info {
				return fmt.Sprintf("the verdict is %s: %s at %s", a.Verdict, f.Rule, placeOr(f.Pointer))
			}
		}
		return "the verdict is " + a.Verdict.String()
	}
	if judged == 0 {
		return "nothing was accepted"
	}
	return ""
}

func placeOr(pointer string) string {
	if pointer == "" {
		return "the document itself"
	}
	return pointer
}

type ruleGoal struct {
	rule *rule.Rule
	want bool // it is to have a finding
}

func (g ruleGoal) Words() string {
	if g.want {
		return "there is a finding of " + g.rule.ID
	}
	return "there is no finding of " + g.rule.ID
}

func (g ruleGoal) missing(r *received) string {
	for f := range r.findings() {
		if f.Rule != g.rule.ID {
			continue
		}
		if g.want {
			return ""
		}
		return fmt.Sprintf("there is one at %s: %s", placeOr(f.Pointer), f.Message)
	}
	if g.want || !slices.ContainsFunc(r.judged, func(a *conformance.Assessment) bool { return a != nil }) {
		return "nothing has one"
	}
	return ""
}

type countGoal struct {
	kind string // "event" or "entity"
	n    int
}

func (g countGoal) Words() string { return "there " + areSo(g.n, g.kind) }

func (g countGoal) missing(r *received) string {
	if n := r.count(g.kind); n != g.n {
		return "there " + areSo(n, g.kind)
	}
	return ""
}

func areSo(n int, noun string) string {
	if n == 1 {
		return "is 1 " + noun
	}
	return "are " + text.Plural(n, noun)
}

type sameEventGoal struct{}

func (sameEventGoal) Words() string { return "each request carries the same event, by its id" }

func (sameEventGoal) missing(r *received) string {
	var first []string
	for i, a := range r.attempts {
		ids := eventIDs(a.Body)
		if len(ids) == 0 {
			return "request " + strconv.Itoa(i+1) + " carries no event with an id"
		}
		if i == 0 {
			first = ids
		} else if !slices.Equal(ids, first) {
			return "request " + strconv.Itoa(i+1) + " carries other ids"
		}
	}
	return ""
}

// eventIDs are the ids of what an envelope carries.
func eventIDs(body string) []string {
	d, err := document.NewParser(nil).Parse([]byte(body))
	if err != nil {
		return nil
	}
	var ids []string
	data := d.Member(0, "data")
	if data == document.None {
		return nil
	}
	for n := range d.Children(data) {
		if id := identity(node{d, n}); id != "" {
			ids = append(ids, id)
		}
	}
	return ids
}
