package app

import (
	"fmt"
	"testing"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/muesli/termenv"

	"caliper-playground/ui/page/pagetest"
	"caliper-playground/ui/style"
)

func TestCertifyGoldens(t *testing.T) {
	sizes := [][2]int{{40, 15}, {60, 15}, {80, 24}, {120, 40}, {200, 60}}
	for _, look := range []struct {
		name   string
		choice style.Choice
	}{
		{"", noColour},
		{"-dark", style.Choice{Profile: termenv.ANSI256, Background: style.DarkBackground}},
	} {
		for _, step := range certifySteps {
			t.Run(step.name+look.name, func(t *testing.T) {
				d := driveCertify(t, pagetest.New(), look.choice, 120, 40)
				step.enter(d)
				d.app.notice = nil
				for _, size := range sizes {
					d.update(tea.WindowSizeMsg{Width: size[0], Height: size[1]})
					name := fmt.Sprintf("certify-%s-%dx%d%s", step.name, size[0], size[1], look.name)
					checkGolden(t, name, nameStyles(d.app.env.Theme, d.app.View()))
				}
			})
		}
	}
}

// TestCertifyAtEveryWidth draws every page of the flow at every width, and holds
// lines and their number to the window.
func TestCertifyAtEveryWidth(t *testing.T) {
	for _, step := range certifySteps {
		t.Run(step.name, func(t *testing.T) {
			d := driveCertify(t, pagetest.New(), style.Choice{Profile: termenv.ANSI}, 120, 40)
			step.enter(d)
			for _, height := range []int{1, 14, 15, 16, 24, 61} {
				for width := 1; width <= 200; width++ {
					d.update(tea.WindowSizeMsg{Width: width, Height: height})
					checkFits(t, fmt.Sprintf("%dx%d", width, height), d.app.View(), width, height)
				}
				if t.Failed() {
					return
				}
			}
		})
	}
}

// TestCertifyLosesNothingWithoutColour compares the text of both themes.
func TestCertifyLosesNothingWithoutColour(t *testing.T) {
	for _, step := range certifySteps {
		coloured := driveCertify(t, pagetest.New(), style.Choice{Profile: termenv.TrueColor, Background: style.DarkBackground}, 120, 40)
		plain := driveCertify(t, pagetest.New(), noColour, 120, 40)
		step.enter(coloured)
		step.enter(plain)
		if got, want := withoutStyles(coloured.app.View()), plain.app.View(); got != want {
			t.Errorf("%s: the texts differ:\n%s\n%s", step.name, got, want)
		}
	}
}

// TestCertifyWithForeignText types hostile text into the form, has messages
// with it arrive, and looks at every page.
func TestCertifyWithForeignText(t *testing.T) {
	for name, text := range hostile {
		t.Run(name, func(t *testing.T) {
			d := driveCertify(t, pagetest.New(), style.Choice{Profile: termenv.ANSI}, 120, 40)
			check := func(what string) {
				t.Helper()
				for _, size := range [][2]int{{120, 40}, {80, 24}, {60, 15}} {
					d.update(tea.WindowSizeMsg{Width: size[0], Height: size[1]})
					checkHarmless(t, what, d.app.View(), size[0])
				}
				d.update(tea.WindowSizeMsg{Width: 120, Height: 40})
			}
			d.press("c")
			d.shows("step 1 of 5")
			d.paste(text)
			check("form")
			d.press("ctrl+s")
			check("form, refused")

			// A state file may have been written by anybody.
			s := stateOf(d)
			s.Product.Set(0, "Tide Tables")
			d.engine.Certification().Put(s)
			d.press("esc")
			d.shows("PROFILES")
			fillAnew(d)
			d.engine.Current().Receive(hostileMessage(text))
			refused := hostileMessage(text)
			refused.Status, refused.Judged = 400, false
			d.engine.Current().Receive(refused)
			d.shows("step 3 of 5", "2 messages")
			check("progress")
			s = stateOf(d)
			s.Product.Name, s.Product.Version = text, text
			d.engine.Certification().Put(s)
			d.press("i")
			check("instructions")
			d.press("esc", "C")
			d.shows("Read and confirm")
			check("confirmation")
			d.engine.SaveErr = fmt.Errorf("%s", text)
			d.press(" ", "enter")
			d.shows("could not be kept")
			check("report")
		})
	}
}

// fillAnew fills the form in whatever stands there, and starts.
func fillAnew(d *driver) {
	d.t.Helper()
	d.press("c")
	d.shows("step 1 of 5")
	for i, value := range product {
		if value != "" && i > 0 {
			d.press("ctrl+u")
			d.paste(value)
		}
		d.press("tab")
	}
	d.press("enter")
	d.shows("step 2 of 5")
}
