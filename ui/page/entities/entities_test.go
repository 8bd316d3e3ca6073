package entities

import (
	"strings"
	"testing"

	"github.com/muesli/termenv"

	"caliper-playground/catalog"
	"caliper-playground/ui/page"
	"caliper-playground/ui/page/pagetest"
	"caliper-playground/ui/style"
)

func alone(t *testing.T, engine *pagetest.Engine) *pagetest.Driver {
	t.Helper()
	return aloneIn(t, engine, style.Choice{Profile: termenv.Ascii})
}

func aloneIn(t *testing.T, engine *pagetest.Engine, choice style.Choice) *pagetest.Driver {
	t.Helper()
	return pagetest.Alone(t, engine, choice, func(env *page.Env) page.Page { return New(env) })
}

func view(more string) []byte {
	return []byte(`{"sensor": "https://example.org/s", "sendTime": "2026-03-02T09:15:01.000Z", "dataVersion": "http://purl.imsglobal.org/ctx/caliper/v1p2", "data": [{"@context": "http://purl.imsglobal.org/ctx/caliper/v1p2",
 "id": "urn:uuid:8c1b6a52-6f9a-4c6e-9a58-0d3b1a1f2e11", "type": "ViewEvent", "profile": "ReadingProfile", "actor": "https://example.org/people/ada", "action": "Viewed",
 "object": {"id": "https://example.org/docs/1", "type": "Document", "name": "Tides"` + more + `}, "eventTime": "2026-03-02T09:15:00.000Z"}]}`)
}

func TestNothingYet(t *testing.T) {
	d := alone(t, pagetest.New())
	d.Shows("Nothing has been received")
	d.Press("s")
	if !strings.Contains(d.Screen.Last(), "speaks of anything") {
		t.Errorf("it said %q", d.Screen.Last())
	}
	d.FitsEverywhere("no entities")
}

// What lacks a description stands first, and its description is really sent.
func TestDescribesWhatWasReferredTo(t *testing.T) {
	engine := pagetest.Received(view(""))
	d := alone(t, engine)
	d.Shows("speak of 2 entities", "1 of them referred to", "›! never described", "people/ada", "To be sent first", "Tides")
	before := engine.Current().Len()
	d.Press("s")
	if !strings.Contains(d.Screen.Last(), "was sent") || engine.Current().Len() != before+1 {
		t.Errorf("it said %q, and there are %d messages", d.Screen.Last(), engine.Current().Len())
	}
	d.Press("j", "s")
	if !strings.Contains(d.Screen.Last(), "described before") {
		t.Errorf("it said %q", d.Screen.Last())
	}
	d.Press("k", "n")
	if len(d.Screen.Opened) != 1 {
		t.Fatalf("opened %v", d.Screen.Opened)
	}
	if to := d.Screen.Opened[0].(page.ComposeEvent); !strings.Contains(string(to.Data), `"Person"`) {
		t.Errorf("composed is %s", to.Data)
	}
	d.FitsEverywhere("entities")
	d.Press("&")
	if !d.Closed() {
		t.Error("its own key does not close it")
	}
}

func TestGoldens(t *testing.T) {
	pagetest.CheckGoldens(t, "entities", nil, func(t *testing.T, choice style.Choice) *pagetest.Driver {
		return aloneIn(t, pagetest.Received(view(""), pagetest.Mistake(t, "actor-is-a-group")), choice)
	})
}

// The name of every type is whole from the width of a small screen on.
func TestTypesAreWhole(t *testing.T) {
	typed, _ := columns(80)
	for _, v := range catalog.Versions() {
		for _, e := range catalog.Get(v).Entities {
			if len(e.Name) > typed {
				t.Errorf("%s has %d cells, and is given %d", e.Name, len(e.Name), typed)
			}
		}
	}
}
