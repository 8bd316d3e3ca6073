package app

import (
	"bytes"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"caliper-playground/engine/document"
	"caliper-playground/engine/exercise"
	"caliper-playground/engine/sensor"
)

// learner starts the program on an engine with an endpoint that listens, on the page
// of exercises.
func learner(t *testing.T) (*driver, *backend) {
	t.Helper()
	b := startBackend(t, func(*Options) {})
	d := drive(t, b, 120, 40)
	d.press("I")
	d.shows("0 of", "exercises done", "› · Say what was done")
	return d, b
}

// TestAnExerciseSolvedInTheEditor goes wrong first, takes hints, and comes to the
// next one.
func TestAnExerciseSolvedInTheEditor(t *testing.T) {
	d, _ := learner(t)
	script := filepath.Join(t.TempDir(), "editor")
	if err := os.WriteFile(script, []byte("#!/bin/sh\nsed -i 's/\"read\"/\"Viewed\"/' \"$1\"\n"), 0o700); err != nil {
		t.Fatal(err)
	}
	d.app.env.Getenv = func(name string) string { return map[string]string{"VISUAL": script}[name] }
	d.press("enter", "s")
	d.shows("✗ it fills the right row of the Reading", "✗  11   \"action\": \"read\"")
	d.press("i", "i")
	d.shows("Hint 2", "single action")
	d.press("i")
	d.shows("There is no further hint")
	d.press("E")
	d.shows("Solved; n goes on.", "✓ it fills Reading › ViewEvent › Viewed", "An action is a term of the vocabulary")
	d.press("n")
	d.shows("exercise one-word", "· it fills Assessment")
	d.press("b")
	d.shows("one-word is left out")
	d.press("esc")
	d.shows("1 of", "✓ Say what was done", "- One word, one spelling")
	// It is on disk.
	p, err := exercise.OpenProgress(d.app.env.State)
	if err != nil || !p.Of("name-the-action").Done() || !p.Of("one-word").Skipped {
		t.Errorf("on disk is %v, %v", p, err)
	}
}

// TestAnExerciseSolvedInTheForm corrects the action in the form and sends from there.
func TestAnExerciseSolvedInTheForm(t *testing.T) {
	d, _ := learner(t)
	d.press("j", "enter", "e")
	d.shows("compose", "Submited")
	d.press("x")
	d.shows("Submitted")
	d.press("s")
	d.shows("Sent 1 event", "It fills Assessment › Submitted. That solves the exercise")
	d.press("esc")
	d.shows("exercise one-word", "✓ it fills Assessment › AssessmentEvent ›", "makes another word", `"action": "Submitted"`)
}

// TestWhatIsComposedForAnExerciseIsKept leaves the form before anything was sent: no
// question is asked, for nothing is lost, also when the program starts again.
func TestWhatIsComposedForAnExerciseIsKept(t *testing.T) {
	d, _ := learner(t)
	d.press("j", "enter", "e")
	d.shows("compose", "Submited", "did you mean")
	d.press("x")
	d.hides("Submited")
	d.press("esc")
	d.shows("exercise one-word", "· it fills Assessment", `"action": "Submitted"`)
	onDisk(d, "the answer", "one-word", func(s exercise.Standing) bool { return strings.Contains(s.Answer, `"Submitted"`) })
	d.press("I", "I", "j", "enter")
	d.shows("exercise one-word", `"action": "Submitted"`)
	d.press("s")
	d.shows("Solved; n goes on.")
}

// TestFromNothingToAMark begins with an empty answer, for which the form asks which
// event it is to be, goes wrong first, and mends what is in the form still.
func TestFromNothingToAMark(t *testing.T) {
	d, _ := learner(t)
	d.press("j", "j", "j", "j", "j", "enter")
	d.shows("exercise build-a-view")
	d.press("e")
	d.shows("Which profile?")
	d.press("reading", "enter", "view", "enter", "s")
	d.shows("1 mark. It fills Reading › Viewed.", "One goal is open, that /actor/id is")
	d.press("esc")
	d.shows("✗ /actor/id is", `"ViewEvent"`)
	d.press("e", "j", "j", "j", "j", "right", "j", "enter", "webpage", "enter", "j", "enter", "ctrl+u", "https://example.org/larkmoor/home", "enter", "s", "n")
	d.shows("That solves the exercise")
	d.press("esc")
	d.shows("✓ /actor/id is", `"https://example.org/larkmoor/home"`)
}

