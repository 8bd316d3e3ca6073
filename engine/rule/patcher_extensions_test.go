package rule

import (
	"testing"

	"caliper-playground/catalog"
)

// TestMisspelledExtensionsLoseNothing mends objects whose extensions are
// misspelled beside other members that move there.
func TestMisspelledExtensionsLoseNothing(t *testing.T) {
	const head = `{"@context":"http://purl.imsglobal.org/ctx/caliper/v1p2","id":"https://example.org/people/7","type":"Person",`
	for name, c := range map[string]struct{ members, want string }{
		"an object, others behind it":     {`"extensons":{"hat":1},"hat":2`, `"extensions":{"hat":1,"hat-2":2}`},
		"an object, others before it":     {`"hat":2,"extensons":{"hat":1}`, `"extensions":{"hat":2,"extensons":{"hat":1}}`},
		"no object":                       {`"extensons":"left-handed"`, `"extensions":{"extensons":"left-handed"}`},
		"no object, others beside it":     {`"hat":2,"extensons":[]`, `"extensions":{"hat":2,"extensons":[]}`},
		"no object, and then one":         {`"extensons":"x","extension":{"hat":1}`, `"extensions":{"extensons":"x","extension":{"hat":1}}`},
		"an object beside the real thing": {`"extensions":{"hat":1},"extensons":{"hat":2}`, `"extensions":{"hat":1,"extensons":{"hat":2}}`},
	} {
		t.Run(name, func(t *testing.T) {
			got := Mend([]byte(head+c.members+"}"), Options{Spec: catalog.V1p2})
			if string(got.Bytes) != head+c.want+"}" {
				t.Errorf("it became %s", got.Bytes)
			}
		})
	}
}
