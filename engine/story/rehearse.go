package story

import (
	"context"
	"errors"
	"fmt"
	"os"
	"strings"
	"time"

	"caliper-playground/engine/endpoint"
	"caliper-playground/engine/sensor"
	"caliper-playground/engine/session"
)

// Rehearse plays a story to its end over HTTP, to an endpoint and a session that
// are there for it alone and gone afterwards. The error names every message of
// which something else came than its scene promises, each a *Wrong.
func Rehearse(ctx context.Context, s *Story) (err error) {
	dir, err := os.MkdirTemp("", "caliper-story-")
	if err != nil {
		return fmt.Errorf("the story cannot be rehearsed: %w", err)
	}
	defer func() { err = errors.Join(err, os.RemoveAll(dir)) }()
	log, err := session.New(session.Options{Dir: dir, Spec: s.Spec})
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, log.Close()) }()
	at := endpoint.New(endpoint.Options{NumberMessages: true})
	at.Add(log)
	if err := at.Start(context.WithoutCancel(ctx)); err != nil {
		return err
	}
	defer func() { err = errors.Join(err, at.Close(context.WithoutCancel(ctx))) }()
	playing, err := s.Play(time.Now())
	if err != nil {
		return err
	}
	sender := sensor.New(sensor.Options{URL: at.URL(log.ID()), Token: log.Token(), Version: s.Spec})
	var broken []error
	for i := range s.Scenes {
		payloads, err := playing.Payloads(i)
		if err != nil {
			return err
		}
		for j, payload := range payloads {
			var came Came
			_, err := sender.Send(ctx, []sensor.Payload{payload}, func(p sensor.Progress) { came = cameOf(log, p.Last) })
			if err != nil {
				return err
			}
			if words := s.Scenes[i].Sends[j].Broken(came); len(words) > 0 {
				broken = append(broken, &Wrong{Path: s.Path, Line: s.Scenes[i].Sends[j].Line,
					Problem: fmt.Sprintf("scene %d does not keep its promise: %s", i+1, strings.Join(words, "; ")),
					Help:    "change what it sends, or status, earns and finds"})
			}
		}
	}
	return errors.Join(broken...)
}

// cameOf is what came of a message that a session has.
func cameOf(log *session.Session, reply sensor.Reply) Came {
	c := Came{Status: reply.Status}
	if reply.Number > 0 {
		if m, err := log.Message(reply.Number); err == nil {
			c.Assessment = m.Assessment
		}
	}
	return c
}
