package app

import (
	"strings"
	"testing"

	"caliper-playground/engine/certify"
	"caliper-playground/ui/page/pagetest"
)

func TestCertifyFormSaysWhatIsWrong(t *testing.T) {
	d := driveCertify(t, pagetest.New(), noColour, 120, 40)
	d.press("c")
	d.shows("Product name")
	d.press("ctrl+s")
	d.shows("✗ Product name is empty; type the name of the product", "6 more fields to")
	if s := stateOf(d); s.Step != certify.Form {
		t.Errorf("it started all the same: %s", s.Step)
	}
	d.press("T", "i", "d", "e", " ", "4", "backspace", "left", "left", "X") // q, ? and y would be text too
	d.shows("TidX▏e")
	d.press("q", "?", "y")
	if s := stateOf(d); s.Product.Name != "TidXq?ye " {
		t.Errorf("the name is %q", s.Product.Name)
	}
}

// TestCertifyFormWaitsUntilAFieldIsLeft types a URL that is no URL yet: while it
// is typed that is said, as what is still to come; once it is left it is wrong.
func TestCertifyFormWaitsUntilAFieldIsLeft(t *testing.T) {
	d := driveCertify(t, pagetest.New(), noColour, 120, 40)
	d.press("c")
	d.shows("step 1 of 5")
	d.press("tab", "tab", "h", "t")
	d.shows("› Product URL           ht▏", "   Product URL has to begin with https://")
	if view := d.app.View(); strings.Contains(view, "✗") {
		t.Errorf("a mistake is shown before there is one:\n%s", view)
	}
	d.press("tab")
	d.shows("Product URL           ht                                                           ✗")
	d.press("shift+tab")
	d.shows("   ✗ Product URL has to begin with")
	d.press("ctrl+u")
	d.paste("https://tides.example")
	d.shows("https://tides.example▏", "Where the product is found")
	if view := d.app.View(); strings.Contains(view, "✗") {
		t.Errorf("what is mended is still wrong:\n%s", view)
	}
}

func TestCertifyAnotherVersionIsRefused(t *testing.T) {
	d := driveCertify(t, pagetest.New(), noColour, 120, 40)
	fillForm(d)
	d.press("shift+tab", "shift+tab", "shift+tab", "shift+tab")
	d.shows("‹ 1.2 ›", "←/→ turns to 1.1")
	d.press("2")
	d.shows("The version is chosen: ←/→ turns to the other one.")
	d.press("right")
	d.shows("‹ 1.1 ›", "✗ Caliper version is 1.1, but this session marks the rows of Caliper 1.2; for 1.1 start the playground")
	d.press("ctrl+s")
	d.shows("step 1 of 5", "! Caliper version is 1.1")
	d.press("left")
	d.shows("‹ 1.2 ›")
	d.press("ctrl+u")
	d.paste("1.1")
	d.shows("‹ 1.1 ›")
	d.paste("2.0")
	d.shows("‹ 1.1 ›", "The version is chosen")
}

func TestCertifyTypedTextSurvivesLeaving(t *testing.T) {
	engine := pagetest.New()
	d := driveCertify(t, engine, noColour, 120, 40)
	d.press("c")
	d.shows("Product name")
	d.paste("Tide Tables")
	d.press("esc")
	d.shows("PROFILES")
	again := driveCertify(t, engine, noColour, 80, 24) // as after quitting
	again.press("c")
	again.shows("Tide Tables")
}

func TestCertifyCommandsThatCannotBeSayWhy(t *testing.T) {
	d := driveCertify(t, pagetest.New(), noColour, 120, 40)
	startRun(d)
	d.press("C")
	d.shows("No message has arrived since the start; send at least one first.")
	d.press("R")
	d.shows("it can be repeated once its results are submitted")
	d.press("e")
	d.shows("cancel it first")
	d.press("w")
	d.shows("There is a report once the results of a run are submitted.")
	sendSome(d)
	d.press("F")
	d.shows("A fresh session would end the run.")
	d.press("c")
	d.shows("You are in the practice certification.")
	d.press("o")
	d.shows("Files are loaded from the bench")
	d.press("C")
	d.shows("Read and confirm")
	d.press("enter")
	d.shows("Read the statement and agree to it first. space agrees.")
	d.press(" ", "enter")
	d.shows("step 5 of 5", "The report is written.")
	d.press("ctrl+x")
	d.shows("No run is under way; start or repeat one first.")
	d.press("i")
	d.shows("The instructions are there while a run is under way")
	d.press("C")
	d.shows("The results are submitted; repeat the run to go on.")
	d.press("*")
	d.shows("The token stands on the instructions alone")
	d.press("enter")
	d.shows("There is nothing to submit any more")
	d.press("e")
	d.shows("step 1 of 5")
	d.press("ctrl+x")
	d.shows("No run is under way; start or repeat one first.")
}

func TestCertifyHelpIsOfThePage(t *testing.T) {
	d := driveCertify(t, pagetest.New(), noColour, 120, 40)
	startRun(d)
	d.press("?")
	d.shows("Practice certification", "complete the run", "Everywhere")
	d.press("?")
	d.shows("step 2 of 5")
}

func TestCertifyCopy(t *testing.T) {
	d := driveCertify(t, pagetest.New(), noColour, 120, 40)
	startRun(d)
	d.press("y", "c")
	d.shows("Copied the curl line")
	if view := d.app.View(); strings.Contains(view, "Bearer a-token") {
		t.Error("the token is shown without being asked for")
	}
}

// TestCertifyPaletteListsTheWholeFlow looks for commands of other steps.
func TestCertifyPaletteListsTheWholeFlow(t *testing.T) {
	d := driveCertify(t, pagetest.New(), noColour, 120, 40)
	d.press("c")
	d.shows("step 1 of 5")
	find := func(letters, says string) {
		t.Helper()
		d.press("ctrl+p")
		d.shows("commands")
		for _, r := range letters {
			d.press(string(r))
		}
		d.shows(says)
		d.press("enter")
		d.shows("! ", says)
		d.press("esc")
		d.shows("of 5")
	}
	find("agree", "There is nothing to confirm yet; fill in the form")
	find("certify.cancel", "No run is under way; start or repeat one")
	d.press("esc")
	d.shows("· playground")
	startRun(d)
	sendSome(d)
	find("report again", "There is a report once the results of a run")
	find("certify.token", "i shows them")
}

func TestCertifyCopiesTheReportsPaths(t *testing.T) {
	d := driveCertify(t, pagetest.New(), noColour, 60, 24)
	d.resize(120, 40)
	startRun(d)
	sendSome(d)
	submitRun(d)
	d.shows("y copy the paths")
	d.press("y")
	d.shows("Copied the paths of the report to the clipboard")
	d.press("R")
	d.shows("step 2 of 5")
	d.press("y")
	d.shows("Copy  ") // what can be copied everywhere
}
