package prepare

import (
	"crypto/sha256"
	"hash/maphash"
	"strings"
	"time"

	"github.com/google/uuid"

	"caliper-playground/catalog"
	"caliper-playground/engine/document"
	"caliper-playground/engine/text"
)

// idSet is the ids of events, by a hash of each: a set of a million documents is
// remembered in a few megabytes.
type idSet map[uint64]struct{}

var seed = maphash.MakeSeed()

func (s idSet) add(id string) { s[maphash.String(seed, id)] = struct{}{} }

func (s idSet) has(id []byte) bool {
	_, ok := s[maphash.Bytes(seed, id)]
	return ok
}

// fresh gives events new ids and moves times.
type fresh struct {
	events idSet
	run    uuid.UUID // what makes this run's ids other than any other's
	shift  time.Duration
	now    time.Time
	times  map[string]bool // the names of members that hold a time
}

// timeNames are the names of the members that hold a time in some version.
func timeNames() map[string]bool {
	names := map[string]bool{"sendTime": true}
	for _, version := range catalog.Versions() {
		for t := range catalog.Get(version).Types {
			for _, p := range t.Properties {
				if p.Kind == catalog.DateTime {
					names[p.Name] = true
				}
			}
		}
	}
	return names
}

// renew returns a document with new ids and times. What is no JSON stays.
func (f *fresh) renew(data []byte) []byte {
	d, err := document.NewParser(nil).Parse(data)
	if err != nil {
		return data
	}
	var out []byte
	done := uint32(0)
	for n := range d.Nodes {
		node := &d.Nodes[n]
		if node.Kind != document.String {
			continue
		}
		content := d.Content(document.NodeID(n))
		var renewed string
		switch {
		case f.events.has(content):
			renewed = f.id(string(content))
		case node.IsMember() && f.times[d.Name(document.NodeID(n))]:
			renewed = f.moved(d.Name(document.NodeID(n)), string(content))
		}
		if renewed == "" || renewed == string(content) {
			continue
		}
		out = append(append(out, data[done:node.Start]...), document.Quote(renewed)...)
		done = node.End
	}
	return append(out, data[done:]...)
}

var (
	uuidInID = text.Pattern(`(?i)[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}`)
	anyIRI   = text.Pattern(`^[A-Za-z][A-Za-z0-9+.-]*:[^\s{}]+$`)
)

// id is the new id of an event, the same for each place at which the old one
// stands: another UUID where there is one in it, else the old one with a UUID behind
// it. What is no IRI stays, for its form is what it is there to show.
func (f *fresh) id(old string) string {
	sum := sha256.Sum256([]byte(f.run.String() + old))
	other := uuid.UUID(sum[:16])
	other[6], other[8] = other[6]&0x0f|0x40, other[8]&0x3f|0x80 // version 4, as a random one
	switch {
	case uuidInID().MatchString(old):
		return uuidInID().ReplaceAllLiteralString(old, other.String())
	case !anyIRI().MatchString(old):
		return old
	case strings.Contains(old, "#"):
		return old + "-" + other.String()
	}
	return old + "#" + other.String()
}

// writtenTime is a time with the layout that it was written in.
type writtenTime struct {
	time.Time
	layout string
}

// readTime reads a time with a date, a time of day and a zone, and finds out how
// many digits its fraction has.
func readTime(s string) (writtenTime, bool) {
	at, err := time.Parse(time.RFC3339Nano, s)
	if err != nil {
		return writtenTime{}, false
	}
	layout := "2006-01-02T15:04:05"
	if dot := strings.IndexByte(s, '.'); dot >= 0 {
		digits := len(s) - dot - 1 - len(strings.TrimLeft(s[dot+1:], "0123456789"))
		layout += "." + strings.Repeat("0", digits)
	}
	return writtenTime{at, layout + "Z07:00"}, true
}

// moved is a time as much later as all others. That of sending is no later than
// now.
func (f *fresh) moved(name, s string) string {
	at, ok := readTime(s)
	if !ok {
		return s
	}
	moved := at.Add(f.shift)
	if name == "sendTime" && moved.After(f.now) {
		moved = f.now.In(at.Location())
	}
	return moved.Format(at.layout)
}
