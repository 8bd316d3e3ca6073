package app

import (
	"strings"
	"testing"

	tea "github.com/charmbracelet/bubbletea"

	"caliper-playground/ui/keys"
	"caliper-playground/ui/page"
	"caliper-playground/ui/page/pagetest"
)

// find types into the palette and waits for a line with the cursor on it.
func (d *driver) find(letters, line string) {
	d.t.Helper()
	d.press("ctrl+p")
	d.shows(" commands", "enter run")
	d.press(strings.Split(letters, "")...)
	d.shows("› " + line)
}

func TestPaletteRunsWhatItFinds(t *testing.T) {
	for _, test := range []struct {
		name, letters, line string
		want                []string
	}{
		{"a command of the page", "srr", "send its required rows", []string{"1 of 15 met", "playground"}},
		{"one that opens a page", "vocab", "vocabulary", []string{"Caliper 1.2 · vocabulary"}},
		{"one that works everywhere", "next theme", "next theme", []string{"Theme: auto"}},
		{"one that goes on with another key", "copy", "copy", []string{"u URL", "t token"}},
		{"by the name in a file of keys", "dofilter", "filter the pane you are in", []string{"keep the filter"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			d := drive(t, pagetest.New(), 120, 40)
			d.find(test.letters, test.line)
			d.press("enter")
			for _, want := range test.want {
				d.shows(want)
			}
			d.hides("enter run")
		})
	}
}

// A click selects a command of the bench, and another runs it.
func TestPaletteRunsWhatIsClickedTwice(t *testing.T) {
	d := drive(t, pagetest.New(), 120, 40)
	d.press("ctrl+p")
	d.shows(" commands", "enter run")
	click := func() {
		t.Helper()
		for y, line := range strings.Split(d.app.View(), "\n") {
			if strings.Contains(line, "send its required rows") {
				d.update(tea.MouseMsg{X: 5, Y: y, Button: tea.MouseButtonLeft, Action: tea.MouseActionPress})
				return
			}
		}
		t.Fatalf("it is not in the list:\n%s", d.app.View())
	}
	click()
	d.shows("› send its required rows")
	click()
	d.hides("enter run")
	d.shows("1 of 15 met")
}

func TestAPasteThatIsTooLongIsRefusedInWords(t *testing.T) {
	const refused = "What you pasted (1500 characters) was not added: this line holds no more than 1000 characters."
	for _, test := range []struct {
		name string
		open []string
	}{
		{"the palette", []string{"ctrl+p"}},
		{"the log's filter", []string{"/"}},
		{"compose's choices", []string{"n"}},
		{"the vocabulary's search", []string{"v", "/"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			d := drive(t, pagetest.New(), 120, 40)
			d.press(test.open...)
			d.press("v", "i", "e", "w")
			d.update(tea.KeyMsg{Type: tea.KeyRunes, Paste: true, Runes: []rune(strings.Repeat("x ", 750))})
			d.shows(refused, "view▏")
			d.press("x", "backspace")
			d.hides("not added")
			d.shows("view▏")
		})
	}
}

func TestPaletteSaysWhyACommandDoesNothing(t *testing.T) {
	d := drive(t, pagetest.New(), 120, 40)
	d.find("stopsend", "stop sending")
	d.shows("– Nothing is being sent.")
	d.press("enter")
	d.shows("! Stop sending: Nothing is being sent.", "enter run")
	d.press("esc")
	d.hides("enter run")
	d.press("+", "tab", "+") // among the profiles it folds; in the log it says why not
	d.shows("There is something to fold among the profiles", "tab goes there.")
}

func TestPaletteWithoutAMatchWaits(t *testing.T) {
	d := drive(t, pagetest.New(), 120, 40)
	d.press("ctrl+p")
	d.shows("enter run")
	d.press("q", "q", "q", "q")
	d.shows("No command is called so, or like it.", "0 of ")
	d.press("enter")
	d.shows("ctrl+u erases them")
	d.press("ctrl+p")
	d.hides("enter run")
}

func TestPaletteWhileTextIsTyped(t *testing.T) {
	d := drive(t, pagetest.New(), 120, 40)
	d.press("/", "x")
	d.find("required", "send its required rows")
	d.shows("– Text is being typed there. esc ends that.")
	for range len("required") {
		d.press("backspace")
	}
	d.press("q", "u", "i", "t")
	d.shows("› quit")
	d.press("enter")
	d.until("the end", func(string) bool { return d.quit })
}

// TestEveryCommandOfThePaletteCanBeRun runs each of them, one program each: none
// may panic, and none may be left out of the key map.
func TestEveryCommandOfThePaletteCanBeRun(t *testing.T) {
	t.Parallel()
	d := drive(t, pagetest.UnderWay(), 120, 40)
	lookAround(d)
	for i, c := range d.app.top().Commands() {
		if c.Do == nil || c.Typing {
			continue
		}
		if c.Key.Name() == "" {
			t.Errorf("%s (%s) has no name", c.Key.Help().Desc, c.Key.Help().Key)
		}
		one := drive(t, pagetest.UnderWay(), 120, 40)
		lookAround(one)
		one.run(page.Run(one.app.env, one.app.top().Commands()[i]))
		_ = one.app.View()
	}
}

func TestChangedKeysAreInForceAndInHelp(t *testing.T) {
	d := drive(t, pagetest.New(), 120, 46)
	if problems := d.app.env.Keys.Apply([]keys.Change{{Command: "do.filter", Keys: []string{"ctrl+g"}}, {Command: "do.fresh"}}, places); len(problems) > 0 {
		t.Fatal(problems)
	}
	d.app.env.KeysFile, d.app.env.Problems = "/home/me/keys.json", []string{"keys.json, line 1: nothing"}
	d.press("/", "F")
	d.hides("keep the filter")
	d.press("ctrl+g")
	d.shows("keep the filter")
	d.press("esc", "?")
	d.shows("ctrl+g    filter the pane you are in")
	d.press("G")
	d.shows("Other keys go into /home/me/keys.json", "! keys.json, line 1: nothing")
	d.hides("fresh session, empty log")
}
