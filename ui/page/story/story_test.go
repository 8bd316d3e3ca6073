package story

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/muesli/termenv"

	"caliper-playground/catalog"
	"caliper-playground/engine/sensor"
	"caliper-playground/engine/story"
	"caliper-playground/ui/page"
	"caliper-playground/ui/page/pagetest"
	"caliper-playground/ui/style"
)

// The titles of built-in stories.
const (
	forum   = "The forum sequence"
	reading = "A learner reads and is assessed"
	video   = "A video lesson"
	whole   = "The certification flow in ten minutes"
)

// judging is an engine that judges whatever it sends, as an endpoint would.
type judging struct{ *pagetest.Engine }

func (j judging) Send(ctx context.Context, payloads []sensor.Payload, progress func(sensor.Progress)) (sensor.Report, error) {
	var bodies []sensor.Payload
	for _, p := range payloads {
		if p.Raw == nil {
			p.Raw = sensor.Envelope("https://example.org/sensor", pagetest.Start, catalog.V1p2, p.Data)
		}
		bodies = append(bodies, p)
	}
	return j.Engine.Send(ctx, bodies, progress)
}

func alone(t *testing.T, engine *pagetest.Engine, change func(*page.Env)) *pagetest.Driver {
	t.Helper()
	return pagetest.Alone(t, engine, style.Choice{Profile: termenv.Ascii}, func(env *page.Env) page.Page {
		env.Engine = judging{engine}
		if change != nil {
			change(env)
		}
		return New(env)
	})
}

// told opens a story of the list.
func told(t *testing.T, engine *pagetest.Engine, title string, change func(*page.Env)) *pagetest.Driver {
	t.Helper()
	d := alone(t, engine, change)
	for range story.List() {
		if strings.Contains(d.Drawn(), "› "+title) {
			break
		}
		d.Press("down")
	}
	d.Shows("› " + title)
	d.Press("enter")
	d.Shows("STORY  "+title, "begins it")
	return d
}

// What takes a story from scene to scene.
func next(d *pagetest.Driver)   { d.Press(d.Env.Keys.Story.Next.Keys()[0]) }
func before(d *pagetest.Driver) { d.Press(d.Env.Keys.Story.Before.Keys()[0]) }
func scenes(d *pagetest.Driver) { d.Press(d.Env.Keys.Story.Scenes.Keys()[0]) }

func TestTheStoriesAreListed(t *testing.T) {
	d := alone(t, pagetest.New(), nil)
	d.Shows("STORIES", "told scene by scene")
	for range story.List() {
		about := d.Page.(*Page).stories()[d.Page.(*Page).list.Cursor].About
		d.Shows(strings.Fields(about)[0])
		d.Press("down")
	}
	d.Press("g")
	first := story.List()[0].Title
	d.Shows("› " + first)
	d.Press(d.Env.Keys.Story.Next.Keys()[0]) // scrolls a list, and begins nothing
	if len(d.Engine.Current().Entries(0, 9)) != 0 {
		t.Error("something was sent")
	}
	d.Press("esc")
	if !d.Closed() {
		t.Error("esc does not leave the list")
	}
}

// A scene is sent when it is gone to, says what came of it, and is not sent again by
// going back and forth.
func TestScenesAreSentOnce(t *testing.T) {
	d := told(t, pagetest.New(), forum, nil)
	d.Press(d.Env.Keys.Story.Before.Keys()[0])
	d.Shows("The story has not begun")
	for i := range 5 {
		next(d)
		d.Shows(fmt.Sprintf("scene %d of 5", i+1), "+ 1 mark: Forum › ", "200 ✓")
		d.Hides("not as promised", "sending…")
	}
	next(d)
	d.Shows("That was the last scene. " + d.Env.Keys.Do.Repeat.Help().Key + " plays the story again")
	last := d.Drawn()
	before(d)
	d.Shows("scene 4 of 5")
	next(d)
	if d.Drawn() != last {
		t.Errorf("after going back and forth it is\n%s\nwant\n%s", d.Drawn(), last)
	}
	if n := d.Engine.Current().Len(); n != 5 {
		t.Errorf("%d messages were sent", n)
	}
}

