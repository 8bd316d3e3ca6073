package session

import (
	"sync"
	"sync/atomic"

	"caliper-playground/engine/conformance"
	"caliper-playground/engine/rule"
)

// assessor is what a session asks of conformance.Assessor.
type assessor interface {
	Assess(body []byte, scope rule.Scope) *conformance.Assessment
}

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
	b.use(o, func() assessor { return conformance.NewAssessor(o) })
}

func (b *bench) use(o conformance.Options, make func() assessor) {
	b.pool.Store(&assessors{options: o, pool: sync.Pool{New: func() any { return make() }}})
}

// judge judges a body and says whether that was done strictly.
func (b *bench) judge(body []byte, known *scope) (a *conformance.Assessment, strict bool) {
	p := b.pool.Load()
	judge := p.pool.Get().(assessor)
	a = judge.Assess(body, known)
	p.pool.Put(judge)
	return a, p.options.Strict
}
