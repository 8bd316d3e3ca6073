package rule

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"caliper-playground/catalog"
	"caliper-playground/engine/document"
)

// writtenTime is what a text says of a time.
type writtenTime struct {
	time.Time
	assumes string // what the text leaves out and has to be assumed: "that it is UTC"; "" where it says all
}

// readTime reads a time of a usual form.
func readTime(s string) (writtenTime, bool) {
	s = unadorned(strings.TrimSpace(s))
	if strings.ContainsAny(s, "tz") && strings.Count(s, "-") == 2 {
		s = strings.ToUpper(s)
	}
	day := time.Duration(0)
	if at := strings.Index(s, "T24:00"); at > 0 && strings.Trim(s[at+len("T24:00"):], ":.0Z+-") == "" {
		s, day = s[:at]+"T00"+s[at+len("T24"):], 24*time.Hour // the midnight of the next day
	}
	for _, form := range [...]struct{ layout, assumes string }{
		{time.RFC3339Nano, ""}, {"2006-01-02T15:04:05.999999999Z0700", ""}, {"2006-01-02 15:04:05.999999999Z07:00", ""},
		{"2006-01-02 15:04:05.999999999Z0700", ""}, {"2006-01-02 15:04:05.999999999 Z0700", ""}, {"2006-01-02 15:04:05.999999999 UTC", ""},
		{"2006-01-02T15:04Z07:00", ""}, {"2006-01-02T15:04:05.999999999 Z07:00", ""}, {"20060102T150405.999999999Z07:00", ""}, {"20060102T150405.999999999Z0700", ""},
		{"2006-01-02T15:04:05.999999999Z07", ""}, {"2006-01-02 15:04:05.999999999Z07", ""}, {"Mon Jan 02 2006 15:04:05 GMT-0700", ""}, {"Mon, 02 Jan 2006 15:04:05 GMT", ""}, {time.RFC1123Z, ""},
		{"2006-01-02T15:04:05.999999999", "that it is UTC"}, {"2006-01-02 15:04:05.999999999", "that it is UTC"},
		{"2006-01-02T15:04", "that it is UTC"}, {"2006-01-02 15:04", "that it is UTC"},
		{"2006-01-02", "midnight UTC"},
	} {
		if t, err := time.Parse(form.layout, s); err == nil {
			return writtenTime{t.Add(day), form.assumes}, true
		}
	}
	t, ok := readEpoch(s)
	return writtenTime{t, ""}, ok
}

// unadorned takes off what programs write around a time that says all without it: the
// name of its zone, as Java and JavaScript add it, and .NET's /Date( )/.
func unadorned(s string) string {
	if at := strings.IndexByte(s, '['); at > 0 && strings.HasSuffix(s, "]") {
		return s[:at]
	}
	if at := strings.Index(s, " ("); at > 0 && strings.HasSuffix(s, ")") && strings.Contains(s[:at], " GMT") {
		return s[:at]
	}
	if inner, ok := strings.CutPrefix(s, "/Date("); ok {
		if inner, ok = strings.CutSuffix(inner, ")/"); ok {
			if zone := strings.IndexAny(inner, "+-"); zone > 0 {
				return inner[:zone] // the number is of UTC, whatever zone is named
			}
			return inner
		}
	}
	return s
}

// readEpoch reads a number of seconds, also with a fraction, or of milliseconds since
// 1970, for this century.
func readEpoch(s string) (time.Time, bool) {
	whole, fraction, _ := strings.Cut(s, ".")
	v, err := strconv.ParseInt(whole, 10, 64)
	if err != nil || digits([]byte(fraction)) != len(fraction) {
		return time.Time{}, false
	}
	switch {
	case v > 946684800 && v < 4102444800:
		const places = 9 // of nanoseconds
		nanoseconds, _ := strconv.ParseInt((fraction + strings.Repeat("0", places))[:places], 10, 64)
		return time.Unix(v, nanoseconds), true
	case v > 946684800000 && v < 4102444800000 && fraction == "":
		return time.UnixMilli(v), true
	}
	return time.Time{}, false
}

