package app

import (
	"fmt"
	"regexp"
	"testing"

	"caliper-playground/catalog"
	"caliper-playground/engine/mistake"
)

// TestEveryMistakeByItsKey presses the key of each, over HTTP, and looks for the
// status that it promises in the log, to which it leads.
func TestEveryMistakeByItsKey(t *testing.T) {
	t.Parallel()
	for _, v := range catalog.Versions() {
		for _, size := range [][2]int{{80, 24}, {120, 40}} {
			t.Run(fmt.Sprintf("%s/%dx%d", v, size[0], size[1]), func(t *testing.T) {
				b := startBackend(t, func(o *Options) { o.Class.Session.Spec = v })
				d := drive(t, b, size[0], size[1])
				for _, m := range mistake.Of(v) {
					key := d.app.env.Keys.OfMistake(m.Name)
					if len(key.Keys()) != 1 {
						t.Fatalf("%s has the keys %q", m.Name, key.Keys())
					}
					d.press("M")
					d.shows("· mistakes on purpose", "HOW IT IS SENT")
					before := b.current().Len()
					d.press(key.Keys()[0])
					selected := "–" // a request has no number
					if m.Name != "method" {
						selected = fmt.Sprint(before + len(m.Steps))
					}
					line := regexp.MustCompile(fmt.Sprintf(`› *%s \d\d:\d\d:\d\d %d `, selected, m.Last().Status))
					d.until("the line "+line.String(), func(view string) bool { return len(d.app.pages) == 1 && line.MatchString(view) })
					if d.app.notice != nil {
						t.Errorf("it says %q", d.app.notice.text)
					}
				}
			})
		}
	}
}

// A mistake of the token is none where the endpoint asks for none, and where a
// tolerance takes what it promises to refuse, that is said.
func TestMistakesAsTheEndpointIsSet(t *testing.T) {
	b := startBackend(t, func(o *Options) { o.Endpoint.NoAuth = true })
	d := drive(t, b, 100, 30)
	d.press("M", "1")
	d.shows("The endpoint asks for no token", "· mistakes on purpose")
	if n := b.current().Len(); n != 0 {
		t.Errorf("%d messages were sent", n)
	}
	b = startBackend(t, func(o *Options) { o.Class.Session.Tolerances.BareToken = true })
	d = drive(t, b, 100, 30)
	d.press("M", "2")
	d.shows("A bare token: answered 200 and not 401, as the endpoint is set: the log says why.")
}

// During a practice certification the log is that of the run; a mistake without the
// token is no message of it, and is shown on the bench.
func TestMistakesDuringARun(t *testing.T) {
	b := startBackend(t, nil)
	d := drive(t, b, 120, 40)
	startRun(d)
	d.press("M", "m")
	d.shows("steps 5-6 of 8", "actor-type")
	d.press("M", "1")
	d.shows("steps 5-6 of 8", "›   2 ", "401 – the Authorization header is missing")
}
