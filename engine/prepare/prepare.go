// Package prepare makes documents ready to be sent: it fills placeholders, gives
// events new ids and moves their times, and sets single values, so that one set of
// documents can be sent again and again. It changes nothing else, judges nothing
// and sends nothing.
package prepare

import (
	"bytes"
	"fmt"
	"strings"
	"time"

	"github.com/google/uuid"

	"caliper-playground/catalog"
	"caliper-playground/engine/conformance"
	"caliper-playground/engine/document"
)

// Options says what is done to documents beside filling their placeholders.
type Options struct {
	// Fresh gives each event a new id, which replaces the old one wherever it
	// stands, and moves all times so that the last event is now.
	Fresh bool
	// Also are further ids that Fresh gives new ones: of people and things that are
	// others with each run.
	Also []string
	// Run is whose new ids Fresh gives, for a run that goes on; the zero one is for a
	// run of its own.
	Run      uuid.UUID
	Settings []Setting // values that are set
}

// Survey looks at all documents before the first of them is prepared, for what a
// document alone does not tell: which events there are, when the last of them was,
// and whether each setting has a place. It must not be used by two goroutines at
// once.
type Survey struct {
	options  Options
	assessor *conformance.Assessor
	events   idSet
	last     time.Time // of the events
	met      []bool    // of the settings
}

// NewSurvey returns a survey of no documents yet.
func NewSurvey(o Options) *Survey {
	s := &Survey{
		options: o, met: make([]bool, len(o.Settings)), events: idSet{},
		assessor: newAssessor(),
	}
	for _, id := range o.Also {
		s.events.add(id)
	}
	return s
}

// newAssessor returns one that finds events and entities, for which any version does.
func newAssessor() *conformance.Assessor {
	return conformance.NewAssessor(conformance.Options{Spec: catalog.V1p2})
}

// Needed says whether the documents must be looked at at all.
func (s *Survey) Needed() bool { return s.options.Fresh || len(s.options.Settings) > 0 }

// Look takes a document in. One that is no JSON has nothing to tell.
func (s *Survey) Look(data []byte) {
	result := s.assessor.Judge(data, nil).Result
	if !result.Parsed {
		return
	}
	d := result.Document
	for i := range result.Items {
		item := &result.Items[i]
		if !item.Event {
			continue
		}
		if id := d.Said(item.IDNode); id != "" {
			s.events.add(id)
		}
		if at, ok := readTime(d.Said(item.EventTimeNode)); ok && at.After(s.last) {
			s.last = at.Time
		}
	}
	for i, setting := range s.options.Settings {
		s.met[i] = s.met[i] || len(setting.places(result)) > 0
	}
}

// Preparer returns what prepares the documents that were looked at, for a run that
// begins at that time. The error names the settings that have no place in any of
// them.
func (s *Survey) Preparer(now time.Time) (*Preparer, error) {
	var unmet []string
	for i, setting := range s.options.Settings {
		if !s.met[i] {
			unmet = append(unmet, setting.Pointer)
		}
	}
	if len(unmet) > 0 {
		return nil, fmt.Errorf("there is nothing at %s in any document; a pointer counts from the document, or from each event and entity in it", strings.Join(unmet, ", "))
	}
	p := &Preparer{settings: s.options.Settings, now: time.Now}
	p.assessor = newAssessor()
	if s.options.Fresh {
		run := s.options.Run
		if run == uuid.Nil {
			run = uuid.New()
		}
		p.fresh = &fresh{events: s.events, run: run, now: now, times: timeNames()}
		if !s.last.IsZero() {
			p.fresh.shift = now.Sub(s.last)
		}
	}
	return p, nil
}

// Preparer prepares one document after the other. It must not be used by two
// goroutines at once.
type Preparer struct {
	settings []Setting
	fresh    *fresh // nil where ids and times stay
	assessor *conformance.Assessor
	now      func() time.Time
}

// Another returns a preparer that does the same, for another goroutine.
func (p *Preparer) Another() *Preparer {
	another := *p
	another.assessor = newAssessor()
	return &another
}

// Dated says whether it matters when a document is prepared: it has placeholders,
// which may ask for the time.
func Dated(data []byte) bool { return bytes.Contains(data, []byte("{{")) }

// Prepare returns a document as it is to be sent: the same bytes where nothing is
// to be done. The error is a *PlaceholderError.
func (p *Preparer) Prepare(data []byte) ([]byte, error) {
	prepared := data
	if len(p.settings) > 0 {
		prepared = p.set(prepared)
	}
	if p.fresh != nil {
		prepared = p.fresh.renew(prepared)
	}
	prepared, wrong := fill(prepared, p.now)
	if wrong == nil {
		return prepared, nil
	}
	if _, asWritten := fill(data, p.now); asWritten != nil {
		wrong = asWritten // which tells the place in the document
	}
	return nil, wrong
}

// set gives the settings' places their values.
func (p *Preparer) set(data []byte) []byte {
	for _, setting := range p.settings {
		result := p.assessor.Judge(data, nil).Result
		if !result.Parsed {
			return data
		}
		var ops []document.Op
		for _, place := range setting.places(result) {
			ops = append(ops, document.Op{Op: "replace", Path: place, Value: setting.Value})
		}
		if changed, err := document.Patch(data, ops); err == nil && len(ops) > 0 {
			data = changed
		}
	}
	return data
}
