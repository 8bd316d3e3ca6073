package question

import (
	"strconv"
	"strings"
	"time"

	"caliper-playground/engine/document"
)

// keys returns what an event is counted under, or the path at which it has nothing.
func (c *Counter) keys(by string, d *document.Document, event document.NodeID) (keys []string, lacks string) {
	if by == "" {
		return []string{"all"}, ""
	}
	path, unit, _ := strings.Cut(by, " ")
	keys, lacks = c.at(path, d, event)
	if lacks != "" || unit == "" {
		return keys, lacks
	}
	at, err := time.Parse(time.RFC3339, keys[0])
	if err != nil {
		return nil, path
	}
	at = at.UTC()
	switch unit {
	case "hour":
		return []string{at.Format("15") + " h"}, ""
	case "weekday":
		return []string{at.Weekday().String()}, ""
	}
	return []string{at.Format(time.DateOnly)}, ""
}

// at returns what stands at a path of an event, or the first part of it at which there
// is nothing. An IRI on the way is followed to what was described of it.
func (c *Counter) at(path string, d *document.Document, event document.NodeID) (values []string, lacks string) {
	names := strings.Split(path, ".")
	nodes, ids := []document.NodeID{event}, []string(nil)
	for i, name := range names {
		var next []document.NodeID
		var known []string
		for _, n := range nodes {
			switch m := d.Member(n, name); {
			case m == document.None:
				if id := d.Said(d.Member(n, "id")); id != "" { // described in full elsewhere
					known = append(known, c.known[id][name]...)
				}
			case d.Nodes[m].Kind == document.Array:
				for e := range d.Children(m) {
					next = append(next, e)
				}
			case d.Nodes[m].Kind != document.Null:
				next = append(next, m)
			}
		}
		for _, id := range ids {
			known = append(known, c.known[id][name]...)
		}
		nodes, ids = nil, known
		for _, n := range next {
			if d.Nodes[n].Kind == document.String && i+1 < len(names) {
				ids = append(ids, d.Text(n))
			} else {
				nodes = append(nodes, n)
			}
		}
		if len(nodes)+len(ids) == 0 {
			return nil, strings.Join(names[:i+1], ".")
		}
	}
	for _, n := range nodes {
		values = append(values, valuesAt(d, n)...)
	}
	if values = append(values, ids...); len(values) == 0 {
		return nil, path
	}
	return values, ""
}

// number reads a number, or the minutes of a duration.
func number(s string) float64 {
	if f, err := strconv.ParseFloat(s, 64); err == nil {
		return f
	}
	return 0
}
