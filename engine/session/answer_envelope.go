package session

import (
	"strings"

	"caliper-playground/catalog"
	"caliper-playground/engine/document"
)

// envelopeForms is how each property of an envelope is written.
func envelopeForms() map[string]string {
	return map[string]string{
		"sensor":      `"sensor": "https://example.org/sensors/1"`,
		"sendTime":    `"sendTime": "2026-03-02T09:15:00.000Z"`,
		"dataVersion": `"dataVersion": "` + catalog.Get(catalog.V1p2).Context + `"`,
		"data":        `"data": [ ... ], with at least one event or entity`,
	}
}

// envelopeHelp says how to mend what is wrong with the envelope at a place, by
// what stands there.
func envelopeHelp(body []byte, pointer string) string {
	const otherwise = "mend the envelope: sensor, sendTime, dataVersion and data, each once, and nothing else"
	name, _, _ := strings.Cut(strings.TrimPrefix(pointer, "/"), "/")
	form, known := envelopeForms()[name]
	doc, err := document.NewParser(nil).Parse(body)
	if !known || err != nil {
		return otherwise
	}
	n := doc.Find("/" + name)
	if n == document.None || doc.Nodes[n].Kind == document.Null {
		return "add it: " + form
	}
	empty := doc.Nodes[n].Next == n+1 && (doc.Text(n) == "" || doc.Nodes[n].Kind >= document.Array)
	switch kind := doc.Nodes[n].Kind; {
	case empty && name == "data":
		return "put at least one event or entity into data, and send nothing where there is nothing to tell"
	case empty:
		return "give it a value: " + form
	case name == "data" && kind == document.Object:
		return "data is an array: write [ and ] around the events, around a single one too"
	case name == "data" && kind == document.String:
		return "data is an array, not a text: put the events into it as JSON, not encoded once more"
	case kind == document.Array:
		return "take the value out of the array: " + form
	case name == "sendTime" && kind == document.Number:
		return "write the moment out as text, in UTC, instead of counting seconds or milliseconds: " + form + "; in JavaScript that is toISOString()"
	case name == "sendTime" && kind == document.String:
		return "write times in UTC, with three digits of milliseconds and a Z; the tolerance time-format accepts other ISO 8601 forms"
	}
	return "write " + form
}
