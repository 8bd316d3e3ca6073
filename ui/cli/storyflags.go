package cli

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"time"

	"github.com/spf13/pflag"

	"caliper-playground/engine/story"
)

// storyPace is how long a scene of a story is shown where nothing else is said.
const storyPace = 10 * time.Second

// storyFlags name a story that is told.
type storyFlags struct {
	set  *pflag.FlagSet
	name string
	pace time.Duration
}

func (f *storyFlags) register(set *pflag.FlagSet, does string) {
	f.set = set
	set.StringVar(&f.name, "story", "", does+": a built-in one (fixtures list names them), or a file as fixtures export stories writes them")
	set.DurationVar(&f.pace, "pace", storyPace, "how long a scene is shown that is followed by itself")
}

// read finds the story, and gives the session its version where no other was asked
// for. One from a file is played to its end before anybody sees it.
func (f *storyFlags) read(ctx context.Context, flags *endpointFlags, setup *Setup) error {
	if f.name == "" {
		if f.set.Changed("pace") && f.set.Lookup("theme") == nil { // on the screen it counts for each story
			return usage("--pace goes with --story")
		}
		setup.Pace = f.pace
		return nil
	}
	if f.pace < 0 {
		return usage("--pace %s is no time that a scene can be shown for", f.pace)
	}
	s, noStory := story.Load(f.name)
	if noStory != nil {
		var err error
		s, err = story.Read(f.name)
		switch {
		case errors.Is(err, fs.ErrNotExist):
			return cannotRun(fmt.Errorf("%w, and no such file", noStory))
		case err != nil:
			return cannotRun(unreadable("story", f.name, err))
		}
		if err := story.Rehearse(ctx, s); err != nil {
			return cannotRun(err)
		}
	}
	setup.Story, setup.Pace = s, f.pace
	if flags.resume != "" { // whose version is that of its journal
		return nil
	}
	if flags.judge.named() && setup.Class.Session.Spec != s.Spec {
		return usage("the story %s tells of Caliper %s; leave --spec out", f.name, s.Spec)
	}
	setup.Class.Session.Spec = s.Spec
	return nil
}
