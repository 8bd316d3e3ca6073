package question

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"caliper-playground/engine/text"
)

// Words says what kept events from being counted: "12 of 40 events name no group, so
// they are not counted here (messages 3, 7, 9, ...)".
func (l Lack) Words(of int) string {
	has := "have"
	if l.Events == 1 {
		has = "has"
	}
	so := "they are"
	if l.Events == 1 {
		so = "it is"
	}
	numbers := make([]string, len(l.Messages))
	for i, n := range l.Messages {
		numbers[i] = strconv.Itoa(n)
	}
	if l.Events > len(l.Messages) && len(l.Messages) == maxMessages {
		numbers = append(numbers, "…")
	}
	messages := "messages "
	if len(numbers) == 1 {
		messages = "message "
	}
	return fmt.Sprintf("%d of %s %s no %s, so %s not counted here (%s%s)", l.Events, text.Plural(of, "event"), has, l.Property, so, messages, strings.Join(numbers, ", "))
}

// Words says of which events a question is asked, and what is made of them: "ViewEvent
// with Viewed, by group: how many events there are".
func (q *Question) Words() string {
	words := text.Or(q.Events)
	if len(q.Actions) > 0 {
		words += " with " + text.Or(q.Actions)
	}
	path, unit, _ := strings.Cut(q.By, " ")
	switch {
	case unit != "":
		words += ", by " + unit + " of " + path
	case path != "":
		words += ", by " + path
	}
	m := q.Measured
	switch m.Kind {
	case Count:
		return words + ": how many events there are"
	case Distinct:
		return words + ": how many different values of " + m.Of + " there are"
	case Between:
		return words + ": the minutes from " + text.Or(m.From) + " to " + text.Or(m.To) + ", of one actor on one object"
	}
	words += ": the " + string(m.Kind) + " of " + m.Of
	if m.Per != "" {
		words += " in percent of " + m.Per
	}
	return words
}

// Words says how much was counted: "28 of 40 events".
func (a Answer) Words() string {
	switch {
	case a.Events == 0:
		return "no event is about it"
	case a.Counted == a.Events:
		return text.Plural(a.Events, "event")
	}
	return fmt.Sprintf("%d of %s counted", a.Counted, text.Plural(a.Events, "event"))
}

// Number writes a value in as few digits as tell it.
func (r Row) Number() string {
	if r.Value == math.Trunc(r.Value) {
		return strconv.FormatFloat(r.Value, 'f', 0, 64)
	}
	return strconv.FormatFloat(r.Value, 'f', 1, 64)
}

// Bar returns how long a row's bar is, of so many cells for the largest.
func (a Answer) Bar(r Row, cells int) int {
	largest := 0.0
	for _, other := range a.Rows {
		largest = max(largest, other.Value)
	}
	if largest <= 0 || r.Value <= 0 {
		return 0
	}
	return max(1, int(math.Round(r.Value/largest*float64(cells))))
}