// toDateTime reads a time of a usual form and writes it as Caliper has it, or
// returns "". What names no time zone is taken as UTC.
func toDateTime(s string) string {
	if t, ok := readTime(s); ok {
		return dateTime(t.Time)
	}
	return ""
}

// timeAt reads the time that a string or a number says, also one that is wrapped in
// something.
func (x *patcher) timeAt(n document.NodeID) (writtenTime, bool) {
	if inner := x.p.unwrapped(n); inner != document.None {
		n = inner
	}
	if k := x.p.doc.Nodes[n].Kind; k != document.String && k != document.Number {
		return writtenTime{}, false
	}
	return readTime(x.p.doc.Text(n))
}

// mendTime writes a time as Caliper has it, and says whether it can be read
// without assuming anything. What that cannot hold, such as microseconds, is kept
// in the extensions.
func (x *patcher) mendTime(n document.NodeID) bool {
	t, ok := x.timeAt(n)
	if !ok || t.assumes != "" || dateTime(t.Time) == "" {
		return false
	}
	if t.Nanosecond()%int(time.Millisecond) != 0 {
		x.putTime(n, dateTime(t.Time))
	} else {
		x.replace(n, jsonText(dateTime(t.Time)))
	}
	return true
}

// putTime puts a time in the place of what says more, or something else, which is kept
// where that can be.
func (x *patcher) putTime(n document.NodeID, written string) {
	if x.keeps(n) {
		x.supersede(n, jsonText(written))
	} else {
		x.replace(n, jsonText(written))
	}
}

// isTimeLike says whether a value says a time that needs an assumption, or one
// that never was, between which and another there is a choice.
func (x *patcher) isTimeLike(n document.NodeID) bool { return len(x.chooseTime(n)) > 0 }

// chooseTime offers the times that a value may mean.
func (x *patcher) chooseTime(n document.NodeID) []choice {
	if x.p.doc.Nodes[n].Kind != document.String {
		return nil
	}
	written := x.p.doc.Text(n)
	var choices []choice
	offer := func(title, value string) {
		choices = append(choices, choice{title, func(x *patcher) { x.putTime(n, value) }})
	}
	if t, ok := readTime(written); ok && t.assumes != "" && dateTime(t.Time) != "" {
		offer("it becomes "+dateTime(t.Time)+", assuming "+t.assumes, dateTime(t.Time))
	}
	if before := lastDateTime(written); before != "" {
		offer("it becomes "+before+", the last moment before", before)
		if t, err := time.Parse(time.RFC3339, before); err == nil && strings.Contains(written, ":60") {
			next := dateTime(t.Truncate(time.Minute).Add(time.Minute))
			offer("it becomes "+next+", the moment behind", next)
		}
	}
	return choices
}

// dateTime writes a time as Caliper has it, or returns "" for a year of more
// than four digits.
func dateTime(t time.Time) string {
	t = t.UTC()
	if t.Year() < 0 || t.Year() > 9999 {
		return ""
	}
	return catalog.Timestamp(t)
}

// lastDateTime returns the last real moment before a date or an hour that
// never was, such as 30 February, or "" where the text has another form.
func lastDateTime(s string) string {
	if len(s) != len("0000-00-00T00:00:00.000Z") {
		return ""
	}
	var year, month, day, hour, minute, second, milli int
	n, err := fmt.Sscanf(s, "%4d-%2d-%2dT%2d:%2d:%2d.%3dZ", &year, &month, &day, &hour, &minute, &second, &milli)
	if err != nil || n != 7 || year < 1 {
		return ""
	}
	month = min(max(month, 1), 12)
	day = min(max(day, 1), daysIn(year, month))
	nearest := fmt.Sprintf("%04d-%02d-%02dT%02d:%02d:%02d.%03dZ", year, month, day, min(hour, 23), min(minute, 59), min(second, 59), milli)
	if !isDateTime([]byte(nearest)) {
		return ""
	}
	return nearest
}
