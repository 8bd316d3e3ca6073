package story

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/google/go-cmp/cmp"
	"github.com/muesli/termenv"

	"caliper-playground/engine/story"
	"caliper-playground/ui/page"
	"caliper-playground/ui/page/pagetest"
	"caliper-playground/ui/style"
)

// TestChoosing goes through the stories, says what each is about, and leaves.
func TestChoosing(t *testing.T) {
	d := alone(t, plain, nil)
	d.Shows("STORIES", "› A learner reads and is assessed", "One learner, from the first page")
	d.Press("down")
	d.Shows("› The forum sequence", "The implementation guide describes")
	d.Press("G")
	d.Shows("› What Caliper 1.1 says otherwise", "this session marks the rows of 1.2")
	d.Click("A video lesson")
	d.Shows("› A video lesson")
	d.Click("STORIES") // which is no story
	d.Shows("› A video lesson")
	d.Update(tea.MouseMsg{Button: tea.MouseButtonWheelUp, Action: tea.MouseActionPress})
	d.Shows("› The forum sequence")
	d.Update(tea.MouseMsg{Button: tea.MouseButtonWheelDown, Action: tea.MouseActionPress})
	d.Click("› A video lesson")
	d.Shows("STORY", "A video lesson", "begins it", "8 scenes")
	d.Press("esc")
	d.Shows("› A video lesson", "scene 0 of 8")
	d.Press(".")
	d.Shows("No story is told yet")
	d.Press("esc")
	if !d.Closed() {
		t.Error("esc does not close the page")
	}
}

// TestEveryStoryFromSceneToScene tells each to its end and back: what is seen at a
// scene is the same both times, and going back sends nothing.
func TestEveryStoryFromSceneToScene(t *testing.T) {
	for _, s := range story.List() {
		t.Run(s.Name, func(t *testing.T) {
			d := told(t, plain, s.Name)
			seen := []string{panel(d)}
			for i, scene := range s.Scenes {
				d.Press(" ")
				d.Shows(fmt.Sprintf("scene %d of %d", i+1, len(s.Scenes)), scene.Title)
				seen = append(seen, panel(d))
			}
			sent := d.Engine.Session().Len()
			d.Press(" ")
			d.Shows("That was the last scene. R plays the story again")
			for i := len(s.Scenes) - 1; i >= 0; i-- {
				d.Press("backspace")
				if diff := cmp.Diff(seen[i], panel(d)); diff != "" {
					t.Fatalf("after scene %d it was seen otherwise before (-then +now):\n%s", i, diff)
				}
			}
			d.Press("backspace")
			d.Shows("there is no scene before")
			if now := d.Engine.Session().Len(); now != sent {
				t.Errorf("going back has made %d messages of %d", now, sent)
			}
		})
	}
}

// panel is what stands above the bench.
func panel(d *pagetest.Driver) string {
	p := d.Page.(*Page)
	return strings.Join(p.View()[:p.telling.panel], "\n")
}

// TestMarksOfAScene are said with the profile that they meet; a scene that marks
// nothing says so, and so does one that sends nothing.
func TestMarksOfAScene(t *testing.T) {
	d := told(t, plain, "forum")
	d.Press(" ", " ", " ", " ")
	d.Shows("scene 4 of 5", "200 ✓ Forum › MessageEvent › Posted", "+ 1 mark: Forum › MessageEvent › Posted", "✓ Forum met")
	d = told(t, plain, "video")
	d.Press(" ", " ", " ")
	d.Shows("scene 3 of 8", "200 ✗", "finds action-unknown", "No new mark.")
	d = told(t, plain, "certification")
	d.Press(" ")
	d.Shows("scene 1 of 12", "Nothing is sent in this scene.")
	d.Press(" ")
	d.Shows("scene 2 of 12", "401 –", "No new mark.")
}

// TestAPromiseThatIsNotKept is told with what came instead: here the endpoint knows of
// no wrong content type.
func TestAPromiseThatIsNotKept(t *testing.T) {
	d := told(t, plain, "certification")
	d.Press(" ", " ", " ", " ")
	d.Shows("scene 4 of 12", "not as promised: ", "415")
}