// What a mistake comes to is told: what was found, and that there is no mark.
func TestAMistakeIsTold(t *testing.T) {
	d := told(t, pagetest.New(), video, nil)
	for range 3 {
		next(d)
	}
	d.Shows("scene 3 of 8", "200 ✗", "finds action-unknown", "No new mark.")
}

// What does not come to what it promises says so.
func TestABrokenPromiseIsTold(t *testing.T) {
	d := told(t, pagetest.New(), forum, nil)
	t0 := d.Page.(*Page).telling
	send := t0.story.Scenes[0].Sends[0]
	changed := *t0.story
	changed.Scenes = append([]story.Scene{}, t0.story.Scenes...)
	send.Promise.Status = 418
	changed.Scenes[0].Sends = []story.Send{send}
	d.Run(d.Page.(*Page).Tell(&changed))
	next(d)
	d.Shows("not as promised: ", "418")
}

// Going far plays all that lies between, and going back nothing.
func TestJumpingPlaysWhatIsBetween(t *testing.T) {
	d := told(t, pagetest.New(), reading, nil)
	scenes(d)
	d.Press("G")
	d.Shows("SCENES", "› ·  9 ")
	next(d) // what a scene's keys do is said
	d.Press("enter")
	d.Shows("scene 9 of 9")
	n := d.Engine.Current().Len()
	scenes(d)
	d.Press("g", "down", "down")
	d.Shows("› ✓  3 ")
	d.Press("enter")
	d.Shows("scene 3 of 9", "✓ Reading met")
	if after := d.Engine.Current().Len(); after != n || n < 9 {
		t.Errorf("%d messages were sent, %d after going back", n, after)
	}
	scenes(d)
	d.Press("esc")
	d.Shows("scene 3 of 9")
}

// By itself it goes to its end, and not past where somebody goes back.
func TestAStoryGoesOnByItself(t *testing.T) {
	d := told(t, pagetest.New(), forum, func(env *page.Env) { env.Pace = time.Millisecond })
	byItself := d.Env.Keys.Story.ByItself.Keys()[0]
	d.Press(byItself)
	d.Shows("scene 5 of 5")
	d.Hides("by itself, every")
	d.Press(byItself)
	d.Shows("That was the last scene.")
	d.Held = true
	d.Press(d.Env.Keys.Do.Repeat.Keys()[0], byItself)
	d.Shows("by itself, every 1ms")
	d.Press(byItself)
	d.Hides("by itself, every")
	d.Release() // what was waited for comes too late
	d.Shows("begins it")
	d.Press(d.Env.Keys.Story.Faster.Keys()[0])
	d.Shows("A scene is shown for 2s.")
	for range 20 {
		d.Press(d.Env.Keys.Story.Slower.Keys()[0])
	}
	d.Shows("A scene is shown for 1m0s.")
	d.Page.(page.Closer).Closed()
}

func TestASceneThatCannotBeSent(t *testing.T) {
	engine := pagetest.New()
	engine.SendErr = errors.New("the wire is cut")
	d := told(t, engine, forum, nil)
	next(d)
	d.Shows("The scene could not be sent: the wire is cut", "begins it")
	engine.SendErr = nil
	next(d)
	d.Shows("scene 1 of 5", "+ 1 mark")
}

// While a scene is being sent the next waits, and another playing leaves it behind.
func TestAScenesMeanwhile(t *testing.T) {
	d := told(t, pagetest.New(), forum, nil)
	d.Held = true
	next(d)
	d.Shows("sending…", "scene 1 of 5")
	next(d)
	d.Shows("The scene is being sent.")
	before(d)
	d.Shows("The scene is being sent.")
	d.Press(d.Env.Keys.Do.Repeat.Keys()[0])
	d.Release()
	d.Shows("begins it")
	if n := d.Engine.Current().Len(); n != 1 {
		t.Errorf("%d messages were sent", n)
	}
}

// What comes from elsewhere belongs to the scene that is shown.
func TestWhatComesMeanwhileBelongsToTheScene(t *testing.T) {
	d := told(t, pagetest.New(), forum, nil)
	next(d)
	m, credit := pagetest.Conformant("ReadingProfile/ViewEvent/Viewed")
	d.Receive(m, credit)
	one := d.Page.(*Page).telling.done[0]
	if one.after.Len != 2 {
		t.Errorf("the scene has %d messages", one.after.Len)
	}
	next(d)
	d.Shows("+ 1 mark: Forum › ForumEvent › Subscribed") // and not the one from elsewhere
}

