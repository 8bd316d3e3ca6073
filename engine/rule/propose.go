package rule

import (
	"crypto/sha256"
	"encoding/json"
	"strconv"
	"strings"

	"caliper-playground/catalog"
	"caliper-playground/engine/document"

	"github.com/google/uuid"
)

// moveAway moves a value that its property does not take to the extensions; where
// something must stand, it is proposed.
func (x *patcher) moveAway(property *propertyPlan, n document.NodeID) {
	if !x.needed(property, n) || !x.p.doc.Nodes[n].IsMember() {
		x.toExtensions(n)
		return
	}
	if proposal := x.propose(property, n); proposal != nil {
		x.supersede(n, proposal)
	}
}

// typesFor returns the types that a property takes, or that the action of the
// event leaves of them.
func (x *patcher) typesFor(property *propertyPlan, n document.NodeID) []string {
	event := n
	if x.p.doc.Nodes[n].IsMember() && x.p.doc.Name(n) == property.Name {
		event = x.p.doc.Nodes[n].Parent
	}
	action := x.p.memberBySymbol(event, x.p.tables.words.action)
	t := x.p.typeAt(x.p.memberBySymbol(event, x.p.tables.words.typ))
	if t == 0 || action == document.None || x.p.doc.Nodes[action].Kind != document.String {
		return property.Property.Types
	}
	for _, n := range x.p.plan.types[t].narrowings {
		if n.name == property.Name && n.action == x.p.symbolAt(action) && len(n.names) > 0 {
			return n.names
		}
	}
	return property.Property.Types
}

// needed says whether a property must be there, in any case or for the action
// of the event that it stands in.
func (x *patcher) needed(property *propertyPlan, n document.NodeID) bool {
	if property.Required {
		return true
	}
	action := x.p.memberBySymbol(x.p.doc.Nodes[n].Parent, x.p.tables.words.action)
	return action != document.None && x.p.doc.Nodes[action].Kind == document.String && property.requiredFor.contains(x.p.symbolAt(action))
}

// propose returns a sensible value for a required property of the object that
// a node is or stands in, or nil.
func (x *patcher) propose(property *propertyPlan, at document.NodeID) json.RawMessage {
	object := at
	if n := &x.p.doc.Nodes[at]; n.IsMember() && x.p.doc.Name(at) == property.Name {
		object = n.Parent
	}
	if property.Array {
		return raw("[]") // no more than a warning, and claims nothing that is not so
	}
	switch property.Kind {
	case catalog.UUID:
		return text("urn:uuid:" + x.uuid(object))
	case catalog.IRI:
		return text("_:" + x.localName(object))
	case catalog.DateTime:
		if s := x.latestTime(object); s != "" {
			return text(s)
		}
	case catalog.EntityOf:
		if n := x.sameEntity(property, object); n != document.None {
			return raw(x.raw(n))
		}
		return x.anonymous(x.typesFor(property, at))
	case catalog.InTerms:
		switch property.Terms {
		case catalog.ActionTerms:
			return text(x.p.proposeAction(object))
		case catalog.SystemIdentifierTypeTerms:
			return text("Other")
		}
	}
	return nil
}

// uuid returns a version 4 UUID that follows from the document, so that the
// same document always gets the same proposal.
func (x *patcher) uuid(n document.NodeID) string {
	content := x.p.digest()
	sum := sha256.Sum256(append([]byte(x.pointer(n)+"\n"), content[:]...))
	id, _ := uuid.FromBytes(sum[:16]) // sixteen bytes are always enough
	id[6] = id[6]&0x0f | 0x40
	id[8] = id[8]&0x3f | 0x80
	return id.String()
}

// digest stands for the whole document, which is looked at once however many
// ids are proposed for it.
func (p *pass) digest() [sha256.Size]byte {
	if !p.digested {
		p.sum, p.digested = sha256.Sum256(p.doc.Bytes), true
	}
	return p.sum
}

// localName returns a blank node's label for an entity that has no id, from
// what stood there or from its type.
func (x *patcher) localName(object document.NodeID) string {
	if n := x.p.memberBySymbol(object, x.p.tables.words.id); n != document.None {
		if k := x.p.doc.Nodes[n].Kind; k == document.String || k == document.Number {
			if slug := slug(x.p.doc.Text(n)); slug != "" {
				return slug
			}
		}
	}
	name := "entity"
	if t := x.p.typeAt(x.p.memberBySymbol(object, x.p.tables.words.typ)); t != 0 {
		name = strings.ToLower(x.p.plan.types[t].name)
	}
	return name + "-" + strconv.Itoa(int(object)+1)
}

// slug keeps the letters and digits of a text and joins them by hyphens.
func slug(s string) string {
	words := strings.FieldsFunc(clip(s, 60), func(r rune) bool {
		return !(r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9')
	})
	return strings.Join(words, "-")
}

// latestTime returns the latest time that an object mentions, or else the
// envelope's sendTime, or "".
func (x *patcher) latestTime(object document.NodeID) string {
	latest := ""
	for n := object; n < x.p.doc.Nodes[object].Next; n++ {
		if x.p.doc.Nodes[n].Kind == document.String && isDateTime(x.p.doc.Content(n)) {
			latest = max(latest, string(x.p.doc.Content(n)))
		}
	}
	if latest == "" && x.p.result.Shape == ShapeEnvelope {
		if n := x.p.memberBySymbol(0, x.p.tables.words.sendTime); n != document.None {
			latest = toDateTime(x.p.doc.Text(n))
		}
	}
	return latest
}

// sameEntity finds where an event names its actor or object a second time.
func (x *patcher) sameEntity(property *propertyPlan, event document.NodeID) document.NodeID {
	paths := map[string][]string{
		"actor":  {"session/user", "membership/member", "generated/assignee", "generated/annotator", "generated/commenter", "generated/rater"},
		"object": {"generated/assignable", "generated/annotated", "generated/commentedOn", "generated/rated", "target/isPartOf"},
	}[property.Name]
	for _, path := range paths {
		n := event
		for _, name := range strings.Split(path, "/") {
			if n != document.None {
				n = x.p.doc.Member(n, name)
			}
		}
		if n != document.None && x.accepts(property, n, false) {
			return n
		}
	}
	return document.None
}

// anonymous returns an anonymous entity of the first of the types: its id is
// the type's IRI (erratum 29).
func (x *patcher) anonymous(types []string) json.RawMessage {
	name := types[0]
	switch name {
	case "Agent":
		name = "Person"
	case "Entity":
		name = "DigitalResource"
	}
	rest := ""
	for _, property := range x.p.plan.types[x.p.plan.typeOf(name)].properties {
		if property.Required && property.Array {
			rest += `,` + string(text(property.Name)) + `:[]`
		}
	}
	return raw(`{"id":` + string(text(x.p.plan.vocabulary.Namespace+name)) + `,"type":` + string(text(name)) + rest + `}`)
}
