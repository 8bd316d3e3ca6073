package rule

import (
	"encoding/json"
	"fmt"
	"math"
	"strconv"
	"strings"

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
		x.supersede(f.node, proposal)
	}
}

func fixString(x *fixer, f *found) {
	switch x.p.doc.Nodes[f.node].Kind {
	case document.Number, document.True, document.False:
		x.convert(f, text(x.raw(f.node)))
	default:
		if x.needed(f.property, f.node) && !x.saysNothing(f.node) && !f.property.Array {
			x.supersede(f.node, text(x.raw(f.node)))
			return
		}
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

func fixDuration(x *fixer, f *found) {
	if k := x.p.doc.Nodes[f.node].Kind; k == document.String || k == document.Number {
		if duration := toDuration(x.p.doc.Text(f.node)); duration != "" {
			x.convert(f, text(duration))
			return
		}
	}
	x.convert(f, nil)
}

// toDuration writes seconds, or a clock's hours, minutes and seconds, as an ISO
// 8601 duration, or returns "".
func toDuration(s string) string {
	s = strings.TrimSpace(s)
	if v, err := strconv.ParseFloat(s, 64); err == nil && v >= 0 && v < 1<<53 {
		return "PT" + strconv.FormatFloat(v, 'f', -1, 64) + "S"
	}
	if strings.Count(s, ":") == 1 {
		s = "0:" + s
	}
	var hours, minutes, seconds int
	n, err := fmt.Sscanf(s, "%d:%d:%d", &hours, &minutes, &seconds)
	if err != nil || n != 3 || hours < 0 || minutes < 0 || seconds < 0 {
		return ""
	}
	if first, _, _ := strings.Cut(s, ":"); s != fmt.Sprintf("%s:%02d:%02d", first, minutes, seconds) {
		return ""
	}
	return fmt.Sprintf("PT%dH%dM%dS", hours, minutes, seconds)
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
