package app

import (
	"strings"
	"testing"

	"caliper-playground/ui/page/pagetest"
)

// After the last finding comes the first, which is said, in either tab.
func TestNextFindingSaysThatItBeganAnew(t *testing.T) {
	two := `{"sensor":"urn:x:sensor","sendTime":"2026-03-03T10:42:11.000Z","dataVersion":"http://purl.imsglobal.org/ctx/caliper/v1p2","data":[` +
		`{"@context":"http://purl.imsglobal.org/ctx/caliper/v1p2","id":"urn:uuid:8f8bb9c5-2a8f-4f7b-9f0b-5d1f0f3f4d55","type":"ViewEvent",` +
		`"actor":{"id":"https://example.org/people/7","type":"Person"},"action":"Submited","object":{"id":"https://example.org/guides/2","type":"Document"},"eventTime":"noon"}]}`
	for _, tab := range []string{"1", "3"} {
		d := drive(t, pagetest.Received([]byte(two)), 120, 40)
		d.shows("200 ✗ fail")
		const said = "That was the last finding; this is the first again."
		d.press(tab, "f")
		for i := 0; i < 6 && !strings.Contains(d.app.View(), said); i++ {
			d.press("f")
		}
		d.shows(said)
	}
}

// A filter that matches nothing says where else a word may stand, unless it is
// no word to be found there.
func TestFilterThatFindsNothingNamesTheWayOut(t *testing.T) {
	d := drive(t, pagetest.New(), 120, 40)
	d.press("tab", "/", "heronry")
	d.shows("text:heronry looks in", "esc shows all again.")
	d.press("ctrl+u", "499")
	d.shows("No message matches. esc shows all again.")
	d.press("ctrl+u", "rule:nothing")
	d.shows("No message matches: no rule is called so.", "no rule is called so")
	d.press("ctrl+u", "-rule:nothing")
	d.hides("no rule is called so")
}

// types types a text, letter by letter.
func (d *driver) types(text string) {
	for _, r := range text {
		d.press(string(r))
	}
}

func TestTheWordsOfTheFilterAreInHelp(t *testing.T) {
	d := drive(t, pagetest.New(), 120, 40)
	d.press("?")
	d.shows("Filter: all of these words", "rule:actor", "with such a finding", "-fail")
}
