package story

import (
	"context"
	"encoding/json"
	"fmt"
	"time"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/google/uuid"

	"caliper-playground/engine/story"
	"caliper-playground/ui/page"
)

// kept is how far a story was told, as it is kept for the next start. What was sent is
// in the session's journal; from there it is read back.
type kept struct {
	Name   string      `json:"name"`
	Path   string      `json:"path"` // of its file; that inside the program where it is built in
	Run    uuid.UUID   `json:"run"`  // whose ids the playing has
	Began  time.Time   `json:"began"`
	First  int         `json:"first"` // how many messages the session had before
	At     int         `json:"at"`    // the scene that is shown, from 0
	Scenes []keptScene `json:"scenes"`
}

// keptScene is what was sent in a scene, and up to which message it is counted.
type keptScene struct {
	Sent []keptSent `json:"sent"`
	UpTo int        `json:"up_to"`
}

// keptSent is what came of a message: its number, 0 where it has none, and its status.
type keptSent struct {
	Seq    int `json:"seq"`
	Status int `json:"status"`
}

// Memory is how far the story is told that is under way; nil where none is.
func (p *Page) Memory() json.RawMessage {
	t := p.telling
	if t == nil || t.session != p.env.Engine.Session() {
		return nil
	}
	k := kept{
		Name: t.story.Name, Path: t.story.Path, Run: t.playing.Run, Began: t.playing.Began,
		First: t.first, At: min(t.at, len(t.done)-1),
	}
	for _, scene := range t.done {
		one := keptScene{UpTo: scene.upTo}
		for _, c := range scene.came {
			one.Sent = append(one.Sent, keptSent{c.Seq, c.Status})
		}
		k.Scenes = append(k.Scenes, one)
	}
	memory, _ := json.Marshal(k) // there is nothing in it that could not be written
	return memory
}

// Tells says whether it is a story that was under way by such a memory.
func Tells(memory json.RawMessage, s *story.Story) bool {
	var k kept
	return json.Unmarshal(memory, &k) == nil && k.is(s)
}

// is says whether it is a story that was told.
func (k *kept) is(s *story.Story) bool { return same(s, &story.Story{Name: k.Name, Path: k.Path}) }

// ReadBack is what a story that was under way is read back from, in the session that it
// was told in. It does I/O.
func ReadBack(ctx context.Context, log page.Session, one *story.Story, memory json.RawMessage) Opened {
	t, err := readBack(ctx, log, one, memory)
	if err != nil {
		err = fmt.Errorf("the story that was told here cannot go on: %w", err)
	}
	return Opened{t, err}
}

// Opened is a story that was read back, or why that cannot be.
type Opened struct {
	telling *telling
	Err     error
}

// readBack finds the story and what came of each of its scenes.
func readBack(ctx context.Context, log page.Session, one *story.Story, memory json.RawMessage) (*telling, error) {
	var k kept
	if err := json.Unmarshal(memory, &k); err != nil {
		return nil, err
	}
	s, err := k.story(one)
	if err != nil {
		return nil, err
	}
	again, err := s.Again(k.Run, k.Began)
	if err != nil {
		return nil, err
	}
	t := newTelling(s, again, log, k.First)
	if len(k.Scenes) > len(s.Scenes) {
		return nil, fmt.Errorf("%q has %d scenes, and %d were told: it is another one now", s.Title, len(s.Scenes), len(k.Scenes))
	}
	for i, scene := range k.Scenes {
		if sends := len(s.Scenes[i].Sends); len(scene.Sent) != sends {
			return nil, fmt.Errorf("scene %d of %q sends %d messages, and %d were sent: it is another one now", i+1, s.Title, sends, len(scene.Sent))
		}
		came, err := scene.came(log)
		if err != nil {
			return nil, err
		}
		t.played(came, page.RunSnapshot(t.count(ctx, min(scene.UpTo, log.Len()))))
	}
	t.at = max(-1, min(k.At, len(t.done)-1))
	t.target = t.at
	return t, ctx.Err()
}

// story is the one that was told: that of the command line, a built-in one, or a file.
func (k *kept) story(one *story.Story) (*story.Story, error) {
	if one != nil && k.is(one) {
		return one, nil
	}
	if s, err := story.Load(k.Name); err == nil && k.is(s) {
		return s, nil
	}
	return story.Read(k.Path)
}

// came reads back what came of each message of a scene.
func (s *keptScene) came(log page.Session) ([]story.Came, error) {
	var all []story.Came
	for _, sent := range s.Sent {
		c := story.Came{Seq: sent.Seq, Status: sent.Status}
		if sent.Seq > 0 {
			m, err := log.Message(sent.Seq)
			if err != nil {
				return nil, err
			}
			c.Assessment = m.Assessment
		}
		all = append(all, c)
	}
	return all, nil
}

// GoOn shows the story that was read back, at the scene where it was.
func (p *Page) GoOn(o Opened) tea.Cmd {
	if o.Err != nil {
		p.env.Say(page.Failed, o.Err.Error()+" Choose one to tell it from its beginning.")
		return nil
	}
	return tea.Batch(p.begin(o.telling), p.count())
}
