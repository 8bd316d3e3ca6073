package certify_test

import (
	"strings"
	"testing"

	practice "caliper-playground/engine/certify"
	"caliper-playground/ui/page/pagetest"
)

func TestFormSaysWhatIsWrong(t *testing.T) {
	d := alone(t, pagetest.New())
	d.Shows("Product name")
	d.Press("ctrl+s")
	d.Shows("✗ Product name is empty; type the name of the product", "6 more fields to")
	if s := stateOf(d); s.Step != practice.Form {
		t.Errorf("it started all the same: %s", s.Step)
	}
	d.Press("T", "i", "d", "e", " ", "4", "backspace", "left", "left", "X") // q, ? and y would be text too
	d.Shows("TidX▏e")
	d.Press("q", "?", "y")
	if s := stateOf(d); s.Product.Name != "TidXq?ye " {
		t.Errorf("the name is %q", s.Product.Name)
	}
}

// TestFormWaitsUntilAFieldIsLeft types a URL that is no URL yet: while it
// is typed that is said, as what is still to come; once it is left it is wrong.
func TestFormWaitsUntilAFieldIsLeft(t *testing.T) {
	d := alone(t, pagetest.New())
	d.Shows("steps 1-2 of 8")
	d.Press("tab", "tab", "h", "t")
	d.Shows("› Product URL           ht▏", "   Product URL has to begin with https://")
	if view := d.View(); strings.Contains(view, "✗") {
		t.Errorf("a mistake is shown before there is one:\n%s", view)
	}
	d.Press("tab")
	d.Shows("Product URL           ht                                                           ✗")
	d.Press("shift+tab")
	d.Shows("   ✗ Product URL has to begin with")
	d.Press("ctrl+u")
	d.Paste("https://tides.example")
	d.Shows("https://tides.example▏", "Where the product is found")
	if view := d.View(); strings.Contains(view, "✗") {
		t.Errorf("what is mended is still wrong:\n%s", view)
	}
}

func TestAnotherVersionIsAskedAbout(t *testing.T) {
	d := alone(t, pagetest.New())
	fillForm(d)
	d.Press("shift+tab", "shift+tab", "shift+tab", "shift+tab")
	d.Shows("‹ 1.2 ›", "←/→ turns to 1.1")
	d.Press("2")
	d.Shows("The version is chosen: ←/→ turns to the other one.")
	d.Press("right")
	d.Shows("‹ 1.1 ›", "Starting opens a session of 1.1 first.")
	d.Press("ctrl+s")
	d.Shows("steps 1-2 of 8", "This session marks Caliper 1.2. Open one of 1.1 in its place, with the form as it is?")
	d.Press("n")
	if len(d.Screen.Versions) > 0 {
		t.Errorf("sessions of %q were opened", d.Screen.Versions)
	}
	d.Press("ctrl+s", "y")
	if got := d.Screen.Versions; len(got) != 1 || got[0] != "1.1" {
		t.Errorf("sessions of %q were opened", got)
	}
	d.Press("left")
	d.Shows("‹ 1.2 ›")
	d.Press("ctrl+u")
	d.Paste("1.1")
	d.Shows("‹ 1.1 ›")
	d.Paste("2.0")
	d.Shows("‹ 1.1 ›", "The version is chosen")
}

func TestCommandsThatCannotBeSayWhy(t *testing.T) {
	d := alone(t, pagetest.New())
	startRun(d)
	d.Press("C")
	d.Shows("No message has arrived since the start; send at least one first.")
	d.Press("R")
	d.Shows("it can be repeated once its results are submitted")
	d.Press("e")
	d.Shows("cancel it first")
	d.Press("w")
	d.Shows("There is a report once the results of a run are submitted.")
	sendSome(d)
	d.Press("F")
	d.Shows("A fresh session would end the run.")
	d.Press("c")
	d.Shows("You are in the practice certification.")
	d.Press("o")
	d.Shows("Files are loaded from the bench")
	d.Press("C")
	d.Shows("Read and confirm")
	d.Press("enter")
	d.Shows("Read the statement and agree to it first. space agrees.")
	d.Press(" ", "enter")
	d.Shows("step 8 of 8", "The report is written.")
	d.Press("ctrl+x")
	d.Shows("No run is under way; start or repeat one first.")
	d.Press("i")
	d.Shows("The instructions are there while a run is under way")
	d.Press("C")
	d.Shows("The results are submitted; repeat the run to go on.")
	d.Press("*")
	d.Shows("The token stands on the instructions alone")
	d.Press("enter")
	d.Shows("There is nothing to submit any more")
	d.Press("e")
	d.Shows("steps 1-2 of 8")
	d.Press("ctrl+x")
	d.Shows("No run is under way; start or repeat one first.")
}
