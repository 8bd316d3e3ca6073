package app

import (
	"strings"
	"testing"

	"caliper-playground/engine/snippet"
	"caliper-playground/ui/page/pagetest"
)

// TestCodeOfWhatIsComposed goes from compose to the code of all languages and back,
// and finds the draft as it was, what is typed meanwhile included.
func TestCodeOfWhatIsComposed(t *testing.T) {
	d := composing(t)
	d.selects("action")
	before := d.app.View()
	d.press("$")
	d.shows("· code", "[curl]", "sends the composed event", "esc back")
	for _, language := range snippet.Languages()[1:] {
		d.press("tab")
		d.shows("[" + language.Title() + "]")
	}
	d.press("y")
	d.shows("Copied the program in Java that sends the composed event")
	d.press("esc")
	d.until("the draft as it was", func(view string) bool { return view == before })
	d.press("$")
	d.shows("[Java]") // which was chosen last
}

// TestCodeOfTheLog opens the code of a row, then of a message, and comes back to
// each as it was.
func TestCodeOfTheLog(t *testing.T) {
	d := drive(t, pagetest.New(), 120, 40)
	d.press("$")
	d.shows("No message")
	d.press("enter")
	d.shows("$ code")
	row := d.app.View()
	d.press("$")
	d.shows("· code", "sends the event of the row")
	d.press("esc")
	d.until("the row as it was", func(view string) bool { return view == row })
	d.press("enter")
	d.shows("1×", "200 ✓ pass")
	d.press("tab")
	d.shows("›LOG")
	d.press("$")
	d.shows("· code", "sends message 1", "Sends message 1 to a Caliper endpoint.")
	d.press("$")
	d.shows("›LOG")
	if strings.Contains(d.app.View(), "· code") {
		t.Error("its own key does not close it")
	}
}

// TestCodeOfALoadedDocument opens the code of a document that is loaded.
func TestCodeOfALoadedDocument(t *testing.T) {
	d := drive(t, pagetest.New(), 100, 40)
	d.press("o")
	d.shows("everything in here")
	d.press("enter")
	d.shows("93 of 93 chosen", "No findings")
	d.press("y", "c")
	d.shows("Copied a curl line that sends the message")
	d.press("$")
	d.shows("· code", "sends the document general-event")
	d.press("esc")
	d.shows("· load", "chosen")
}
