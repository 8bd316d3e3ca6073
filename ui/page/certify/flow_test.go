package certify_test

import (
	"strings"
	"testing"

	"caliper-playground/catalog"
	practice "caliper-playground/engine/certify"
	"caliper-playground/engine/rule"
	"caliper-playground/ui/page/pagetest"
)

func TestFlow(t *testing.T) {
	d := alone(t, pagetest.New())
	startRun(d)
	d.Shows("Practice run: this is not a 1EdTech certification.", "Bearer ••••••••", "* show", "curl -i")
	sendSome(d)
	submitRun(d)
	d.Shows("/state/reports/practice-7c1e5b-1.md", "/state/reports/practice-7c1e5b-1.html", "Met: Reading")
	saved := d.Engine.Saved()
	if len(saved) != 1 {
		t.Fatalf("%d reports were saved", len(saved))
	}
	r := saved[0]
	if r.Product.Name != "Tide Tables" || r.Session != "7c1e5b" || r.Messages.Received != 5 || r.Messages.Refused != 1 ||
		len(r.Met()) != 1 || len(r.Rules) != 1 || !r.Run.Agreed {
		t.Errorf("the report is of %+v", r)
	}
	if o, ok := func() (practice.Outcome, bool) { s := stateOf(d); return s.Submitted() }(); !ok || len(o.Reports) != 3 {
		t.Errorf("the state says %+v", o)
	}
}

func TestRepeatCountsAnew(t *testing.T) {
	d := alone(t, pagetest.New())
	startRun(d)
	sendSome(d)
	submitRun(d)
	d.Press("R")
	d.Shows("steps 3-4 of 8", "Run 2 of Tide Tables", "The 5 messages before that")
	d.Receive(pagetest.Conformant("SearchProfile/SearchEvent/Searched"))
	d.Shows("steps 5-6 of 8")
	d.Press("down") // the notice about the report goes
	d.Shows("Run 2", "1 of 15 met", "1 message, by plain HTTP")
	d.Shows("  6 10:42:12 200") // numbered as in the session
	d.Press("C")
	d.Shows("1 message, by plain HTTP")
	d.Press(" ", "enter")
	d.Shows("practice-7c1e5b-2.md", "Earlier runs", "met Reading")
	if saved := d.Engine.Saved(); len(saved) != 2 || len(saved[1].Earlier) != 1 || saved[1].Messages.Received != 1 {
		t.Errorf("saved are %+v", saved)
	}
}

// An earlier run names all profiles that it met, on as many lines as these take.
func TestAnEarlierRunIsToldToItsEnd(t *testing.T) {
	d := alone(t, pagetest.New())
	startRun(d)
	v := catalog.Get(catalog.V1p2)
	for _, row := range v.AllRows() {
		d.Receive(pagetest.Conformant(row.ID))
	}
	d.Press("C", " ", "enter")
	d.Shows("step 8 of 8")
	d.Press("R")
	d.Receive(pagetest.Conformant("SearchProfile/SearchEvent/Searched"))
	d.Press("C", " ", "enter")
	d.Shows("step 8 of 8")
	d.Shows("Earlier runs")
	_, earlier, _ := strings.Cut(strings.Join(strings.Fields(d.Drawn()), " "), "Earlier runs")
	for i := range v.Profiles {
		if title := v.Profiles[i].Title; !strings.Contains(earlier, title) {
			t.Errorf("%s is not named in %q", title, earlier)
		}
	}
}

// TestTellsThePlaygroundsMessagesApart looks at every step of a run in
// which the bench sent some messages.
func TestTellsThePlaygroundsMessagesApart(t *testing.T) {
	d := alone(t, pagetest.New())
	startRun(d)
	sendSome(d)
	sendOwn(d)
	d.Shows("2 of 7 messages came from the playground itself, not from your sensor")
	d.Shows("✓ Search               own ", "✓ Reading              met ")
	d.Press("down", "down", "down", "down", "down", "down", "down", "down", "down", "down", "+")
	d.Shows("✓ Searched  · own")
	d.Press("C")
	d.Shows("! 2 of 7 messages came from the playground itself, not from your sensor. Not met without those: Search.",
		"sent 5 of the 7 messages of this run; the playground itself sent the others")
	again := alone(t, d.Engine) // as after quitting
	again.Shows("2 of 7 messages came from the playground itself")
	d.Press(" ", "enter")
	d.Shows("step 8 of 8", "2 of 7 messages came from the playground itself", "Not met without those: Search.", ".json")
	if r := d.Engine.Saved()[0]; r.Messages.Playground != 2 || strings.Join(r.Helped(), " ") != "SearchProfile" {
		t.Errorf("the report is of %+v, helped %v", r.Messages, r.Helped())
	}
	d.Press("R")
	d.Shows("Run 2", "Reading was met in run 1. Search was met in run 1 with the playground's messages.")
}

