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
	story    *Story
	preparer *prepare.Preparer
	bodies   [][][]byte // of each scene: its documents, changed as the story says
}

// Play begins a playing at that time.
func (s *Story) Play(now time.Time) (*Playing, error) {
	survey := prepare.NewSurvey(prepare.Options{Fresh: true, Also: s.Others})
	p := &Playing{story: s}
	for _, scene := range s.Scenes {
		var bodies [][]byte
		for i, send := range scene.Sends {
			body := send.Base
			if send.Mends {
				mended, err := s.mended(&scene.Sends[i-1], bodies[i-1])
				if err != nil {
					return nil, s.wrong(send.Line, "the message before it cannot be mended: "+err.Error(), "send what is right as a row")
				}
				body = mended
			}
			if len(send.Changes) > 0 {
				changed, err := document.Patch(body, send.Changes)
				if err != nil {
					return nil, s.wrong(send.Line, "the document cannot be changed so: "+err.Error(), "set and remove go by what the document has")
				}
				body = changed
			}
			survey.Look(body)
			bodies = append(bodies, body)
		}
		p.bodies = append(p.bodies, bodies)
	}
	var err error
	p.preparer, err = survey.Preparer(now)
	return p, err
}

// mended is a message's document with everything mended that it tells the mend of.
// Events that the endpoint has taken in are others then: an id has one content.
func (s *Story) mended(of *Send, body []byte) ([]byte, error) {
	mended := rule.Mend(body, rule.Options{Spec: s.Spec}).Bytes
	if of.Promise.Status/100 != 2 {
		return mended, nil
	}
	result := conformance.NewAssessor(conformance.Options{Spec: s.Spec}).Judge(mended, nil).Result
	var renew []document.Op
	for _, item := range result.Items {
		if item.Event && item.IDNode != document.None {
			renew = append(renew, document.Op{Op: "replace", Path: result.Document.Pointer(item.IDNode), Value: []byte(`"urn:uuid:` + uuid.NewString() + `"`)})
		}
	}
	return document.Patch(mended, renew)
}

func (s *Story) wrong(line int, problem, help string) error {
	return &Wrong{Path: s.Path, Line: line, Problem: problem, Help: help}
}

// Payloads are what a scene sends, ready to go. They are prepared as late as they
// are sent, so that what says when it is sent is true.
func (p *Playing) Payloads(scene int) ([]sensor.Payload, error) {
	s := p.story
	payloads := make([]sensor.Payload, len(p.bodies[scene]))
	for i, body := range p.bodies[scene] {
		send := &s.Scenes[scene].Sends[i]
		ready, err := p.preparer.Prepare(body)
		if err != nil {
			return nil, s.wrong(send.Line, err.Error(), "mend the document")
		}
		payloads[i] = s.payload(send, ready)
	}
	return payloads, nil
}

// payload wraps events, several of them together; an envelope, or what was to be
// one, goes as it stands.
func (s *Story) payload(send *Send, data []byte) sensor.Payload {
	var several []json.RawMessage
	var members map[string]json.RawMessage
	switch {
	case json.Unmarshal(data, &several) == nil && len(several) > 0 && send.Mistake == "":
		items := make([][]byte, len(several))
		for i := range several {
			items[i] = several[i]
		}
		return sensor.Payload{Source: send.Words, Raw: sensor.Envelope(sensor.DefaultSensorID, time.Now(), s.Spec, items...)}
	case json.Unmarshal(data, &members) == nil && members["data"] == nil && (members["id"] != nil || members["type"] != nil || members["@context"] != nil):
		return sensor.Payload{Source: send.Words, Data: data}
	}
	return sensor.Payload{Source: send.Words, Raw: data}
}
