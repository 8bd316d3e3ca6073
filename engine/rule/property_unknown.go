package rule

import "caliper-playground/catalog"

var propertyUnknown = Rule{
	ID: "property-unknown", Title: "Properties are those of the type", Severity: Error,
	Why: "Each type has its properties. Own attributes go into extensions, which is there for them and is never judged; " +
		"those of another vocabulary need its context in @context.",
	Cost:      "Consumers drop the value, or reject the event.",
	Reference: "Caliper 1.2, extensions (#extensions); JSON-LD context and serialization (#serialization)",
	Bad:       `{"@context": "http://purl.imsglobal.org/ctx/caliper/v1p2", "id": "https://example.org/people/7", "type": "Person", "shoeSize": 42}`,
	Good:      `{"@context": "http://purl.imsglobal.org/ctx/caliper/v1p2", "id": "https://example.org/people/7", "type": "Person", "extensions": {"shoeSize": 42}}`,
	say: func(f *found) string {
		s := article(f.typ.name) + " has no property " + quote(f.name)
		if f.near != "" {
			return s + meant(f.near)
		}
		if newer := cameWith(f); newer != "" {
			return s + " in Caliper " + string(f.plan.vocabulary.Version) + "; it came with " + newer
		}
		if home := f.plan.vocabulary.HomeOf(f.name); home != "" {
			return s + "; that belongs to " + home
		}
		return s + "; own attributes go into extensions"
	},
	fix: func(x *fixer, f *found) {
		if f.near == "type" || f.near == "@context" || f.near != "" && x.acceptable(f.near, f) {
			x.rename(f.node, f.near)
			return
		}
		x.toExtensions(f.node)
	},
}

// cameWith returns the later version whose type of that name has the property,
// or "": a sensor may well write the newer events under the older context.
func cameWith(f *found) string {
	if f.plan.vocabulary.Version == catalog.V1p2 {
		return ""
	}
	if catalog.Get(catalog.V1p2).Property(f.typ.name, f.name) == nil {
		return ""
	}
	return string(catalog.V1p2)
}
