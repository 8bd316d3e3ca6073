package style

import (
	"fmt"
	"regexp"
	"strconv"
	"testing"

	"github.com/muesli/termenv"
)

// terminals are the shades that terminals give the sixteen colours, from 0 on.
var terminals = map[string][16]string{
	"xterm": {"#000000", "#cd0000", "#00cd00", "#cdcd00", "#0000ee", "#cd00cd", "#00cdcd", "#e5e5e5",
		"#7f7f7f", "#ff0000", "#00ff00", "#ffff00", "#5c5cff", "#ff00ff", "#00ffff", "#ffffff"},
	"Linux console": {"#000000", "#aa0000", "#00aa00", "#aa5500", "#0000aa", "#aa00aa", "#00aaaa", "#aaaaaa",
		"#555555", "#ff5555", "#55ff55", "#ffff55", "#5555ff", "#ff55ff", "#55ffff", "#ffffff"},
	"Windows Terminal": {"#0c0c0c", "#c50f1f", "#13a10e", "#c19c00", "#0037da", "#881798", "#3a96dd", "#cccccc",
		"#767676", "#e74856", "#16c60c", "#f9f1a5", "#3b78ff", "#b4009e", "#61d6d6", "#f2f2f2"},
	"GNOME": {"#171421", "#c01c28", "#26a269", "#a2734c", "#12488b", "#a347ba", "#2aa1b3", "#d0cfcc",
		"#5e5c64", "#f66151", "#33d17a", "#e9ad0c", "#2a7bde", "#c061cb", "#33c7de", "#ffffff"},
	"macOS": {"#000000", "#990000", "#00a600", "#999900", "#0000b2", "#b200b2", "#00a6b2", "#bfbfbf",
		"#666666", "#e50000", "#00d900", "#e5e500", "#0000ff", "#e500e5", "#00e5e5", "#e5e5e5"},
}

// The colour that a style writes is one of 256, or else of sixteen.
var (
	of256     = regexp.MustCompile(`38;5;([0-9]+)m`)
	ofSixteen = regexp.MustCompile(`[\[;]([39][0-7])m`)
)

// shade is the colour of a style on a terminal; "" for the terminal's own foreground.
func shade(s Style, sixteen [16]string) string {
	if found := of256.FindStringSubmatch(s.open); found != nil {
		return termenv.ConvertToRGB(termenv.TrueColor.Color(found[1])).Hex()
	}
	found := ofSixteen.FindStringSubmatch(s.open)
	if found == nil {
		return ""
	}
	n, _ := strconv.Atoi(found[1])
	if n >= 90 {
		return sixteen[n-90+8]
	}
	return sixteen[n-30]
}

// TestContrast holds each colour of every theme to a contrast with its background: 4.5
// to 1, or 7 to 1 for the theme that promises more (WCAG 2.2, 1.4.3 and 1.4.6). The
// backgrounds are white, the least light and the least dark that terminals come with,
// and black. On a dark one the sixteen colours are the terminal's own, chosen to be
// read there.
func TestContrast(t *testing.T) {
	const white, light, dark, black = "#ffffff", "#fdf6e3", "#1e1e1e", "#000000"
	on := map[Background][]string{LightBackground: {white, light}, DarkBackground: {dark, black}, AnyBackground: {white}}
	for _, name := range Names() {
		for _, profile := range []termenv.Profile{termenv.TrueColor, termenv.ANSI256, termenv.ANSI} {
			for known, backgrounds := range on {
				seen := known
				switch name {
				case "dark":
					seen, backgrounds = DarkBackground, on[DarkBackground]
				case "light":
					seen, backgrounds = LightBackground, on[LightBackground]
				}
				sixteen := profile == termenv.ANSI || name == "16"
				if sixteen && seen == LightBackground {
					backgrounds = []string{white} // where its own red and magenta are readable depends on its owner else
				}
				if sixteen && seen == DarkBackground {
					continue
				}
				if seen == AnyBackground && !sixteen {
					backgrounds = []string{white, black}
				}
				least := 4.5
				if name == "contrast" && !sixteen {
					least = 7
				}
				theme := Choice{Name: name, Profile: profile, Background: known}.Theme()
				for terminal, colours := range terminals {
					for role, s := range map[string]Style{"dim": theme.Dim, "accent": theme.Accent, "good": theme.Good, "wrong": theme.Wrong, "caution": theme.Caution} {
						for _, background := range backgrounds {
							got := shade(s, colours)
							if got == "" {
								continue
							}
							if c := contrast(got, background); c < least {
								t.Errorf("%s, %d colours, background %d, %s: %s is %s and has a contrast of %.1f with %s", name, profile, known, terminal, role, got, c, background)
							}
						}
					}
				}
			}
		}
	}
	if got := fmt.Sprintf("%.2f", contrast("#767676", white)); got != "4.54" { // as WCAG's own examples have it
		t.Errorf("the contrast of grey and white comes to %s", got)
	}
}

// What is secondary is not faint on white, where terminals draw it half as dark.
func TestNothingIsFaintOnWhite(t *testing.T) {
	for _, background := range []Background{LightBackground, AnyBackground} {
		for _, profile := range []termenv.Profile{termenv.TrueColor, termenv.ANSI256, termenv.ANSI} {
			if dim := New(profile, background).Dim; regexp.MustCompile(`\x1b\[(?:[0-9]+;)*2[;m]`).MatchString(dim.open) {
				t.Errorf("background %d, profile %d: dim is %q", background, profile, dim.open)
			}
		}
	}
}

// contrast is the ratio of WCAG 2.2.
func contrast(colour, background string) float64 {
	luminance := func(name string) float64 {
		r, g, b := termenv.ConvertToRGB(termenv.TrueColor.Color(name)).LinearRgb()
		return 0.2126*r + 0.7152*g + 0.0722*b
	}
	a, b := luminance(colour), luminance(background)
	return (max(a, b) + 0.05) / (min(a, b) + 0.05)
}
