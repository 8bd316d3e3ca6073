package compose

import (
	"strconv"
	"strings"
	"testing"

	"caliper-playground/catalog"
	"caliper-playground/engine/compose"
	"caliper-playground/ui/page"
	"caliper-playground/ui/page/pagetest"
	"caliper-playground/ui/style"
)

// large returns an event with a list and an object of so many members among its
// own attributes.
func large(n int) string {
	var names strings.Builder
	for i := range n {
		names.WriteString(`"name` + strconv.Itoa(i) + `":1,`)
	}
	return `{"@context":"http://purl.imsglobal.org/ctx/caliper/v1p2","id":"urn:uuid:8f8bb9c5-2a8f-4f7b-9f0b-5d1f0f3f4d55","type":"ViewEvent",` +
		`"actor":{"id":"https://example.org/people/7","type":"Person"},"action":"Viewed","object":{"id":"https://example.org/guides/2","type":"Document"},` +
		`"eventTime":"2026-03-03T10:42:10.000Z","extensions":{"list":[` + strings.Repeat(`{"a":1},`, n) + `1],"object":{` + names.String() + `"last":2}}}`
}

// TestALargeEventIsBounded composes an event with more than anybody scrolls
// through: what is folded costs nothing, what is open shows its beginning and how
// much there is beside, and nothing is lost.
func TestALargeEventIsBounded(t *testing.T) {
	const n = 20_000
	var c *Page
	d := pagetest.Alone(t, pagetest.New(), style.Choice{Name: "none"}, func(env *page.Env) page.Page {
		c = New(env, page.ComposeEvent{Data: []byte(large(n))})
		return c
	})
	if lines := len(c.form.lines); lines > 100 {
		t.Errorf("%d lines where all is folded", lines)
	}
	for _, pointer := range []string{"/extensions", "/extensions/list", "/extensions/object"} {
		c.goTo(compose.At(0, pointer))
		c.form.fold(true)
		c.form.build(c.now().envelope)
	}
	if lines := len(c.form.lines); lines < 2*compose.MaxListed || lines > 2*compose.MaxListed+100 {
		t.Errorf("%d lines where all is open", lines)
	}
	c.goTo(compose.At(0, "/extensions/list"))
	d.Shows("and " + strconv.Itoa(n+1-compose.MaxListed) + " more, for E")
	was := c.now().envelope.Draft(0).ID()
	d.Held = true
	d.Press("n") // a new id, which is judged beside
	d.Release()
	if c.now().envelope.Draft(0).ID() == was {
		t.Error("the id is the same")
	}
	for _, kept := range []string{`"name` + strconv.Itoa(n-1) + `":1`, `"last":2`} {
		if !strings.Contains(c.now().envelope.Compact(), kept) {
			t.Errorf("%s is gone", kept)
		}
	}
	if !strings.Contains(c.verdict.text, c.now().envelope.Draft(0).ID()) || len(c.verdict.items) != 1 {
		t.Errorf("the new id %s was not judged", c.now().envelope.Draft(0).ID())
	}
}

// Of a large draft, too, it is known anew what it would earn when a session begins
// that has nothing of it.
func TestALargeEventIsJudgedAnewInAFreshSession(t *testing.T) {
	d := opened(t, large(20_000))
	d.Press("s")
	d.Shows("✓ sent as message 1")
	fresh, err := d.Engine.Fresh(catalog.V1p2)
	if err != nil {
		t.Fatal(err)
	}
	d.Update(page.FreshMsg{Session: fresh})
	d.Hides("sent as message 1", "repeat")
	d.Shows("✓ would fill")
}
