package story

import (
	"caliper-playground/catalog"
	"caliper-playground/engine/mistake"
	"caliper-playground/engine/text"
)

// mistake reads a deliberate mistake: a message for each of its steps.
func (r *reader) mistake(w writtenSend, at table) ([]Send, error) {
	m, ok := mistake.Named(r.story.Spec, w.Mistake)
	if !ok {
		var names []string
		for _, m := range mistake.Of(r.story.Spec) {
			names = append(names, m.Name)
		}
		help := catalog.DidYouMean(w.Mistake, names, "there are "+text.And(names))
		return nil, r.wrong(at.at("mistake"), help, "there is no deliberate mistake %q for Caliper %s", text.Clip(w.Mistake, 60), r.story.Spec)
	}
	if w.Status != nil && *w.Status != m.Last().Status {
		return nil, r.wrong(at.at("status"), "say what it promises, or leave the status out", "the mistake %s is answered %s, and not %s", m.Name, statusWords(m.Last().Status), statusWords(*w.Status))
	}
	for _, key := range []struct {
		name  string
		given bool
	}{{"set", w.Set != nil}, {"remove", w.Remove != nil}, {"earns", w.Earns != nil}, {"finds", w.Finds != nil}} {
		if key.given {
			return nil, r.wrong(at.at(key.name), "leave it out, or send a row with set and finds", "a mistake is sent as it is and comes to what it promises, so that %s has no place here", key.name)
		}
	}
	sends := make([]Send, len(m.Steps))
	for i := range m.Steps {
		step := &m.Steps[i]
		sends[i] = Send{Mistake: m.Name, Step: step, Words: m.Title, Line: at.line, Promise: Promise{Status: step.Status}}
		if step.Says != "" {
			sends[i].Words += ": " + step.Says
		}
	}
	return sends, nil
}
