package app

import (
	"fmt"
	"regexp"
	"strings"
	"testing"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/google/go-cmp/cmp"
	"github.com/muesli/termenv"

	"caliper-playground/ui/page/pagetest"
	"caliper-playground/ui/style"
)

// What holds a frame is the same as for a page that is driven alone.
var (
	checkGolden   = pagetest.CheckGolden
	checkFits     = pagetest.CheckFits
	checkHarmless = pagetest.CheckHarmless
	nameStyles    = pagetest.NameStyles
	withoutStyles = pagetest.WithoutStyles
	hostile       = pagetest.Hostile()
)

// lookAround unfolds a profile and waits until all that is on its way is there.
func lookAround(d *driver) {
	d.shows("action-unknown")
	d.press("j", "j", "enter", "j")
}

func TestGoldens(t *testing.T) {
	dark := style.Choice{Profile: termenv.ANSI256, Background: style.DarkBackground}
	light := style.Choice{Profile: termenv.ANSI256, Background: style.LightBackground}
	none := style.Choice{Profile: termenv.Ascii}
	for _, test := range []struct {
		name          string
		choice        style.Choice
		width, height int
		keys          []string
	}{
		{"bench-40x15", none, 40, 15, nil},
		{"bench-80x24", none, 80, 24, nil},
		{"bench-80x24-log", none, 80, 24, []string{"tab"}},
		{"bench-80x24-message", none, 80, 24, []string{"shift+tab"}},
		{"bench-100x30", none, 100, 30, nil},
		{"bench-100x30-light", light, 100, 30, nil},
		{"bench-120x40", none, 120, 40, nil},
		{"bench-120x40-sentence", none, 120, 40, []string{"2"}},
		{"bench-120x40-json", none, 120, 40, []string{"3"}},
		{"bench-120x40-http", none, 120, 40, []string{"4"}},
		{"bench-120x40-graph", none, 120, 40, []string{"5"}},
		{"bench-120x40-graph-dark", dark, 120, 40, []string{"5"}},
		{"bench-100x30-graph-light", light, 100, 30, []string{"5"}},
		{"bench-80x24-graph", none, 80, 24, []string{"shift+tab", "5"}},
		{"bench-200x60-graph", none, 200, 60, []string{"5"}},
		{"bench-200x60", none, 200, 60, nil},
		{"bench-40x15-dark", dark, 40, 15, nil},
		{"bench-80x24-dark", dark, 80, 24, nil},
		{"bench-120x40-dark", dark, 120, 40, nil},
		{"bench-120x40-light", light, 120, 40, nil},
		{"bench-200x60-dark", dark, 200, 60, nil},
	} {
		t.Run(test.name, func(t *testing.T) {
			d := driveIn(t, pagetest.UnderWay(), test.choice, 120, 40)
			lookAround(d)
			d.update(tea.WindowSizeMsg{Width: test.width, Height: test.height})
			for _, name := range test.keys {
				d.press(name)
			}
			checkGolden(t, test.name, nameStyles(d.app.env.Theme, d.app.View()))
		})
	}
}

// TestLogGoldens shows what is made of the log's messages at every size.
func TestLogGoldens(t *testing.T) {
	for _, view := range []struct {
		name, seen string
		enter      func(*driver)
	}{
		{"folds", "lines … },", func(d *driver) { d.press("shift+tab", "3", "Z", "f") }},
		{"filter", "1 of 2|[Findings 1]", func(d *driver) { d.press("tab", "/"); d.types("fail profile:forum rule:action") }},
		{"change", "The mend of", func(d *driver) { d.press("x") }},
		{"compare", "Bodies", func(d *driver) { d.press("m", "tab", "up", "d") }},
		{"save", "save as", func(d *driver) { d.press("m", "w") }},
	} {
		for look, choice := range map[string]style.Choice{"": noColour, "-dark": darkLook} {
			t.Run(view.name+look, func(t *testing.T) {
				d := driveIn(t, pagetest.Received(pagetest.Mistake(t, "actor-is-a-group"), pagetest.Mistake(t, "action-misspelt")), choice, 120, 40)
				d.shows("2 messages", "✗ action-unknown")
				view.enter(d)
				d.shows(strings.Split(view.seen, "|")...)
				for _, size := range goldSizes {
					d.resize(size[0], size[1])
					name := fmt.Sprintf("%s-%dx%d%s", view.name, size[0], size[1], look)
					checkGolden(t, name, freshIDs.ReplaceAllString(nameStyles(d.app.env.Theme, d.app.View()), "urn:uuid:fresh"))
				}
			})
		}
	}
}

