// Package question answers what events can tell: who, what, when, how often, how
// long, by which way, how well. A question is data: of which events, by what, and
// which measure. An answer is a small table, with what could not be counted and which
// property would have had to be there, so that it shows what the optional properties
// are for.
package question

import (
	_ "embed"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"

	"caliper-playground/catalog"
)

// Question is something that events can answer. Its JSON form is that of the file of
// built-in questions, and of files with more.
type Question struct {
	ID       string   `json:"id"`      // unique: "reading-who"
	Profile  string   `json:"profile"` // whose question it is
	Text     string   `json:"question"`
	Events   []string `json:"events"`  // the event types that are counted
	Actions  []string `json:"actions"` // of these; empty for all
	By       string   `json:"by"`      // a path in the event, such as group, or object.isPartOf; of a time with hour, day or weekday behind it
	Measured Measure  `json:"measure"`
}

// Measure is what is measured of the events that are alike.
type Measure struct {
	Kind Kind     `json:"kind"`
	Of   string   `json:"of"`   // a path in the event: what is added up, or told apart
	Per  string   `json:"per"`  // a path to what it is a share of; the measure is then in percent
	From []string `json:"from"` // the actions that begin a stretch of time
	To   []string `json:"to"`   // and those that end it
}

// Kind is a kind of measure.
type Kind string

// The kinds of measures.
const (
	Count    Kind = "count"    // how many events
	Distinct Kind = "distinct" // how many different things there are at Of
	Mean     Kind = "mean"     // of the numbers at Of, or of their shares of those at Per
	Sum      Kind = "sum"      // of the numbers, or durations, at Of
	Between  Kind = "between"  // the minutes from an action of From to the next of To, by the same actor on the same object
)

func kinds() []Kind { return []Kind{Count, Distinct, Mean, Sum, Between} }

//go:embed questions.json
var builtIn []byte

var all = sync.OnceValue(func() []Question {
	questions, err := Read(builtIn)
	if err != nil {
		panic("the built-in questions are broken: " + err.Error())
	}
	return questions
})

// BuiltIn returns the questions of all profiles, by profile.
func BuiltIn() []Question { return slices.Clone(all()) }

// Read reads questions from a file's content. The error names each question that
// cannot be answered, and why.
func Read(content []byte) ([]Question, error) {
	var questions []Question
	if err := json.Unmarshal(content, &questions); err != nil {
		return nil, fmt.Errorf("questions are a JSON array of objects: %w", err)
	}
	var wrong []error
	seen := map[string]bool{}
	for i := range questions {
		q := &questions[i]
		if seen[q.ID] {
			wrong = append(wrong, fmt.Errorf("question %d: the id %q is there twice", i+1, q.ID))
		}
		seen[q.ID] = true
		if err := q.check(); err != nil {
			wrong = append(wrong, fmt.Errorf("question %d, %q: %w", i+1, q.ID, err))
		}
	}
	return questions, errors.Join(wrong...)
}

// check says why a question cannot be answered.
func (q *Question) check() error {
	v := catalog.Get(catalog.V1p2)
	switch {
	case q.ID == "" || q.Text == "":
		return errors.New("it has no id, or no question")
	case v.Profile(q.Profile) == nil:
		return fmt.Errorf("there is no profile %q", q.Profile)
	case len(q.Events) == 0:
		return errors.New("it names no events")
	}
	for _, name := range q.Events {
		if v.Event(name) == nil {
			return fmt.Errorf("there is no event type %q", name)
		}
	}
	for _, name := range slices.Concat(q.Actions, q.Measured.From, q.Measured.To) {
		if v.Action(name) == nil {
			return fmt.Errorf("there is no action %q", name)
		}
	}
	if path, unit, found := strings.Cut(q.By, " "); found && (path != "eventTime" || !slices.Contains([]string{"hour", "day", "weekday"}, unit)) {
		return fmt.Errorf("by %q: behind a path of a time stands hour, day or weekday", q.By)
	}
	m := q.Measured
	switch {
	case !slices.Contains(kinds(), m.Kind):
		return fmt.Errorf("there is no measure %q; there are count, distinct, mean, sum and between", m.Kind)
	case (m.Kind == Distinct || m.Kind == Mean || m.Kind == Sum) && m.Of == "":
		return fmt.Errorf("a %s says of what", m.Kind)
	case m.Kind == Between && (len(m.From) == 0 || len(m.To) == 0):
		return errors.New("between says from and to which actions")
	}
	return nil
}

// concerns says whether a question is about an event.
func (q *Question) concerns(event, action string) bool {
	if !slices.Contains(q.Events, event) {
		return false
	}
	if q.Measured.Kind == Between {
		return slices.Contains(q.Measured.From, action) || slices.Contains(q.Measured.To, action)
	}
	return len(q.Actions) == 0 || slices.Contains(q.Actions, action)
}
