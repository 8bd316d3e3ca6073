package compose

import (
	_ "embed"
	"fmt"
	"strings"
	"sync"

	"caliper-playground/engine/document"
)

//go:embed cast.json
var castFile []byte

// cast is who and what samples are made of: the people, places and things of
// the story that the fixtures tell.
//
// In its values {actor} and {object} stand for the ids of the event's actor
// and object, {who} for the last part of the actor's id, {now} for the draft's
// time and {earlier} for twenty-five minutes before.
type cast struct {
	usual   []string          // types, the most usual first
	general []string          // types that say little
	rather  map[string]string // which type to take where a wide one is asked for
	// properties holds, for an event's property, the entity to take by
	// "Event/Action", "Event" or "".
	properties map[string]map[string]string
	entities   map[string]*value // by type, or by type#variant
	keys       []string          // of entities, in the file's order
	values     map[string]*value // by the property's name
	same       map[string]string // the variants that are one thing at another time
	byID       map[string]string // the key of each entity whose id is always the same
}

// theCast decodes the cast once.
var theCast = sync.OnceValue(func() *cast {
	root, _, err := parse(castFile)
	if err != nil {
		panic(fmt.Sprintf("compose: the embedded cast is broken: %v", err))
	}
	c := &cast{
		usual: texts(root.get("usual")), general: texts(root.get("general")), rather: textMap(root.get("rather")),
		properties: map[string]map[string]string{
			"actor": textMap(root.get("actors")), "object": textMap(root.get("objects")), "generated": textMap(root.get("generated")),
		},
		entities: map[string]*value{}, values: map[string]*value{}, same: textMap(root.get("same")), byID: map[string]string{},
	}
	for _, m := range root.get("others").members {
		c.properties[m.name] = textMap(m.value)
	}
	for _, m := range root.get("entities").members {
		c.entities[m.name] = m.value
		c.keys = append(c.keys, m.name)
		if id := m.value.get("id").str(); id != "" && !strings.Contains(id, "{") {
			c.byID[id] = m.name
		}
	}
	for _, m := range root.get("values").members {
		c.values[m.name] = m.value
	}
	return c
})

func texts(v *value) []string {
	var all []string
	for _, e := range v.elements() {
		all = append(all, e.text())
	}
	return all
}

func textMap(v *value) map[string]string {
	all := make(map[string]string, len(v.members))
	for _, m := range v.members {
		all[m.name] = m.value.text()
	}
	return all
}

// entityFor names the cast's entity for an event's property, or "".
func (c *cast) entityFor(property, event, action string) string {
	by := c.properties[property]
	for _, key := range [...]string{event + "/" + action, event, ""} {
		if name := by[key]; name != "" {
			return name
		}
	}
	return ""
}

// typeOfKey returns the type that an entity of the cast has.
func (c *cast) typeOfKey(key string) string { return c.entities[key].get("type").str() }

func isContainer(v *value) bool { return v.kind == document.Object || v.kind == document.Array }
