package app

import (
	"strings"
	"testing"

	"caliper-playground/engine/certify"
	"caliper-playground/engine/rule"
	"caliper-playground/ui/page/pagetest"
)

func TestCertifyFlow(t *testing.T) {
	d := driveCertify(t, pagetest.New(), noColour, 120, 40)
	startRun(d)
	d.shows("Practice run: this is not a 1EdTech certification.", "Bearer ••••••••", "* show", "curl -i")
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
	d.press("R")
	d.shows("step 2 of 5", "Run 2 of Tide Tables", "The 5 messages before that")
	d.engine.Current().Receive(pagetest.Conformant("SearchProfile/SearchEvent/Searched"))
	d.shows("step 3 of 5")
	d.press("down") // the notice about the report goes
	d.shows("Run 2", "1 of 15 met", "1 message, by plain HTTP")
	d.shows("  6 10:42:12 200") // numbered as in the session
	d.press("C")
	d.shows("1 message, by plain HTTP")
	d.press(" ", "enter")
	d.shows("practice-7c1e5b-2.md", "Earlier runs", "met Reading")
	if saved := d.engine.Saved(); len(saved) != 2 || len(saved[1].Earlier) != 1 || saved[1].Messages.Received != 1 {
		t.Errorf("saved are %+v", saved)
	}
}

// TestCertifyTellsThePlaygroundsMessagesApart looks at every step of a run in
// which the bench sent some messages.
func TestCertifyTellsThePlaygroundsMessagesApart(t *testing.T) {
	d := driveCertify(t, pagetest.New(), noColour, 120, 40)
	startRun(d)
	sendSome(d)
	sendOwn(d)
	d.shows("2 of 7 messages came from the playground itself, not from your sensor")
	d.shows("✓ Search               own ", "✓ Reading              met ")
	d.press("down", "down", "down", "down", "down", "down", "down", "down", "down", "down", "+")
	d.shows("✓ Searched  · own")
	d.press("C")
	d.shows("! 2 of 7 messages came from the playground itself, not from your sensor. Not met without those: Search.",
		"sent 5 of the 7 messages of this run; the playground itself sent the others")
	again := driveCertify(t, d.engine, noColour, 120, 40) // as after quitting
	again.press("c")
	again.shows("2 of 7 messages came from the playground itself")
	d.press(" ", "enter")
	d.shows("step 5 of 5", "2 of 7 messages came from the playground itself", "Not met without those: Search.", ".json")
	if r := d.engine.Saved()[0]; r.Messages.Playground != 2 || strings.Join(r.Helped(), " ") != "SearchProfile" {
		t.Errorf("the report is of %+v, helped %v", r.Messages, r.Helped())
	}
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
	d.press(" ", "enter")
	d.shows("It could not be kept: the wire is cut", "w tries again; nothing is lost.")

	engine.SaveErr = nil
	again := driveCertify(t, engine, noColour, 120, 40) // also after quitting
	again.press("c")
	again.shows("It is not written yet. w writes it.")
	again.until("all is counted", func(string) bool {
		again.press("w")
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

// TestCertifyTellsWhatWasTolerated grants tolerances on the way and looks at the
// instructions, the confirmation and the report.
func TestCertifyTellsWhatWasTolerated(t *testing.T) {
	engine := pagetest.New()
	d := driveCertify(t, engine, noColour, 120, 40)
	startRun(d)
	engine.Tolerate(rule.Tolerances{BareToken: true, TimeFormat: true})
	m, credit := pagetest.Conformant("SearchProfile/SearchEvent/Searched")
	m.Exchange.Tolerated = []string{"bare-token"}
	engine.Current().Receive(m, credit)
	d.shows("step 3 of 5", "1 message,")
	engine.Tolerate(rule.Tolerances{})
	engine.Current().Receive(pagetest.Mistaken())
	d.shows("2 messages,")
	d.press("i")
	d.shows("Tolerances are on: bare-token, time-format. Each use is counted")
	d.press("C")
	d.shows("Found: error action-unknown 1×, first in message 2.", "Tolerances: bare-token used by 1 message, time-format used by none.")
	d.press(" ", "enter")
	d.shows("step 5 of 5", ".json")
	if r := engine.Saved()[0]; strings.Join(r.Run.Judging.Tolerances, " ") != "bare-token time-format" {
		t.Errorf("the report is of %+v", r.Run)
	}
}

// TestCertifyComesBackToEveryStep leaves each page of the flow, as by quitting,
// and opens it anew: what is read there is the same.
func TestCertifyComesBackToEveryStep(t *testing.T) {
	for _, step := range certifySteps {
		t.Run(step.name, func(t *testing.T) {
			d := driveCertify(t, pagetest.New(), noColour, 120, 40)
			step.enter(d)
			head := strings.Split(d.app.View(), "\n")[2]
			again := driveCertify(t, d.engine, noColour, 120, 40)
			again.press("c")
			again.shows(head)
			before, after := stateOf(d), stateOf(again)
			if before.Step != after.Step || before.Product != after.Product || before.Run.Number != after.Run.Number || before.Run.Agreed != after.Run.Agreed {
				t.Errorf("it comes back as %+v, was %+v", after, before)
			}
			switch after.Step {
			case certify.Form:
				again.shows(after.Product.Spec)
			case certify.Instructions:
				again.shows("Run 1 of Tide Tables 4.2.0", "Bearer ••••") // the token is hidden again
			case certify.Progress:
				again.shows(" of 15 met", "Complete")
			case certify.Confirmation:
				again.shows("Read and confirm", "[ ] I confirm this")
			default:
				again.shows("/state/reports/practice-7c1e5b-")
			}
		})
	}
}
