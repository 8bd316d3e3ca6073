package question

import (
	"cmp"
	"maps"
	"slices"
	"strings"
	"time"
)

// Answer is what messages say to a question. Its JSON form is public: every field is
// always there.
type Answer struct {
	ID       string `json:"id"`
	Profile  string `json:"profile"`
	Question string `json:"question"`
	Unit     string `json:"unit"` // of the values: "events", "percent", "minutes", ...
	Events   int    `json:"events"`
	Counted  int    `json:"counted"` // how many of the events are in the rows
	Rows     []Row  `json:"rows"`    // the largest first, or by time
	Lacking  []Lack `json:"lacking"`

	Asked string `json:"-"` // of which events, and what is made of them, in words
}

// Row is one line of an answer.
type Row struct {
	Key   string  `json:"key"`   // an id, a term, an hour
	Label string  `json:"label"` // the name of what has that id, or the key
	Value float64 `json:"value"`
}

// Lack is what kept events from being counted.
type Lack struct {
	Property string `json:"property"` // the path at which there is nothing
	Events   int    `json:"events"`
	Messages []int  `json:"messages"` // the first of them, by number
}

// maxMessages is how many messages are named that lack something.
const maxMessages = 10

// tally counts for one question.
type tally struct {
	*Question
	events, counted int
	rows            map[string]*row
	lacking         map[string]*Lack
	open            map[string]time.Time // when times have begun, by actor and object
}

// row is a line that is counted.
type row struct {
	value, times float64
	seen         map[string]bool // for Distinct
}

func newTally(q *Question) *tally {
	return &tally{Question: q, rows: map[string]*row{}, lacking: map[string]*Lack{}, open: map[string]time.Time{}}
}

// lack notes that an event of a message has nothing at a path.
func (t *tally) lack(property string, message int) {
	l := t.lacking[property]
	if l == nil {
		l = &Lack{Property: property}
		t.lacking[property] = l
	}
	l.Events++
	if len(l.Messages) < maxMessages && !slices.Contains(l.Messages, message) {
		l.Messages = append(l.Messages, message)
	}
}

func (t *tally) row(key string) *row {
	r := t.rows[key]
	if r == nil {
		r = &row{}
		t.rows[key] = r
	}
	return r
}

// answer is what has been counted.
func (t *tally) answer(label func(id string) string) Answer {
	a := Answer{ID: t.ID, Profile: t.Profile, Question: t.Text, Unit: t.unit(), Events: t.events, Counted: t.counted, Rows: []Row{}, Lacking: []Lack{}, Asked: t.Question.Words()}
	for key, r := range t.rows {
		value := r.value
		switch t.Measured.Kind {
		case Mean:
			value /= max(r.times, 1)
		case Distinct:
			value = float64(len(r.seen))
		}
		a.Rows = append(a.Rows, Row{Key: key, Label: label(key), Value: value})
	}
	byTime := strings.Contains(t.By, " ")
	slices.SortFunc(a.Rows, func(x, y Row) int {
		if byTime {
			return cmp.Compare(order(x.Key), order(y.Key))
		}
		return cmp.Or(cmp.Compare(y.Value, x.Value), cmp.Compare(x.Label, y.Label), cmp.Compare(x.Key, y.Key))
	})
	for _, property := range slices.Sorted(maps.Keys(t.lacking)) {
		a.Lacking = append(a.Lacking, *t.lacking[property])
	}
	return a
}

// weekdays are in the order of the week.
var weekdays = []string{"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"}

// order is what times are ordered by.
func order(key string) string {
	if i := slices.Index(weekdays, key); i >= 0 {
		return string(rune('0' + i))
	}
	return key
}

func (t *tally) unit() string {
	switch m := t.Measured; {
	case m.Kind == Count:
		return "events"
	case m.Kind == Distinct && m.Of == "actor":
		return "people"
	case m.Kind == Between:
		return "minutes"
	case m.Per != "":
		return "percent"
	default:
		return last(m.Of)
	}
}

// last is the last name of a path.
func last(path string) string { return path[strings.LastIndexByte(path, '.')+1:] }
