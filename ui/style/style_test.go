package style

import (
	"strings"
	"testing"

	"github.com/muesli/termenv"
)

func TestThemes(t *testing.T) {
	for _, test := range []struct {
		name   string
		choice Choice
		accent string // as written
	}{
		{"dark by answer", Choice{Profile: termenv.ANSI256, Background: DarkBackground}, "\x1b[38;5;81mx\x1b[0m"},
		{"light by answer", Choice{Profile: termenv.ANSI256, Background: LightBackground}, "\x1b[38;5;25mx\x1b[0m"},
		{"no answer", Choice{Profile: termenv.TrueColor}, "\x1b[36mx\x1b[0m"},
		{"sixteen colours", Choice{Profile: termenv.ANSI, Background: LightBackground}, "\x1b[36mx\x1b[0m"},
		{"dark by name", Choice{Name: "dark", Profile: termenv.ANSI256, Background: LightBackground}, "\x1b[38;5;81mx\x1b[0m"},
		{"light by name", Choice{Name: "light", Profile: termenv.ANSI256}, "\x1b[38;5;25mx\x1b[0m"},
		{"16 by name", Choice{Name: "16", Profile: termenv.TrueColor, Background: DarkBackground}, "\x1b[36mx\x1b[0m"},
		{"none by name", Choice{Name: "none", Profile: termenv.TrueColor}, "x"},
		{"no colours", Choice{Name: "dark", Profile: termenv.Ascii}, "x"},
	} {
		t.Run(test.name, func(t *testing.T) {
			if err := test.choice.Check(); err != nil {
				t.Fatal(err)
			}
			if got := test.choice.Theme().Accent.Render("x"); got != test.accent {
				t.Errorf("got %q, want %q", got, test.accent)
			}
		})
	}
}

func TestRenderAddsNothingToNothing(t *testing.T) {
	if got := New(termenv.TrueColor, DarkBackground).Good.Render(""); got != "" {
		t.Errorf("got %q", got)
	}
}

func TestUnknownThemeIsRefused(t *testing.T) {
	err := Choice{Name: "neon"}.Check()
	if err == nil || !strings.Contains(err.Error(), `"neon"`) || !strings.Contains(err.Error(), "auto, dark, light, 16, none") {
		t.Errorf("error %v", err)
	}
}

func TestColourless(t *testing.T) {
	if !New(termenv.Ascii, DarkBackground).Colourless() || New(termenv.ANSI, AnyBackground).Colourless() {
		t.Error("only the theme without colours is colourless")
	}
}
