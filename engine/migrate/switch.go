package migrate

import (
	"bytes"
	"cmp"
	"strings"

	"caliper-playground/catalog"
	"caliper-playground/engine/document"
)

// contextPath is what the contexts of Caliper begin with.
const contextPath = "http://purl.imsglobal.org/ctx/caliper/"

// versionNamed returns the version that a context is of, or "".
func versionNamed(iri string) catalog.Version {
	if v, ok := catalog.VersionNamedBy(iri); ok {
		return v
	}
	if strings.HasPrefix(iri, contextPath+"v1/") {
		return V1p0 // which has a context for each event, too
	}
	return ""
}

// versionOf returns the version that a document names.
func versionOf(d *document.Document) (catalog.Version, error) {
	var found catalog.Version
	old := false
	for n := range d.Nodes {
		node := document.NodeID(n)
		if d.Inside(node, catalog.IsFreeForm) {
			continue
		}
		switch d.Name(node) {
		case "@id", "@type":
			old = true
		case "@context", "dataVersion":
			for _, iri := range strs(d, node) {
				v := versionNamed(iri)
				if v != "" && found != "" && v != found {
					return "", ErrMixed
				}
				found = cmp.Or(found, v)
			}
		}
	}
	switch {
	case found != "":
		return found, nil
	case old:
		return V1p0, nil
	}
	return "", ErrNoVersion
}

// strs returns the string that a value is, or the strings in an array.
func strs(d *document.Document, n document.NodeID) []string {
	switch d.Nodes[n].Kind {
	case document.String:
		return []string{d.Text(n)}
	case document.Array:
		var all []string
		for c := range d.Children(n) {
			if d.Nodes[c].Kind == document.String {
				all = append(all, d.Text(c))
			}
		}
		return all
	}
	return nil
}

// switcher says what is to be done to a document for it to be of another version, as
// far as contexts and the form of 1.0 go.
type switcher struct {
	d       *document.Document
	to      catalog.Version
	ops     []document.Op
	changes []Change
	asIs    bool // the contexts alone
}

func (s *switcher) walk() {
	d, target := s.d, catalog.Get(s.to).Context
	for n := range d.Nodes {
		node := document.NodeID(n)
		if d.Inside(node, catalog.IsFreeForm) {
			continue
		}
		if !s.asIs && d.Nodes[n].Kind == document.String && takesTerms[d.NameAround(node)] {
			if term, ok := termOf(d.Text(node), s.to); ok {
				s.replace(node, term) // before the member gets another name
			}
		}
		switch name := d.Name(node); {
		case name == "@context":
			s.context(node)
		case name == "dataVersion" && versionNamed(d.Text(node)) != "":
			s.replace(node, target)
		case s.asIs:
		case name == "@id" || name == "@type":
			s.rename(node, name[1:])
		}
	}
	s.envelope()
}

// takesTerms are the properties whose values 1.0 writes as IRIs of its own.
var takesTerms = map[string]bool{"@type": true, "type": true, "action": true, "roles": true, "status": true}

// termOf returns what a term of 1.0, an IRI, is called since.
func termOf(iri string, to catalog.Version) (string, bool) {
	if name, ok := catalog.TermOf1p0(iri); ok {
		return name, true
	}
	v, name := catalog.Get(to), iri[strings.LastIndexAny(iri, "/#")+1:]
	known := v.Event(name) != nil || v.Entity(name) != nil || v.Action(name) != nil
	return name, known && strings.HasPrefix(iri, "http://purl.imsglobal.org/") && name != iri
}

// context puts the version's context in the place of another's. Those of extensions
// are the version's own since 1.2; inside an item of 1.0 they say nothing.
func (s *switcher) context(n document.NodeID) {
	d, target := s.d, catalog.Get(s.to).Context
	parent := d.Nodes[n].Parent
	of := ""
	for _, iri := range strs(d, n) {
		if v := versionNamed(iri); v != "" {
			of = string(v)
		}
	}
	switch {
	case of == "":
		return // another vocabulary's
	case of == string(V1p0) && !s.isItem(parent):
		s.ops = append(s.ops, document.Op{Op: "remove", Path: d.Pointer(n)})
		return
	case d.Nodes[n].Kind == document.String:
		s.replace(n, target)
		return
	}
	var kept [][]byte
	for c := range d.Children(n) {
		if d.Nodes[c].Kind == document.String && versionNamed(d.Text(c)) != "" {
			continue
		}
		kept = append(kept, d.Raw(c))
	}
	value := []byte(document.Quote(target))
	if len(kept) > 0 {
		value = append([]byte("["), append(bytes.Join(append(kept, value), []byte(", ")), ']')...)
	}
	s.change(n, value)
}

// isItem says whether an object is one that stands in an envelope's data, or by
// itself.
func (s *switcher) isItem(n document.NodeID) bool {
	if n == 0 {
		return true
	}
	parent := s.d.Nodes[n].Parent
	return s.d.Nodes[parent].Kind == document.Array && (parent == 0 || s.d.Name(parent) == "data" && s.d.Nodes[parent].Parent == 0)
}

// envelope gives an envelope of 1.0 the dataVersion that it lacks.
func (s *switcher) envelope() {
	d := s.d
	if d.Nodes[0].Kind != document.Object || d.Member(0, "data") == document.None || d.Member(0, "dataVersion") != document.None || d.Member(0, "sensor") == document.None {
		return
	}
	target := catalog.Get(s.to).Context
	s.ops = append(s.ops, document.Op{Op: "add", Path: "/dataVersion", Value: []byte(document.Quote(target))})
	s.changes = append(s.changes, newChange(Added, "/dataVersion", "dataVersion: "+target))
}

func (s *switcher) replace(n document.NodeID, text string) {
	if s.d.Text(n) != text {
		s.change(n, []byte(document.Quote(text)))
	}
}

func (s *switcher) change(n document.NodeID, value []byte) {
	s.ops = append(s.ops, document.Op{Op: "replace", Path: s.d.Pointer(n), Value: value})
	s.changes = append(s.changes, renamed(s.d.Pointer(n), s.d.Name(n), brief(s.d.Raw(n)), value))
}

func (s *switcher) rename(n document.NodeID, to string) {
	parent := s.d.Nodes[n].Parent
	if s.d.Member(parent, to) != document.None {
		return // it has both
	}
	at := s.d.Pointer(parent)
	s.ops = append(s.ops, document.Op{Op: "move", From: s.d.Pointer(n), Path: at + "/" + to})
	s.changes = append(s.changes, newChange(Renamed, s.d.Pointer(n), s.d.Name(n)+" becomes "+to))
}
