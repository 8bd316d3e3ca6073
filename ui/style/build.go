package style

import (
	"io"

	"github.com/charmbracelet/lipgloss"
	"github.com/muesli/termenv"
)

// The colours of high contrast. Against these backgrounds each has a contrast
// of at least 7 to 1, which WCAG 2.2 calls enhanced (success criterion 1.4.6).
var (
	highOnDark  = palette{accent: "123", good: "120", wrong: "217", caution: "228"}
	highOnLight = palette{accent: "18", good: "22", wrong: "88", caution: "54"}
	highSixteen = palette{accent: "14", good: "10", wrong: "9", caution: "11"}
)

// NewContrast returns the theme of high contrast: nothing is dimmed, and
// whatever has a colour is bold as well. Where the background is not known, it
// is the terminal's own foreground that stands out, underlined where it has to
// be told from the rest.
func NewContrast(profile termenv.Profile, background Background) *Theme {
	colours := palette{}
	switch {
	case background == DarkBackground && profile == termenv.ANSI:
		colours = highSixteen
	case background == DarkBackground:
		colours = highOnDark
	case background == LightBackground && profile != termenv.ANSI:
		colours = highOnLight
	}
	return build(profile, colours, bold)
}

// build asks the library for what it writes around texts: with more for whatever has
// a colour.
func build(profile termenv.Profile, colours palette, more func(lipgloss.Style) lipgloss.Style) *Theme {
	if profile == termenv.Ascii {
		return &Theme{}
	}
	renderer := lipgloss.NewRenderer(io.Discard)
	renderer.SetColorProfile(profile)
	base := renderer.NewStyle()
	in := func(colour string) Style {
		switch colour {
		case "":
			return fix(base.Bold(true).Underline(true))
		case boldly:
			return fix(base.Bold(true))
		}
		return fix(more(base.Foreground(lipgloss.Color(colour))))
	}
	dim := base
	switch colours.dim {
	case "":
	case faintly:
		dim = base.Faint(true)
	default:
		dim = base.Foreground(lipgloss.Color(colours.dim))
	}
	return &Theme{
		Dim:     fix(dim),
		Strong:  fix(base.Bold(true)),
		Accent:  in(colours.accent),
		Good:    in(colours.good),
		Wrong:   in(colours.wrong),
		Caution: in(colours.caution),
	}
}

func plain(s lipgloss.Style) lipgloss.Style { return s }

func bold(s lipgloss.Style) lipgloss.Style { return s.Bold(true) }
