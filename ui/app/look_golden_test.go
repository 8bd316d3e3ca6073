package app

import (
	"fmt"
	"strings"
	"testing"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/google/go-cmp/cmp"
	"github.com/muesli/termenv"

	"caliper-playground/ui/page/pagetest"
	"caliper-playground/ui/style"
)

var (
	darkLook  = style.Choice{Profile: termenv.ANSI256, Background: style.DarkBackground}
	lightLook = style.Choice{Profile: termenv.ANSI256, Background: style.LightBackground}
	goldSizes = [][2]int{{40, 15}, {80, 24}, {120, 40}, {200, 60}}
)

// onTop are what stands in front of the bench or in its foot.
func onTop() []benchState {
	return []benchState{
		{"help", func(d *driver) { d.press("?"); d.reads("unfold; send a row") }},
		{"help-end", func(d *driver) { d.press("?"); d.reads("unfold; send a row"); d.press("G") }},
		{"question", func(d *driver) { d.press("F"); d.reads("Start a fresh session?") }},
		{"copying", func(d *driver) { d.press("y"); d.reads("curl line") }},
	}
}

// reads waits until the words are on the screen, whatever styles are in them.
func (d *driver) reads(words ...string) {
	d.t.Helper()
	d.until(strings.Join(words, " | "), func(view string) bool {
		for _, word := range words {
			if !strings.Contains(withoutStyles(view), word) {
				return false
			}
		}
		return true
	})
}

type benchState struct {
	name  string
	enter func(*driver)
}

// TestGoldensOnTop shows what lies in front of the bench, at every size. Light
// has the dark one's goldens: the styles have the same names in both.
func TestGoldensOnTop(t *testing.T) {
	for _, state := range onTop() {
		for look, choice := range map[string]style.Choice{"": {Profile: termenv.Ascii}, "-dark": darkLook, "-light": lightLook} {
			t.Run(state.name+look, func(t *testing.T) {
				d := driveIn(t, pagetest.UnderWay(), choice, 120, 40)
				lookAround(d)
				state.enter(d)
				for _, size := range goldSizes {
					d.resize(size[0], size[1])
					golden := fmt.Sprintf("%s-%dx%d%s", state.name, size[0], size[1], strings.Replace(look, "light", "dark", 1))
					checkGolden(t, golden, nameStyles(d.app.env.Theme, d.app.View()))
				}
			})
		}
	}
}

// TestLightIsDarkInOtherColours compares both themes on the pages whose goldens
// are dark: they differ in colours alone.
func TestLightIsDarkInOtherColours(t *testing.T) {
	log := func(keys ...string) func(*testing.T, style.Choice) *driver {
		return func(t *testing.T, choice style.Choice) *driver {
			d := driveIn(t, pagetest.Received(pagetest.Mistake(t, "actor-is-a-group"), pagetest.Mistake(t, "action-misspelt")), choice, 120, 40)
			d.shows("2 messages", "✗ action-unknown")
			d.press(keys...)
			return d
		}
	}
	states := map[string]func(*testing.T, style.Choice) *driver{
		"folds": log("shift+tab", "3", "Z", "f"), "save": log("m", "s"), "filter": log("tab", "/", "f", "a"),
		"compose": composingAt,
		"vocabulary": func(t *testing.T, choice style.Choice) *driver {
			d := driveIn(t, pagetest.New(), choice, 120, 40)
			lookUp(d, "ToolUseEvent")
			return d
		},
	}
	for name, state := range states {
		t.Run(name, func(t *testing.T) {
			dark, light := state(t, darkLook), state(t, lightLook)
			for _, size := range goldSizes {
				dark.update(tea.WindowSizeMsg{Width: size[0], Height: size[1]})
				light.update(tea.WindowSizeMsg{Width: size[0], Height: size[1]})
				got := freshIDs.ReplaceAllString(nameStyles(light.app.env.Theme, light.app.View()), "")
				want := freshIDs.ReplaceAllString(nameStyles(dark.app.env.Theme, dark.app.View()), "")
				if diff := cmp.Diff(want, got); diff != "" {
					t.Errorf("at %v (-dark +light):\n%s", size, diff)
				}
				if size[0] > leastWidth && light.app.View() == dark.app.View() { // a window too small has few
					t.Errorf("at %v the colours are the same", size)
				}
			}
		})
	}
}

// TestOnTopAtEveryWidth holds all of these to the window.
func TestOnTopAtEveryWidth(t *testing.T) {
	t.Parallel()
	for _, state := range onTop() {
		t.Run(state.name, func(t *testing.T) {
			d := driveIn(t, pagetest.UnderWay(), style.Choice{Profile: termenv.ANSI}, 120, 40)
			lookAround(d)
			state.enter(d)
			for _, height := range []int{7, 8, 15, 61} {
				for width := 1; width <= 200; width++ {
					d.resize(width, height)
					checkFits(t, fmt.Sprintf("%dx%d", width, height), d.app.View(), width, height)
				}
			}
		})
	}
}
