package cli

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"caliper-playground/engine/report"
	"caliper-playground/engine/story"
)

// heard is a line of serve, of a scene or of a message.
type heard struct {
	report.Scene
	Seq    int `json:"seq"`
	Status int `json:"status"`
}

// TestServePlaysAStory plays each built-in one: every scene is said before its
// messages, none breaks a promise, and the endpoint goes on behind the last.
func TestServePlaysAStory(t *testing.T) {
	t.Parallel()
	for _, s := range story.List() {
		t.Run(s.Name, func(t *testing.T) {
			run := serve(t, nil, "--state", t.TempDir(), "--story", s.Name, "--pace", "0s")
			var opening report.Opening
			run.next(&opening)
			scene, messages, sent := 0, 0, 0
			for {
				var line heard
				if run.next(&line); line.Kind == "message" {
					if messages++; messages > sent {
						t.Fatalf("message %d comes before its scene is said", line.Seq)
					}
					continue
				}
				if len(line.Broken) > 0 {
					t.Errorf("scene %d: %q", line.Number, line.Broken)
				}
				if line.Number == 0 && scene > 0 {
					break
				}
				if line.Number > 0 {
					sent += len(s.Scenes[line.Number-1].Sends)
				}
				scene = line.Number
			}
			if scene != len(s.Scenes) || messages != s.Messages() {
				t.Errorf("%d scenes and %d messages, want %d and %d", scene, messages, len(s.Scenes), s.Messages())
			}
			if rest := run.end(); len(rest) != 1 || !strings.Contains(rest[0], `"kind":"summary"`) {
				t.Errorf("behind the story it says %q", rest)
			}
		})
	}
}

// TestServeSaysWhatAStoryDoesNotKeep lets pass at the endpoint what a scene promises
// to be refused.
func TestServeSaysWhatAStoryDoesNotKeep(t *testing.T) {
	path := filepath.Join(t.TempDir(), "bare.toml")
	content := "title = \"Bare\"\n[[scene]]\ntitle = \"A bare token\"\nsays = \"It is refused.\"\n[[scene.send]]\nmistake = \"token-bare\"\n"
	if err := os.WriteFile(path, []byte(content), 0o644); err != nil {
		t.Fatal(err)
	}
	run := serve(t, nil, "--state", t.TempDir(), "--story", path, "--pace", "0s", "--tolerate", "bare-token")
	var opening report.Opening
	run.next(&opening)
	for {
		var line heard
		if run.next(&line); len(line.Broken) > 0 {
			if want := "bare.toml:5: scene 1 does not keep its promise: the mistake token-bare no longer fails as it should"; !strings.Contains(line.Broken[0], want) {
				t.Errorf("it says %q", line.Broken)
			}
			break
		}
	}
	run.end()
}

// TestAStoryIsStoppedInTheMiddle ends serve in good order while a story is played.
func TestAStoryIsStoppedInTheMiddle(t *testing.T) {
	run := serve(t, nil, "--state", t.TempDir(), "--story", "survey", "--pace", "1h")
	var opening report.Opening
	run.next(&opening)
	var line heard
	run.next(&line)
	if line.Kind != "scene" || line.Number != 0 || line.Title != "A survey" {
		raw, _ := json.Marshal(line)
		t.Errorf("the first line is %s", raw)
	}
	if rest := run.end(); len(rest) != 1 {
		t.Errorf("it goes on with %q", rest)
	}
}
