package coverage

import (
	"caliper-playground/catalog"
	"caliper-playground/engine/conformance"
	"caliper-playground/engine/document"
)

// Reader finds out what documents touch. It is not safe for concurrent use: each
// core has its own.
type Reader struct {
	parser *document.Parser
	said   map[Touch]bool
}

// NewReader returns a reader.
func NewReader() *Reader {
	return &Reader{parser: document.NewParser(nil), said: map[Touch]bool{}}
}

// Read returns what a document touches that none did before it. Each event and
// entity counts for the version that it was judged by. A text that is no JSON
// touches the rule that says so. A nil reader reads nothing.
func (r *Reader) Read(text []byte, a *conformance.Assessment) []Touch {
	if r == nil {
		return nil
	}
	l := &look{Reader: r}
	for _, f := range a.Findings {
		l.touch(a.Spec, ruleID, f.Rule)
	}
	for id := range a.More {
		l.touch(a.Spec, ruleID, id)
	}
	d, err := r.parser.Parse(text)
	if err != nil {
		return l.touches
	}
	item := 0
	for n := range d.Nodes {
		if d.Nodes[n].Kind != document.Object {
			continue
		}
		for item < len(a.Items) && a.Items[item].End <= d.Nodes[n].Start {
			item++
		}
		v := a.Spec
		if item < len(a.Items) && a.Items[item].Start <= d.Nodes[n].Start && a.Items[item].Spec != "" {
			v = a.Items[item].Spec
		}
		l.object(d, document.NodeID(n), v)
	}
	return l.touches
}

// look is the look at one document.
type look struct {
	*Reader
	touches []Touch
}

func (l *look) touch(v catalog.Version, k kind, name string) {
	t := Touch{v, thing{k, name}}
	if !l.said[t] {
		l.said[t] = true
		l.touches = append(l.touches, t)
	}
}

// object notes the type of an object, its action, and those of its properties that
// the type has.
func (l *look) object(d *document.Document, n document.NodeID, v catalog.Version) {
	vocabulary, typeName := catalog.Get(v), d.Said(d.Member(n, "type"))
	switch {
	case vocabulary.Event(typeName) != nil:
		l.touch(v, event, typeName)
		if did := d.Member(n, "action"); did != document.None {
			l.touch(v, action, d.Text(did))
		}
	case vocabulary.Entity(typeName) != nil:
		l.touch(v, entity, typeName)
	default:
		return
	}
	for member := range d.Children(n) {
		if home := homesOf(v).of[typeName][string(d.NameContent(member))]; home != "" {
			l.touch(v, property, home)
		}
	}
}