// freshIDs are ids that a mend has made.
var freshIDs = regexp.MustCompile(`urn:uuid:[0-9a-f-]{36}`)

// TestNothingIsLostWithoutColour compares the text of both themes.
func TestNothingIsLostWithoutColour(t *testing.T) {
	coloured := driveIn(t, pagetest.UnderWay(), style.Choice{Profile: termenv.TrueColor, Background: style.DarkBackground}, 120, 40)
	plain := drive(t, pagetest.UnderWay(), 120, 40)
	for _, d := range []*driver{coloured, plain} {
		lookAround(d)
	}
	if strings.Contains(plain.app.View(), "\x1b") {
		t.Error("without colours there is still an escape sequence")
	}
	if !strings.Contains(coloured.app.View(), "\x1b[") {
		t.Error("with colours there is none")
	}
	if diff := cmp.Diff(plain.app.View(), withoutStyles(coloured.app.View())); diff != "" {
		t.Errorf("the texts differ (-plain +coloured):\n%s", diff)
	}
}

// TestEveryWidth draws everything at every width, and holds each line and the
// number of lines to the window.
func TestEveryWidth(t *testing.T) {
	t.Parallel()
	d := driveIn(t, pagetest.UnderWay(), style.Choice{Profile: termenv.ANSI}, 120, 40)
	lookAround(d)
	states := []struct {
		name  string
		enter func()
	}{
		{"bench", func() {}},
		{"sentence", func() { d.press("2") }},
		{"JSON", func() { d.press("tab", "tab", "3") }},
		{"HTTP", func() { d.press("4") }},
		{"filter", func() { d.press("shift+tab", "/", "v", "i") }},
		{"filtered", func() { d.press("enter") }},
		{"notice", func() { d.press("esc", "y", "u"); d.shows("Copied the endpoint's URL") }},
		{"question", func() { d.press("F"); d.shows("Start a fresh session?") }},
		{"copying", func() { d.press("n", "y") }},
		{"help", func() { d.press("esc", "?"); d.shows("Everywhere") }},
		{"endpoint", func() { d.press("q", "u"); d.shows("Point your sensor") }},
		{"folds", func() {
			d.press("q")
			d.shows("PROFILES")
			d.press("1", "G")
			d.shows("Did you mean")
			d.press("3", "Z")
		}},
		{"change", func() { d.press("x"); d.shows("The mend of") }},
		{"all mends", func() { d.press("x"); d.shows("All mends") }},
		{"saving", func() { d.press("esc"); d.shows("PROFILES"); d.press("m", "w"); d.shows("save as") }},
		{"comparison", func() { d.press("esc"); d.shows("PROFILES"); d.press("up", "d"); d.shows("Bodies") }},
	}
	for _, state := range states {
		d.update(tea.WindowSizeMsg{Width: 120, Height: 40})
		state.enter()
		for _, height := range []int{1, 15, 61} {
			for width := 1; width <= 200; width++ {
				d.update(tea.WindowSizeMsg{Width: width, Height: height})
				checkFits(t, fmt.Sprintf("%s at %dx%d", state.name, width, height), d.app.View(), width, height)
			}
		}
		if t.Failed() {
			return
		}
	}
}
