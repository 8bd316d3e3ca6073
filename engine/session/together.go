package session

import (
	"cmp"
	"fmt"

	"caliper-playground/catalog"
	"caliper-playground/engine/conformance"
	"caliper-playground/engine/rule"
)

// Together judges documents one after the other in one scope, as a session does
// with its messages, but keeps nothing of them: what one describes is known in
// those behind it, an event that returns counts once, and attempts follow one
// another. There is a scope for each version of Caliper, as there is a session
// for each. It must not be used by two goroutines at once.
type Together struct {
	options  conformance.Options
	first    *conformance.Assessor // that tells the version
	sessions []*Session            // without a journal; in the order in which they were needed
	names    []string              // of the documents, by their number from 1
}

// NewTogether returns a scope that knows nothing yet.
func NewTogether(o conformance.Options) *Together {
	return &Together{options: o, first: conformance.NewAssessor(o)}
}

// Assess judges a document, which is called by its name in what is said of those
// behind it.
func (t *Together) Assess(name string, body []byte) *conformance.Assessment {
	s := t.session(versionOf(t.first.Assess(body, nil)))
	t.names = append(t.names, name)
	a := s.judge(Exchange{Body: body})
	assessment := a.message.Assessment
	if assessment.Shape == rule.ShapeEnvelope && assessment.Transport != conformance.WellFormed {
		return assessment // an endpoint refuses it: it was not there
	}
	a.message.Seq = len(t.names)
	s.compareEvents(a)
	s.compareAttempts(a)
	a.addFindings()
	for i, r := range a.relations {
		item := &assessment.Items[i]
		why := ""
		switch {
		case item.Verdict == rule.Fail:
			why = cmp.Or(item.Uncredited, errorWords)
		case r.likeness == repeated && r.seq != a.message.Seq: // within the document, the judge has told
			why = fmt.Sprintf("a repeat of an event %s, which counts once", s.where(r.seq))
		}
		if why != "" && item.Kind == "event" {
			item.Credits, item.Uncredited = []conformance.Credit{}, why
		}
	}
	for _, event := range a.effect.Events {
		s.state.events.add(event, a.message.Seq)
	}
	if a.events != nil { // what an endpoint would refuse was not there
		s.state.scope.learn(s.newlyDescribed(a), a.message.Seq)
	}
	s.state.attempts.add(a.effect.Attempts)
	return assessment
}

// session returns the one of a version; where a document names none, the one
// that others went to.
func (t *Together) session(v catalog.Version) *Session {
	for _, s := range t.sessions {
		if v == "" || s.spec == v {
			return s
		}
	}
	if v == "" {
		v = t.options.Spec
	}
	s := open(Options{Spec: v})
	s.judging.Store(&judging{options: t.options})
	s.where = func(seq int) string { return "in " + t.names[seq-1] }
	s.state.scope.where = s.where
	t.sessions = append(t.sessions, s)
	return s
}

// versionOf returns the version that a document names, or "".
func versionOf(a *conformance.Assessment) catalog.Version {
	for _, item := range a.Items {
		if item.Named {
			return item.Spec
		}
	}
	return ""
}
