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
// which something else came than its scene promises, each a *Mistake.
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
	at := endpoint.New(endpoint.Options{})
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
		came, err := playing.Perform(ctx, i, log, sender.Send)
		if err != nil {
			return err
		}
		broken = append(broken, s.Broken(i, came)...)
	}
	return errors.Join(broken...)
}

// Broken are the promises of a scene that were not kept, each a *Mistake.
func (s *Story) Broken(scene int, came []Came) []error {
	var broken []error
	for i, c := range came {
		send := &s.Scenes[scene].Sends[i]
		if words := send.Broken(c); len(words) > 0 {
			broken = append(broken, s.wrong(send.Line,
				fmt.Sprintf("scene %d does not keep its promise: %s", scene+1, strings.Join(words, "; ")),
				"change what it sends, or status, earns and finds"))
		}
	}
	return broken
}
