package anonymise

import "caliper-playground/engine/document"

// typeOf returns an object's type as written, in the words of any version.
func typeOf(d *document.Document, object document.NodeID) string {
	if t := d.Said(d.Member(object, "type")); t != "" {
		return t
	}
	t := d.Said(d.Member(object, "@type"))
	for i := len(t) - 1; i >= 0; i-- {
		if t[i] == '/' || t[i] == '#' {
			return t[i+1:] // of 1.0, whose types are IRIs
		}
	}
	return t
}

// idOf returns an object's id, in the words of any version.
func idOf(d *document.Document, object document.NodeID) string {
	if id := d.Said(d.Member(object, "id")); id != "" {
		return id
	}
	return d.Said(d.Member(object, "@id"))
}

// around returns the name of the member that a value is, or is an element of.
func around(d *document.Document, n document.NodeID) string {
	for ; n > 0; n = d.Nodes[n].Parent {
		if d.Nodes[n].IsMember() {
			return d.Name(n)
		}
	}
	return ""
}

// inFreeForm says whether a node lies inside extensions or messageParameters.
func inFreeForm(d *document.Document, n document.NodeID) bool {
	for n = d.Nodes[n].Parent; n > 0; n = d.Nodes[n].Parent {
		if isFreeForm(d.Name(n)) {
			return true
		}
	}
	return false
}

func isFreeForm(name string) bool { return name == "extensions" || name == "messageParameters" }
