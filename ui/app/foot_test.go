package app

import (
	"strings"
	"testing"

	"caliper-playground/ui/keys"
	"caliper-playground/ui/page"
	"caliper-playground/ui/page/pagetest"
	"caliper-playground/ui/page/sheet"
)

// foot returns the last line of the screen.
func (d *driver) foot() string {
	lines := strings.Split(d.app.View(), "\n")
	return lines[len(lines)-1]
}

// onEachPage opens each page in turn and does something there.
func onEachPage(t *testing.T, do func(t *testing.T, name string, d *driver)) {
	for _, test := range []struct {
		name string
		keys []string
		sees string
	}{
		{"bench", nil, "PROFILES"},
		{"filter", []string{"/"}, "keep the filter"},
		{"endpoint", []string{"u"}, "Point your sensor"},
		{"vocabulary", []string{"v"}, "CONTENTS"},
		{"search", []string{"v", "/"}, "/ ▏"},
		{"compose", []string{"n"}, "· compose"},
		{"load", []string{"o"}, "· load"},
		{"certify", []string{"c"}, "practice"},
		{"change", []string{"x"}, "The mend of"},
		{"saving", []string{"w"}, "save as"},
		{"comparison", []string{"tab", "m", "up", "d"}, "Bodies"},
		{"commands", []string{"ctrl+p"}, "enter run"},
	} {
		t.Run(test.name, func(t *testing.T) {
			d := drive(t, pagetest.UnderWay(), 120, 40)
			lookAround(d)
			for _, name := range test.keys { // each opens something, or prepares for it
				d.press(name)
				if name == "v" {
					d.shows("CONTENTS")
				}
			}
			d.shows(test.sees)
			do(t, test.name, d)
		})
	}
}

// TestTheFootNamesTheWayToHelpOnEveryPage holds it at every width, and that the
// key named there leads to help and back.
func TestTheFootNamesTheWayToHelpOnEveryPage(t *testing.T) {
	onEachPage(t, func(t *testing.T, _ string, d *driver) {
		key := "?"
		if d.app.top().Typing() {
			key = "f1"
		}
		for width := leastWidth; width <= 200; width++ {
			d.resize(width, 24)
			if !strings.HasPrefix(d.foot(), " "+key+" help") {
				t.Errorf("at %d it is %q", width, d.foot())
			}
		}
		d.resize(120, 40)
		before := d.app.top()
		d.press(key)
		d.until("help", func(string) bool { return sheet.IsHelp(d.app.top()) })
		d.press("esc")
		d.until("the page", func(string) bool { return d.app.top() == before })
	})
}

// TestTheFootOfTheBenchNamesWhereToGoOn holds it at the widths of a laptop and of a
// beamer, where panes stand behind each other, with one session and several, whatever
// is selected: compose, load and vocabulary are named, and the panes where there is
// room beside the list of sessions.
func TestTheFootOfTheBenchNamesWhereToGoOn(t *testing.T) {
	one := drive(t, pagetest.New(), 80, 24)
	several := driveClass(t, pagetest.NewServer("class-1", "class-2"), noColour, 80, 24)
	for _, d := range []*driver{one, several} {
		for _, width := range []int{80, 100, 120} {
			d.resize(width, 24)
			for _, enter := range []string{"enter unfold", "enter send this row", "enter to its rows"} {
				form := map[bool]string{true: "n its form", false: "n compose"}[enter == "enter send this row"]
				want := []string{enter, form, "o load", "v vocabulary"}
				if d == one || width >= 100 {
					want = append(want, "tab panes")
				}
				for _, words := range want {
					if foot := d.foot(); !strings.Contains(foot, words) {
						t.Errorf("at %d it is %q, want %s", width, foot, words)
					}
				}
				if enter == "enter unfold" {
					d.press("enter")
				} else {
					d.press("up")
				}
			}
			d.press("-")
		}
	}
}

// TestHelpSaysWhatTheKeysThatLeaveDo reads it in help, and presses them.
func TestHelpSaysWhatTheKeysThatLeaveDo(t *testing.T) {
	onEachPage(t, func(t *testing.T, name string, d *driver) {
		d.resize(120, 200) // all of help
		typing, bottom := d.app.top().Typing(), len(d.app.pages)
		before := d.app.top()
		d.press("f1")
		d.until("help", func(string) bool { return sheet.IsHelp(d.app.top()) })
		d.shows("ctrl+c    quit; twice: at once")
		help := d.app.View()
		d.press("esc")
		d.until("the page", func(string) bool { return d.app.top() == before })
		switch {
		case typing:
			if strings.Contains(help, "  q         ") {
				t.Errorf("q is text, and help gives it a meaning:\n%s", help)
			}
		case bottom == 1:
			if !strings.Contains(help, "q         quit") {
				t.Errorf("help does not say that q quits:\n%s", help)
			}
			d.press("q")
			d.until("the end", func(string) bool { return d.quit })
		default:
			if !strings.Contains(help, "q         close this page") {
				t.Errorf("help does not say what q does:\n%s", help)
			}
			d.press("q")
			d.until("one page less", func(string) bool { return len(d.app.pages) < bottom })
		}
	})
}

func TestHelpFitsWhereNoPageDoes(t *testing.T) {
	d := drive(t, pagetest.New(), 40, 15)
	d.shows("? for help, q to quit.")
	d.press("?")
	d.shows(" Send", "lines below", "esc back")
	checkFits(t, "help", d.app.View(), 40, 15)
	d.press("G")
	d.shows("quit; twice: at once")
	d.hides("below")
	d.press("q")
	d.shows("This window is 40 by 15")
	d.press("enter")
	d.shows("This window is 40 by 15")
	d.press("q")
	d.until("the end", func(string) bool { return d.quit })
}

// TestTheWelcomeIsWhole draws the strip at every width: no word of it is cut.
func TestTheWelcomeIsWhole(t *testing.T) {
	d := keeping(t, t.TempDir())
	d.app.env.Keys.Apply([]keys.Change{{Command: "move.enter", Keys: []string{"ctrl+g"}}}, places)
	for width := leastWidth; width <= 200; width++ {
		d.resize(width, 24)
		lines := strings.Split(d.app.View(), "\n")
		if strip := lines[len(lines)-2]; !strings.HasPrefix(strip, " Welcome  ctrl+g ") || !strings.HasSuffix(strip, ".") {
			t.Errorf("at %d it is %q", width, strip)
		}
	}
}

// TestClosingAPageWithUnsentWorkAsks holds it for the key that closes pages.
func TestClosingAPageWithUnsentWorkAsks(t *testing.T) {
	d := drive(t, pagetest.New(), 120, 40)
	d.press("n")
	d.shows("· compose")
	d.app.pages = append(d.app.pages, busyPage{d.app.top()})
	d.press("q")
	d.shows("Close this page all the same? Half is written.", "y yes")
	d.press("n")
	if len(d.app.pages) != 3 {
		t.Fatal("no was no answer")
	}
	d.press("q", "y")
	d.until("the page is closed", func(string) bool { return len(d.app.pages) == 2 })
}

// busyPage is a page with something to lose.
type busyPage struct{ page.Page }

// Unsent implements page.Worker.
func (busyPage) Unsent() string { return "Half is written." }

// Typing implements page.Page.
func (busyPage) Typing() bool { return false }
