package app

import (
	"fmt"
	"net/http"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/muesli/termenv"

	"caliper-playground/engine/story"
	"caliper-playground/ui/page"
	"caliper-playground/ui/page/pagetest"
	"caliper-playground/ui/style"
)

// driveServer starts the program with a real endpoint behind it, at a known time.
func driveServer(t *testing.T, b *backend, choice style.Choice, change func(*page.Env)) *driver {
	t.Helper()
	env := &page.Env{Engine: b, Clock: func() time.Time { return pagetest.Start }}
	if change != nil {
		change(env)
	}
	return driveOn(t, env, choice, 120, 40)
}

// tell opens a story of the list by its title.
func tell(d *driver, title string) {
	d.t.Helper()
	d.press("N")
	d.shows("STORIES")
	for i := 0; !strings.Contains(withoutStyles(d.app.View()), "› "+title); i++ {
		if i > 20 {
			d.t.Fatalf("there is no story %q:\n%s", title, d.app.View())
		}
		d.press("down")
	}
	d.press("enter")
	d.shows("STORY", title, "begins it")
}

// readUpTo waits until the message of that number is read and shown.
func (d *driver) readUpTo(n int) {
	d.t.Helper()
	if n > 0 {
		d.until("the message", func(view string) bool { return strings.Contains(withoutStyles(view), fmt.Sprintf(" %d  [", n)) })
	}
}

// marksAndLog is a screen without the message that is selected, which is read from the
// journal beside.
func marksAndLog(view string) string {
	lines, below := strings.Split(view, "\n"), false
	for i, line := range lines {
		left, right, apart := strings.Cut(line, "│")
		if below = below || apart && strings.HasPrefix(right, " ───"); below && apart {
			lines[i] = left
		}
	}
	return strings.Join(lines, "\n")
}

// TestEveryStoryIsToldToItsEnd has a trainer tell each of them, see at every scene
// that it comes to what it promises, and go back by one scene at the end.
func TestEveryStoryIsToldToItsEnd(t *testing.T) {
	t.Parallel()
	for _, s := range story.List() {
		t.Run(s.Name, func(t *testing.T) {
			b := startBackend(t, func(o *Options) { o.Class.Session.Spec = s.Spec })
			d := driveServer(t, b, noColour, nil)
			tell(d, s.Title)
			last := ""
			for i, scene := range s.Scenes {
				last = marksAndLog(d.app.View())
				d.press(" ")
				d.shows(fmt.Sprintf("scene %d of %d", i+1, len(s.Scenes)), scene.Title)
				d.hides("sending…")
				d.readUpTo(b.current().Len())
				if view := d.app.View(); strings.Contains(view, "not as promised") {
					t.Fatalf("scene %d does not keep its promise:\n%s", i+1, view)
				}
			}
			messages, end := b.current().Len(), marksAndLog(d.app.View())
			d.press(" ")
			d.shows("That was the last scene.")
			d.press("backspace")
			d.until("what was seen after the scene before:\n"+last, func(view string) bool { return marksAndLog(view) == last })
			d.press(" ")
			d.until("what was seen after the last scene:\n"+end, func(view string) bool { return marksAndLog(view) == end })
			if now := b.current().Len(); now != messages {
				t.Errorf("going back and forth has made %d messages of %d", now, messages)
			}
		})
	}
}

// TestAStoryIsPlayedAgain sends with new ids: no event is a repeat, and the log of
// the second playing begins where the first has ended.
func TestAStoryIsPlayedAgain(t *testing.T) {
	t.Parallel()
	b := startBackend(t, nil)
	d := driveServer(t, b, noColour, nil)
	tell(d, "The forum sequence")
	for range 2 {
		for i := range 5 {
			d.press(" ")
			d.shows(fmt.Sprintf("scene %d of 5", i+1), fmt.Sprintf("%d message", i+1), "+ 1 mark")
		}
		d.shows("5 messages")
		d.press("R")
		d.shows("begins it", "0 messages", "0 of 15 met")
	}
	if got := b.current().Totals(); got.Messages != 10 || got.Repeated != 0 || got.Counts.Fail != 0 {
		t.Errorf("the session has %+v", got)
	}
}

