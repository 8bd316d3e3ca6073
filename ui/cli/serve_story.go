package cli

import (
	"context"
	"errors"
	"time"

	"caliper-playground/engine/endpoint"
	"caliper-playground/engine/report"
	"caliper-playground/engine/sensor"
	"caliper-playground/engine/session"
	"caliper-playground/engine/story"
)

// storyFeed plays a story to a session that is served, and hands on what is to be
// printed between the messages. The zero storyFeed plays none.
type storyFeed struct {
	scenes chan report.Scene // nil for none
	said   chan struct{}     // gets a word when one was printed
}

// play begins to play a story, scene by scene at a pace, until its end or that of the
// context; wait returns when it has ended.
func (r *serveRun) play(ctx context.Context, e *endpoint.Endpoint, s *session.Session) (feed storyFeed, wait func()) {
	if r.setup.Story == nil {
		return storyFeed{}, func() {}
	}
	feed = storyFeed{scenes: make(chan report.Scene), said: make(chan struct{}, 1)}
	ended := make(chan struct{})
	go func() {
		defer close(ended)
		if err := feed.play(ctx, r.setup.Story, r.setup.Pace, e, s); err != nil && ctx.Err() == nil {
			r.app.complain(errors.New("the story goes no further: " + err.Error()))
		}
	}()
	return feed, func() { <-ended }
}

// narration is what is said of a story: what it is about, and then its scenes.
func narration(told *story.Story) []report.Scene {
	about := report.Scene{Story: told.Title, Of: len(told.Scenes), Title: told.Title, Says: told.About}
	all := []report.Scene{about}
	for i, scene := range told.Scenes {
		all = append(all, report.Scene{Story: told.Title, Number: i + 1, Of: len(told.Scenes), Title: scene.Title, Says: scene.Says})
	}
	return all
}

func (f storyFeed) play(ctx context.Context, told *story.Story, pace time.Duration, e *endpoint.Endpoint, s *session.Session) error {
	playing, err := told.Play(time.Now())
	if err != nil {
		return err
	}
	sender := sensor.New(sensor.Options{
		URL: e.URL(s.ID()), Token: s.Token(), Version: told.Spec, CAFile: e.CAFile(), Insecure: true, // it is our own endpoint
	})
	scenes := narration(told)
	f.say(ctx, scenes[0])
	for i, one := range scenes[1:] {
		if err := sensor.Pause(ctx, pace); err != nil {
			return err
		}
		f.say(ctx, one)
		came, err := playing.Perform(ctx, i, s, sender.Send)
		if err != nil {
			return err
		}
		for _, broken := range told.Broken(i, came) {
			one.Broken = append(one.Broken, broken.Error())
		}
		if len(one.Broken) > 0 {
			f.say(ctx, one)
		}
	}
	end := scenes[0]
	end.Title, end.Says = "The story is over", "The endpoint goes on until it is stopped."
	f.say(ctx, end)
	return nil
}

// say hands a scene on, and waits until it is printed: its messages come behind it.
func (f storyFeed) say(ctx context.Context, scene report.Scene) {
	select {
	case <-ctx.Done():
		return
	case f.scenes <- scene:
	}
	select {
	case <-ctx.Done():
	case <-f.said:
	}
}
