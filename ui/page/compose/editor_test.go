package compose

import (
	"errors"
	"os"
	"strings"
	"testing"

	"caliper-playground/ui/page"
	"caliper-playground/ui/page/pagetest"
)

// edits opens the editor, which leaves another text and ends so.
func edits(t *testing.T, d *pagetest.Driver, change func(text string) string, failure error) {
	t.Helper()
	folder := t.TempDir()
	t.Setenv("TMPDIR", folder)
	t.Setenv("TMP", folder)
	d.Env.Getenv = func(name string) string { return map[string]string{"EDITOR": "an-editor"}[name] }
	ran := len(d.Screen.Program)
	d.Press("E")
	if len(d.Screen.Program) != ran+1 {
		t.Fatalf("no editor was opened:\n%s", d.View())
	}
	d.Press("E")
	d.Shows("The editor has it already.")
	path := theFile(t, folder)
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(change(string(content))), 0o600); err != nil {
		t.Fatal(err)
	}
	d.Run(d.Screen.Over(failure))
}

// theFile returns the path of the one file in the one folder of another.
func theFile(t *testing.T, folder string) string {
	t.Helper()
	for range 2 {
		all, err := os.ReadDir(folder)
		if err != nil || len(all) != 1 {
			t.Fatalf("%v, %v", all, err)
		}
		folder += string(os.PathSeparator) + all[0].Name()
	}
	return folder
}

func same(text string) string { return text }

func TestTheEditorsTextIsTakenOver(t *testing.T) {
	d := composing(t)
	edits(t, d, func(text string) string { return strings.Replace(text, `"Submitted"`, `"Started"`, 1) }, nil)
	d.Shows("The editor's text was taken over: 1 event.", "action           Started", "✓ would fill Assessment › Started")
	d.Press("u")
	d.Shows("Undone: the editor's text.", "action           Submitted")
	edits(t, d, same, nil)
	d.Shows("Nothing was changed in the editor.", "action           Submitted")
}

func TestTheEditorMayMakeSeveralEventsOfOne(t *testing.T) {
	d := composing(t)
	edits(t, d, func(text string) string { return "[" + text + "," + text + "]" }, nil)
	d.Shows("taken over: 2 events.", "▾ event 1", "event 2")
}

// A text with a mistake waits to be mended, and loses nothing meanwhile.
func TestTheEditorsMistakeIsKept(t *testing.T) {
	d := composing(t)
	edits(t, d, func(text string) string { return strings.Replace(text, `"action":`, `"action"`, 1) }, nil)
	d.Shows("The text is kept, but cannot be taken over yet: line ", "u drops it", `"action"`)
	edits(t, d, func(text string) string { return strings.Replace(text, `"action"`, `"action":`, 1) }, nil)
	d.Shows("taken over: 1 event.", "✓ would fill Assessment › Submitted")
	d.Press("u", "u")
	d.Shows("✓ would fill Assessment › Submitted")
}

func TestAnEditorThatFails(t *testing.T) {
	d := composing(t)
	edits(t, d, same, errors.New("it broke"))
	d.Shows("It broke; see VISUAL or EDITOR.", "action           Submitted")
	edits(t, d, func(text string) string { return text + " " }, errors.New("it broke"))
	d.Shows("Nothing was taken over: ", "what the editor wrote is in ")
	if d.Screen.Tone != page.Failed {
		t.Errorf("tone %v", d.Screen.Tone)
	}
}

// What holds line breaks would lose them on one line.
func TestAValueOfSeveralLinesIsForTheEditor(t *testing.T) {
	d := opened(t, strings.Replace(anEvent, `"Person"}`, `"Person","name":"Ines\nVarga"}`, 1))
	selects(d, "actor")
	d.Press("right")
	selects(d, "name ")
	d.Press("enter")
	d.Shows("editor")
	if d.Page.Typing() {
		t.Error("it is typed on one line")
	}
}