// TestWhatComesFromElsewhereBelongsToTheSceneShown sends while a story is told.
func TestWhatComesFromElsewhereBelongsToTheSceneShown(t *testing.T) {
	b := startBackend(t, nil)
	d := driveServer(t, b, noColour, nil)
	tell(d, "The forum sequence")
	d.press(" ")
	d.shows("scene 1 of 5", "1 message ")
	if got := post(t, b.Endpoint(), "Bearer "+b.Endpoint().Token, plain(t, b, "ReadingProfile/ViewEvent/Viewed")); got != http.StatusOK {
		t.Fatalf("answered %d", got)
	}
	d.shows("2 messages", "scene 1 of 5")
	d.press(" ")
	d.shows("scene 2 of 5", "3 messages", "+ 1 mark: Forum › ForumEvent › Subscribed")
	d.press("backspace")
	d.shows("scene 1 of 5", "2 messages")
}

// TestAStoryIsLeftAndComeBackTo finds it at its scene, with what has come meanwhile.
func TestAStoryIsLeftAndComeBackTo(t *testing.T) {
	b := startBackend(t, nil)
	d := driveServer(t, b, noColour, nil)
	tell(d, "The forum sequence")
	d.press(" ", "esc")
	d.shows("STORIES", "scene 1 of 5")
	d.press("esc")
	d.shows("· playground", "1 message ")
	d.press("N", "enter")
	d.shows("scene 1 of 5", "Tomas goes to the forum")
	d.press("F")
	d.shows("Start a fresh session?")
	d.press("y")
	d.shows("begins it", "0 messages")
}

// TestAStoryOfTheCommandLine is told at once, before the others in the list.
func TestAStoryOfTheCommandLine(t *testing.T) {
	one, err := story.Parse("example.toml", story.Files()["example.toml"], nil)
	if err != nil {
		t.Fatal(err)
	}
	d := driveServer(t, startBackend(t, nil), noColour, func(env *page.Env) { env.Story = one })
	d.shows("STORY  A first view, a mistake, and its mend", "begins it")
	d.press("esc")
	d.shows("› A first view, a mistake, and its mend", "A learner reads")
}

// What of a screen is other each time.
var (
	port    = regexp.MustCompile(`127\.0\.0\.1:\d{5}`)
	arrival = regexp.MustCompile(`\d\d:\d\d:\d\d(\]? (\[\w+:)?(200|4\d\d))`)
)

func TestStoryGoldens(t *testing.T) {
	t.Parallel()
	light := style.Choice{Profile: termenv.ANSI256, Background: style.LightBackground}
	dark := style.Choice{Profile: termenv.ANSI256, Background: style.DarkBackground}
	for _, at := range []struct {
		name, title string
		met         int // profiles
		keys        []string
		shown       []string
	}{
		{"begins", "A learner reads and is assessed", 0, nil, []string{"begins it"}},
		{"mark", "A learner reads and is assessed", 2, []string{" ", " ", " "}, []string{"scene 3 of 9", "Reading met", "3 messages", "fills ReadingProfile › ViewEvent"}},
		{"mistake", "A video lesson", 0, []string{" ", " ", " "}, []string{"scene 3 of 8", "finds action-unknown", "action-unknown   /data/0/action"}},
		{"scenes", "A video lesson", 0, []string{" ", " ", "J"}, []string{"SCENES"}},
	} {
		for _, size := range []struct {
			name          string
			choice        style.Choice
			width, height int
		}{
			{"60x15", noColour, 60, 15}, {"80x24", noColour, 80, 24}, {"100x30-light", light, 100, 30},
			{"120x40", noColour, 120, 40}, {"120x40-dark", dark, 120, 40}, {"200x60", noColour, 200, 60},
		} {
			t.Run(at.name+"-"+size.name, func(t *testing.T) {
				b := startBackend(t, func(o *Options) { o.Class.Session.ID = "class" })
				d := driveServer(t, b, size.choice, nil)
				tell(d, at.title)
				for i, key := range at.keys {
					if d.press(key); key == " " {
						d.shows(fmt.Sprintf("scene %d of", i+1))
						d.hides("sending…")
						d.readUpTo(b.current().Len())
					}
				}
				d.until(strings.Join(at.shown, " | "), func(view string) bool {
					return !slices.ContainsFunc(at.shown, func(words string) bool { return !strings.Contains(withoutStyles(view), words) })
				})
				d.update(tea.WindowSizeMsg{Width: size.width, Height: size.height})
				if size.width < 100 { // the header counts too, as soon as it hears of them
					d.shows(fmt.Sprintf("up   %d of 15 met", at.met))
				}
				view := port.ReplaceAllString(nameStyles(d.app.env.Theme, d.app.View()), "127.0.0.1:41873")
				view = arrival.ReplaceAllString(view, "10:16:00$1")
				checkGolden(t, "story-"+at.name+"-"+size.name, freshIDs.ReplaceAllString(view, "urn:uuid:fresh"))
			})
		}
	}
}
