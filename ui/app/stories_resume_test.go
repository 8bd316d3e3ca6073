package app

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"caliper-playground/engine/story"
	"caliper-playground/ui/page/pagetest"
)

// resumed starts the program on a session that is there, with what a folder keeps of the
// screen, as a start after a kill does; a story may be asked for.
func resumed(t *testing.T, b *backend, folder string, asked *story.Story) *driver {
	t.Helper()
	d := driveServer(t, b, noColour, nil)
	d.app.env.Story, d.app.screen().env.Story = asked, asked
	d.app.takeUp(loadKept(Options{State: folder}))
	d.run(d.app.firstPage())
	d.resize(120, 40)
	return d
}

// tellingAndLog is what is told of a scene and the log, without the message that is
// selected, and without what is unfolded among the profiles.
func tellingAndLog(view string) string {
	var lines []string
	for line := range strings.Lines(view) {
		_, right, apart := strings.Cut(line, "│")
		switch {
		case apart && strings.HasPrefix(right, " ───"):
			return strings.Join(lines, "")
		case apart && !strings.Contains(line, "PROFILES"):
			line = right
		}
		lines = append(lines, line)
	}
	return strings.Join(lines, "")
}

// TestAStoryGoesOnAfterEachScene starts the program anew after every scene of every
// story: it shows what was shown, and what follows keeps its promises, as if it had
// never ended.
func TestAStoryGoesOnAfterEachScene(t *testing.T) {
	t.Parallel()
	for _, s := range story.List() {
		t.Run(s.Name, func(t *testing.T) {
			folder := t.TempDir()
			b := startBackend(t, func(o *Options) { o.Class.Session.Spec = s.Spec })
			d := resumed(t, b, folder, nil)
			tell(d, s.Title)
			for i, scene := range s.Scenes {
				d.press(" ")
				d.shows(fmt.Sprintf("scene %d of %d", i+1, len(s.Scenes)), scene.Title)
				d.hides("sending…")
				d.readUpTo(b.current().Len())
				if view := d.app.View(); strings.Contains(view, "not as promised") {
					t.Fatalf("scene %d does not keep its promise:\n%s", i+1, view)
				}
				was, messages := d.app.View(), b.current().Len()
				d.app.flush()
				d = resumed(t, b, folder, nil)
				d.until("what was shown before:\n"+was, func(view string) bool { return tellingAndLog(view) == tellingAndLog(was) })
				if now := b.current().Len(); now != messages {
					t.Fatalf("starting anew has made %d messages of %d", now, messages)
				}
			}
			for i := len(s.Scenes) - 1; i > 0; i-- {
				d.press("backspace")
				d.shows(fmt.Sprintf("scene %d of %d", i, len(s.Scenes)), s.Scenes[i-1].Title)
			}
		})
	}
}

// play plays the first scenes of the forum's story.
func play(d *driver, scenes int) {
	d.t.Helper()
	for i := range scenes {
		d.press(" ")
		d.shows(fmt.Sprintf("scene %d of 5", i+1), fmt.Sprintf("%d message", i+1), "+ 1 mark")
	}
}

// TestAStoryIsKeptWhileItIsTold has the program write how far a story is, so that no end
// is needed for it to go on; also where the page was left, from where it is come back to.
func TestAStoryIsKeptWhileItIsTold(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	b := startBackend(t, nil)
	d := resumed(t, b, folder, nil)
	tell(d, "The forum sequence")
	play(d, 2)
	kept := func(page string) { // without another key
		d.t.Helper()
		d.until("the file", func(string) bool {
			k := loadKept(Options{State: folder}).state
			return strings.Contains(string(k.Story), `"at": 1`) && k.Page == page
		})
	}
	kept("stories")
	copied := t.TempDir() // two that keep the same file would each write over the other's
	if err := os.CopyFS(copied, os.DirFS(folder)); err != nil {
		t.Fatal(err)
	}
	resumed(t, b, copied, nil).shows("STORY", "scene 2 of 5")
	d.press("esc", "esc")
	d.shows("PROFILES")
	kept("")
	d = resumed(t, b, folder, nil)
	d.shows("PROFILES")
	d.press("N")
	d.shows("STORY", "scene 2 of 5")
	d.press("esc")
	d.shows("STORIES", "› The forum sequence", "scene 2 of 5")

	other := resumed(t, startBackend(t, nil), folder, nil) // another session has no story under way
	other.press("N")
	other.shows("STORIES")
	other.hides("scene 2 of 5")
}

// TestAStoryOfOnesOwnGoesOn reads it from its file again, and says so where it is gone or
// another one; asked for on the command line, it goes on too.
func TestAStoryOfOnesOwnGoesOn(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	path := filepath.Join(folder, "mine.toml")
	content := story.Files()["forum.toml"]
	if err := os.WriteFile(path, content, 0o600); err != nil {
		t.Fatal(err)
	}
	mine, err := story.Read(path)
	if err != nil {
		t.Fatal(err)
	}
	b := startBackend(t, nil)
	d := resumed(t, b, folder, mine)
	d.shows("STORY", mine.Title, "begins it")
	play(d, 3)
	d.app.flush()
	resumed(t, b, folder, nil).shows("STORY", "scene 3 of 5", "3 messages")
	resumed(t, b, folder, mine).shows("STORY", "scene 3 of 5", "3 messages")

	for scenes, shown := range map[int]string{4: "scene 3 of 4", 2: "2 scenes, and 3 were told"} {
		shorter := strings.Join(strings.Split(string(content), "[[scene]]")[:scenes+1], "[[scene]]")
		if err := os.WriteFile(path, []byte(shorter), 0o600); err != nil {
			t.Fatal(err)
		}
		resumed(t, b, folder, nil).shows("STOR", shown)
	}
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
	d = resumed(t, b, folder, nil)
	d.shows("STORIES", "cannot go on", "mine.toml", "Choose one")
	d.press("enter")
	d.shows("STORY", "begins it")
}

// Whatever stands in the file of the screen, the program starts.
func TestABrokenMemoryOfAStory(t *testing.T) {
	for _, memory := range []string{`null`, `7`, `{}`, `{"name": "forum", "path": "stories/forum.toml", "at": 9, "first": 99, "scenes": [{"sent": [{"seq": 12, "status": 200}], "up_to": 77}]}`,
		`{"name": "forum", "path": "stories/forum.toml", "at": -9, "first": -3, "scenes": [{"sent": [{"seq": -1, "status": 200}], "up_to": -4}]}`} {
		d := drive(t, pagetest.New(), 120, 40)
		k := kept{}
		k.state.Session, k.state.Page, k.state.Story = d.app.env.Engine.Session().ID(), "stories", []byte(memory)
		d.app.takeUp(k)
		d.run(d.app.firstPage())
		d.until("the stories", func(view string) bool { return strings.Contains(view, "STORIES") || strings.Contains(view, "STORY ") })
	}
}
