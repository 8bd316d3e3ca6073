package sheet

import (
	"context"
	"net/http"
	"strings"
	"testing"

	"caliper-playground/engine/endpoint"
	"caliper-playground/ui/page"
	"caliper-playground/ui/page/pagetest"
)

// straysAlone opens the endpoint's own log, of a server or of none.
func straysAlone(t *testing.T, server page.Server) *pagetest.Driver {
	t.Helper()
	return pagetest.Alone(t, pagetest.New(), plain(), func(env *page.Env) page.Page {
		env.Server = server
		return NewStrays(env)
	})
}

// knocked returns a server whose endpoint was asked for some paths.
func knocked(t *testing.T, paths ...string) *pagetest.Server {
	t.Helper()
	e := endpoint.New(endpoint.Options{})
	if err := e.Start(context.Background()); err != nil {
		t.Fatal(err)
	}
	defer e.Close(context.Background())
	for _, path := range paths {
		answer, err := http.Get("http://" + e.Addr() + path)
		if err != nil {
			t.Fatal(err)
		}
		answer.Body.Close()
	}
	http.DefaultClient.CloseIdleConnections()
	server := pagetest.NewServer("one")
	server.StrayLog = e.Strays()
	return server
}

func TestNothingStrayed(t *testing.T) {
	for name, server := range map[string]page.Server{"no server": nil, "none came": pagetest.NewServer("one")} {
		t.Run(name, func(t *testing.T) {
			d := straysAlone(t, server)
			d.Shows("Nothing was sent to this endpoint that belongs to no session.")
			d.Press(d.Env.Keys.Do.Why.Keys()[0])
			d.Shows("Nothing reached the endpoint that belongs to no session.")
			if len(d.Screen.Opened) != 0 {
				t.Errorf("it opened %v", d.Screen.Opened)
			}
		})
	}
}

func TestStraysAreListedTheLatestFirst(t *testing.T) {
	d := straysAlone(t, knocked(t, "/first", "/second"))
	d.Shows("These requests belong to no session", "404", "GET /first", "GET /second", "no session is served under /second")
	if view := d.Drawn(); strings.Index(view, "GET /second") > strings.Index(view, "GET /first") {
		t.Errorf("the first stands above the last:\n%s", view)
	}
	d.Press(d.Env.Keys.Do.Why.Keys()[0])
	if len(d.Screen.Opened) != 1 {
		t.Fatalf("it opened %v", d.Screen.Opened)
	}
	answer := d.Screen.Opened[0].(page.Answer)
	if answer.Title != "why GET /second" || len(answer.Parts) != 1 || !strings.Contains(strings.Join(answer.Parts[0].Lines, " "), "/second") {
		t.Errorf("the answer is %+v", answer)
	}
	d.FitsEverywhere("what reached no session")
}

// What comes while the list is open stands in it once the program has told of it.
func TestStraysFollow(t *testing.T) {
	empty, full := pagetest.NewServer("one"), knocked(t, "/late")
	d := straysAlone(t, empty)
	empty.StrayLog = full.StrayLog
	d.Update(page.OverviewMsg{})
	d.Shows("GET /late")
	d.Hides("Nothing was sent")
}
