package app

import (
	"fmt"
	"strings"
	"testing"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/muesli/termenv"

	"caliper-playground/engine/class"
	"caliper-playground/engine/rule"
	"caliper-playground/ui/page/pagetest"
	"caliper-playground/ui/style"
)

// aClass is a server with a class at work: one has done much, one makes mistakes,
// one has not begun, and one chose a long name.
func aClass() *classroom {
	c := newClassroom("class-1", "class-2", "class-3", "class-4-the-one-who-came-much-later-than-the-others")
	c.engines[0] = underWay()
	c.engines[1].Current().Receive(pagetest.Conformant(reading()))
	c.engines[1].Current().Receive(pagetest.Mistaken())
	c.engines[1].Current().Receive(pagetest.Refused())
	c.engines[3].Current().Receive(pagetest.Conformant("ForumProfile/MessageEvent/Posted"))
	return c
}

// TestSessionGoldens shows the pages of several sessions at every size.
func TestSessionGoldens(t *testing.T) {
	views := []struct {
		name  string
		enter func(*driver)
	}{
		{"several", func(*driver) {}},
		{"sessions", func(d *driver) {
			d.press("O")
			d.shows("4 on one endpoint")
			d.press("down", "A")
			d.shows("5 on one endpoint")
		}},
		{"tolerances", func(d *driver) {
			d.press("L")
			d.shows("missing-context")
			d.press("j", "enter")
			d.shows("is on from")
			d.press("k")
		}},
		{"tolerated", func(d *driver) { d.press("}"); d.shows("! tolerated: missing-context"); d.press("tab", "tab") }},
	}
	choices := map[string]style.Choice{
		"": {Profile: termenv.Ascii}, "-dark": {Profile: termenv.ANSI256, Background: style.DarkBackground}, "-light": {Profile: termenv.ANSI256, Background: style.LightBackground},
	}
	for _, view := range views {
		for _, size := range [][2]int{{40, 15}, {80, 24}, {120, 40}, {200, 60}} {
			for colour, choice := range choices {
				name := fmt.Sprintf("%s-%dx%d%s", view.name, size[0], size[1], colour)
				t.Run(name, func(t *testing.T) {
					c := aClass()
					m, credit := pagetest.Conformant(reading())
					m.Exchange.Tolerated, m.Note = rule.ToleranceNames(), "tolerated: bare-token, time-format, missing-context"
					c.engines[1].Current().Receive(m, credit)
					d := driveClass(t, c, choice, 120, 40)
					d.shows("8 messages", "action-unknown", "+5 in 2 others")
					view.enter(d)
					d.update(tea.WindowSizeMsg{Width: size[0], Height: size[1]})
					checkGolden(t, name, nameStyles(d.app.env.Theme, d.app.View()))
				})
			}
		}
	}
}

// TestClassGoldens shows a class by need, and the log that its list leads to, as on a
// beamer too.
func TestClassGoldens(t *testing.T) {
	light := style.Choice{Profile: termenv.ANSI256, Background: style.LightBackground}
	for _, size := range [][2]int{{80, 24}, {100, 30}, {120, 40}, {200, 60}} {
		for colour, choice := range map[string]style.Choice{"": {Profile: termenv.Ascii}, "-light": light} {
			if colour != "" && size[0] != 100 {
				continue
			}
			c := aClass()
			c.class, c.learners = "class", map[string]class.Learner{
				"7c1e5b": {Session: "class-1", Name: "Ada"}, "class-2": {Session: "class-2", Name: "Bo, who makes mistakes"}, "class-3": {Session: "class-3", Name: "Cleo"},
			}
			d := driveClass(t, c, choice, size[0], size[1])
			d.shows("+4 in 2 others")
			d.press("O", "i")
			d.shows("by need", "Bo, who makes")
			for _, view := range []struct{ name, key string }{{"class", "g"}, {"class-log", "enter"}} {
				d.press(view.key)
				d.until(view.name, func(drawn string) bool {
					return view.name == "class" || strings.Contains(drawn, "read the message") && strings.Contains(drawn, "401")
				})
				name := fmt.Sprintf("%s-%dx%d%s", view.name, size[0], size[1], colour)
				t.Run(name, func(t *testing.T) { checkGolden(t, name, nameStyles(d.app.env.Theme, d.app.View())) })
			}
		}
	}
}

// TestSessionsAtEveryWidth holds the pages of several sessions to the window.
func TestSessionsAtEveryWidth(t *testing.T) {
	d := driveClass(t, aClass(), style.Choice{Profile: termenv.ANSI}, 120, 40)
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
