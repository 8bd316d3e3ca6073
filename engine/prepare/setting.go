package prepare

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"caliper-playground/engine/document"
	"caliper-playground/engine/rule"
)

// Setting is a value that takes the place of what a document has there.
type Setting struct {
	Pointer string          // JSON Pointer (RFC 6901), from the document or from each event and entity in it
	Value   json.RawMessage // JSON
}

// ParseSetting reads "/actor/id=https://example.org/people/7". What stands behind
// the sign is JSON where it is JSON, and a string otherwise.
func ParseSetting(s string) (Setting, error) {
	pointer, value, ok := strings.Cut(s, "=")
	if !ok || !strings.HasPrefix(pointer, "/") {
		return Setting{}, fmt.Errorf("%q is no JSON Pointer with a value, as /actor/id=https://example.org/people/7 is", s)
	}
	if !json.Valid([]byte(value)) {
		value = document.Quote(value)
	}
	return Setting{Pointer: pointer, Value: json.RawMessage(value)}, nil
}

// places are where the setting has its place in a document.
func (s Setting) places(r *rule.Result) []string {
	from := []string{""}
	for i := range r.Items {
		from = append(from, r.Document.Pointer(r.Items[i].Node))
	}
	var places []string
	for _, root := range from {
		if place := root + s.Pointer; r.Document.Find(place) != document.None && !slices.Contains(places, place) {
			places = append(places, place)
		}
	}
	return places
}
