//go:build unix

package cli_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// submitted chooses Assessment, AssessmentEvent and Submitted, key by key.
func (s *terminal) submitted() {
	s.t.Helper()
	s.press("n")
	s.await(`Which profile\?`)
	s.press("assess\r")
	s.await(`Which event\?`)
	s.press("AssessmentEvent\r")
	s.await(`Which action\?`)
	s.press("subm\r")
	s.await(`would fill Assessment › Submitted`)
}

// TestComposeFromNothing composes an event from nothing, changes it, sends it,
// and sees the mark on the bench.
func TestComposeFromNothing(t *testing.T) {
	t.Parallel()
	s := open(t, 120, 40)
	s.await(`0 of 15 met`)
	s.submitted()
	s.press("gjjj") // to the actor
	s.press("-")
	s.await(`actor is missing`)
	s.press("\r")
	s.await(`no findings`)
	s.press("s")
	s.await(`Sent 1 event: message 1, 200, pass, 1 mark`)
	s.press("\x1b")
	s.await(`Assessment[^\n]*1/1`)
	s.quit()
}

// editor writes a script that stands in for an editor: its n-th call does what
// the n-th of the steps says, with the file's path in $1.
func editor(t *testing.T, steps ...string) string {
	t.Helper()
	folder := t.TempDir()
	path := filepath.Join(folder, "editor.sh")
	script := "#!/bin/sh\ncount=\"" + folder + "/count\"\necho x >>\"$count\"\ncase $(wc -l <\"$count\" | tr -d ' ') in\n"
	for i, step := range steps {
		script += string(rune('1'+i)) + ") " + step + " ;;\n"
	}
	if err := os.WriteFile(path, []byte(script+"esac\n"), 0o700); err != nil {
		t.Fatal(err)
	}
	return path
}

// change is a step that edits the file by sed.
func change(expression string) string {
	return `sed '` + expression + `' "$1" >"$1.new" && cat "$1.new" >"$1" && rm "$1.new"`
}

// TestAMistakeInTheEditorIsShownAndMended goes through the editor twice: with a
// mistake, which is shown and kept, and then without, and sends what came of it.
func TestAMistakeInTheEditorIsShownAndMended(t *testing.T) {
	t.Parallel()
	script := editor(t, change(`s/"action": "Submitted",/"action": "Submitted" "own": 1,/`), `grep -q '"own": 1' "$1" && `+change(`s/"Submitted" "own": 1,/"Started",/`))
	s := openWith(t, []string{"EDITOR=" + script})
	s.await(`0 of 15 met`)
	s.submitted()
	s.press("E")
	s.await(`cannot be taken over yet: line \d+, column \d+`)
	s.press("s")
	s.await(`This is no envelope .* Send it as it is`)
	s.press("n")
	s.press("E")
	s.await(`The editor's text was taken over`)
	s.await(`would fill Assessment › Started`)
	s.press("s")
	s.await(`Sent 1 event: message 1, 200, pass, 1 mark`)
	s.press("q")
	s.await(`Assessment[^\n]*1/11`)
	s.quit()
}

// TestTheEndpointAnswersWhileTheEditorRuns sends while the terminal belongs to
// the editor, which ends only when the answer is there.
func TestTheEndpointAnswersWhileTheEditorRuns(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	ready, done := filepath.Join(folder, "ready"), filepath.Join(folder, "done")
	script := editor(t, `touch "`+ready+`"; echo EDITING; while [ ! -e "`+done+`" ]; do sleep 0.05; done`)
	s := openWith(t, []string{"EDITOR=false", "VISUAL=" + script}, "--token", "sesame", "--session", "class")
	url := s.await(`(http://127\.0\.0\.1:\d+/caliper/class/message)`)[1]
	s.submitted()
	s.press("E")
	s.await(`EDITING`)
	if status := post(t, url, "sesame", envelope); status != 200 {
		t.Errorf("the envelope is answered %d", status)
	}
	if err := os.WriteFile(done, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	s.await(`Nothing was changed in the editor`)
	s.press("\x1b")
	s.await(`1 message`)
	s.quit()
}

func TestAnEditorThatFailsLosesNothing(t *testing.T) {
	t.Parallel()
	temporary := t.TempDir()
	s := openWith(t, []string{"TMPDIR=" + temporary, "EDITOR=" + editor(t, `echo '{}' >"$1"; exit 3`)})
	s.await(`0 of 15 met`)
	s.submitted()
	s.press("E")
	s.await(`exit status 3; see VISUAL or EDITOR`)
	s.press("u")
	s.await(`Undone: the first event`) // the editor's work is no step of its own
	left, err := filepath.Glob(filepath.Join(temporary, "caliper-playground-*", "event.json"))
	if err != nil || len(left) != 1 {
		t.Errorf("the editor's work is in %v, %v", left, err)
	}
	s.press("\x1b")
	s.await(`(?s)the first event.*PROFILES`)
	s.quit()
	if strings.Contains(s.text(), "panic") {
		t.Error("it panicked")
	}
}
