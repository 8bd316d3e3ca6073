package app

import (
	"strings"
	"testing"
	"unicode/utf8"

	tea "github.com/charmbracelet/bubbletea"

	"caliper-playground/ui/page/pagetest"
)

// TestCertifyByMouseAlone goes from the instructions to the second run by clicks.
func TestCertifyByMouseAlone(t *testing.T) {
	for _, size := range [][2]int{{120, 40}, {80, 24}, {60, 15}} {
		d := driveCertify(t, pagetest.New(), noColour, 120, 40)
		startRun(d)
		d.resize(size[0], size[1])
		click := func(title string) {
			t.Helper()
			for y, line := range strings.Split(d.app.View(), "\n") {
				if at := strings.Index(line, "[ "+title+" ]"); at >= 0 {
					d.update(tea.MouseMsg{X: utf8.RuneCountInString(line[:at]) + 2, Y: y, Action: tea.MouseActionPress, Button: tea.MouseButtonLeft})
					return
				}
			}
			t.Fatalf("there is no %q on\n%s", title, d.app.View())
		}
		click("Show the token")
		d.shows("Bearer a-token")
		d.engine.Current().Receive(pagetest.Conformant("SearchProfile/SearchEvent/Searched"))
		d.shows("3 of 5", "PROFILES")
		click("Instructions")
		d.shows("The run is under way")
		click("The progress")
		d.shows("PROFILES")
		click("Cancel the run")
		d.shows("Cancel the run?")
		d.press("n")
		click("Complete")
		d.shows("4 of 5")
		click("Submit")
		d.shows("Read the statement and agree to it first.")
		d.update(tea.MouseMsg{X: 0, Y: 2, Action: tea.MouseActionPress, Button: tea.MouseButtonLeft}) // the notice goes
		click("Agree")
		d.shows("[ ✓ Agreed ]", "[✓] I confirm this")
		click("Go on sending")
		d.shows("3 of 5")
		click("Complete")
		d.shows("[ Agree ]", "1 of 15 profiles met: Search") // so that it is counted
		click("Agree")
		d.shows("[ ✓ Agreed ]")
		click("Submit")
		d.shows("5 of 5", "The report is written.")
		d.update(tea.MouseMsg{X: 0, Y: 2, Action: tea.MouseActionPress, Button: tea.MouseButtonLeft}) // the notice goes
		click("Repeat")
		d.shows("2 of 5")
	}
}

func TestCertifySpaceTicksTheBox(t *testing.T) {
	d := driveCertify(t, pagetest.New(), noColour, 120, 40)
	startRun(d)
	d.resize(80, 15) // where there is more to read than fits
	d.engine.Current().Receive(pagetest.Conformant("SearchProfile/SearchEvent/Searched"))
	d.shows("3 of 5")
	d.press("C")
	d.shows("4 of 5")
	for _, key := range []string{" "} {
		d.press(key)
		d.shows("[✓] I confirm this", "[ ✓ Agreed ]")
		d.press(key)
		d.shows("[ ] I confirm this", "[ Agree ]")
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
	d.shows("Product name is empty") // the first of the two buttons is the start
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
