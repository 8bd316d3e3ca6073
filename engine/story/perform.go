package story

import (
	"context"

	"caliper-playground/engine/sensor"
	"caliper-playground/engine/session"
)

// Sender sends payloads to the session of a log and tells of each answer.
type Sender func(ctx context.Context, payloads []sensor.Payload, progress func(sensor.Progress)) (sensor.Report, error)

// Perform sends the messages of a scene one by one and returns what came of each,
// as far as it went. It reads the journal: never call it while drawing.
func (p *Playing) Perform(ctx context.Context, scene int, log session.Log, send Sender) ([]Came, error) {
	payloads, err := p.Payloads(scene)
	if err != nil {
		return nil, err
	}
	var all []Came
	for _, payload := range payloads {
		before, last := log.Len(), sensor.Reply{}
		if _, err := send(ctx, []sensor.Payload{payload}, func(progress sensor.Progress) { last = progress.Last }); err != nil {
			return all, err
		}
		if last.Err != nil {
			return all, last.Err
		}
		all = append(all, cameOf(log, before, last.Status))
	}
	return all, nil
}

// cameOf is what came of a message that was just answered: the first of its status
// among those that are new. What is answered is in the log by then; what brings no
// message, such as another method, never is.
func cameOf(log session.Log, before, status int) Came {
	c := Came{Status: status}
	for seq := before + 1; seq <= log.Len(); seq++ {
		if m, err := log.Message(seq); err == nil && m.Status == status {
			c.Seq, c.Assessment = seq, m.Assessment
			break
		}
	}
	return c
}
