package catalog

import (
	"slices"
	"strings"
	"sync"
)

// Concept is a word in which the standard speaks of documents and their way, or
// this program of what it does with them: envelope, sensor, 401, mark. It is part
// of no document.
type Concept struct {
	Group     string    `json:"-"` // what it belongs to: "Documents", "Status codes"
	Name      string    `json:"name"`
	Title     string    `json:"title"` // what people call it, where that is not its name
	Also      []string  `json:"also"`
	Reference Reference `json:"reference"`
	Meaning   string    `json:"meaning"`
	Example   string    `json:"example"` // JSON, a request and its answer, a command, or what it looks like on the screen
	See       []string  `json:"see"`     // the names of what belongs to it, of any kind
}

// conceptGroup is a part of the file data/concepts.json, which both versions
// share.
type conceptGroup struct {
	Group string `json:"group"`
	Words []struct {
		Concept
		Only Version `json:"only"` // the one version that has it; "" where both do
	} `json:"words"`
}

var conceptGroups = sync.OnceValue(func() []conceptGroup { return decode[[]conceptGroup]("concepts.json") })

// Concepts returns the words of documents, transport and this program as they
// hold for the version, group by group. Their places in the published document
// are those of 1.2.
func (v *Vocabulary) Concepts() []Concept {
	var all []Concept
	for _, g := range conceptGroups() {
		for _, w := range g.Words {
			if w.Only != "" && w.Only != v.Version {
				continue
			}
			c := w.Concept
			c.Group, c.Also, c.See = g.Group, slices.Clone(c.Also), slices.Clone(c.See)
			c.Example = strings.ReplaceAll(c.Example, Get(V1p2).Context, v.Context)
			if v.Version != V1p2 {
				c.Reference.Anchor = ""
			}
			all = append(all, c)
		}
	}
	return all
}
