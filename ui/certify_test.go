package ui

import (
	"strings"
	"testing"

	tea "github.com/charmbracelet/bubbletea"

	"caliper-playground/engine/certify"
	"caliper-playground/ui/page/pagetest"
)

func TestCertifyFlow(t *testing.T) {
	d := driveCertify(t, pagetest.New(), noColour, 120, 40)
	startRun(d)
	d.shows("Practice run: this is not a 1EdTech certification.", "Bearer ••••••••", "t show", "curl -i")
	sendSome(d)
	submitRun(d)
	d.shows("/state/reports/practice-7c1e5b-1.md", "/state/reports/practice-7c1e5b-1.html", "Met: Reading")
	saved := d.engine.Saved()
	if len(saved) != 1 {
		t.Fatalf("%d reports were saved", len(saved))
	}
	r := saved[0]
	if r.Product.Name != "Tide Tables" || r.Session != "7c1e5b" || r.Messages.Received != 5 || r.Messages.Refused != 1 ||
		len(r.Met()) != 1 || len(r.Rules) != 1 || !r.Run.Agreed {
		t.Errorf("the report is of %+v", r)
	}
	if o, ok := func() (certify.Outcome, bool) { s := stateOf(d); return s.Submitted() }(); !ok || len(o.Reports) != 3 {
		t.Errorf("the state says %+v", o)
	}
}

func TestCertifyRepeatCountsAnew(t *testing.T) {
	d := driveCertify(t, pagetest.New(), noColour, 120, 40)
	startRun(d)
	sendSome(d)
	submitRun(d)
	d.press("r")
	d.shows("step 2 of 5", "Run 2 of Tide Tables", "The 5 messages before that")
	d.engine.Current().Receive(pagetest.Conformant("SearchProfile/SearchEvent/Searched"))
	d.shows("step 3 of 5")
	d.press("down") // the notice about the report goes
	d.shows("Run 2", "1 of 15 met", "1 message, by plain HTTP")
	d.shows("  6 10:42:12 200") // numbered as in the session
	d.press("C")
	d.shows("1 message, by plain HTTP")
	d.press("a", "enter")
	d.shows("practice-7c1e5b-2.md", "Earlier runs", "met Reading")
	if saved := d.engine.Saved(); len(saved) != 2 || len(saved[1].Earlier) != 1 || saved[1].Messages.Received != 1 {
		t.Errorf("saved are %+v", saved)
	}
}

