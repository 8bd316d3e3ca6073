package rule

import (
	"encoding/json"
	"fmt"
	"math"
	"strconv"
	"strings"
	"time"

	"caliper-playground/engine/document"
)

// convert replaces a value by what it converts to. What does not convert moves
// to the extensions; where something must stand, it is proposed.
func (x *fixer) convert(f *found, value json.RawMessage) {
	if value != nil {
		x.replace(f.node, value)
		return
	}
	if !x.needed(f.property, f.node) || !x.p.doc.Nodes[f.node].IsMember() {
		x.toExtensions(f.node)
		return
	}
	if proposal := x.propose(f.property, f.node); proposal != nil {
		x.save(f.node)
		x.replace(f.node, proposal)
	}
}

func fixString(x *fixer, f *found) {
	switch x.p.doc.Nodes[f.node].Kind {
	case document.Number, document.True, document.False:
		x.convert(f, text(x.raw(f.node)))
	default:
		x.convert(f, nil)
	}
}

func fixBoolean(x *fixer, f *found) {
	switch strings.ToLower(strings.TrimSpace(x.p.doc.Text(f.node))) {
	case "true", "yes", "1", "on":
		x.convert(f, raw("true"))
	case "false", "no", "0", "off":
		x.convert(f, raw("false"))
	default:
		x.convert(f, nil)
	}
}

// number reads a number from a JSON number, or from a string that holds one.
func (x *fixer) number(n document.NodeID) (float64, bool) {
	switch x.p.doc.Nodes[n].Kind {
	case document.Number, document.String:
		v, err := strconv.ParseFloat(strings.TrimSpace(x.p.doc.Text(n)), 64)
		return v, err == nil && !math.IsInf(v, 0) && !math.IsNaN(v)
	}
	return 0, false
}

func fixInteger(x *fixer, f *found) {
	v, ok := x.number(f.node)
	if !ok || v != math.Trunc(v) || math.Abs(v) > 1<<53 || v < 0 && f.property.Kind == "nonNegativeInteger" {
		x.convert(f, nil)
		return
	}
	x.convert(f, raw(strconv.FormatInt(int64(v), 10)))
}

func fixDecimal(x *fixer, f *found) {
	v, ok := x.number(f.node)
	if !ok {
		x.convert(f, nil)
		return
	}
	if written := strings.TrimSpace(x.p.doc.Text(f.node)); json.Valid([]byte(written)) {
		switch {
		case isWhole([]byte(written)):
			x.convert(f, raw(written+".0"))
			return
		case hasFraction([]byte(written)):
			x.convert(f, raw(written))
			return
		}
	}
	written := strconv.FormatFloat(v, 'f', -1, 64)
	if !strings.Contains(written, ".") {
		written += ".0"
	}
	x.convert(f, raw(written))
}

func fixDateTime(x *fixer, f *found) {
	if s := toDateTime(x.p.doc.Text(f.node)); s != "" && x.p.doc.Nodes[f.node].Kind <= document.String {
		x.convert(f, text(s))
		return
	}
	x.convert(f, nil)
}

// toDateTime reads a time of a usual form and writes it as Caliper has it, or
// returns "". What names no time zone is taken as UTC.
func toDateTime(s string) string {
	s = strings.TrimSpace(s)
	for _, layout := range [...]string{
		time.RFC3339Nano, "2006-01-02T15:04:05.999999999Z0700", "2006-01-02 15:04:05.999999999Z07:00", "2006-01-02 15:04:05.999999999Z0700",
		"2006-01-02T15:04:05.999999999", "2006-01-02 15:04:05.999999999", "2006-01-02T15:04Z07:00", "2006-01-02T15:04", "2006-01-02 15:04",
		"2006-01-02", time.RFC1123, time.RFC1123Z,
	} {
		if t, err := time.Parse(layout, s); err == nil {
			return dateTime(t)
		}
	}
	// Numbers of seconds or milliseconds since 1970, for this century.
	if v, err := strconv.ParseInt(s, 10, 64); err == nil {
		if v > 946684800 && v < 4102444800 {
			return dateTime(time.Unix(v, 0))
		}
		if v > 946684800000 && v < 4102444800000 {
			return dateTime(time.UnixMilli(v))
		}
	}
	return ""
}

func dateTime(t time.Time) string {
	t = t.UTC()
	if t.Year() < 0 || t.Year() > 9999 {
		return ""
	}
	return t.Format("2006-01-02T15:04:05.000Z")
}

func fixDuration(x *fixer, f *found) {
	if v, ok := x.number(f.node); ok && v >= 0 {
		x.convert(f, text("PT"+strconv.FormatFloat(v, 'f', -1, 64)+"S"))
		return
	}
	var hours, minutes, seconds int
	clock := strings.TrimSpace(x.p.doc.Text(f.node))
	if strings.Count(clock, ":") == 1 {
		clock = "0:" + clock
	}
	if n, err := fmt.Sscanf(clock, "%d:%d:%d", &hours, &minutes, &seconds); err == nil && n == 3 &&
		hours >= 0 && minutes >= 0 && seconds >= 0 && clock == fmt.Sprintf("%s:%02d:%02d", strings.SplitN(clock, ":", 2)[0], minutes, seconds) {
		x.convert(f, text(fmt.Sprintf("PT%dH%dM%dS", hours, minutes, seconds)))
		return
	}
	x.convert(f, nil)
}

func fixIRI(x *fixer, f *found) { x.convert(f, nil) }

// fixEventID puts urn:uuid: before a bare UUID, and gives another id a place
// in the extensions and a new one in its stead.
func fixEventID(x *fixer, f *found) {
	s := strings.ToLower(strings.Trim(strings.TrimSpace(x.p.doc.Text(f.node)), "{}"))
	for _, prefix := range [...]string{"urn:uuid:", "uuid:", "urn:"} {
		s = strings.TrimPrefix(s, prefix)
	}
	if isUUID([]byte(s)) && x.p.doc.Nodes[f.node].Kind == document.String {
		x.convert(f, text("urn:uuid:"+s))
		return
	}
	x.convert(f, nil)
}

func fixTerm(x *fixer, f *found) {
	if f.near != "" {
		x.replace(f.node, text(f.near))
		return
	}
	x.convert(f, nil)
}

func fixArray(x *fixer, f *found) {
	if x.accepts(f.property, f.node, true) {
		x.replace(f.node, raw("["+x.raw(f.node)+"]"))
		return
	}
	x.convert(f, nil)
}

// fixEntity unwraps an array of one, and moves away what is no entity.
func fixEntity(x *fixer, f *found) {
	n := f.node
	if node := &x.p.doc.Nodes[n]; node.Kind == document.Array && node.Next > n+1 && x.p.doc.Nodes[n+1].Next == node.Next && x.accepts(f.property, n+1, true) {
		x.replace(n, raw(x.raw(n+1)))
		return
	}
	x.convert(f, nil)
}
