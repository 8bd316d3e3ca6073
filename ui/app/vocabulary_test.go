package app

import (
	"strings"
	"testing"

	"caliper-playground/ui/page/pagetest"
)

// lookUp opens the vocabulary, searches for a word and goes to the first hit.
func lookUp(d *driver, word string) {
	d.t.Helper()
	d.press("v")
	d.shows("CONTENTS", "/ search")
	d.press("/")
	d.press(strings.Split(word, "")...)
	d.press("enter")
}

// TestTheFirstScreensHintOnWordsIsTrue follows it: one key opens what is selected,
// whose foot names the key that looks up any word, also in a narrow window; and the
// look-up beside the form leads there, too.
func TestTheFirstScreensHintOnWordsIsTrue(t *testing.T) {
	d := drive(t, pagetest.New(), 80, 24)
	d.shows("v / what words mean: row, mark, envelope, 401")
	lookUp := func() {
		t.Helper()
		d.press("/")
		d.settle()
		d.press("4", "0", "1", "enter")
		d.shows("401 Unauthorized")
	}
	d.press("v")
	d.shows("/ search")
	lookUp()
	for len(d.app.pages) > 1 {
		d.press("esc")
	}
	d.press("enter", "n")
	d.shows("would fill")
	d.press("v")
	d.shows("/ search")
	lookUp()
}

// TestTheOtherVersionIsFetchedInACommand presses what comes next before the
// command has run: the page draws meanwhile, and the keys are the other book's.
func TestTheOtherVersionIsFetchedInACommand(t *testing.T) {
	d := drive(t, pagetest.New(), 120, 40)
	lookUp(d, "Rating")
	_, cmd := d.app.Update(keyNamed("V"))
	d.press("/", "c", "t", "r", "l")
	d.shows("Rating  entity of Caliper 1.2", "/ Rating")
	d.hides("Ratingctrl")
	d.run(cmd)
	d.settle()
	d.shows("vocabulary of Caliper 1.1", "/ ctrl")
}

func TestARulesPageFromAFinding(t *testing.T) {
	engine := pagetest.New()
	d := drive(t, engine, 120, 40)
	d.press("tab", "W")
	d.shows("No message is selected: there is none in the log yet.")
	engine.Current().Receive(pagetest.Mistaken())
	d.shows("action-unknown")
	d.press("tab", "v")
	d.shows("›action-unknown  rule, error", "Why", "What ignoring it costs", "Bad: gets a finding of this rule", "Reference")
	d.press("esc") // once, for it is one page
	d.shows("PROFILES", "action-unknown")
	d.press("v")
	d.shows("›action-unknown  rule, error")
	d.press("left", "j", "esc") // who looks around there has the contents to leave
	d.shows("PROFILES")
	d.press("v")
	d.shows("›action-unknown  rule, error")
	d.press("left", "enter", "esc")
	d.shows("›CONTENTS")
}