// TestJumping plays what is between, and goes back without sending.
func TestJumping(t *testing.T) {
	d := told(t, plain, "forum")
	d.Press("J")
	d.Shows("SCENES", "› ·  1 Tomas goes to the forum", "There is a forum for sightings")
	d.Press(".")
	d.Shows("A scene is being chosen: enter goes there.")
	d.Press("G")
	d.Shows("› ·  5 He marks a message as read")
	d.Press("esc")
	d.Shows("STORY", "begins it")
	d.Press("J", "G", "enter")
	d.Shows("scene 5 of 5")
	if n := d.Engine.Session().Len(); n != 5 {
		t.Errorf("%d messages were sent", n)
	}
	d.Press("J")
	d.Shows("› ✓  5 He marks a message as read")
	d.Press("g")
	d.Click("› ✓  1 Tomas goes to the forum")
	d.Shows("scene 1 of 5")
	if n := d.Engine.Session().Len(); n != 5 {
		t.Errorf("%d messages are in the session", n)
	}
}

// TestByItself goes on at its pace to the end, and not from there.
func TestByItself(t *testing.T) {
	d := alone(t, plain, func(env *page.Env) { env.Pace = time.Millisecond })
	d.Press("down", "enter", ".")
	d.Shows("scene 5 of 5")
	d.Hides("by itself, every")
	d.Press(".")
	d.Shows("That was the last scene.")
	d.Press(")")
	d.Shows("A scene is shown for 2s.")
	for range 12 {
		d.Press("(")
	}
	d.Shows("A scene is shown for 1m0s.")
}

// TestByItselfIsStopped by going back, by the list of scenes, and by leaving.
func TestByItselfIsStopped(t *testing.T) {
	for _, key := range []string{"backspace", "J", "esc", "."} {
		d := told(t, plain, "forum")
		d.Press(" ")
		d.Held = true
		d.Press(".")
		d.Shows("by itself, every 10s")
		d.Press(key)
		if d.Page.(*Page).byItself {
			t.Errorf("%s does not stop it", key)
		}
	}
	d := told(t, plain, "forum")
	d.Held = true
	d.Press(".")
	d.Page.(*Page).Closed()
	if d.Page.(*Page).byItself {
		t.Error("it goes on while the page is closed")
	}
}

// TestASceneThatCannotBeSent is told, and sent by the next press.
func TestASceneThatCannotBeSent(t *testing.T) {
	d := told(t, plain, "forum")
	d.Engine.SendErr = errors.New("the line is cut")
	d.Press(" ")
	d.Shows("The scene could not be sent: the line is cut", "begins it")
	d.Engine.SendErr = nil
	d.Press(" ")
	d.Shows("scene 1 of 5", "+ 1 mark")
}

// TestPressedTwice sends a scene once while it is under way.
func TestPressedTwice(t *testing.T) {
	d := told(t, plain, "forum")
	d.Held = true
	d.Press(" ")
	d.Shows("sending…")
	d.Press("backspace")
	d.Shows("The scene is being sent.")
	d.Press(" ")
	d.Shows("The scene is being sent.")
	d.Release()
	d.Shows("scene 1 of 5")
	if n := d.Engine.Session().Len(); n != 1 {
		t.Errorf("%d messages were sent", n)
	}
}

// TestWhatComesFromElsewhere belongs to the last scene that was played, also before the
// first.
func TestWhatComesFromElsewhere(t *testing.T) {
	d := told(t, plain, "forum")
	d.Receive(pagetest.Conformant("ReadingProfile/ViewEvent/Viewed"))
	d.Shows("begins it", "1 message")
	d.Press(" ")
	d.Shows("scene 1 of 5", "+ 1 mark: Forum › NavigationEvent › NavigatedTo", "2 messages")
	d.Receive(pagetest.Conformant("SearchProfile/SearchEvent/Searched"))
	d.Shows("3 messages", "scene 1 of 5")
	d.Press("backspace", " ")
	d.Shows("3 messages", "scene 1 of 5")
}