// A fresh session has the story begin anew; where the page was closed meanwhile, the
// list stands there.
func TestAFreshSession(t *testing.T) {
	d := told(t, pagetest.New(), forum, nil)
	next(d)
	fresh, err := d.Engine.Fresh(catalog.V1p2)
	if err != nil {
		t.Fatal(err)
	}
	d.Update(page.FreshMsg{Session: fresh})
	d.Shows("STORY  "+forum, "begins it")
	next(d)
	d.Shows("scene 1 of 5")
	d.Run(d.Page.Init()) // it is opened again in the same session
	d.Shows("scene 1 of 5")
	if _, err := d.Engine.Fresh(catalog.V1p2); err != nil {
		t.Fatal(err)
	}
	d.Run(d.Page.Init())
	d.Shows("STORIES")
}

// A story is left for the list, which says how far it has come, and gone on with.
func TestAStoryIsLeftAndGoneOnWith(t *testing.T) {
	d := told(t, pagetest.New(), forum, nil)
	next(d)
	next(d)
	d.Press("esc")
	d.Shows("STORIES", "› "+forum, "scene 2 of 5")
	d.Press("enter")
	d.Shows("STORY  "+forum, "scene 2 of 5")
}

// The story of the command line stands before the others, and one of another version
// says that it marks nothing here.
func TestAStoryOfOnesOwn(t *testing.T) {
	one, err := story.Parse("example.toml", story.Files()["example.toml"], nil)
	if err != nil {
		t.Fatal(err)
	}
	foreign := *one
	foreign.Spec = catalog.V1p1
	d := alone(t, pagetest.New(), func(env *page.Env) { env.Story = &foreign })
	d.Shows("› "+one.Title, "It tells of Caliper 1.1, and this session marks the rows of 1.2")
	d.Press("enter")
	d.Shows("STORY  "+one.Title, "begins it", "It tells of Caliper 1.1")
}

func TestTheMouse(t *testing.T) {
	d := alone(t, pagetest.New(), nil)
	second := story.List()[1].Title
	d.Click(second)
	d.Shows("› " + second)
	wheel := func(b tea.MouseButton) {
		d.Update(tea.MouseMsg{Button: b, Action: tea.MouseActionPress})
	}
	wheel(tea.MouseButtonWheelDown)
	d.Hides("› " + second)
	wheel(tea.MouseButtonWheelUp)
	d.Update(tea.MouseMsg{X: 3, Y: 0, Button: tea.MouseButtonLeft, Action: tea.MouseActionPress}) // on the heading
	d.Click(second)
	d.Shows("STORY  " + second)
	next(d)
	d.Update(tea.MouseMsg{X: 3, Y: 0, Button: tea.MouseButtonLeft, Action: tea.MouseActionPress}) // on the words
	d.Click("LOG")
	d.Shows("scene 1 of")
}

// The bench below a story has its commands, but for what a story does itself.
func TestTheBenchBelow(t *testing.T) {
	d := told(t, pagetest.New(), forum, nil)
	next(d)
	k := d.Env.Keys
	d.Press(k.Bench.Stories.Keys()[0])
	d.Shows("You are in a story.")
	d.Press(k.Do.Filter.Keys()[0], "viewed")
	if !d.Page.Typing() {
		t.Fatal("nothing is typed into the filter")
	}
	d.Shows("viewed")
	d.Press("enter", "esc")
	d.Shows("STORY  " + forum)
	if d.Page.Title() != "stories" {
		t.Errorf("it is called %q", d.Page.Title())
	}
	for _, place := range Places(d.Env) {
		if len(place.Commands) == 0 {
			t.Errorf("%s has no commands", place.Name)
		}
	}
}

func TestStoriesFitEverywhere(t *testing.T) {
	d := alone(t, pagetest.New(), nil)
	d.FitsEverywhere("the stories")
	d = told(t, pagetest.New(), whole, nil)
	d.FitsEverywhere("a story that begins")
	next(d)
	next(d)
	d.FitsEverywhere("a scene")
	scenes(d)
	d.FitsEverywhere("the scenes")
}
