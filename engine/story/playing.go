package story

import (
	"encoding/json"
	"time"

	"github.com/google/uuid"

	"caliper-playground/engine/conformance"
	"caliper-playground/engine/document"
	"caliper-playground/engine/prepare"
	"caliper-playground/engine/rule"
	"caliper-playground/engine/sensor"
)

// Playing is one playing of a story. Events, and the others that the story names,
// have ids that no playing before had; all times are moved so that the story's last
// event is now. It must not be used by two goroutines at once.
type Playing struct {
	Run   uuid.UUID // whose ids it has
	Began time.Time

	story    *Story
	preparer *prepare.Preparer
	parts    [][]part // of each scene: its messages
}

// part is a message before it is prepared.
type part struct {
	send   *Send
	body   []byte
	whole  bool // it goes as it stands, and is not wrapped
	manner *sensor.Manner
}

// Play begins a playing at that time. The error is a *Mistake.
func (s *Story) Play(now time.Time) (*Playing, error) { return s.Again(uuid.New(), now) }

// Again goes on with a playing that began earlier: what is still to be sent has the ids
// and times that it would have had then. The error is a *Mistake.
func (s *Story) Again(run uuid.UUID, began time.Time) (*Playing, error) {
	survey := prepare.NewSurvey(prepare.Options{Fresh: true, Also: s.Others, Run: run})
	p := &Playing{Run: run, Began: began, story: s}
	var last part
	for i := range s.Scenes {
		sends := s.Scenes[i].Sends
		parts := make([]part, len(sends))
		for j := range sends {
			part, err := s.part(&sends[j], last)
			if err != nil {
				return nil, err
			}
			survey.Look(part.body)
			parts[j], last = part, part
		}
		p.parts = append(p.parts, parts)
	}
	var err error
	p.preparer, err = survey.Preparer(began)
	return p, err
}

// part makes a message, last being the one before it.
func (s *Story) part(send *Send, last part) (p part, err error) {
	switch {
	case send.Step != nil:
		payload := send.Step.Payload
		p = part{send: send, body: payload.Raw, whole: true, manner: payload.Manner}
		if payload.Raw == nil {
			p.body, p.whole = payload.Data, false
		}
		return p, nil
	case send.Mends:
		p = part{send: send, whole: last.whole}
		if p.body, err = s.mended(last); err != nil {
			return p, s.wrong(send.Line, "the message before it cannot be mended: "+err.Error(), "send what is right as a row or an event")
		}
	default:
		p = part{send: send, body: send.Base}
	}
	if p.body, err = document.Patch(p.body, send.Changes); err != nil {
		return p, s.wrong(send.Line, "the document cannot be changed so: "+err.Error(), "set and remove go by what the document has")
	}
	return p, nil
}

func (s *Story) wrong(line int, problem, help string) error {
	return &Mistake{Path: s.Path, Line: line, Problem: problem, Help: help}
}

// mended is a message's document with everything mended that it tells the mend of.
// An event that the endpoint has taken in is another one then: an id has one content.
func (s *Story) mended(of part) ([]byte, error) {
	body := rule.Mend(of.body, rule.Options{Spec: s.Spec}).Bytes
	if of.send.Promise.Status/100 != 2 {
		return body, nil
	}
	result := conformance.NewAssessor(conformance.Options{Spec: s.Spec}).Judge(body, nil).Result
	var renew []document.Op
	for _, item := range result.Items {
		if item.Event && item.IDNode != document.None {
			renew = append(renew, document.Op{Op: "replace", Path: result.Document.Pointer(item.IDNode), Value: []byte(`"urn:uuid:` + uuid.NewString() + `"`)})
		}
	}
	return document.Patch(body, renew)
}

// Payloads are what a scene sends, ready to go. They are prepared as late as they
// are sent, so that what says when it is sent is true.
func (p *Playing) Payloads(scene int) ([]sensor.Payload, error) {
	payloads := make([]sensor.Payload, len(p.parts[scene]))
	for i, part := range p.parts[scene] {
		ready, err := p.preparer.Prepare(part.body)
		if err != nil {
			return nil, p.story.wrong(part.send.Line, err.Error(), "mend the document")
		}
		payloads[i] = p.story.payload(part, ready)
	}
	return payloads, nil
}

// payload wraps events, several of them together; an envelope, or what was to be
// one, goes as it stands.
func (s *Story) payload(of part, data []byte) sensor.Payload {
	p := sensor.Payload{Source: of.send.Words, Manner: of.manner}
	var several []json.RawMessage
	var members map[string]json.RawMessage
	switch {
	case of.whole:
		p.Raw = data
	case json.Unmarshal(data, &several) == nil:
		items := make([][]byte, len(several))
		for i := range several {
			items[i] = several[i]
		}
		p.Raw = sensor.Envelope(sensor.DefaultSensorID, time.Now(), s.Spec, items...)
	case json.Unmarshal(data, &members) == nil && members["data"] == nil:
		p.Data = data
	default:
		p.Raw = data
	}
	return p
}
