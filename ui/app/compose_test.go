package app

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"caliper-playground/catalog"
	"caliper-playground/engine/compose"
	"caliper-playground/ui/page/pagetest"
	"caliper-playground/ui/style"
)

// composing opens the row Assessment › AssessmentEvent › Submitted.
func composing(t *testing.T) *driver {
	t.Helper()
	d, _ := composeOn(t, nil)
	openSubmitted(d)
	return d
}

func openSubmitted(d *driver) {
	d.t.Helper()
	v := catalog.Get(catalog.V1p2)
	p := v.Profile("AssessmentProfile")
	composeRow(d, p, v.Rows("AssessmentEvent", "Submitted")[0])
	d.shows("COMPOSE   Assessment › AssessmentEvent › Submitted", "✓ would fill Assessment › Submitted")
}

// selects moves down until the line of that name is selected.
func (d *driver) selects(words string) {
	d.t.Helper()
	d.press("g")
	for range 80 {
		for _, line := range strings.Split(d.app.View(), "\n") {
			line, _, _ = strings.Cut(line, "│")
			if strings.HasPrefix(line, "›") && strings.Contains(line, words) {
				return
			}
		}
		d.press("down")
	}
	d.t.Fatalf("no line %q can be selected:\n%s", words, d.app.View())
}

// composingAt opens the row Assessment › AssessmentEvent › Submitted with ids
// and times that are always the same.
func composingAt(t *testing.T, choice style.Choice) *driver {
	t.Helper()
	d := driveIn(t, pagetest.New(), choice, 120, 40)
	made := 0
	d.app.env.Source = compose.Source{
		Now: func() time.Time { return pagetest.Start },
		UUID: func() string {
			made++
			return fmt.Sprintf("2c9e0a1e-5f0e-4b1c-9a55-%012d", made)
		},
	}
	d.press("n")
	d.shows("Which profile?")
	d.press("assess", "enter", "AssessmentEvent", "enter", "submit", "enter")
	d.shows("would fill")
	return d
}

func TestComposeARowOfTheBench(t *testing.T) {
	d := drive(t, pagetest.New(), 120, 40)
	d.press("enter")
	d.press("n")
	d.shows("COMPOSE   General › Event › Recommended", "✓ would fill General", "✓ no findings")
	d.press("esc")
	d.shows("PROFILES")
}

func TestComposeFromTheVocabulary(t *testing.T) {
	d, _ := composeOn(t, nil)
	lookUp(d, "ToolUseEvent")
	d.press("n")
	d.shows("COMPOSE   Tool Use › ToolUseEvent › Used", "✓ would fill Tool Use › Used")
	d.press("esc")
	d.shows("ToolUseEvent  event")
}

func TestComposeHelpNamesItsKeys(t *testing.T) {
	d := composing(t)
	d.press("?")
	d.shows("object or IRI", "another event", "edit the JSON in the editor", "redo", "copy JSON, curl, fixture")
	d.press("?")
	d.shows("COMPOSE")
}
