// Package entities lists the entities that messages speak of: what each is, where it
// was described, how often it is referred to, and what is referred to before anything
// has said what it is, with the description that would.
package entities

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"caliper-playground/catalog"
	"caliper-playground/engine/document"
)

// Entity is one thing that messages speak of, by its id. Its JSON form is public:
// every field is always there.
type Entity struct {
	ID   string `json:"id"`
	Type string `json:"type"` // the narrowest that it was described with; "" where it was not
	Name string `json:"name"`
	// Described is how often it was described, and First by which message first; 0
	// for never.
	Described int `json:"described"`
	First     int `json:"first"`
	// Referred is how often its IRI alone stood for it, and ReferredFirst in which
	// message first.
	Referred      int `json:"referred"`
	ReferredFirst int `json:"referredFirst"`
	// Ahead says that it was referred to before anything described it. Describe is
	// then a description that may be sent first: of what was said of it later, else of
	// what it must be where it is referred to, which Certain says it is.
	Ahead    bool   `json:"ahead"`
	Describe string `json:"describe"`
	Certain  bool   `json:"certain"`
	// Needs are the properties that nobody can tell, and without which Describe is
	// not complete.
	Needs []string `json:"needs"`
}

// Collector collects the entities of messages. It must not be used by two goroutines
// at once.
type Collector struct {
	vocabulary *catalog.Vocabulary
	parser     *document.Parser
	all        map[string]*seen
}

// seen is what is known of an id.
type seen struct {
	Entity
	might map[string]bool // the types that fit wherever it is referred to
	asked bool            // a place where it is referred to says which
}

// NewCollector returns a collector for messages of a version.
func NewCollector(v catalog.Version) *Collector {
	return &Collector{vocabulary: catalog.Get(v), parser: document.NewParser(nil), all: map[string]*seen{}}
}

// Add takes in a message, by its number. Messages come in their order. Within one
// message it does not matter what stands first.
func (c *Collector) Add(message int, body []byte) {
	d, err := c.parser.Parse(body)
	if err != nil {
		return
	}
	c.describe(message, d)
	c.refer(message, d)
}

func (c *Collector) of(id string) *seen {
	s := c.all[id]
	if s == nil {
		s = &seen{Entity: Entity{ID: id}}
		c.all[id] = s
	}
	return s
}

// describe takes in what the objects of a message say of their ids.
func (c *Collector) describe(message int, d *document.Document) {
	for n := document.NodeID(0); n < document.NodeID(len(d.Nodes)); n++ {
		if catalog.IsFreeForm(d.Name(n)) {
			n = d.Nodes[n].Next - 1
			continue
		}
		if d.Nodes[n].Kind != document.Object {
			continue
		}
		id, typeName := d.Said(d.Member(n, "id")), d.Said(d.Member(n, "type"))
		if !c.isEntity(id, typeName) {
			continue
		}
		s := c.of(id)
		if s.Described++; s.First == 0 {
			s.First = message
		}
		if s.Type == "" || c.vocabulary.IsA(typeName, s.Type) {
			s.Type = typeName
		}
		if name := d.Said(d.Member(n, "name")); name != "" {
			s.Name = name
		}
	}
}

// isEntity says whether an id and a type describe a thing that others may refer to.
func (c *Collector) isEntity(id, typeName string) bool {
	return id != "" && typeName != "" && c.vocabulary.Event(typeName) == nil && c.refersTo(id)
}

// refersTo says whether an id stands for one thing beyond its event: it is neither a
// blank node nor the IRI of a type, which stands for anybody.
func (c *Collector) refersTo(id string) bool {
	return !strings.HasPrefix(id, "_:") && !strings.HasPrefix(id, c.vocabulary.Namespace)
}

// refer takes in the IRIs that stand in the place of entities.
func (c *Collector) refer(message int, d *document.Document) {
	for n := document.NodeID(0); n < document.NodeID(len(d.Nodes)); n++ {
		if catalog.IsFreeForm(d.Name(n)) {
			n = d.Nodes[n].Next - 1
			continue
		}
		if d.Nodes[n].Kind != document.String {
			continue
		}
		member := n
		if parent := d.Nodes[n].Parent; parent >= 0 && d.Nodes[parent].Kind == document.Array {
			member = parent
		}
		owner := d.Nodes[member].Parent
		if owner < 0 || d.Nodes[owner].Kind != document.Object {
			continue
		}
		property := c.vocabulary.Property(d.Said(d.Member(owner, "type")), d.Name(member))
		id := d.Text(n)
		if property == nil || property.Kind != catalog.EntityOf || id == "" || !c.refersTo(id) {
			continue
		}
		s := c.of(id)
		if s.Referred++; s.ReferredFirst == 0 {
			s.ReferredFirst = message
		}
		s.Ahead = s.Ahead || s.First == 0
		s.narrow(property.Types)
	}
}

// narrow keeps the types that fit here as well.
func (s *seen) narrow(types []string) {
	if !s.asked {
		s.asked, s.might = true, map[string]bool{}
		for _, t := range types {
			s.might[t] = true
		}
		return
	}
	both := map[string]bool{}
	for _, t := range types {
		if s.might[t] {
			both[t] = true
		}
	}
	if len(both) > 0 {
		s.might = both
	}
}

// Entities lists what was collected: what is referred to ahead of its description
// first, then by how often it is spoken of.
func (c *Collector) Entities() []Entity {
	list := make([]Entity, 0, len(c.all))
	for _, s := range c.all {
		e := s.Entity
		e.Needs = []string{}
		if e.Ahead {
			e.Describe, e.Certain, e.Needs = c.description(s)
		}
		list = append(list, e)
	}
	slices.SortFunc(list, func(a, b Entity) int {
		if a.Ahead != b.Ahead {
			if a.Ahead {
				return -1
			}
			return 1
		}
		return cmp.Or(cmp.Compare(b.Described+b.Referred, a.Described+a.Referred), cmp.Compare(a.ID, b.ID))
	})
	return list
}

// description is a description of a thing, whether its type is certain, and what it
// needs besides.
func (c *Collector) description(s *seen) (text string, certain bool, needs []string) {
	typeName, certain := s.Type, true
	if typeName == "" {
		might := slices.Sorted(maps.Keys(s.might))
		switch {
		case s.might["Person"] || s.might["Agent"]:
			typeName, certain = "Person", len(might) == 1 && might[0] == "Person"
		case len(might) > 0:
			typeName, certain = might[0], len(might) == 1 && !c.hasSubtypes(might[0])
		default:
			typeName, certain = "Entity", false
		}
	}
	var b strings.Builder
	b.WriteString(`{"@context": ` + document.Quote(c.vocabulary.Context) + `, "id": ` + document.Quote(s.ID) + `, "type": ` + document.Quote(typeName))
	if s.Name != "" {
		b.WriteString(`, "name": ` + document.Quote(s.Name))
	}
	needs = []string{}
	for _, p := range c.vocabulary.PropertiesOf(typeName) {
		if p.Required && p.Name != "id" && p.Name != "type" {
			needs = append(needs, p.Name)
		}
	}
	return b.String() + "}", certain, needs
}

// hasSubtypes says whether a thing of a type may be of a narrower one.
func (c *Collector) hasSubtypes(typeName string) bool {
	for i := range c.vocabulary.Entities {
		if e := &c.vocabulary.Entities[i]; slices.Contains(e.Supertypes, typeName) {
			return true
		}
	}
	return false
}
