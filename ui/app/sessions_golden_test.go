package app

import (
	"fmt"
	"testing"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/muesli/termenv"

	"caliper-playground/engine/rule"
	"caliper-playground/ui/page/pagetest"
	"caliper-playground/ui/style"
)

// TestSessionGoldens shows the bench of one of several sessions at every size.
func TestSessionGoldens(t *testing.T) {
	views := []struct {
		name  string
		enter func(*driver)
	}{
		{"several", func(*driver) {}},
		{"tolerated", func(d *driver) { d.press("}"); d.shows("! tolerated: missing-context"); d.press("tab", "tab") }},
	}
	choices := map[string]style.Choice{
		"": noColour, "-dark": darkLook, "-light": lightLook,
	}
	for _, view := range views {
		for look, choice := range choices {
			t.Run(view.name+look, func(t *testing.T) {
				c := pagetest.ClassUnderWay()
				m, credit := pagetest.Conformant(reading())
				m.Exchange.Tolerated, m.Note = rule.ToleranceNames(), "tolerated: bare-token, time-format, missing-context"
				c.At(1).Current().Receive(m, credit)
				d := driveClass(t, c, choice, 120, 40)
				d.shows("8 messages", "action-unknown", "+5 in 2 others")
				view.enter(d)
				for _, size := range goldSizes {
					d.resize(size[0], size[1])
					checkGolden(t, fmt.Sprintf("%s-%dx%d%s", view.name, size[0], size[1], look), nameStyles(d.app.env.Theme, d.app.View()))
				}
			})
		}
	}
}

// TestClassLogGoldens shows the log that the list of a class leads to, as on a beamer
// too.
func TestClassLogGoldens(t *testing.T) {
	for look, choice := range map[string]style.Choice{"": noColour, "-light": lightLook} {
		t.Run("class-log"+look, func(t *testing.T) {
			d := driveClass(t, pagetest.ClassUnderWay().Named(), choice, 120, 40)
			d.shows("+4 in 2 others")
			d.press("O", "i", "g")
			d.shows("by need", "Bo, who makes")
			d.press("enter")
			d.reads("read the message", "401")
			sizes := [][2]int{{80, 24}, {100, 30}, {120, 40}, {200, 60}}
			if look != "" {
				sizes = [][2]int{{100, 30}}
			}
			for _, size := range sizes {
				d.resize(size[0], size[1])
				checkGolden(t, fmt.Sprintf("class-log-%dx%d%s", size[0], size[1], look), nameStyles(d.app.env.Theme, d.app.View()))
			}
		})
	}
}

// TestSessionsAtEveryWidth holds the pages of several sessions to the window.
func TestSessionsAtEveryWidth(t *testing.T) {
	t.Parallel()
	d := driveClass(t, pagetest.ClassUnderWay(), style.Choice{Profile: termenv.ANSI}, 120, 40)
	d.shows("8 messages", "+4 in 2 others")
	for _, state := range []struct {
		name  string
		enter func()
	}{
		{"bench", func() {}},
		{"list", func() { d.press("O"); d.shows("SESSIONS") }},
		{"bench of a long name", func() { d.press("G", "enter"); d.shows("4 of 4") }},
		{"endpoint", func() { d.press("u"); d.shows("has a URL and a token of its own") }},
		{"tolerances", func() { d.press("esc"); d.shows("PROFILES"); d.press("L"); d.shows("bare-token"); d.press("enter") }},
	} {
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