func TestCancelAsksAndKeeps(t *testing.T) {
	d := alone(t, pagetest.New())
	startRun(d)
	sendSome(d)
	d.Press("ctrl+x")
	d.Shows("Cancel the run?")
	d.Press("n")
	d.Shows("steps 5-6 of 8")
	d.Press("ctrl+x")
	d.Shows("Cancel the run?")
	d.Press("y")
	d.Shows("steps 1-2 of 8", "Tide Tables", "The run is cancelled.")
	if s := stateOf(d); len(s.Past) != 1 || !s.Past[0].Cancelled || s.Past[0].Messages != 5 {
		t.Errorf("the state keeps %+v", s.Past)
	}
}

func TestBackFromEverywhere(t *testing.T) {
	d := alone(t, pagetest.New())
	startRun(d)
	sendSome(d)
	d.Press("i")
	d.Shows("The run is under way: 5 messages, 1 refused")
	d.Press("esc")
	d.Shows("steps 5-6 of 8")
	d.Press("C")
	d.Shows("step 7 of 8")
	d.Press("esc")
	d.Shows("steps 5-6 of 8")
	d.Press("/", "q", "esc") // typing a filter: q is text, esc ends it
	d.Shows("steps 5-6 of 8")
	d.Press("esc") // the focus goes back to the profiles
	d.Press("esc")
	if !d.Closed() {
		t.Errorf("it is open still:\n%s", d.View())
	}
}

func TestMessagesBetweenCompletionAndReopeningCount(t *testing.T) {
	d := alone(t, pagetest.New())
	startRun(d)
	sendSome(d)
	d.Press("C")
	d.Shows("5 messages, 1 refused")
	d.Receive(pagetest.Conformant("SearchProfile/SearchEvent/Searched"))
	d.Shows("5 messages, 1 refused") // what came after the completion does not count
	d.Press("esc")
	d.Shows("steps 5-6 of 8", "6 messages, 1 refused", "2 of 15")
}

func TestReportThatCannotBeWritten(t *testing.T) {
	engine := pagetest.New()
	engine.SaveErr = pagetest.ErrBroken
	d := alone(t, engine)
	startRun(d)
	sendSome(d)
	d.Press("C")
	d.Shows("5 messages, 1 refused")
	d.Press(" ", "enter")
	d.Shows("It could not be kept: the wire is cut", "w tries again; nothing is lost.")

	engine.SaveErr = nil
	again := alone(t, engine) // also after quitting
	again.Shows("It is not written yet. w writes it.")
	again.Press("w")
	again.Shows("/state/reports/practice-7c1e5b-1.json")
	if r := engine.Saved()[0]; r.Messages.Received != 5 || len(r.Met()) != 1 {
		t.Errorf("the report is of %+v", r.Messages)
	}
}

// TestTellsWhatWasTolerated grants tolerances on the way and looks at the
// instructions, the confirmation and the report.
func TestTellsWhatWasTolerated(t *testing.T) {
	engine := pagetest.New()
	d := alone(t, engine)
	startRun(d)
	engine.Tolerate(rule.Tolerances{BareToken: true, TimeFormat: true})
	m, credit := pagetest.Conformant("SearchProfile/SearchEvent/Searched")
	m.Exchange.Tolerated = []string{"bare-token"}
	d.Receive(m, credit)
	d.Shows("steps 5-6 of 8", "1 message,")
	engine.Tolerate(rule.Tolerances{})
	d.Receive(pagetest.Mistaken())
	d.Shows("2 messages,")
	d.Press("i")
	d.Shows("Tolerances are on: bare-token, time-format. Each use is counted")
	d.Press("C")
	d.Shows("Found: error action-unknown 1×, first in message 2.", "Tolerances: bare-token used by 1 message, time-format used by none.")
	d.Press(" ", "enter")
	d.Shows("step 8 of 8", ".json")
	if r := engine.Saved()[0]; strings.Join(r.Run.Judging.Tolerances, " ") != "bare-token time-format" {
		t.Errorf("the report is of %+v", r.Run)
	}
}

// TestComesBackToEveryStep leaves each page of the flow, as by quitting,
// and opens it anew: what is read there is the same.
func TestComesBackToEveryStep(t *testing.T) {
	for _, step := range steps {
		t.Run(step.name, func(t *testing.T) {
			d := alone(t, pagetest.New())
			step.enter(d)
			head := strings.Split(d.Drawn(), "\n")[0]
			again := alone(t, d.Engine)
			again.Shows(head)
			before, after := stateOf(d), stateOf(again)
			if before.Step != after.Step || before.Product != after.Product || before.Run.Number != after.Run.Number || before.Run.Agreed != after.Run.Agreed {
				t.Errorf("it comes back as %+v, was %+v", after, before)
			}
			switch after.Step {
			case practice.Form:
				again.Shows(after.Product.Spec)
			case practice.Instructions:
				again.Shows("Run 1 of Tide Tables 4.2.0", "Bearer ••••") // the token is hidden again
			case practice.Progress:
				again.Shows(" of 15 met", "Complete")
			case practice.Confirmation:
				again.Shows("Read and confirm", "[ ] I confirm this")
			default:
				again.Shows("/state/reports/practice-7c1e5b-")
			}
		})
	}
}
