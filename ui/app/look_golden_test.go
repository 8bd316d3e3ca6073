package app

import (
	"fmt"
	"path/filepath"
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
		{"endpoint", func(d *driver) { d.press("u"); d.reads("Point your sensor here") }},
		{"palette", func(d *driver) { d.press("ctrl+p"); d.reads(" commands", "enter run") }},
		{"palette-found", func(d *driver) {
			d.press("ctrl+p")
			d.reads("enter run")
			d.types("next theme")
			d.reads("› next theme")
		}},
		{"palette-nothing", func(d *driver) { d.press("ctrl+p"); d.reads("enter run"); d.press("q", "q", "x", "z") }},
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
				d := driveIn(t, underWay(), choice, 120, 40)
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

// TestLoadFilterGoldens shows a preview with a filter, while it is typed and
// after it.
func TestLoadFilterGoldens(t *testing.T) {
	for look, choice := range map[string]style.Choice{"": {Profile: termenv.Ascii}, "-dark": darkLook, "-light": lightLook} {
		t.Run("look"+look, func(t *testing.T) {
			testdata, err := filepath.Abs("testdata")
			if err != nil {
				t.Fatal(err)
			}
			replace := shortFolder(t)
			d := driveIn(t, pagetest.New(), choice, 120, 40)
			enterState(d, []string{"o", "j", "j", "enter"}, "33 of 33 chosen")
			d.press("/")
			d.types("fail rule:action")
			d.reads(" of 33 shown")
			d.hides("looking")
			d.reads("action-unknown   /")
			shot := func(name string) {
				t.Helper()
				folder := t.TempDir()
				for _, size := range goldSizes {
					d.resize(size[0], size[1])
					golden := fmt.Sprintf("%s-%dx%d%s", name, size[0], size[1], strings.Replace(look, "light", "dark", 1))
					got := replace(nameStyles(d.app.env.Theme, d.app.View()))
					t.Chdir(filepath.Dir(testdata))
					checkGolden(t, golden, got)
					t.Chdir(folder)
				}
				d.resize(120, 40)
			}
			shot("load-filter-typed")
			d.press("enter")
			shot("load-filter")
		})
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
		"folds": log("shift+tab", "3", "Z", "f"), "save": log("m", "s"), "filter": log("/", "f", "a"),
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
	for _, state := range onTop() {
		t.Run(state.name, func(t *testing.T) {
			d := driveIn(t, underWay(), style.Choice{Profile: termenv.ANSI}, 120, 40)
			lookAround(d)
			state.enter(d)
			for _, height := range []int{1, 7, 8, 14, 15, 24, 61} {
				for width := 1; width <= 200; width++ {
					d.resize(width, height)
					checkFits(t, fmt.Sprintf("%dx%d", width, height), d.app.View(), width, height)
				}
			}
		})
	}
}

// TestLoadFilterAtEveryWidth does the same for the preview's filter.
func TestLoadFilterAtEveryWidth(t *testing.T) {
	shortFolder(t)
	for name, words := range map[string]string{"some": "fail rule:action", "none": "qqqzzz", "a problem": "rule:", "wide letters": "学学学学学学学学学学学学学学学学学学学学学学学学学"} {
		t.Run(name, func(t *testing.T) {
			d := driveIn(t, pagetest.New(), style.Choice{Profile: termenv.ANSI}, 120, 40)
			enterState(d, []string{"o", "j", "j", "enter"}, "33 of 33 chosen")
			d.press("/")
			d.types(words)
			for range 2 {
				for _, height := range []int{1, 14, 15, 24, 61} {
					for width := 1; width <= 200; width++ {
						d.resize(width, height)
						checkFits(t, fmt.Sprintf("%dx%d", width, height), d.app.View(), width, height)
					}
				}
				d.resize(120, 40)
				d.press("enter")
			}
		})
	}
}
