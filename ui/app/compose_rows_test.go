package app

import (
	"fmt"
	"testing"

	"caliper-playground/catalog"
)

// composeOn starts the program on a real session and endpoint.
func composeOn(t *testing.T, change func(*Options)) (*driver, *backend) {
	t.Helper()
	b := startBackend(t, change)
	return drive(t, b, 120, 40), b
}

// choose types a name into the list that asks for it, and takes the first hit.
func choose(d *driver, question, name string) {
	d.t.Helper()
	d.shows(question)
	d.press(name, "enter")
}

// composeRow makes a row's event from nothing, by what the lists offer.
func composeRow(d *driver, profile *catalog.Profile, row *catalog.Row) {
	d.t.Helper()
	d.press("n")
	choose(d, "Which profile?", profile.Title)
	events, rows := map[string]bool{}, 0
	for _, r := range profile.Rows {
		events[r.Event] = true
		if r.Event == row.Event {
			rows++
		}
	}
	if len(events) > 1 {
		choose(d, "Which event?", row.Event)
	}
	if rows > 1 {
		choose(d, "Which action?", row.Action)
	}
}

// TestEveryRowIsComposedToAMark makes, for each row of both versions, an event
// from the form alone, sends it over HTTP, and looks for its mark.
func TestEveryRowIsComposedToAMark(t *testing.T) {
	t.Parallel()
	for _, version := range catalog.Versions() {
		t.Run(string(version), func(t *testing.T) {
			d, b := composeOn(t, func(o *Options) { o.Class.Session.Spec = version })
			v := catalog.Get(version)
			met := map[string]bool{}
			sent := 0
			d.press("G") // a heading or a profile, no row
			for p := range v.Profiles {
				for r := range v.Profiles[p].Rows {
					row := &v.Profiles[p].Rows[r]
					composeRow(d, &v.Profiles[p], row)
					d.shows("✓ would fill")
					sent++
					d.press("s")
					d.shows(fmt.Sprintf("Sent 1 event: message %d, 200, ", sent))
					for _, score := range b.Session().Scorecard() {
						for _, s := range score.Rows {
							met[s.Row.ID] = s.Met()
						}
					}
					if !met[row.ID] {
						t.Errorf("%s has no mark", row.ID)
					}
					d.press("esc") // what was sent may be left
					d.shows("PROFILES")
				}
			}
			for id, is := range met {
				if !is {
					t.Errorf("%s has no mark in the end", id)
				}
			}
		})
	}
}
