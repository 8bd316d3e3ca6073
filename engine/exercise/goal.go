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
type Goal struct {
	Words string // what has to be, in a few words
	// reached says the same to one who has found it, where Words do not tell what is to
	// be found: finding it is the exercise.
	reached string
	// missing says what there is instead; "" where the goal is reached.
	missing func(r *received) string
}

func statusGoal(statuses []int) Goal {
	var words []string
	for _, s := range statuses {
		words = append(words, fmt.Sprintf("%d %s", s, http.StatusText(s)))
	}
	return Goal{Words: "the endpoint answers " + strings.Join(words, ", then "), missing: func(r *received) string {
		if len(statuses) > 1 && len(r.attempts) != len(statuses) {
			return fmt.Sprintf("there is %s, and %d are wanted", text.Plural(len(r.attempts), "request"), len(statuses))
		}
		for i, a := range r.attempts {
			if a.Status == statuses[min(i, len(statuses)-1)] {
				continue
			}
			if a.Status == 0 {
				return "there was no answer: " + a.Reason
			}
			return strings.TrimSuffix(fmt.Sprintf("it answered %d: %s", a.Status, a.Reason), ": ")
		}
		return ""
	}}
}

// methodGoal asks for requests by their methods, which are not told where they are
// secret.
func methodGoal(methods []string, secret bool) Goal {
	g := Goal{Words: "it is asked by " + strings.Join(methods, ", then ")}
	if secret {
		g.Words, g.reached = "it is asked by the right method", g.Words
	}
	g.missing = func(r *received) string {
		var got []string
		for _, a := range r.attempts {
			got = append(got, a.Method)
		}
		if slices.Equal(got, methods) {
			return ""
		}
		return "it was asked by " + strings.Join(got, ", then ")
	}
	return g
}

// rowGoal asks for an event that fills a row, which is not told where it is secret.
func rowGoal(row *catalog.Row, version catalog.Version, secret bool) Goal {
	name := conformance.RowName(row)
	g := Goal{Words: "it fills " + name}
	if secret {
		profile, _, _ := strings.Cut(name, " ")
		g.Words, g.reached = "it fills the right row of the "+profile+" profile", g.Words
	}
	g.missing = func(r *received) string {
		why := "no event was accepted"
		for item := range r.items() {
			for _, c := range item.Credits {
				if c.RowID == row.ID && item.Spec == version {
					return ""
				}
			}
			switch {
			case item.Kind != "event":
			case item.Spec != version:
				why = fmt.Sprintf("an event is of Caliper %s", item.Spec)
			case len(item.Credits) > 0:
				why = fmt.Sprintf("the event fills %s/%s/%s", item.Credits[0].Profile, item.Credits[0].Event, item.Credits[0].Action)
			case item.Uncredited != "":
				why = item.Uncredited
			}
		}
		return why
	}
	return g
}

func profileGoal(profile *catalog.Profile, version catalog.Version) Goal {
	return Goal{Words: "everything that the " + profile.Title + " profile requires is there", missing: func(r *received) string {
		var cards conformance.Scorecards
		for item := range r.items() {
			cards.Add([]conformance.Item{item.Item}, "")
		}
		for _, p := range cards.Profiles(version) {
			if p.Profile.Name != profile.Name {
				continue
			}
			if p.Met() {
				return ""
			}
			return fmt.Sprintf("%d of %d are there", p.RequiredMet, p.RequiredTotal)
		}
		return "no event of Caliper " + string(version) + " was accepted"
	}}
}

func verdictGoal(verdicts ...rule.Verdict) Goal {
	var words []string
	for _, v := range verdicts {
		words = append(words, v.String())
	}
	g := Goal{Words: "the verdict is " + text.Or(words)}
	if slices.Equal(verdicts, []rule.Verdict{rule.Pass, rule.Warn}) {
		g.Words = "there is no error"
	}
	g.missing = func(r *received) string {
		judged := 0
		for i, a := range r.judged {
			if a == nil || !r.attempts[i].accepted() {
				continue
			}
			judged++
			if slices.Contains(verdicts, a.Verdict) {
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
	return g
}

func placeOr(pointer string) string {
	if pointer == "" {
		return "the document itself"
	}
	return pointer
}

// ruleGoal asks for a finding of a rule, or for none.
func ruleGoal(id string, want bool) Goal {
	g := Goal{Words: "there is no finding of " + id}
	if want {
		g.Words = "there is a finding of " + id
	}
	g.missing = func(r *received) string {
		for f := range r.findings() {
			if f.Rule != id {
				continue
			}
			if want {
				return ""
			}
			return fmt.Sprintf("there is one at %s: %s", placeOr(f.Pointer), f.Message)
		}
		if want || !slices.ContainsFunc(r.judged, func(a *conformance.Assessment) bool { return a != nil }) {
			return "nothing has one"
		}
		return ""
	}
	return g
}

// countGoal asks for so many of a kind, "event" or "entity".
func countGoal(kind string, n int) Goal {
	return Goal{Words: "there " + areSo(n, kind), missing: func(r *received) string {
		if got := r.count(kind); got != n {
			return "there " + areSo(got, kind)
		}
		return ""
	}}
}

func areSo(n int, noun string) string {
	if n == 1 {
		return "is 1 " + noun
	}
	return "are " + text.Plural(n, noun)
}

func sameEventGoal() Goal {
	return Goal{Words: "each request carries the same event, by its id", missing: func(r *received) string {
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
	}}
}

// eventIDs are the ids of what an envelope carries.
func eventIDs(body string) []string {
	d, err := document.NewParser(nil).Parse([]byte(body))
	if err != nil {
		return nil
	}
	data := d.Member(0, "data")
	if data == document.None {
		return nil
	}
	var ids []string
	for n := range d.Children(data) {
		if id := identity(node{d, n}); id != "" {
			ids = append(ids, id)
		}
	}
	return ids
}
