package exercise

import "caliper-playground/engine/rule"

// Outcome is what an answer comes to.
type Outcome struct {
	Solved bool
	Goals  []Reached // in the order of the exercise's goals
	// Attempts are the requests by which it was judged.
	Attempts []Attempt
	// Findings are what is wrong with a document that was the answer, by its lines.
	Findings []rule.Finding
}

// Reached says of a goal whether it is reached.
type Reached struct {
	Words   string
	Missing string // what there is instead; "" where the goal is reached
}

// Open counts the goals that are not reached.
func (o Outcome) Open() int {
	open := 0
	for _, g := range o.Goals {
		if g.Missing != "" {
			open++
		}
	}
	return open
}

// First is the first goal that is not reached; nil where all are.
func (o Outcome) First() *Reached {
	for i := range o.Goals {
		if o.Goals[i].Missing != "" {
			return &o.Goals[i]
		}
	}
	return nil
}

// maxRequests is how many requests are judged together at most.
const maxRequests = 20

// Judge judges what was sent. Of what a sensor goes on to send, the last requests
// that reach the goals together are the answer, so that earlier tries do not count
// against it. Where none do, it is the last request, or those that come closest
// together, unless the exercise counts events: then tries are not added up.
func (e *Exercise) Judge(attempts []Attempt) Outcome {
	if len(attempts) == 0 {
		return e.judge(nil)
	}
	best := e.judge(e.last(attempts, max(e.size, 1)))
	for n := 1; n <= min(len(attempts), maxRequests) && !best.Solved; n++ {
		if o := e.judge(e.last(attempts, n)); o.Solved || !e.counts() && o.Open() < best.Open() {
			best = o
		}
	}
	return best
}

func (e *Exercise) counts() bool { return e.Aims.Events != nil || e.Aims.Entities != nil }

func (e *Exercise) last(attempts []Attempt, n int) []Attempt {
	return attempts[max(0, len(attempts)-n):]
}

// judge judges attempts together.
func (e *Exercise) judge(attempts []Attempt) Outcome {
	o := Outcome{Attempts: attempts, Solved: len(attempts) > 0}
	r := look(e.Spec, attempts)
	if len(attempts) == 1 && attempts[0].Wrapped {
		for f := range r.findings() {
			if f.Severity > rule.Info {
				o.Findings = append(o.Findings, f)
			}
		}
	}
	for _, g := range e.Goals {
		reached := Reached{Words: g.Words}
		if len(attempts) == 0 {
			reached.Missing = "nothing was sent yet"
		} else {
			reached.Missing = g.missing(r)
		}
		if g.reached != "" && reached.Missing == "" {
			reached.Words = g.reached
		}
		o.Goals = append(o.Goals, reached)
		o.Solved = o.Solved && reached.Missing == ""
	}
	return o
}
