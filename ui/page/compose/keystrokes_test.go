package compose

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"caliper-playground/catalog"
	"caliper-playground/engine/conformance"
	"caliper-playground/ui/page/pagetest"
)

// person presses keys one by one, and counts them.
type person struct {
	*pagetest.Driver
	t    *testing.T
	keys int
}

// atCompose is a person who came from the bench by the one key that opens the page.
func atCompose(t *testing.T) *person {
	t.Helper()
	return &person{Driver: asking(t), t: t, keys: 1}
}

// press presses a key.
func (h *person) press(name string) {
	h.t.Helper()
	h.Press(name)
	h.keys++
}

// types types a text, letter by letter.
func (h *person) types(text string) {
	h.t.Helper()
	for _, letter := range text {
		h.press(string(letter))
	}
}

// finds goes to a field by some letters of its name, and begins to edit it.
func (h *person) finds(letters string) {
	h.t.Helper()
	h.press("/")
	h.types(letters)
	h.press("enter")
}

// event is what is looked at of what was sent.
type event struct {
	Actor, Object struct{ Name, Body string }
	Generated     struct {
		Assignee, Assignable string
		Count                int
	}
	Target struct{ ID, CurrentTime string }
}

// sends sends what was composed, holds the count of keys to a limit, and returns the
// event that arrived, which has to earn the mark of a row.
func (h *person) sends(most int, row string) event {
	h.t.Helper()
	h.press("s")
	h.Shows("message 1, 200, pass")
	if h.keys > most {
		h.t.Errorf("%d keys, want at most %d", h.keys, most)
	}
	m, err := h.Engine.Current().Message(1)
	if err != nil {
		h.t.Fatal(err)
	}
	a := conformance.NewAssessor(conformance.Options{Spec: catalog.V1p2}).Assess(m.Exchange.Body, nil)
	if !slices.ContainsFunc(a.Items[0].Credits, func(c conformance.Credit) bool { return c.RowID == row }) {
		h.t.Errorf("no mark of %s: %s", row, a.Items[0].Uncredited)
	}
	var sent struct{ Data []event }
	if err := json.Unmarshal(m.Exchange.Body, &sent); err != nil || len(sent.Data) != 1 {
		h.t.Fatalf("%v: %s", err, m.Exchange.Body)
	}
	h.t.Logf("%d keys", h.keys)
	return sent.Data[0]
}

// Somebody submits an assessment for the second time, with names of their own.
func TestKeysOfASecondAttempt(t *testing.T) {
	h := atCompose(t)
	h.types("submit")
	h.Shows("› AssessmentEvent › Submitted")
	h.press("enter")
	h.Shows("›      count          1")
	h.press("enter")
	h.types("2")
	h.press("enter")
	h.finds("name")
	h.types("Ada Lovelace")
	h.press("enter")
	h.press("/")
	h.types("name")
	h.Shows("› actor.name", "Ada Lovelace", "  object.name")
	h.press("down")
	h.press("enter")
	h.types("Unit 3 quiz")
	h.press("enter")
	sent := h.sends(60, "AssessmentProfile/AssessmentEvent/Submitted")
	if sent.Actor.Name != "Ada Lovelace" || sent.Object.Name != "Unit 3 quiz" || sent.Generated.Count != 2 || !strings.Contains(sent.Generated.Assignable, "assessments") {
		t.Errorf("sent %+v", sent)
	}
}

// Somebody pauses a video at 3:05.
func TestKeysOfAPause(t *testing.T) {
	h := atCompose(t)
	h.types("pause")
	h.Shows("  MediaEvent › Paused")
	h.press("down")
	h.press("enter")
	h.Shows("target.currentTime  duration", "PT2M5S")
	h.press("enter")
	h.types("3:05")
	h.press("enter")
	if sent := h.sends(15, "MediaProfile/MediaEvent/Paused"); sent.Target.CurrentTime != "PT3M5S" || !strings.HasSuffix(sent.Target.ID, "#t=185") {
		t.Errorf("paused at %+v", sent.Target)
	}
}

// Somebody posts a message of their own in a forum.
func TestKeysOfAPost(t *testing.T) {
	h := atCompose(t)
	h.types("post")
	h.press("enter")
	h.Shows("object.body  text")
	h.press("enter")
	h.types("Hello")
	h.press("enter")
	if sent := h.sends(14, "ForumProfile/MessageEvent/Posted"); sent.Object.Body != "Hello" {
		t.Errorf("posted %q", sent.Object.Body)
	}
}

// Somebody launches a tool by LTI.
func TestKeysOfALaunch(t *testing.T) {
	h := atCompose(t)
	h.types("lti")
	h.Shows("› Tool Launch")
	h.press("enter")
	h.Shows("› Launched")
	h.press("enter")
	h.sends(9, "ToolLaunchProfile/ToolLaunchEvent/Launched")
}
