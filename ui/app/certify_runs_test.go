package app

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"caliper-playground/catalog"
	"caliper-playground/engine/sensor"
	"caliper-playground/fixtures"
	"caliper-playground/ui/page"
)

// sendRows sends the events of rows as a product's sensor does, from outside, each
// changed by edit.
func sendRows(t *testing.T, b *backend, edit func(string) string, rows ...string) {
	t.Helper()
	for _, row := range rows {
		f, ok := fixtures.ForRow(catalog.V1p2, row)
		if !ok {
			t.Fatalf("no fixture for %s", row)
		}
		item := string(f.Data)
		if edit != nil {
			item = edit(item)
		}
		body := sensor.Envelope("https://tides.example/sensor", time.Now(), catalog.V1p2, []byte(item))
		if status := post(t, b.Endpoint(), "Bearer "+b.Endpoint().Token, string(body)); status != 200 {
			t.Fatalf("%s is answered %d", row, status)
		}
	}
}

// TestTheFlowOverTwoRuns goes through the flow from the guide's first sentence to its
// last, twice for one product, over HTTP: what the second run is sent again counts
// anew, and one summary says which run met what, and what is wanted still.
func TestTheFlowOverTwoRuns(t *testing.T) {
	b := startBackend(t, nil)
	d := drive(t, b, 120, 40)
	fillForm(d)
	d.press("ctrl+o")
	d.shows("Before the real certification", "Contributing or an Affiliate Member", "The guide's steps", "› 1  Fill in the form", "8  Repeat", "After a year it is renewed")
	d.press("esc")
	d.shows("steps 1-2 of 8: your product", "Field School")
	d.press("ctrl+s")
	d.shows("steps 3-4 of 8: your sensor", "No sensor at hand? The playground plays it: r sends what General requires", "Run 1 of Tide Tables")

	const viewed, navigated, searched = "ReadingProfile/ViewEvent/Viewed", "ReadingProfile/NavigationEvent/NavigatedTo", "SearchProfile/SearchEvent/Searched"
	const started, ended = "MediaProfile/MediaEvent/Started", "MediaProfile/MediaEvent/Ended"
	sendRows(t, b, nil, viewed, navigated, started)
	sendRows(t, b, func(item string) string { return strings.Replace(item, `"Ended"`, `"Endet"`, 1) }, ended)
	d.shows("steps 5-6 of 8: your messages", "4 messages", "1 of 15 met")
	d.press("C")
	d.shows("step 7 of 8: confirm", "1 of 15 profiles met: Reading", "Media still needs MediaEvent Ended.", "MediaEvent Ended: closest came message 4:", "Nothing came for: General")
	d.press(" ", "enter")
	d.shows("step 8 of 8: the report", "The report is written.", "What the real service gives next", "registration number")

	d.press("R")
	d.shows("steps 3-4 of 8", "Run 2 of Tide Tables", "Reading was met in run 1. Media is still wanted: run 1 lacked MediaEvent Ended.")
	sendRows(t, b, nil, viewed, navigated, searched)
	d.shows("steps 5-6 of 8", "2 of 15 met", "counts anew; was no. 1", "counts anew; was no. 2")
	d.hides("repeat of message")
	d.press("tab", "g")
	d.shows("fills ReadingProfile › ViewEvent › Viewed")
	d.hides("No mark")
	d.press("C")
	d.shows("2 of 15 profiles met: Reading, Search")
	d.press(" ", "enter")
	d.shows("2 runs of Tide Tables 4.2.0 together", "Reading, met in runs 1 and 2", "Search, met in run 2", "Media, still wanted: run 1 lacked MediaEvent Ended", "The report is written.")
}

// A run that goes on while the page is closed is seen on the bench, and among the
// sessions.
func TestARunUnderWayIsSeen(t *testing.T) {
	d := drive(t, startBackend(t, nil), 100, 30)
	d.hides("run 1")
	startRun(d)
	d.hides("certifying, run 1")
	d.press("esc")
	d.shows("· playground", "certifying, run 1  ● up")
	d.press("O")
	d.shows("● practice certification: run 1 of Tide Tables is under way")
	d.press("esc")
	d.resize(80, 24)
	d.shows("run 1  ● up")
}

// The version is chosen in the form: another one than the session's opens a session
// of it, with the same URL, token and form, and the run begins there.
func TestTheFormOpensASessionOfItsVersion(t *testing.T) {
	b := startBackend(t, nil)
	d := drive(t, b, 120, 40)
	before := b.Endpoint()
	fillForm(d)
	d.press("shift+tab", "shift+tab", "shift+tab", "shift+tab", "right")
	d.shows("‹ 1.1 ›", "Starting opens a session of 1.1 first.")
	d.press("ctrl+s")
	d.shows("Open one of 1.1 in its place")
	d.press("y")
	d.shows("Caliper 1.1 · practice certification", "steps 3-4 of 8", "Run 1 of Tide Tables 4.2.0, for Caliper 1.1")
	if after := b.Endpoint(); after != before {
		t.Errorf("sensors send to %+v, and sent to %+v", after, before)
	}
	f, _ := fixtures.ForRow(catalog.V1p1, "SearchProfile/SearchEvent/Searched")
	body := sensor.Envelope("https://tides.example/sensor", time.Now(), catalog.V1p1, f.Data)
	if status := post(t, before, "Bearer "+before.Token, string(body)); status != 200 {
		t.Fatalf("answered %d", status)
	}
	d.shows("steps 5-6 of 8", "0 of 10 profiles met, 1 of 6 extension profiles")
}

// What was typed into the form is there when the playground is started anew.
func TestTheFormIsThereAtTheNextStart(t *testing.T) {
	state := t.TempDir()
	in := func(o *Options) { o.State = state }
	d := drive(t, startBackend(t, in), 120, 40)
	fillForm(d)
	d.press("ctrl+s")
	d.shows("steps 3-4 of 8")
	form := filepath.Join(state, "certification-form.json")
	d.until(form, func(string) bool { _, err := os.Stat(form); return err == nil })
	next := drive(t, startBackend(t, in), 120, 40)
	next.press("c")
	next.shows("steps 1-2 of 8", "Tide Tables", "mira@field.example")
}

// TLS is switched on from the page that asks for it, and what is sent from then on
// comes by it.
func TestTLSIsSwitchedOnFromTheInstructions(t *testing.T) {
	b := startBackend(t, func(o *Options) { o.Endpoint.CertDir = filepath.Join(o.State, "tls") })
	d := drive(t, b, 120, 40)
	startRun(d)
	d.shows("This endpoint speaks plain HTTP.", "ctrl+t switches it on")
	plain := b.Endpoint().URL
	d.press("ctrl+t")
	d.shows("The endpoint speaks TLS now", "https://127.0.0.1:", "Trust", "--cacert")
	d.hides("speaks plain HTTP")
	d.press("r")
	d.shows("1 message, all by TLS")
	if status := post(t, page.Endpoint{URL: plain}, "Bearer "+b.Endpoint().Token, "{}"); status != 400 {
		t.Errorf("by plain HTTP it answers %d", status)
	}
	d.shows("2 messages", "1 message refused")
}
