package style

import (
	"io"

	"github.com/charmbracelet/lipgloss"
	"github.com/muesli/termenv"
)

// NewContrast returns the theme of high contrast: nothing is dimmed, and
// whatever has a colour is bold as well. Where the background is not known, it
// is the terminal's own foreground that stands out, underlined where it has to
// be told from the rest.
func NewContrast(profile termenv.Profile, background Background) *Theme {
	return build(profile, look{background: background, sixteen: profile == termenv.ANSI, high: true}, bold)
}

// build asks the library for what it writes around texts: with more for whatever has
// a colour.
func build(profile termenv.Profile, by look, more func(lipgloss.Style) lipgloss.Style) *Theme {
	if profile == termenv.Ascii {
		return &Theme{}
	}
	colours := palettes[by]
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