// TestPlayedAgain begins behind what is in the session, and so does a fresh one.
func TestPlayedAgain(t *testing.T) {
	d := told(t, plain, "forum")
	d.Press(" ", " ", "R")
	d.Shows("begins it", "0 messages")
	d.Press(" ")
	d.Shows("scene 1 of 5", "1 message")
	if n := d.Engine.Session().Len(); n != 3 {
		t.Errorf("%d messages are in the session", n)
	}
	d.Update(page.FreshMsg{})
	d.Shows("begins it")
}

// TestLeftAndComeBackTo finds the story at its scene, but not in another session.
func TestLeftAndComeBackTo(t *testing.T) {
	d := told(t, plain, "forum")
	d.Press(" ", "esc")
	d.Shows("› The forum sequence", "scene 1 of 5")
	d.Press("enter")
	d.Shows("STORY", "scene 1 of 5", "+ 1 mark")
	d.Run(d.Page.Init())
	d.Shows("STORY", "scene 1 of 5")
	if _, err := d.Engine.Fresh(t.Context()); err != nil {
		t.Fatal(err)
	}
	d.Run(d.Page.Init())
	d.Shows("STORIES")
	d.Hides("scene 1 of 5")
}

// TestAStoryOfTheCommandLine stands before the others.
func TestAStoryOfTheCommandLine(t *testing.T) {
	one, err := story.Parse("example.toml", story.Files()["example.toml"], nil)
	if err != nil {
		t.Fatal(err)
	}
	d := alone(t, plain, func(env *page.Env) { env.Story = one })
	d.Shows("› A first view, a mistake, and its mend", "A learner reads and is assessed")
	d.Press("enter", " ")
	d.Shows("scene 1 of 6", "Mira views a page", "+ 1 mark")
}

// TestKeysOfTheBench go to the bench below the words, but not that which opens stories.
func TestKeysOfTheBench(t *testing.T) {
	d := told(t, plain, "forum")
	d.Press(" ", "N")
	d.Shows("You are in a story.")
	d.Press("/")
	if !d.Page.Typing() {
		t.Fatal("nothing is typed into the filter")
	}
	d.Press("nothing-like-it", "enter")
	d.Shows("nothing-like-it")
	d.Press("esc", "esc")
	d.Update(tea.MouseMsg{X: 3, Y: 1, Button: tea.MouseButtonLeft, Action: tea.MouseActionPress}) // on the words
	d.Click("Annotation")
}

// TestColoursAddNothing compares the texts with and without colours.
func TestColoursAddNothing(t *testing.T) {
	without, with := told(t, plain, "video"), told(t, style.Choice{Profile: termenv.ANSI}, "video")
	for _, key := range []string{" ", " ", " ", "J", "esc", "esc"} {
		without.Press(key)
		with.Press(key)
		if diff := cmp.Diff(withoutIDs(without.Drawn()), withoutIDs(pagetest.WithoutStyles(with.Drawn()))); diff != "" {
			t.Errorf("after %q the texts differ (-plain +coloured):\n%s", key, diff)
		}
	}
}

// TestFitsEverywhere draws lists and scenes at every width.
func TestFitsEverywhere(t *testing.T) {
	d := told(t, plain, "certification")
	d.Press(" ", " ", " ", " ")
	d.FitsEverywhere("a scene")
	d.Press("J")
	d.FitsEverywhere("the scenes")
	d.Press("esc", "esc")
	d.FitsEverywhere("the stories")
}

func TestGoldens(t *testing.T) {
	for _, at := range []struct {
		name, story string
		keys        []string
	}{
		{"stories", "forum", []string{" ", "esc"}},
		{"begins", "forum", nil},
		{"mark", "reading", []string{" ", " ", " "}},
		{"mistake", "video", []string{" ", " ", " "}},
		{"scenes", "video", []string{" ", " ", "J"}},
	} {
		pagetest.CheckGoldens(t, at.name, withoutIDs, func(t *testing.T, choice style.Choice) *pagetest.Driver {
			d := told(t, choice, at.story)
			d.Press(at.keys...)
			return d
		})
	}
}
