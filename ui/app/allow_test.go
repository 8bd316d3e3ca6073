package app

import (
	"strings"
	"testing"

	"caliper-playground/engine/class"
	"caliper-playground/ui/page/pagetest"
)

// ofCleo starts the program on a class whose first session is a learner's.
func ofCleo(t *testing.T) (*driver, *pagetest.Server) {
	t.Helper()
	c := pagetest.NewServer("class-1", "class-2")
	c.ClassName, c.Learners = "class", map[string]class.Learner{"class-1": {Session: "class-1", Name: "Cleo"}}
	return driveClass(t, c, noColour, 120, 40), c
}

// TestNothingIsSentToALearnersSessionUnasked takes each way on which the playground
// sends something: the question names whose session it is, nothing is sent before it
// is answered, and it is put once.
func TestNothingIsSentToALearnersSessionUnasked(t *testing.T) {
	t.Parallel()
	for _, way := range []string{
		"j enter j enter", "j r", "j p", "a", "M =purpose enter", "M =purpose m", "v =CONTENTS / V i e w e d enter s",
		"n =profile? r e a d enter enter enter =would esc s",
		"ctrl+p e v e r y space r o w enter", "N =stories enter",
	} {
		t.Run(way, func(t *testing.T) {
			d, c := ofCleo(t)
			d.shows("Cleo")
			session := c.At(0).Current()
			for _, name := range strings.Fields(way) {
				if sees, ok := strings.CutPrefix(name, "="); ok {
					d.shows(sees)
					continue
				}
				d.press(strings.ReplaceAll(name, "space", " "))
				d.settle()
			}
			d.shows("This goes into the session of Cleo")
			if n := session.Len(); n > 0 {
				t.Fatalf("%d messages were sent before the answer", n)
			}
			d.press("n")
			d.settle()
			d.hides("This goes into the session of Cleo")
			if n := session.Len(); n > 0 {
				t.Fatalf("%d messages were sent against the answer", n)
			}
		})
	}
	d, c := ofCleo(t)
	d.press("j", "enter", "j", "enter", "y")
	d.until("a message", func(string) bool { return c.At(0).Current().Len() == 1 })
	d.press("enter")
	d.until("another, unasked", func(string) bool { return c.At(0).Current().Len() == 2 })
	d.press("}", "j", "enter", "j", "enter") // whose it is, is not said, and it is empty
	d.until("one in the second session", func(string) bool { return c.At(1).Current().Len() == 1 })
}
