package rule

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"caliper-playground/engine/document"
)

// mendTime writes a time as Caliper has it. What that cannot hold, such as
// microseconds or a date that never was, is kept in the extensions. Where no
// time can be read at all, otherwise is called.
func (x *patcher) mendTime(n document.NodeID, otherwise func()) {
	written := ""
	if k := x.p.doc.Nodes[n].Kind; k == document.String || k == document.Number {
		written = x.p.doc.Text(n)
	}
	t, ok := parseTime(written)
	if ok && dateTime(t) != "" {
		if t.Nanosecond()%int(time.Millisecond) != 0 {
			x.supersede(n, text(dateTime(t)))
			return
		}
		x.replace(n, text(dateTime(t)))
		return
	}
	if s := nearestDateTime(written); s != "" {
		x.supersede(n, text(s))
		return
	}
	otherwise()
}

// toDateTime reads a time of a usual form and writes it as Caliper has it, or
// returns "".
func toDateTime(s string) string {
	if t, ok := parseTime(s); ok {
		return dateTime(t)
	}
	return ""
}

// parseTime reads a time of a usual form. What names no time zone is taken as UTC.
func parseTime(s string) (time.Time, bool) {
	s = strings.TrimSpace(s)
	if strings.ContainsAny(s, "tz") && strings.Count(s, "-") == 2 {
		s = strings.ToUpper(s)
	}
	for _, layout := range [...]string{
		time.RFC3339Nano, "2006-01-02T15:04:05.999999999Z0700", "2006-01-02 15:04:05.999999999Z07:00", "2006-01-02 15:04:05.999999999Z0700",
		"2006-01-02T15:04:05.999999999", "2006-01-02 15:04:05.999999999", "2006-01-02T15:04Z07:00", "2006-01-02T15:04", "2006-01-02 15:04",
		"2006-01-02", time.RFC1123, time.RFC1123Z,
	} {
		if t, err := time.Parse(layout, s); err == nil {
			return t, true
		}
	}
	// Numbers of seconds or milliseconds since 1970, for this century.
	if v, err := strconv.ParseInt(s, 10, 64); err == nil {
		if v > 946684800 && v < 4102444800 {
			return time.Unix(v, 0), true
		}
		if v > 946684800000 && v < 4102444800000 {
			return time.UnixMilli(v), true
		}
	}
	return time.Time{}, false
}

// dateTime writes a time as Caliper has it, or returns "" for a year of more
// than four digits.
func dateTime(t time.Time) string {
	t = t.UTC()
	if t.Year() < 0 || t.Year() > 9999 {
		return ""
	}
	return t.Format("2006-01-02T15:04:05.000Z")
}

// nearestDateTime returns the last real moment before a date or an hour that
// never was, such as 30 February, or "" where the text has another form.
func nearestDateTime(s string) string {
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
