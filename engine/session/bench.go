package session

import (
	"sync"
	"sync/atomic"

	"caliper-playground/catalog"
	"caliper-playground/engine/conformance"
)

// bench holds the assessors, one for each body that is judged at the same time.
type bench struct {
	current atomic.Pointer[assessors]
}

// assessors are those that judge in one way. The one that was put back last is
// taken first, so that as few as possible are in use, whose memory is at hand.
type assessors struct {
	options conformance.Options
	mu      sync.Mutex
	free    []*conformance.Assessor
}

// maxAssessors is how many are kept for later.
const maxAssessors = 16

func (p *assessors) get() *conformance.Assessor {
	p.mu.Lock()
	defer p.mu.Unlock()
	last := len(p.free) - 1
	if last < 0 {
		return conformance.NewAssessor(p.options)
	}
	a := p.free[last]
	p.free = p.free[:last]
	return a
}

func (p *assessors) put(a *conformance.Assessor) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if len(p.free) < maxAssessors {
		p.free = append(p.free, a)
	}
}

// set changes how bodies are judged from the next one on.
func (b *bench) set(o conformance.Options) { b.current.Store(&assessors{options: o}) }

// judge has an arrival's body judged, and keeps of the judgement what the
// session needs. What there is to say is spelt out; where there is nothing, it
// is only on demand.
func (b *bench) judge(a *arrival, known *scope, spec catalog.Version) {
	a.bench, a.known = b.current.Load(), known
	a.strict = a.bench.options.Strict
	assessor := a.bench.get()
	defer a.bench.put(assessor)
	a.take(assessor.Judge(a.exchange.Body, known), spec)
}
