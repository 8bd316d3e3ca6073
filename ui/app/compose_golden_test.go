package app

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/muesli/termenv"

	"caliper-playground/engine/compose"
	"caliper-playground/ui/page/pagetest"
	"caliper-playground/ui/style"
)

// composingAt opens the row Assessment › AssessmentEvent › Submitted with ids
// and times that are always the same.
func composingAt(t *testing.T, choice style.Choice) *driver {
	t.Helper()
	d := driveIn(t, pagetest.New(), choice, 120, 40)
	made := 0
	d.app.env.Source = compose.Source{
		Now: func() time.Time { return pagetest.Start },
		UUID: func() string {
			made++
			return fmt.Sprintf("2c9e0a1e-5f0e-4b1c-9a55-%012d", made)
		},
	}
	d.press("n")
	d.shows("Which profile?")
	d.press("assess", "enter", "AssessmentEvent", "enter", "submit", "enter")
	d.shows("would fill")
	return d
}

func TestComposeGoldens(t *testing.T) {
	dark := style.Choice{Profile: termenv.ANSI256, Background: style.DarkBackground}
	light := style.Choice{Profile: termenv.ANSI256, Background: style.LightBackground}
	none := style.Choice{Profile: termenv.Ascii}
	actor := []string{"g", "down", "down", "down", "right", "down", "down"}
	wrong := []string{"g", "down", "down", "down", "-"}
	typing := []string{"g", "down", "down", "down", "down", "down", "down", "enter", "ctrl+u", "yesterday", "enter"}
	several := []string{"a", "tool use", "enter", "R"}
	for _, test := range []struct {
		name          string
		choice        style.Choice
		width, height int
		keys          []string
	}{
		{"compose-40x15", none, 40, 15, actor},
		{"compose-80x24", none, 80, 24, actor},
		{"compose-80x24-json", none, 80, 24, append(actor, "tab")},
		{"compose-80x24-choosing", none, 80, 24, []string{"g", "down", "down", "enter", "st"}},
		{"compose-80x24-typing", none, 80, 24, typing},
		{"compose-100x30", none, 100, 30, several},
		{"compose-120x40", none, 120, 40, actor},
		{"compose-120x40-wrong", none, 120, 40, wrong},
		{"compose-120x40-several", none, 120, 40, several},
		{"compose-120x40-adding", none, 120, 40, append(actor, "+")},
		{"compose-200x60", none, 200, 60, actor},
		{"compose-40x15-dark", dark, 40, 15, actor},
		{"compose-80x24-dark", dark, 80, 24, actor},
		{"compose-120x40-dark", dark, 120, 40, wrong},
		{"compose-120x40-light", light, 120, 40, wrong},
		{"compose-200x60-dark", dark, 200, 60, actor},
	} {
		t.Run(test.name, func(t *testing.T) {
			d := composingAt(t, test.choice)
			d.press(test.keys...)
			d.app.notice = nil
			d.resize(test.width, test.height)
			checkGolden(t, test.name, nameStyles(d.app.env.Theme, d.app.View()))
		})
	}
}

func TestComposeLosesNothingWithoutColour(t *testing.T) {
	coloured := composingAt(t, style.Choice{Profile: termenv.TrueColor, Background: style.DarkBackground})
	plain := composingAt(t, style.Choice{Profile: termenv.Ascii})
	for _, key := range []string{"j", "j", "j", "i", "-", "+", "esc", "tab"} {
		coloured.press(key)
		plain.press(key)
		if strings.Contains(plain.app.View(), "\x1b") {
			t.Error("without colours there is still an escape sequence")
		}
		if diff := cmp.Diff(plain.app.View(), withoutStyles(coloured.app.View())); diff != "" {
			t.Errorf("after %s the texts differ (-plain +coloured):\n%s", key, diff)
		}
	}
}

func TestComposeAtEveryWidth(t *testing.T) {
	d := composingAt(t, style.Choice{Profile: termenv.ANSI})
	for _, state := range []struct {
		name string
		keys []string
	}{
		{"form", nil},
		{"an open actor", []string{"j", "j", "j", "right", "j"}},
		{"typing", []string{"j", "enter", "学学学", "x"}},
		{"a refused value", []string{"ctrl+u", "enter"}},
		{"choosing", []string{"esc", "up", "up", "enter"}},
		{"nothing to choose", []string{"zzz"}},
		{"adding", []string{"esc", "esc", "+"}},
		{"findings", []string{"esc", "g", "j", "j", "j", "-"}},
		{"the JSON", []string{"tab"}},
		{"the JSON moved to the right", []string{">", ">"}},
		{"several events", []string{"tab", "R", "R"}},
		{"the envelope", []string{"G", "right", "j"}},
		{"a path", []string{"w"}},
		{"copying", []string{"esc", "y"}},
		{"leaving", []string{"esc", "esc"}},
	} {
		d.resize(120, 40)
		d.press(state.keys...)
		d.fitsEverywhere(t, state.name)
		if t.Failed() {
			return
		}
	}
}

func TestComposeOfForeignText(t *testing.T) {
	for name, text := range hostile {
		t.Run(name, func(t *testing.T) {
			d := driveIn(t, pagetest.New(), style.Choice{Profile: termenv.ANSI}, 120, 40)
			quoted := strings.NewReplacer("\x1b", `\u001b`, "\x07", `\u0007`, "\r", `\r`, "\n", `\n`, "\t", `\t`, "\b", `\b`, "\x00", `\u0000`).Replace(text)
			quoted = strings.ToValidUTF8(quoted, "?")
			for _, body := range []string{
				`{"type":"` + quoted + `","action":"` + quoted + `","actor":"` + quoted + `","extensions":{"` + quoted + `":"` + quoted + `"}}`,
				`{"type":"ViewEvent","` + quoted + `":["` + quoted + `"],"object":{"id":"` + quoted + `","type":"` + quoted + `"}}`,
				text,
				`{"type":"ViewEvent","id":"` + text,
			} {
				d.compose(body)
				d.shows("COMPOSE")
				for _, key := range []string{"", "right", "j", "right", "G", "k", "k", "right", "j", "right", "enter", "esc", "E", "tab", "tab", "f", "x", "w", "esc"} {
					if key != "" {
						d.press(key)
					}
					d.until("what is on its way", func(string) bool { return len(d.msgs) == 0 })
					for _, size := range [][2]int{{120, 40}, {80, 24}} {
						d.resize(size[0], size[1])
						checkHarmless(t, key, d.app.View(), size[0])
					}
					d.resize(120, 40)
				}
				d.press("q")
				d.until("leaving", func(view string) bool { return strings.Contains(view, "Leave?") || strings.Contains(view, "PROFILES") })
				if strings.Contains(d.app.View(), "Leave?") {
					d.press("y")
					d.shows("PROFILES")
				}
			}
		})
	}
}
