package rule

import "caliper-playground/engine/document"

type valueEntity struct{ wrongValue }

func (valueEntity) page() Rule {
	return Rule{
		ID: "value-entity", Title: "Entities are objects or IRIs", Severity: Error,
		Why:       "Who and what an event is about is either described in place, as an object with id and type, or named by the IRI of something described elsewhere.",
		Cost:      "Consumers cannot tell what is meant.",
		Reference: "Caliper 1.2, entity (#entity); certification guide, general requirements",
	}
}

func (f valueEntity) words() string {
	s := f.property.Name + " is " + f.got + "; it takes " + oneOf(f.property.Property.Types) + " as an object"
	if f.property.IRI {
		s += ", or its IRI"
	}
	return s
}

// mend unwraps an array that says one thing, takes an object out of a text, and
// makes an IRI of what names something. What says nothing of an entity moves away, and so does a text that the document has
// nowhere else, as long as nothing needs to stand there: it is a remark, or what
// something is called, and nobody refers to it.
func (f valueEntity) mend(x *patcher, at place) {
	n := at.node
	node := &x.p.doc.Nodes[n]
	switch {
	case node.Kind == document.Array && x.p.sole(n) != document.None && x.mayBeEntity(f.property, x.p.sole(n)):
		x.replace(n, raw(x.raw(x.p.sole(n))))
	case x.decodedObject(n) != nil:
		x.replace(n, x.decodedObject(n))
	case f.property.IRI && (x.iriAt(n) != "" || x.label(n) != "" && (x.mustStand(f.property, n) || x.standsElsewhere(n))):
		x.mendID(n)
	default:
		x.moveAway(f.property, n)
	}
}

// mayBeEntity says whether a value is an object, or the IRI of one where that will do.
func (x *patcher) mayBeEntity(property *propertyPlan, n document.NodeID) bool {
	kind := x.p.doc.Nodes[n].Kind
	return !x.p.saysNothing(n) && (kind == document.Object || kind == document.String && property.IRI && isIRI(x.p.doc.Content(n)))
}

func (f valueEntity) choices(x *patcher, at place) []choice {
	var choices []choice
	if f.property.IRI {
		choices = x.chooseID(at.node)
	}
	if !x.mustStand(f.property, at.node) {
		return append(choices, choice{f.property.Name + " moves to the extensions", func(x *patcher) { x.toExtensions(at.node) }})
	}
	if len(choices) == 0 {
		for _, c := range x.chooseAnonymous(f.property, at) {
			choices = append(choices, choice{c.title + ", and what stands there moves to the extensions", func(x *patcher) {
				if path, ok := x.extensionPath(at.node); ok {
					x.op(Op{Op: "copy", From: x.pointer(at.node), Path: path})
					c.mend(x)
				}
			}})
		}
	}
	return choices
}
