// Package coverage says what of Caliper a set of documents touches, and so what
// it never tries: event types, actions, entity types, properties and rules. Which
// rows it fills is the scorecard's to say.
//
// It judges nothing: what stands in a document is touched, be it right or wrong.
// What is deprecated is nothing that a set has to touch.
package coverage

import (
	"slices"
	"strings"

	"caliper-playground/catalog"
	"caliper-playground/engine/rule"
)

// Coverage is what a set touches, by version of Caliper. The zero value is that of
// an empty set. It is not safe for concurrent use.
type Coverage struct {
	touched map[catalog.Version]map[thing]bool
}

// thing is something of the vocabulary, or a rule.
type thing struct {
	kind kind
	name string // of a property with its type's, "Person.name"
}

type kind uint8

const (
	event kind = iota
	action
	entity
	property
	ruleID
)

// Touch is something that a document touches. It means nothing by itself.
type Touch struct {
	version catalog.Version
	thing
}

// Add takes account of what a document touches.
func (c *Coverage) Add(touches []Touch) {
	if c.touched == nil {
		c.touched = map[catalog.Version]map[thing]bool{}
	}
	for _, t := range touches {
		of := c.touched[t.version]
		if of == nil {
			of = map[thing]bool{}
			c.touched[t.version] = of
		}
		of[t.thing] = true
	}
}

// Part is how much of a kind of things is touched. Its JSON form is public.
type Part struct {
	Touched int      `json:"touched"`
	Total   int      `json:"total"`
	Missing []string `json:"missing"` // those that are not, in order of their names
}

// Parts is how much of a version is touched. Its JSON form is public.
type Parts struct {
	Events     Part `json:"events"`
	Actions    Part `json:"actions"`
	Entities   Part `json:"entities"`
	Properties Part `json:"properties"` // each by the type that has it first, "Entity.name"
	Rules      Part `json:"rules"`
}

// Of says how much of a version is touched.
func (c *Coverage) Of(v catalog.Version) Parts {
	vocabulary, of := catalog.Get(v), c.touched[v]
	var events, actions, entities, rules []string
	for i := range vocabulary.Events {
		if e := &vocabulary.Events[i]; !e.Deprecated {
			events = append(events, e.Name)
		}
	}
	for i := range vocabulary.Actions {
		actions = append(actions, vocabulary.Actions[i].Name)
	}
	for i := range vocabulary.Entities {
		if e := &vocabulary.Entities[i]; !e.Deprecated {
			entities = append(entities, e.Name)
		}
	}
	for _, r := range rule.All() {
		if !r.Advice { // which a run without --advise never gives
			rules = append(rules, r.ID)
		}
	}
	return Parts{
		Events: part(of, event, events), Actions: part(of, action, actions), Entities: part(of, entity, entities),
		Properties: part(of, property, homesOf(v).all), Rules: part(of, ruleID, rules),
	}
}

// part counts which of the names are touched.
func part(touched map[thing]bool, k kind, names []string) Part {
	p := Part{Total: len(names), Missing: []string{}}
	for _, name := range names {
		if touched[thing{k, name}] {
			p.Touched++
		} else {
			p.Missing = append(p.Missing, name)
		}
	}
	slices.SortFunc(p.Missing, strings.Compare)
	return p
}
