package exercise

import (
	"cmp"
	"fmt"
	"strings"

	"caliper-playground/engine/document"
	"caliper-playground/engine/text"
)

// fact is a value, as JSON, at a place of an item, or anything that stands there.
type fact struct {
	at, value string
	kept      bool // it is one of the start
	secret    bool // the value is not told: finding it is the exercise
}

const anything = ""

// factGoal asks for an item with all of the facts together. Which is the event of the
// start that they are of, where it has several.
func factGoal(facts []fact, which string) Goal {
	var told, secret, stays []string
	for _, f := range facts {
		switch {
		case f.kept && isTime(f.value):
			stays = append(stays, "the moment of "+f.at)
		case f.kept:
			stays = append(stays, f.at)
		case f.secret:
			secret = append(secret, f.at)
		default:
			told = append(told, f.at+" "+f.is())
		}
	}
	var parts []string
	if len(told) > 0 {
		parts = append(parts, text.And(told))
	}
	switch len(secret) {
	case 0:
	case 1:
		parts = append(parts, "the right value stands at "+secret[0])
	default:
		parts = append(parts, "the right values stand at "+text.And(secret))
	}
	if len(stays) > 0 {
		parts = append(parts, "what "+cmp.Or(which, "it")+" says stays: "+text.And(stays))
	}
	return Goal{Words: strings.Join(parts, "; "), missing: lackOf(facts)}
}

// is says what is wanted at the place of a fact.
func (f fact) is() string {
	d, err := document.NewParser(nil).Parse([]byte(f.value))
	if err != nil || d.Nodes[0].Kind != document.Array {
		return "is " + text.Clip(f.value, maxValue)
	}
	var all []string
	for n := range d.Children(0) {
		all = append(all, text.Clip(string(d.Raw(n)), maxValue))
	}
	return "has " + text.And(all)
}

// maxValue is how much of a value is told, in bytes.
const maxValue = 60

// lackOf returns what says which of the facts the item lacks that has most of them.
func lackOf(facts []fact) func(*received) string {
	return func(r *received) string {
		why, most := "nothing was accepted that says so", -1
		for item := range r.items() {
			have := 0
			missing := ""
			for _, f := range facts {
				if item.says(f.at, f.value) {
					have++
				} else if missing == "" {
					missing = item.instead(f)
				}
			}
			if missing == "" {
				return ""
			}
			if have > most {
				why, most = missing, have
			}
		}
		return why
	}
}

// instead says what the item has in the place of a fact.
func (f found) instead(want fact) string {
	n := f.find(want.at)
	if !n.there() {
		return want.at + " is not there"
	}
	wanted := text.Clip(want.value, maxValue)
	if want.secret {
		wanted = "what is asked for"
	}
	return fmt.Sprintf("%s is %s, and not %s", want.at, text.Clip(string(n.doc.Raw(n.id)), maxValue), wanted)
}

// placeGoal asks for something at a place of each event, or for nothing.
func placeGoal(at string, want bool) Goal {
	g := Goal{Words: at + " is not there"}
	if want {
		g.Words = at + " is there"
	}
	g.missing = func(r *received) string {
		events := 0
		for item := range r.items() {
			if item.Kind != "event" {
				continue
			}
			events++
			n := item.find(at)
			there := n.there() && n.kind() != document.Null
			if there == want {
				continue
			}
			if there {
				return "it is there"
			}
			return "an event lacks it"
		}
		if events == 0 {
			return "no event was accepted"
		}
		return ""
	}
	return g
}

// goneGoal asks that a value of the start is taken away, and not put aside into
// extensions.
func goneGoal(at, value string) Goal {
	what := "what stands"
	if value[0] == '"' {
		what = text.Clip(value, maxValue)
	}
	return Goal{Words: what + " at " + at + " is taken away, and not put aside in extensions", missing: func(r *received) string {
		items := 0
		for item := range r.items() {
			items++
			if item.says(at, value) {
				return "it is still there"
			}
			if aside := item.putAside(value); aside != "" {
				return "it stands at " + aside
			}
		}
		if items == 0 {
			return "nothing was accepted"
		}
		return ""
	}}
}

// putAside returns the place within extensions of the item that holds a value, "" if
// there is none.
func (f found) putAside(value string) string {
	d, err := document.NewParser(nil).Parse([]byte(value))
	if err != nil {
		return ""
	}
	var inside func(n document.NodeID, aside bool) string
	inside = func(n document.NodeID, aside bool) string {
		if aside && document.Equal(d, 0, f.doc, n) {
			return f.doc.Pointer(n)
		}
		for c := range f.doc.Children(n) {
			into := aside || f.doc.Nodes[c].IsMember() && f.doc.Name(c) == "extensions"
			if at := inside(c, into); at != "" {
				return at
			}
		}
		return ""
	}
	return inside(f.doc.Find(f.Pointer), false)
}
