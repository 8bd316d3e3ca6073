package certify_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	tea "github.com/charmbracelet/bubbletea"

	"caliper-playground/ui/page/pagetest"
)

// TestByMouseAlone goes from the instructions to the second run by clicks.
func TestByMouseAlone(t *testing.T) {
	for _, size := range [][2]int{{120, 40}, {80, 24}, {60, 15}} {
		d := alone(t, pagetest.New())
		startRun(d)
		d.Window(size[0], size[1])
		click := func(title string) {
			t.Helper()
			for y, line := range strings.Split(d.Drawn(), "\n") {
				if at := strings.Index(line, "[ "+title+" ]"); at >= 0 {
					d.Update(tea.MouseMsg{X: utf8.RuneCountInString(line[:at]) + 2, Y: y, Action: tea.MouseActionPress, Button: tea.MouseButtonLeft})
					return
				}
			}
			t.Fatalf("there is no %q on\n%s", title, d.View())
		}
		click("Show the token")
		d.Shows("Bearer a-token")
		d.Receive(pagetest.Conformant("SearchProfile/SearchEvent/Searched"))
		d.Shows("5-6", "PROFILES")
		click("Instructions")
		d.Shows("The run is under way")
		click("The progress")
		d.Shows("PROFILES")
		click("Cancel the run")
		d.Shows("Cancel the run?")
		d.Press("n")
		click("Complete")
		d.Shows("[ Agree ]")
		click("Submit")
		d.Shows("Read the statement and agree to it first.")
		d.Update(tea.MouseMsg{X: 0, Y: 2, Action: tea.MouseActionPress, Button: tea.MouseButtonLeft}) // the notice goes
		click("Agree")
		d.Shows("[ ✓ Agreed ]", "[✓] I confirm this")
		click("Go on sending")
		d.Shows("5-6")
		click("Complete")
		d.Shows("[ Agree ]", "1 of 15 profiles met: Search") // so that it is counted
		click("Agree")
		d.Shows("[ ✓ Agreed ]")
		click("Submit")
		d.Shows("8", "The report is written.")
		d.Update(tea.MouseMsg{X: 0, Y: 2, Action: tea.MouseActionPress, Button: tea.MouseButtonLeft}) // the notice goes
		click("Repeat")
		d.Shows("3-4", "Send your sensor")
	}
}

func TestSpaceTicksTheBox(t *testing.T) {
	d := alone(t, pagetest.New())
	startRun(d)
	d.Window(80, 15) // where there is more to read than fits
	d.Receive(pagetest.Conformant("SearchProfile/SearchEvent/Searched"))
	d.Shows("5-6 of 8")
	d.Press("C")
	d.Shows("7 of 8")
	for _, key := range []string{" "} {
		d.Press(key)
		d.Shows("[✓] I confirm this", "[ ✓ Agreed ]")
		d.Press(key)
		d.Shows("[ ] I confirm this", "[ Agree ]")
	}
}

func TestMouse(t *testing.T) {
	d := alone(t, pagetest.New())
	click := func(x, y int) {
		d.Update(tea.MouseMsg{X: x, Y: y, Action: tea.MouseActionPress, Button: tea.MouseButtonLeft})
	}
	line := func(words string) int {
		for i, line := range strings.Split(d.Drawn(), "\n") {
			if strings.Contains(line, words) {
				return i
			}
		}
		t.Fatalf("there is no %q on\n%s", words, d.View())
		return -1
	}
	d.Shows("steps 1-2 of 8")
	click(30, line("Member email"))
	d.Paste("mira@field.example")
	d.Shows("› Member email          mira@field.example▏")
	click(5, line("[ Cancel ]"))
	d.Shows("Product name is empty") // the first of the two buttons is the start
	click(34, line("[ Cancel ]"))
	if !d.Closed() {
		t.Errorf("the other one does not close the page:\n%s", d.View())
	}
	d = started(t)
	d.Window(60, 15)
	before := d.View()
	d.Update(tea.MouseMsg{X: 3, Y: 4, Action: tea.MouseActionPress, Button: tea.MouseButtonWheelDown})
	if d.View() == before {
		t.Error("the wheel does not scroll the instructions")
	}
	d.Window(120, 40)
	sendSome(d)
	click(2, line("· Forum"))
	d.Shows("▾ · Forum") // as on the bench
}
