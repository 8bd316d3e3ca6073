package sensor

import (
	"bytes"
	"encoding/json"
	"errors"
	"iter"
	"slices"
	"time"

	"caliper-playground/catalog"
)

// Envelope wraps items, each a whole JSON value, as a message of this sensor.
// The items' bytes are not changed.
func Envelope(sensorID string, sendTime time.Time, version catalog.Version, items ...[]byte) []byte {
	var b bytes.Buffer
	b.WriteString(`{"sensor":`)
	b.Write(jsonString(sensorID))
	b.WriteString(`,"sendTime":"`)
	b.WriteString(catalog.Timestamp(sendTime))
	b.WriteString(`","dataVersion":`)
	b.Write(jsonString(catalog.Get(version).Context))
	b.WriteString(`,"data":[`)
	for i, item := range items {
		if i > 0 {
			b.WriteByte(',')
		}
		b.Write(bytes.TrimSpace(item))
	}
	b.WriteString("]}")
	return b.Bytes()
}

func jsonString(s string) []byte {
	b, err := json.Marshal(s)
	if err != nil {
		panic(err) // strings always encode
	}
	return b
}

// message is one request body and what it was made of.
type message struct {
	sources []string
	to      Destination
	items   [][]byte
	version catalog.Version
	raw     []byte
	manner  Manner
}

// messages puts payloads together: Batch items an envelope, in order. An
// envelope ends early where the next item is of another version, since an
// envelope has but one dataVersion, goes somewhere else, or is to go as it stands.
func (s *Sensor) messages(payloads iter.Seq[Payload]) iter.Seq[message] {
	return func(yield func(message) bool) {
		var open message
		flush := func() bool {
			if len(open.items) == 0 {
				return true
			}
			full := open
			open = message{}
			return yield(full)
		}
		for p := range payloads {
			to := s.destination(p)
			version, whole := versionOf(p.Data, to.Version)
			if p.Raw != nil || !whole || p.Manner != nil {
				if !flush() || !yield(alone(p, to, version, whole)) {
					return
				}
				continue
			}
			if len(open.items) > 0 && (version != open.version || to != open.to) && !flush() {
				return
			}
			open.version, open.to = version, to
			open.sources = append(open.sources, p.Source)
			open.items = append(open.items, p.Data)
			if len(open.items) >= s.options.Batch && !flush() {
				return
			}
		}
		flush()
	}
}

// alone is a message of its own for a payload: as it stands, or in an envelope. What is
// no JSON goes as it stands, since it would break the envelope.
func alone(p Payload, to Destination, version catalog.Version, whole bool) message {
	m := message{sources: []string{p.Source}, to: to}
	if p.Manner != nil {
		m.manner = *p.Manner
	}
	if p.Raw != nil {
		m.raw = p.Raw
		return m
	}
	if !whole {
		m.raw = p.Data
		return m
	}
	m.items, m.version = [][]byte{p.Data}, version
	return m
}

// destination is where a payload goes to.
func (s *Sensor) destination(p Payload) Destination {
	if p.To != nil {
		return *p.To
	}
	return Destination{URL: s.options.URL, Token: s.options.Token, Version: s.options.Version}
}

// versionOf returns the version that an item's own context names, an extension's
// included; the last one counts. An item that names none is of the other version. Whole
// says that the item is JSON.
func versionOf(item []byte, otherwise catalog.Version) (version catalog.Version, whole bool) {
	var head struct {
		Context json.RawMessage `json:"@context"`
	}
	if err := json.Unmarshal(item, &head); err != nil {
		var broken *json.SyntaxError
		return otherwise, !errors.As(err, &broken)
	}
	contexts := []json.RawMessage{head.Context}
	_ = json.Unmarshal(head.Context, &contexts)
	for _, c := range slices.Backward(contexts) {
		var iri string
		if json.Unmarshal(c, &iri) == nil {
			if version, ok := catalog.VersionNamedBy(iri); ok {
				return version, true
			}
		}
	}
	return otherwise, true
}

func (s *Sensor) body(m message) []byte {
	if m.raw != nil {
		return m.raw
	}
	return Envelope(s.options.SensorID, s.options.now(), m.version, m.items...)
}
