// Package probe asks an endpoint, somebody else's or our own, what the standard's
// endpoint section asks of it: that it takes good envelopes of both versions, and
// refuses others with the status that says why. It writes into the store behind the
// endpoint, so it sends little, slowly, and under the name of a probe.
package probe

import (
	"context"
	"fmt"
	"iter"
	"time"

	"caliper-playground/engine/rule"
	"caliper-playground/engine/sensor"
)

// SensorID names the probe in its envelopes.
const SensorID = "urn:caliper-playground:probe"

// Pace is the least time between two requests: five a second.
const Pace = 200 * time.Millisecond

// MaxSize is the largest limit, in bytes, whose edge is tried.
const MaxSize = 16 << 20

// Answer is what was answered to a question, and what that is worth.
type Answer struct {
	Question
	Status  int          // 0 where nothing was answered
	Verdict rule.Verdict // pass; warn where another answer would be better; fail
	Said    string       // why it does not pass
}

// Prober asks one endpoint. Pause waits between two requests; New makes it wait for
// the pace.
type Prober struct {
	sensor *sensor.Sensor
	token  string
	Pause  func(context.Context) error
}

// New returns a prober of the endpoint of the options, with their token.
func New(o sensor.Options) *Prober {
	return &Prober{sensor: sensor.New(o), token: o.Token, Pause: pause}
}

// Check says what keeps the prober from asking, as the sensor's Check does.
func (p *Prober) Check() error { return p.sensor.Check() }

func pause(ctx context.Context) error { return sensor.Pause(ctx, Pace) }

// Answers asks one question after the other, until the context ends or nobody
// answers. The questions about sizes follow from the configuration that was
// answered.
func (p *Prober) Answers(ctx context.Context) iter.Seq[Answer] {
	return func(yield func(Answer) bool) {
		questions := Questions(p.token)
		for i := 0; i < len(questions); i++ {
			q := questions[i]
			if i > 0 && p.Pause(ctx) != nil {
				return
			}
			reply := p.sensor.Ask(ctx, q.Method, q.header, q.body())
			if ctx.Err() != nil {
				return
			}
			if q.Name == configurationName {
				questions = append(questions, sizes(p.token, limitOf(reply))...)
			}
			answer := Answer{Question: q, Status: reply.Status}
			answer.Verdict, answer.Said = q.judge(reply)
			if !yield(answer) || reply.Err != nil && i == 0 {
				return
			}
		}
	}
}

// said names a status, or says that there was none.
func said(reply sensor.Reply) string {
	if reply.Err != nil {
		return reply.Err.Error()
	}
	return fmt.Sprintf("it answered %d", reply.Status)
}
