package app

import (
	"slices"
	"strings"
	"testing"

	"caliper-playground/ui/page/pagetest"
)

func TestTolerancesOnTheBench(t *testing.T) {
	c := pagetest.NewServer("class-1", "class-2")
	d := driveClass(t, c, noColour, 80, 24)
	d.press("L")
	d.shows("[ ] bare-token", "[ ] time-format", "[ ] missing-context")
	d.press("j", "enter")
	d.shows("› [x] time-format", "time-format is on from the next message on.")
	d.press("G", " ")
	d.shows("[x] missing-context")
	d.press(" ")
	d.shows("[ ] missing-context", "missing-context is off from the next message on.")
	if got := c.At(0).Judging().Tolerances.Names(); !slices.Equal(got, []string{"time-format"}) {
		t.Errorf("the session tolerates %q", got)
	}
	d.press("L")
	d.shows("PROFILES")
	d.press("u")
	d.shows("Tolerated: time-format. L on the bench changes that.")
	d.press("esc")
	d.shows("PROFILES")
	d.press("}")
	d.shows("class-2 2 of 2")
	d.press("L")
	d.shows("[ ] time-format")
	if got := c.At(1).Judging().Tolerances.Names(); len(got) > 0 {
		t.Errorf("the neighbour tolerates %q", got)
	}
}

func TestEachUseOfAToleranceIsShown(t *testing.T) {
	m, credit := pagetest.Conformant(reading())
	m.Exchange.Tolerated, m.Note = []string{"bare-token"}, "tolerated: bare-token"
	for _, size := range [][2]int{{80, 24}, {120, 40}} {
		engine := pagetest.New()
		engine.Current().Receive(m, credit)
		d := drive(t, engine, size[0], size[1])
		d.shows("1 ✓")
		d.press("tab")
		d.shows("tolerated: bare-token")
		d.press("enter")
		d.shows("! tolerated: bare-token", `without the word "Bearer"`, "No findings in the content.", "✓ fills Reading")
		if view := d.app.View(); strings.Contains(view, "as the specification has it") {
			t.Errorf("it is praised all the same:\n%s", view)
		}
		d.press("2")
		d.shows("Tolerated: bare-token.")
		d.press("4")
		d.shows("Tolerated: bare-token")
	}
}
