package coverage

import (
	"caliper-playground/engine/conformance"
	"caliper-playground/engine/coverage"
	"caliper-playground/engine/report"
	"caliper-playground/ui/page"
)

// atOnce is how many messages are read before what they touch is shown.
const atOnce = 500

// reading goes through a session's messages, from the first on. It belongs to the
// command that reads, of which there is one at a time.
type reading struct {
	session  page.Session
	touched  coverage.Coverage
	reader   *coverage.Reader
	assessor *conformance.Assessor
	read     int // messages that were looked at
	lost     int // of these, what could not be read back
}

// look is what is covered once some messages were read.
type look struct {
	covered  report.Covered
	read, of int // messages
	lost     int
}

func newReading(env *page.Env) *reading {
	options := env.Engine.Judging()
	options.Envelope = true
	return &reading{session: env.Engine.Session(), reader: coverage.NewReader(), assessor: conformance.NewAssessor(options)}
}

// further reads some more messages, and says what is covered by now.
func (r *reading) further() look {
	for _, e := range r.session.Entries(r.read, r.read+atOnce) {
		r.read++
		if !e.Judged || e.RefusedOnPurpose() {
			continue // nothing of its content was looked at, or counts
		}
		m, err := r.session.Message(e.Seq)
		if err != nil {
			r.lost++
			continue
		}
		r.touched.Add(r.reader.Read(m.Exchange.Body, r.assessor.Assess(m.Exchange.Body, nil)))
	}
	result := report.Result{Touched: &r.touched, Profiles: report.NewProfiles(r.session.Spec(), r.session.Scorecard(), nil, nil)}
	return look{covered: result.Covers()[0], read: r.read, of: r.session.Len(), lost: r.lost}
}
