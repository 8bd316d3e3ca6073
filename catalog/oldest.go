package catalog

import "sync"

// terms1p0 is the file of the terms of 1.0.
type terms1p0 struct {
	Context string            `json:"context"`
	Terms   map[string]string `json:"terms"` // names by IRI
}

// oldest decodes the terms of 1.0: the name of each by its IRI.
var oldest = sync.OnceValue(func() map[string]string {
	return decode[terms1p0]("v1p0.json").Terms
})

// TermOf1p0 returns the name of a type, an action, a role or a status that Caliper
// 1.0 writes as an IRI.
func TermOf1p0(iri string) (name string, ok bool) {
	name, ok = oldest()[iri]
	return name, ok
}
