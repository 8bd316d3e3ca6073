package mistake

import (
	"fmt"
	"regexp"

	"github.com/google/uuid"

	"caliper-playground/catalog"
	"caliper-playground/engine/document"
	"caliper-playground/engine/sensor"
	"caliper-playground/fixtures"
)

// shown is the row whose event the mistakes are made with, where nothing else is
// said: a reader comes to a page.
const shown = "ReadingProfile/NavigationEvent/NavigatedTo"

// idOf is the UUID by which a mistake calls something of its own: random to look
// at, and the same each time.
func idOf(name string) string {
	id := uuid.NewSHA1(uuid.NameSpaceURL, []byte(sensorID+"/"+name))
	id[6] = id[6]&0x0f | 4<<4 // as that of a random one
	return id.String()
}

// event returns the event of a row under an id of its own, changed.
func event(v catalog.Version, row, id string, ops ...document.Op) []byte {
	f, ok := fixtures.ForRow(v, row)
	if !ok {
		panic("mistake: there is no row " + row)
	}
	return changed(f.Data, append([]document.Op{replace("/id", "urn:uuid:"+id)}, ops...)...)
}

// changed returns a built-in document with changes that are known to fit.
func changed(data []byte, ops ...document.Op) []byte {
	patched, err := document.Patch(data, ops)
	if err != nil {
		panic(fmt.Sprintf("mistake: a document cannot be changed: %v", err))
	}
	return patched
}

func replace(path, text string) document.Op {
	return document.Op{Op: "replace", Path: path, Value: []byte(document.Quote(text))}
}

func envelope(v catalog.Version, items ...[]byte) []byte {
	return document.Indent(sensor.Envelope(sensorID, sendTime, v, items...))
}

// uuids are the ids of events, as they stand with or without their scheme.
var uuids = regexp.MustCompile(`[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}`)

// ofSet returns a document of the set of mistakes, with what its index says of it.
func ofSet(v catalog.Version, name string) (fixtures.Mistake, string) {
	for _, m := range fixtures.ListMistakes(v) {
		if m.Name == name {
			return m, string(uuids.Find(m.Data))
		}
	}
	panic("mistake: the set has no " + name)
}
