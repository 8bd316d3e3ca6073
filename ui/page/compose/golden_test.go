package compose

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/muesli/termenv"

	"caliper-playground/ui/page"
	"caliper-playground/ui/page/pagetest"
	"caliper-playground/ui/style"
)

func TestGoldens(t *testing.T) {
	dark := style.Choice{Profile: termenv.ANSI256, Background: style.DarkBackground}
	light := style.Choice{Profile: termenv.ANSI256, Background: style.LightBackground}
	none := style.Choice{Profile: termenv.Ascii}
	actor := []string{"g", "down", "down", "down", "right", "down", "down"}
	wrong := []string{"g", "down", "down", "down", "-"}
	typing := []string{"/", "eventTime", "enter", "yesterday", "enter"}
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
		{"compose-80x24-finding", none, 80, 24, []string{"/", "name"}},
		{"compose-80x24-over", none, 80, 24, []string{"/", "actor.name", "enter"}},
		{"compose-40x15-finding", none, 40, 15, []string{"/"}},
		{"compose-120x40-shared", none, 120, 40, []string{"a", "graded", "enter", "/", "object.id", "enter"}},
		{"compose-120x40-rows-light", light, 120, 40, []string{"a", "quiz"}},
		{"compose-120x40-rows-dark", dark, 120, 40, []string{"a", "quiz"}},
		{"compose-100x30", none, 100, 30, several},
		{"compose-120x40", none, 120, 40, actor},
		{"compose-120x40-wrong", none, 120, 40, wrong},
		{"compose-120x40-several", none, 120, 40, several},
		{"compose-120x40-adding", none, 120, 40, append(actor, "+")},
		{"compose-200x60", none, 200, 60, actor},
		{"compose-40x15-looking", none, 40, 15, []string{"v"}},
		{"compose-80x24-looking", none, 80, 24, append(actor, "v")},
		{"compose-120x40-looking", none, 120, 40, append(actor, "v", "tab")},
		{"compose-120x40-looking-dark", dark, 120, 40, append(actor, "v", "tab")},
		{"compose-120x40-looking-light", light, 120, 40, append(actor, "v", "tab")},
		{"compose-200x60-looking", none, 200, 60, append(actor, "v")},
		{"compose-80x24-saving", none, 80, 24, []string{"w", "ctrl+u", "/none/such/mine.json", "enter"}},
		{"compose-40x15-dark", dark, 40, 15, actor},
		{"compose-80x24-dark", dark, 80, 24, actor},
		{"compose-120x40-dark", dark, 120, 40, wrong},
		{"compose-120x40-light", light, 120, 40, wrong},
		{"compose-200x60-dark", dark, 200, 60, actor},
	} {
		t.Run(test.name, func(t *testing.T) {
			d := composingIn(t, test.choice)
			d.Press(test.keys...)
			d.Window(test.width, test.height)
			pagetest.CheckGolden(t, test.name, pagetest.NameStyles(d.Env.Theme, d.Drawn()))
		})
	}
}

func TestLosesNothingWithoutColour(t *testing.T) {
	coloured := composingIn(t, style.Choice{Profile: termenv.TrueColor, Background: style.DarkBackground})
	plain := composingIn(t, style.Choice{Profile: termenv.Ascii})
	for _, key := range []string{"j", "j", "j", "i", "-", "+", "esc", "tab"} {
		coloured.Press(key)
		plain.Press(key)
		if strings.Contains(plain.Drawn(), "\x1b") {
			t.Error("without colours there is still an escape sequence")
		}
		if diff := cmp.Diff(plain.Drawn(), pagetest.WithoutStyles(coloured.Drawn())); diff != "" {
			t.Errorf("after %s the texts differ (-plain +coloured):\n%s", key, diff)
		}
	}
}

func TestAtEveryWidth(t *testing.T) {
	t.Parallel()
	d := composingIn(t, style.Choice{Profile: termenv.ANSI})
	for _, state := range []struct {
		name string
		keys []string
	}{
		{"form", nil},
		{"an open actor", []string{"g", "j", "j", "j", "right", "j"}},
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
		{"a path that cannot be", []string{"esc", "w", "ctrl+u", "/none/such/folder/there/is/mine.json", "enter"}},
		{"looked up", []string{"esc", "v", "tab"}},
		{"leaving", []string{"esc", "esc"}},
	} {
		d.Resize(120, 40)
		d.Press(state.keys...)
		d.FitsEverywhere(state.name)
		if t.Failed() {
			return
		}
	}
}

func TestOfForeignText(t *testing.T) {
	t.Parallel()
	for name, text := range pagetest.Hostile() {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			quoted := strings.NewReplacer("\x1b", `\u001b`, "\x07", `\u0007`, "\r", `\r`, "\n", `\n`, "\t", `\t`, "\b", `\b`, "\x00", `\u0000`).Replace(text)
			quoted = strings.ToValidUTF8(quoted, "?")
			for _, body := range []string{
				`{"type":"` + quoted + `","action":"` + quoted + `","actor":"` + quoted + `","extensions":{"` + quoted + `":"` + quoted + `"}}`,
				`{"type":"ViewEvent","` + quoted + `":["` + quoted + `"],"object":{"id":"` + quoted + `","type":"` + quoted + `"}}`,
				text,
				`{"type":"ViewEvent","id":"` + text,
			} {
				d := aloneIn(t, pagetest.New(), style.Choice{Profile: termenv.ANSI}, page.ComposeEvent{Data: []byte(body)})
				for _, key := range []string{"", "right", "j", "right", "G", "k", "k", "right", "j", "right", "enter", "esc", "tab", "tab", "f", "x", "w", "esc", "v", "esc"} {
					if key != "" {
						d.Press(key)
					}
					for _, size := range [][2]int{{80, 20}, {120, 36}} {
						d.Resize(size[0], size[1])
						pagetest.CheckHarmless(t, key, d.Drawn(), size[0])
					}
				}
			}
		})
	}
}
