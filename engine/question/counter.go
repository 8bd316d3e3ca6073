package question

import (
	"slices"
	"strings"
	"time"

	"caliper-playground/engine/conformance"
	"caliper-playground/engine/document"
	"caliper-playground/engine/rule"
)

// Counter answers questions from the messages of a session. All messages must be
// learnt before the first is counted: what an IRI stands for may be described later.
// It must not be used by two goroutines at once.
type Counter struct {
	tallies []*tally
	wanted  map[string]bool // the properties that paths go through
	parser  *document.Parser
	known   map[string]map[string][]string // of what is described: its properties, by id
}

// NewCounter returns a counter for some questions.
func NewCounter(questions []Question) *Counter {
	c := &Counter{wanted: map[string]bool{"name": true}, parser: document.NewParser(nil), known: map[string]map[string][]string{}}
	for i := range questions {
		q := &questions[i]
		c.tallies = append(c.tallies, newTally(q))
		for _, path := range []string{q.By, q.Measured.Of, q.Measured.Per} {
			path, _, _ = strings.Cut(path, " ")
			for _, name := range strings.Split(path, ".")[1:] {
				c.wanted[name] = true
			}
		}
	}
	return c
}

// Learn takes in what a message describes, as far as questions ask for it.
func (c *Counter) Learn(body []byte) {
	d, err := c.parser.Parse(body)
	if err != nil {
		return
	}
	for n := range d.Nodes {
		node := document.NodeID(n)
		id := d.Member(node, "id")
		if id == document.None || d.Nodes[id].Kind != document.String {
			continue
		}
		for m := range d.Children(node) {
			if name := d.Name(m); c.wanted[name] {
				if values := valuesAt(d, m); len(values) > 0 {
					of := c.known[d.Text(id)]
					if of == nil {
						of = map[string][]string{}
						c.known[d.Text(id)] = of
					}
					of[name] = values
				}
			}
		}
	}
}

// valuesAt returns the texts and numbers that a value is or holds; of an entity, its
// id.
func valuesAt(d *document.Document, n document.NodeID) []string {
	switch d.Nodes[n].Kind {
	case document.String, document.Number, document.True, document.False:
		if text := d.Text(n); text != "" {
			return []string{text}
		}
	case document.Array:
		var all []string
		for c := range d.Children(n) {
			all = append(all, valuesAt(d, c)...)
		}
		return all
	case document.Object:
		if id := d.Member(n, "id"); id != document.None && d.Nodes[id].Kind == document.String {
			return []string{d.Text(id)}
		}
	}
	return nil
}

// Count counts the events of a message, of which the items are known. What has an
// error, or is a repeat, tells nothing.
func (c *Counter) Count(message int, body []byte, items []conformance.Item) {
	d, err := c.parser.Parse(body)
	if err != nil {
		return
	}
	for _, item := range items {
		n := d.Find(item.Pointer)
		if item.Kind != "event" || item.Verdict == rule.Fail || item.RepeatOf != 0 || n == document.None {
			continue
		}
		profile := d.Said(d.Member(n, "profile"))
		for _, t := range c.tallies {
			if t.concerns(item.Type, item.Action) && t.ownProfile(profile, item.Credits) {
				t.events++
				c.count(t, message, d, n, item)
			}
		}
	}
}

// ownProfile says whether an event is one of the question's profile: as it says, or
// as the rows that it fills say.
func (t *tally) ownProfile(named string, credits []conformance.Credit) bool {
	if named != "" {
		return named == t.Profile
	}
	return slices.ContainsFunc(credits, func(c conformance.Credit) bool { return c.Profile == t.Profile })
}

// count counts one event for one question, or notes what it lacks.
func (c *Counter) count(t *tally, message int, d *document.Document, event document.NodeID, item conformance.Item) {
	keys, lacks := c.keys(t.By, d, event)
	if lacks != "" {
		t.lack(lacks, message)
		return
	}
	m := t.Measured
	switch m.Kind {
	case Count:
		for _, key := range keys {
			t.row(key).value++
		}
		t.counted++
		return
	case Between:
		c.between(t, message, d, event, item, keys)
		return
	}
	values, lacks := c.at(m.Of, d, event)
	if lacks != "" {
		t.lack(lacks, message)
		return
	}
	whole := 0.0
	if m.Per != "" {
		per, lacks := c.at(m.Per, d, event)
		if lacks != "" {
			t.lack(lacks, message)
			return
		}
		whole = number(per[0])
	}
	for _, key := range keys {
		r := t.row(key)
		switch {
		case m.Kind == Distinct:
			if r.seen == nil {
				r.seen = map[string]bool{}
			}
			for _, v := range values {
				r.seen[v] = true
			}
		case m.Per != "" && whole != 0:
			r.value, r.times = r.value+100*number(values[0])/whole, r.times+1
		case m.Per == "":
			r.value, r.times = r.value+number(values[0]), r.times+1
		}
	}
	t.counted++
}

// between adds the time since the action that began it.
func (c *Counter) between(t *tally, message int, d *document.Document, event document.NodeID, item conformance.Item, keys []string) {
	at, err := time.Parse(time.RFC3339, item.EventTime)
	actor, lacksActor := c.at("actor", d, event)
	object, lacksObject := c.at("object", d, event)
	if err != nil || lacksActor != "" || lacksObject != "" {
		t.lack("eventTime", message)
		return
	}
	who := actor[0] + "\x00" + object[0]
	began, open := t.open[who]
	switch {
	case slices.Contains(t.Measured.From, item.Action):
		t.open[who] = at
		t.counted++
	case !open:
		t.lack("beginning before it ("+strings.Join(t.Measured.From, ", ")+")", message)
	default:
		delete(t.open, who)
		t.counted++
		for _, key := range keys {
			t.row(key).value += float64(at.UnixMilli()-began.UnixMilli()) / 60_000
		}
	}
}

// Answers returns what has been counted, in the order of the questions.
func (c *Counter) Answers() []Answer {
	answers := make([]Answer, 0, len(c.tallies))
	for _, t := range c.tallies {
		answers = append(answers, t.answer(c.label))
	}
	return answers
}

// label is what a thing is called, else its id.
func (c *Counter) label(id string) string {
	if names := c.known[id]["name"]; len(names) > 0 {
		return names[0]
	}
	return id
}
