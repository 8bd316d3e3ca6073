package session

import (
	"sync"
	"sync/atomic"

	"caliper-playground/engine/conformance"
)

// bench holds the assessors, one for each body that is judged at the same time.
type bench struct {
	pool atomic.Pointer[assessors]
}

type assessors struct {
	options conformance.Options
	pool    sync.Pool
}

// set changes how bodies are judged from the next one on.
func (b *bench) set(o conformance.Options) {
	b.pool.Store(&assessors{options: o, pool: sync.Pool{New: func() any { return conformance.NewAssessor(o) }}})
}

// judge judges an arrival's body. The assessor is the arrival's until that is
// released, and with it all that it found.
func (b *bench) judge(a *arrival, known *scope) {
	a.bench = b.pool.Load()
	a.assessor = a.bench.pool.Get().(*conformance.Assessor)
	a.strict = a.bench.options.Strict
	a.judgement = a.assessor.Judge(a.exchange.Body, known)
}