// TestTheIDOfAnEvent is an exercise of which the form sends the answer more than once:
// a mended id is not asked about, and where one is sent again, it stays as it is wanted.
func TestTheIDOfAnEvent(t *testing.T) {
	d, _ := learner(t)
	d.press(keysTo(t, "event-id")...)
	d.press("enter")
	d.shows("exercise event-id")
	d.press("e", "s")
	d.shows("4 of 7 goals are open; esc shows which.")
	d.press("x")
	d.shows("Mended: event-id-form", `"urn:uuid:32872e14-ba5d-4836`)
	d.press("s")
	d.shows("That solves the exercise")
	d.press("s")
	d.shows("as it is, a repeat")
	d.press("R")
	d.shows("That solves the exercise")
	d.press("esc")
	d.shows("exercise event-id", "✓ the right value stands at /id", "done on")
}

// TestQuittingKeepsTheAnswerInTheForm mends it there and ends the program at once: the
// answer is on disk when that has ended.
func TestQuittingKeepsTheAnswerInTheForm(t *testing.T) {
	d, _ := learner(t)
	d.press(keysTo(t, "event-id")...)
	d.press("enter")
	d.shows("exercise event-id")
	d.press("e")
	d.shows("compose")
	d.press("x")
	d.shows("Mended: event-id-form")
	d.press("ctrl+c")
	d.until("the end", func(string) bool { return d.quit })
	p, err := exercise.OpenProgress(d.app.env.State)
	if err != nil || !strings.Contains(p.Of("event-id").Answer, "urn:uuid:32872e14-ba5d-4836") {
		t.Errorf("%v, the answer is %q", err, p.Of("event-id").Answer)
	}
}

// keysTo go down the list of exercises to one.
func keysTo(t *testing.T, name string) []string {
	t.Helper()
	var keys []string
	for _, e := range exercise.BuiltIn() {
		if e.Name == name {
			return keys
		}
		keys = append(keys, "j")
	}
	t.Fatalf("there is no exercise %q", name)
	return nil
}

// TestWhereASensorSendsTo is one key away from an exercise.
func TestWhereASensorSendsTo(t *testing.T) {
	d, b := learner(t)
	d.press("enter", "u")
	d.shows("Point your sensor here.", b.Endpoint().URL)
	d.press("esc")
	d.shows("exercise name-the-action")
}

// TestAnExerciseSolvedFromOutside is sent to the session's endpoint as a sensor does.
func TestAnExerciseSolvedFromOutside(t *testing.T) {
	d, b := learner(t)
	d.press("j", "enter")
	e, err := exercise.BuiltIn().Find("one-word")
	if err != nil {
		t.Fatal(err)
	}
	post := func(body string) {
		t.Helper()
		at := b.Endpoint()
		envelope := sensor.Envelope("urn:test:sensor", d.app.env.Now(), e.Spec, []byte(body))
		request, err := http.NewRequestWithContext(t.Context(), http.MethodPost, at.URL, bytes.NewReader(envelope))
		if err != nil {
			t.Fatal(err)
		}
		request.Header.Set("Authorization", "Bearer "+at.Token)
		request.Header.Set("Content-Type", "application/json")
		answer, err := http.DefaultClient.Do(request)
		if err != nil {
			t.Fatal(err)
		}
		_ = answer.Body.Close()
	}
	post(e.Start)
	d.shows("✗ it fills Assessment › AssessmentEvent ›", "it has an error, action-unknown")
	fresh, err := document.Patch([]byte(e.Solution), []document.Op{{Op: "replace", Path: "/id", Value: []byte(`"urn:uuid:0d7e846c-0f0d-440e-938f-1c09db52c218"`)}})
	if err != nil {
		t.Fatal(err)
	}
	post(string(fresh)) // another id is as right
	d.shows("Solved; n goes on.", "✓ it fills Assessment › AssessmentEvent ›")
}

// TestPracticeWithoutEnd goes from one planted mistake to the next.
func TestPracticeWithoutEnd(t *testing.T) {
	d, _ := learner(t)
	d.press("p")
	d.shows("exercise practice-1", "There is one mistake")
	d.press("n")
	d.shows("exercise practice-2")
	d.press("o")
	d.shows("A solution, one of many")
	d.press("i")
	onDisk(d, "the hint", "practice-2", func(s exercise.Standing) bool { return s.Hints == 1 })
	d.press("r", "y")
	d.shows("Your answer")
	onDisk(d, "no hint", "practice-2", func(s exercise.Standing) bool { return s.Hints == 0 })
}

// onDisk waits until what is written down of an exercise is as it should be.
func onDisk(d *driver, what, name string, as func(exercise.Standing) bool) {
	d.t.Helper()
	d.until(what+", on disk", func(string) bool {
		p, err := exercise.OpenProgress(d.app.env.State)
		return err == nil && as(p.Of(name))
	})
}
