package compose

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/muesli/termenv"

	"caliper-playground/catalog"
	"caliper-playground/engine/compose"
	"caliper-playground/ui/page"
	"caliper-playground/ui/page/pagetest"
	"caliper-playground/ui/style"
)

// aloneIn opens the page on what a target brings, with ids and times that are
// always the same.
func aloneIn(t *testing.T, engine *pagetest.Engine, choice style.Choice, what page.ComposeEvent) *pagetest.Driver {
	t.Helper()
	return pagetest.Alone(t, engine, choice, func(env *page.Env) page.Page {
		made := 0
		env.Source = compose.Source{
			Now: func() time.Time { return pagetest.Start },
			UUID: func() string {
				made++
				return fmt.Sprintf("2c9e0a1e-5f0e-4b1c-9a55-%012d", made)
			},
		}
		return New(env, what)
	})
}

func alone(t *testing.T, engine *pagetest.Engine, what page.ComposeEvent) *pagetest.Driver {
	t.Helper()
	return aloneIn(t, engine, style.Choice{Profile: termenv.Ascii}, what)
}

// opened opens the page on a text.
func opened(t *testing.T, text string) *pagetest.Driver {
	t.Helper()
	return alone(t, pagetest.New(), page.ComposeEvent{Data: []byte(text)})
}

// asking opens the page with the question which event it is to be.
func asking(t *testing.T) *pagetest.Driver {
	t.Helper()
	return alone(t, pagetest.New(), page.ComposeEvent{})
}

// choose types a name into the list that asks for it, and takes the first hit.
func choose(d *pagetest.Driver, question, name string) {
	d.Shows(question)
	d.Press(name, "enter")
}

// composing makes an event for the row Assessment › AssessmentEvent › Submitted.
func composing(t *testing.T) *pagetest.Driver {
	t.Helper()
	return composingOn(t, pagetest.New())
}

func composingOn(t *testing.T, engine *pagetest.Engine) *pagetest.Driver {
	t.Helper()
	row := catalog.Get(catalog.V1p2).Rows("AssessmentEvent", "Submitted")[0]
	d := alone(t, engine, page.ComposeEvent{Row: row})
	d.Shows("COMPOSE   Assessment › AssessmentEvent › Submitted", "✓ would fill Assessment › Submitted")
	return d
}

// composingIn makes the same event by what the lists offer.
func composingIn(t *testing.T, choice style.Choice) *pagetest.Driver {
	t.Helper()
	d := aloneIn(t, pagetest.New(), choice, page.ComposeEvent{})
	d.Press("assess", "enter", "AssessmentEvent", "enter", "submit", "enter")
	d.Shows("would fill")
	return d
}

// selects moves down until the line of that name is selected.
func selects(d *pagetest.Driver, words string) {
	d.Press("g")
	for range 80 {
		for _, line := range strings.Split(d.Drawn(), "\n") {
			line, _, _ = strings.Cut(line, "│")
			if strings.HasPrefix(line, "›") && strings.Contains(line, words) {
				return
			}
		}
		d.Press("down")
	}
	d.Shows("a line " + words + " that can be selected")
}

// anEvent fills the row Reading › ViewEvent › Viewed.
const anEvent = `{"@context":"http://purl.imsglobal.org/ctx/caliper/v1p2","id":"urn:uuid:2c9e0a1e-5f0e-4b1c-9a55-0b5a7c0a6a11","type":"ViewEvent","profile":"ReadingProfile",` +
	`"actor":{"id":"https://example.org/people/7","type":"Person"},"action":"Viewed","object":{"id":"https://example.org/guides/2","type":"Document"},"eventTime":"2026-03-02T09:15:00.000Z"}`
