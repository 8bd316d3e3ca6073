package certify_test

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/muesli/termenv"

	"caliper-playground/ui/page/pagetest"
	"caliper-playground/ui/style"
)

func TestGoldens(t *testing.T) {
	sizes := [][2]int{{40, 15}, {60, 15}, {80, 24}, {120, 40}, {200, 60}}
	for _, look := range []struct {
		name   string
		choice style.Choice
		sizes  [][2]int
	}{
		{"", style.Choice{Profile: termenv.Ascii}, sizes},
		{"-dark", style.Choice{Profile: termenv.ANSI256, Background: style.DarkBackground}, sizes},
		{"-light", style.Choice{Profile: termenv.ANSI256, Background: style.LightBackground}, [][2]int{{100, 30}}}, // a beamer
	} {
		for _, step := range steps {
			t.Run(step.name+look.name, func(t *testing.T) {
				d := alone(t, pagetest.New(), look.choice)
				step.enter(d)
				for _, size := range look.sizes {
					d.Window(size[0], size[1])
					name := fmt.Sprintf("certify-%s-%dx%d%s", step.name, size[0], size[1], look.name)
					pagetest.CheckGolden(t, name, pagetest.NameStyles(d.Env.Theme, d.Drawn()))
				}
			})
		}
	}
}

func TestAtEveryWidth(t *testing.T) {
	for _, step := range steps {
		t.Run(step.name, func(t *testing.T) {
			d := alone(t, pagetest.New(), style.Choice{Profile: termenv.ANSI})
			step.enter(d)
			d.FitsEverywhere(step.name)
		})
	}
}

// TestLosesNothingWithoutColour compares the text of both themes.
func TestLosesNothingWithoutColour(t *testing.T) {
	for _, step := range steps {
		coloured := alone(t, pagetest.New(), style.Choice{Profile: termenv.TrueColor, Background: style.DarkBackground})
		plain := alone(t, pagetest.New())
		step.enter(coloured)
		step.enter(plain)
		if got, want := pagetest.WithoutStyles(coloured.Drawn()), plain.Drawn(); got != want {
			t.Errorf("%s: the texts differ:\n%s\n%s", step.name, got, want)
		}
	}
}

// TestWithForeignText types hostile text into the form, has messages
// with it arrive, and looks at every page.
func TestWithForeignText(t *testing.T) {
	for name, text := range pagetest.Hostile() {
		t.Run(name, func(t *testing.T) {
			d := alone(t, pagetest.New(), style.Choice{Profile: termenv.ANSI})
			check := func(what string) {
				t.Helper()
				for _, size := range [][2]int{{60, 15}, {80, 24}, {120, 40}} {
					d.Window(size[0], size[1])
					pagetest.CheckHarmless(t, what, d.Drawn(), size[0])
				}
			}
			d.Shows("steps 1-2 of 8")
			d.Paste(text)
			check("form")
			d.Press("ctrl+s")
			check("form, refused")

			// A state file may have been written by anybody.
			s := stateOf(d)
			s.Product.Set(0, "Tide Tables")
			d.Engine.Certification().Put(s)
			d = alone(t, d.Engine, style.Choice{Profile: termenv.ANSI})
			fillAnew(d)
			d.Receive(pagetest.HostileMessage(text))
			refused := pagetest.HostileMessage(text)
			refused.Status, refused.Judged = 400, false
			d.Receive(refused)
			d.Shows("steps 5-6 of 8", "2 messages")
			check("progress")
			s = stateOf(d)
			s.Product.Name, s.Product.Version = text, text
			d.Engine.Certification().Put(s)
			d.Press("i")
			check("instructions")
			d.Press("esc", "C")
			d.Shows("Read and confirm")
			check("confirmation")
			d.Engine.SaveErr = fmt.Errorf("%s", text)
			d.Press(" ", "enter")
			d.Shows("could not be kept")
			check("report")
		})
	}
}

// fillAnew fills the form in whatever stands there, and starts.
func fillAnew(d *pagetest.Driver) {
	d.Shows("steps 1-2 of 8")
	for i, value := range product {
		if value != "" && i > 0 {
			d.Press("ctrl+u")
			d.Paste(value)
		}
		d.Press("tab")
	}
	d.Press("enter")
	d.Shows("steps 3-4 of 8")
}

// TestLightIsDarkInOtherColours compares both themes: they differ in colours
// alone.
func TestLightIsDarkInOtherColours(t *testing.T) {
	for _, step := range steps {
		dark := alone(t, pagetest.New(), style.Choice{Profile: termenv.ANSI256, Background: style.DarkBackground})
		light := alone(t, pagetest.New(), style.Choice{Profile: termenv.ANSI256, Background: style.LightBackground})
		step.enter(dark)
		step.enter(light)
		want, got := pagetest.NameStyles(dark.Env.Theme, dark.Drawn()), pagetest.NameStyles(light.Env.Theme, light.Drawn())
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s (-dark +light):\n%s", step.name, diff)
		}
		if light.Drawn() == dark.Drawn() {
			t.Errorf("%s: the colours are the same", step.name)
		}
	}
}
