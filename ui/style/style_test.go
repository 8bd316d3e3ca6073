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
		{"no answer", Choice{Profile: termenv.TrueColor}, "\x1b[38;5;63mx\x1b[0m"},
		{"sixteen colours on light", Choice{Profile: termenv.ANSI, Background: LightBackground}, "\x1b[34mx\x1b[0m"},
		{"sixteen colours on dark", Choice{Profile: termenv.ANSI, Background: DarkBackground}, "\x1b[96mx\x1b[0m"},
		{"sixteen colours without an answer", Choice{Profile: termenv.ANSI}, "\x1b[1mx\x1b[0m"},
		{"dark by name", Choice{Name: "dark", Profile: termenv.ANSI256, Background: LightBackground}, "\x1b[38;5;81mx\x1b[0m"},
		{"light by name", Choice{Name: "light", Profile: termenv.ANSI256}, "\x1b[38;5;25mx\x1b[0m"},
		{"16 by name", Choice{Name: "16", Profile: termenv.TrueColor, Background: DarkBackground}, "\x1b[96mx\x1b[0m"},
		{"contrast on dark", Choice{Name: "contrast", Profile: termenv.ANSI256, Background: DarkBackground}, "\x1b[1;38;5;123mx\x1b[0m"},
		{"contrast on light", Choice{Name: "contrast", Profile: termenv.ANSI256, Background: LightBackground}, "\x1b[1;38;5;18mx\x1b[0m"},
		{"contrast on dark in sixteen", Choice{Name: "contrast", Profile: termenv.ANSI, Background: DarkBackground}, "\x1b[1;96mx\x1b[0m"},
		{"contrast on light in sixteen", Choice{Name: "contrast", Profile: termenv.ANSI, Background: LightBackground}, "\x1b[1;4;4mx\x1b[0m"},
		{"contrast without an answer", Choice{Name: "contrast", Profile: termenv.TrueColor}, "\x1b[1;4;4mx\x1b[0m"},
		{"contrast without colours", Choice{Name: "contrast", Profile: termenv.Ascii}, "x"},
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
	if err == nil || !strings.Contains(err.Error(), `"neon"`) || !strings.Contains(err.Error(), "auto, dark, light, contrast, 16, none") {
		t.Errorf("error %v", err)
	}
}

func TestColourless(t *testing.T) {
	if !New(termenv.Ascii, DarkBackground).Colourless() || New(termenv.ANSI, AnyBackground).Colourless() {
		t.Error("only the theme without colours is colourless")
	}
}

func TestHighContrastDimsNothing(t *testing.T) {
	if got := NewContrast(termenv.TrueColor, DarkBackground).Dim.Render("x"); got != "x" {
		t.Errorf("got %q", got)
	}
}

// TestNextGoesRound walks through all themes and comes back.
func TestNextGoesRound(t *testing.T) {
	c, seen := Choice{}, map[string]bool{}
	for range Names() {
		c = c.Next()
		seen[c.Name] = true
	}
	if len(seen) != len(Names()) || c.Name != "auto" {
		t.Errorf("seen %v, ended at %q", seen, c.Name)
	}
}
