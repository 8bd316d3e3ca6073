package session

import (
	"sync"

	"caliper-playground/engine/conformance"
)

// judging is one way to judge, with assessors for as many bodies as are judged
// at the same time.
type judging struct {
	options   conformance.Options
	assessors sync.Pool // of *conformance.Assessor
}

// maxRemembered is the size in bytes of the largest body whose assessor is used
// again: its memory has grown with the body.
const maxRemembered = 256 << 10

// judge gives the judgement of a body to a function, which must keep nothing of
// it.
func (j *judging) judge(body []byte, known *scope, use func(*conformance.Judgement)) {
	assessor, ok := j.assessors.Get().(*conformance.Assessor)
	if !ok {
		assessor = conformance.NewAssessor(j.options)
	}
	use(assessor.Judge(body, known))
	if len(body) <= maxRemembered {
		j.assessors.Put(assessor)
	}
}
