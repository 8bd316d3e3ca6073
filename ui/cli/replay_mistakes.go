package cli

import (
	"strings"

	"caliper-playground/catalog"
	"caliper-playground/engine/conformance"
	"caliper-playground/engine/delivery"
	"caliper-playground/engine/expect"
	"caliper-playground/engine/library"
	"caliper-playground/engine/mistake"
	"caliper-playground/engine/report"
	"caliper-playground/engine/rule"
	"caliper-playground/fixtures"
)

// steps are what is sent of the mistakes on purpose that no document of the built-in
// set shows, by the path that a report calls it by, in their order.
type steps struct {
	set   string
	paths []string
	by    map[string]madeStep
}

// madeStep is a step, and what is wrong with the mistake that it belongs to.
type madeStep struct {
	mistake.Step
	wrong string
	// exact says that the verdict and the marks are all that it may come to.
	exact bool
	marks []string // IDs of rows
	// before and after are the scenes of a story that are told around it.
	before, after []report.Scene
}

// stepsOf returns the steps that belong to a set, which are none but for that of the
// mistakes.
func stepsOf(v catalog.Version, set string) steps {
	all := steps{set: set, by: map[string]madeStep{}}
	if set != fixtures.Mistakes {
		return all
	}
	for _, m := range mistake.Of(v) {
		for _, step := range m.Steps {
			if m.Set == "" {
				at := set + "/" + step.Payload.Source
				all.paths, all.by[at] = append(all.paths, at), madeStep{Step: step, wrong: m.Wrong}
			}
		}
	}
	return all
}

// documents yields the steps as documents.
func (s steps) documents(yield func(library.Document) bool) {
	for _, at := range s.paths {
		if !yield(library.Document{Place: library.Place{Path: at}, Data: s.by[at].Payload.Raw}) {
			return
		}
	}
}

// source is what is sent of a step, which goes as it stands and in its manner.
func (s steps) source(d library.Document, sent []byte, a *conformance.Assessment) (*delivery.Source, bool) {
	step, ok := s.by[d.Path]
	if !ok {
		return nil, false
	}
	source := delivery.NewSource(d, sent, a)
	source.Manner = step.Payload.Manner
	return source, true
}

// expectations say in the words of their file what the steps promise.
func (s steps) expectations() string {
	var b strings.Builder
	for _, at := range s.paths {
		step := s.by[at]
		fails := step.Judged && step.Verdict == rule.Fail
		if step.Status/100 == 2 && !fails && !step.exact {
			continue
		}
		entry := expect.Entry{Path: strings.TrimPrefix(at, s.set+"/"), Status: &step.Status, Why: step.wrong}
		if step.exact && step.Judged {
			entry.Marks = &step.marks
		}
		if fails || step.exact && step.Judged {
			entry.Verdict = &step.Verdict
		}
		b.WriteString("\n" + entry.Text())
	}
	return b.String()
}
