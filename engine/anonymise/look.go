package anonymise

import (
	"cmp"
	"strings"

	"caliper-playground/engine/document"
)

// typeOf returns an object's type as written, in the words of any version.
func typeOf(d *document.Document, object document.NodeID) string {
	if t := d.Said(d.Member(object, "type")); t != "" {
		return t
	}
	t := d.Said(d.Member(object, "@type"))
	return t[strings.LastIndexAny(t, "/#")+1:] // of 1.0, whose types are IRIs
}

// idOf returns an object's id, in the words of any version.
func idOf(d *document.Document, object document.NodeID) string {
	return cmp.Or(d.Said(d.Member(object, "id")), d.Said(d.Member(object, "@id")))
}
