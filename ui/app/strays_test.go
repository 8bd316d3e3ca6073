package app

import (
	"net/http"
	"testing"

	"caliper-playground/engine/endpoint"
	"caliper-playground/ui/page/pagetest"
)

// TestTheEndpointsOwnLogFollowsWhatArrives has strangers ask while its page is open.
func TestTheEndpointsOwnLogFollowsWhatArrives(t *testing.T) {
	e := endpoint.New(endpoint.Options{})
	if err := e.Start(t.Context()); err != nil {
		t.Fatal(err)
	}
	defer func() { _ = e.Close(t.Context()) }()
	c := pagetest.NewServer("class-1", "class-2")
	c.StrayLog = e.Strays()
	d := driveClass(t, c, noColour, 120, 40)
	d.press("O", "B")
	d.shows("Nothing was sent to this endpoint that belongs to no session.")
	for _, path := range []string{"/favicon.ico", "/caliper/nobody/message"} {
		response, err := http.Get("http://" + e.Addr() + path)
		if err != nil {
			t.Fatal(err)
		}
		_ = response.Body.Close()
		d.shows("GET "+path, "404")
	}
	d.press("esc", "B")
	d.shows("GET /favicon.ico", "GET /caliper/nobody/message")
}