func TestCertifyFormSaysWhatIsWrong(t *testing.T) {
	d := driveCertify(t, pagetest.New(), noColour, 120, 40)
	d.press("c")
	d.shows("Product name")
	d.press("ctrl+s")
	d.shows("is empty", "Product name: is empty")
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

func TestCertifyAnotherVersionIsRefused(t *testing.T) {
	d := driveCertify(t, pagetest.New(), noColour, 120, 40)
	fillForm(d)
	d.press("shift+tab", "shift+tab", "shift+tab", "shift+tab", "ctrl+u")
	d.paste("1.1")
	d.press("ctrl+s")
	d.shows("this session marks the rows of Caliper 1.2", "--spec 1.1")
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

func TestCertifyGoesOnAfterQuitting(t *testing.T) {
	engine := pagetest.New()
	d := driveCertify(t, engine, noColour, 120, 40)
	startRun(d)
	sendSome(d)
	again := driveCertify(t, engine, noColour, 120, 40)
	again.shows("A practice certification is under way; c goes on with it.")
	again.press("c")
	again.shows("step 3 of 5", "1 of 15 met", "5 messages, 1 refused")
}

func TestCertifyCountsWhileTheBenchIsLookedAt(t *testing.T) {
	d := driveCertify(t, pagetest.New(), noColour, 120, 40)
	startRun(d)
	d.press("esc")
	d.shows("PROFILES")
	d.engine.Current().Receive(pagetest.Conformant("ReadingProfile/ViewEvent/Viewed"))
	d.shows("1 message")
	d.press("c")
	d.shows("step 3 of 5", "Run 1", "1 message, by plain HTTP")
}

func TestCertifyCommandsThatCannotBeSayWhy(t *testing.T) {
	d := driveCertify(t, pagetest.New(), noColour, 120, 40)
	startRun(d)
	d.press("C")
	d.shows("No message has arrived since the start; send at least one first.")
	d.press("a")
	d.shows("There is nothing to confirm yet")
	d.press("r")
	d.shows("can be repeated")
	d.press("e")
	d.shows("cancel it first")
	d.press("s")
	d.shows("There is a report once the results are submitted.")
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
	d.shows("Read the statement and agree to it first.")
	d.press("a", "enter")
	d.shows("step 5 of 5", "The report is written.")
	d.press("ctrl+x")
	d.shows("No run is under way.")
}

func TestCertifyCancelAsksAndKeeps(t *testing.T) {
	d := driveCertify(t, pagetest.New(), noColour, 120, 40)
	startRun(d)
	sendSome(d)
	d.press("ctrl+x")
	d.shows("Cancel the run?")
	d.press("n")
	d.shows("step 3 of 5")
	d.press("ctrl+x")
	d.shows("Cancel the run?")
	d.press("y")
	d.shows("step 1 of 5", "Tide Tables", "The run is cancelled.")
	if s := stateOf(d); len(s.Past) != 1 || !s.Past[0].Cancelled || s.Past[0].Messages != 5 {
		t.Errorf("the state keeps %+v", s.Past)
	}
}

func TestCertifyBackFromEverywhere(t *testing.T) {
	d := driveCertify(t, pagetest.New(), noColour, 120, 40)
	startRun(d)
	sendSome(d)
	d.press("i")
	d.shows("The run is under way: 5 messages, 1 refused")
	d.press("esc")
	d.shows("step 3 of 5")
	d.press("C")
	d.shows("step 4 of 5")
	d.press("esc")
	d.shows("step 3 of 5")
	d.press("/", "q", "esc") // typing a filter: q is text, esc ends it
	d.shows("step 3 of 5")
	d.press("esc") // the focus goes back to the profiles
	d.press("esc")
	d.shows("· playground")
}

func TestCertifyMessagesBetweenCompletionAndReopeningCount(t *testing.T) {
	d := driveCertify(t, pagetest.New(), noColour, 120, 40)
	startRun(d)
	sendSome(d)
	d.press("C")
	d.shows("5 messages, 1 refused")
	d.engine.Current().Receive(pagetest.Conformant("SearchProfile/SearchEvent/Searched"))
	d.until("the session's count", func(string) bool { return d.app.snapshot.Len == 6 })
	if view := d.app.View(); !strings.Contains(view, "5 messages, 1 refused") {
		t.Errorf("what came after the completion counts:\n%s", view)
	}
	d.press("esc")
	d.shows("step 3 of 5", "6 messages, 1 refused", "2 of 15")
}

func TestCertifyReportThatCannotBeWritten(t *testing.T) {
	engine := pagetest.New()
	engine.SaveErr = pagetest.ErrBroken
	d := driveCertify(t, engine, noColour, 120, 40)
	startRun(d)
	sendSome(d)
	d.press("C")
	d.shows("5 messages, 1 refused")
	d.press("a", "enter")
	d.shows("It could not be kept: the wire is cut", "s tries again; nothing is lost.")

	engine.SaveErr = nil
	again := driveCertify(t, engine, noColour, 120, 40) // also after quitting
	again.press("c")
	again.shows("It is not written yet. s writes it.")
	again.until("all is counted", func(string) bool {
		again.press("s")
		return len(engine.Saved()) > 0
	})
	again.shows("/state/reports/practice-7c1e5b-1.json")
	if r := engine.Saved()[0]; r.Messages.Received != 5 || len(r.Met()) != 1 {
		t.Errorf("the report is of %+v", r.Messages)
	}
}

func TestCertifyAfterAFreshSession(t *testing.T) {
	d := driveCertify(t, pagetest.New(), noColour, 120, 40)
	startRun(d)
	sendSome(d)
	d.press("esc")
	d.shows("· playground")
	d.press("F")
	d.shows("certification under way ends with it.")
	d.press("y")
	d.shows("A fresh session has begun.")
	d.press("c")
	d.shows("step 1 of 5")
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

func TestCertifyMouse(t *testing.T) {
	d := driveCertify(t, pagetest.New(), noColour, 120, 40)
	click := func(x, y int) {
		d.update(tea.MouseMsg{X: x, Y: y, Action: tea.MouseActionPress, Button: tea.MouseButtonLeft})
	}
	line := func(words string) int {
		for i, line := range strings.Split(d.app.View(), "\n") {
			if strings.Contains(line, words) {
				return i
			}
		}
		t.Fatalf("there is no %q on\n%s", words, d.app.View())
		return -1
	}
	d.press("c")
	d.shows("step 1 of 5")
	click(30, line("Member email"))
	d.paste("mira@field.example")
	d.shows("› Member email          mira@field.example▏")
	click(5, line("[ Cancel ]"))
	d.shows("Product name: is empty") // the first of the two buttons is the start
	click(34, line("[ Cancel ]"))
	d.shows("· playground")
	d.press("c")
	d.shows("step 1 of 5", "mira@field.example")
	d.press("esc")
	startAgain(d)
	d.resize(60, 15)
	before := d.app.View()
	d.update(tea.MouseMsg{X: 3, Y: 6, Action: tea.MouseActionPress, Button: tea.MouseButtonWheelDown})
	if d.app.View() == before {
		t.Error("the wheel does not scroll the instructions")
	}
	d.resize(120, 40)
	sendSome(d)
	click(2, line("· Forum"))
	d.shows("▾ · Forum") // as on the bench
}

// startAgain fills the form in over what stands there, and starts.
func startAgain(d *driver) {
	d.t.Helper()
	d.shows("· playground")
	d.press("c")
	d.shows("step 1 of 5")
	for _, value := range product {
		if value != "" {
			d.press("ctrl+u")
			d.paste(value)
		}
		d.press("tab")
	}
	d.press("enter")
	d.shows("step 2 of 5")
}
