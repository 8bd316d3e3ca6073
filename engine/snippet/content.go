package snippet

import (
	"cmp"
	"errors"
	"slices"
	"strconv"
	"strings"

	"caliper-playground/engine/document"
	"caliper-playground/engine/text"
)

// content is what a program sends.
type content struct {
	data    string   // the items as an array, laid out
	ids     []string // what stands in it in the place of each event's id
	sensor  string
	version string // the envelope's dataVersion
}

// Why a document cannot be sent.
var (
	errShape = errors.New("only events, entities and envelopes are sent")
	errEmpty = errors.New("there is nothing in it to send")
)

// read takes the items out of a document, and puts a word of its own in the place
// of the id of each event, wherever that is named. Sensor and version are those of
// a document that names none.
func read(body []byte, sensor, version string) (content, error) {
	d, err := document.NewParser(nil).Parse(body)
	if err != nil {
		return content{}, err
	}
	c := content{sensor: sensor, version: version}
	items := document.NodeID(0)
	if isEnvelope(d, 0) {
		c.sensor, c.version = cmp.Or(d.Said(d.Member(0, "sensor")), sensor), cmp.Or(d.Said(d.Member(0, "dataVersion")), version)
		items = d.Member(0, "data")
	}
	raw := d.Raw(items)
	if d.Nodes[items].Kind == document.Object {
		raw = slices.Concat([]byte("["), raw, []byte("]"))
	}
	if d, err = document.NewParser(nil).Parse(raw); err != nil {
		return content{}, err
	}
	switch {
	case d.Nodes[0].Kind != document.Array:
		return content{}, errShape
	case d.Nodes[0].Next == 1:
		return content{}, errEmpty
	}
	words, all := map[string]string{}, string(raw)+c.sensor+c.version
	for n := range d.Children(0) {
		if d.Nodes[n].Kind != document.Object || isEnvelope(d, n) {
			return content{}, errShape
		}
		id := d.Said(d.Member(n, "id"))
		if id == "" || words[id] != "" || d.Member(n, "action") == document.None {
			continue
		}
		words[id] = unused("@ID-"+strconv.Itoa(len(c.ids)+1)+"@", all)
		c.ids = append(c.ids, words[id])
	}
	var edits []document.Edit
	for i, node := range d.Nodes {
		if node.Kind != document.String {
			continue
		}
		if word := words[d.Text(document.NodeID(i))]; word != "" {
			edits = append(edits, document.Edit{Start: node.Start, End: node.End, Text: `"` + word + `"`})
		}
	}
	laidOut := document.Indent(d.Edited(edits))
	c.data = strings.TrimRight(string(text.EscapeJSON(laidOut)), "\n")
	return c, nil
}

func isEnvelope(d *document.Document, n document.NodeID) bool {
	return d.Member(n, "sensor") != document.None && d.Member(n, "data") != document.None
}

// unused returns a word that a text does not have.
func unused(word, in string) string {
	for strings.Contains(in, word) {
		word = word[:1] + word
	}
	return word
}
