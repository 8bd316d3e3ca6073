package story

import (
	"fmt"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/muesli/termenv"

	"caliper-playground/engine/story"
	"caliper-playground/ui/page"
	"caliper-playground/ui/page/pagetest"
	"caliper-playground/ui/style"
)

// begun begins a built-in story, by its name.
func begun(t *testing.T, choice style.Choice, name string) *pagetest.Driver {
	t.Helper()
	s, err := story.Load(name)
	if err != nil {
		t.Fatal(err)
	}
	engine := pagetest.New()
	d := pagetest.Alone(t, engine, choice, func(env *page.Env) page.Page {
		env.Engine = judging{engine}
		return New(env)
	})
	d.Run(d.Page.(*Page).Tell(s))
	return d
}

// fresh are the ids that are others each time.
var fresh = regexp.MustCompile(`urn:uuid:[0-9a-f-]*…?`)

func withoutIDs(view string) string { return fresh.ReplaceAllString(view, "urn:uuid:fresh") }

func TestGoldens(t *testing.T) {
	for _, at := range []struct {
		name, story string
		keys        []string
	}{
		{"mark", "reading", []string{" ", " ", " "}},
		{"mistake", "video", []string{" ", " ", " "}},
		{"scenes", "video", []string{" ", " ", "J"}},
	} {
		pagetest.CheckGoldens(t, at.name, withoutIDs, func(t *testing.T, choice style.Choice) *pagetest.Driver {
			d := begun(t, choice, at.story)
			d.Press(at.keys...)
			return d
		})
	}
}

// Colours say nothing that is not said without them.
func TestColoursAddNothing(t *testing.T) {
	plain, coloured := begun(t, style.Choice{Profile: termenv.Ascii}, "video"), begun(t, style.Choice{Profile: termenv.ANSI}, "video")
	for _, key := range []string{" ", " ", " ", "J", "esc", "esc"} {
		plain.Press(key)
		coloured.Press(key)
		if diff := cmp.Diff(withoutIDs(plain.Drawn()), withoutIDs(pagetest.WithoutStyles(coloured.Drawn()))); diff != "" {
			t.Errorf("after %q the texts differ (-plain +coloured):\n%s", key, diff)
		}
	}
}

// Each story is told to its end and back: what is seen above the bench at a scene is the
// same both times, and going back sends nothing.
func TestEveryStoryThereAndBack(t *testing.T) {
	for _, s := range story.List() {
		t.Run(s.Name, func(t *testing.T) {
			d := begun(t, style.Choice{Profile: termenv.Ascii}, s.Name)
			panel := func() string {
				p := d.Page.(*Page)
				return strings.Join(p.View()[:p.telling.panel], "\n")
			}
			seen := []string{panel()}
			for i, scene := range s.Scenes {
				next(d)
				d.Shows(fmt.Sprintf("scene %d of %d", i+1, len(s.Scenes)), scene.Title)
				seen = append(seen, panel())
			}
			sent := d.Engine.Session().Len()
			for i := len(s.Scenes) - 1; i >= 0; i-- {
				before(d)
				if diff := cmp.Diff(seen[i], panel()); diff != "" {
					t.Fatalf("after scene %d it was seen otherwise before (-then +now):\n%s", i, diff)
				}
			}
			if now := d.Engine.Session().Len(); now != sent {
				t.Errorf("going back has made %d messages of %d", now, sent)
			}
		})
	}
}
