// Package style holds the colours of the screen: one accent, one for what is
// good, one for what is wrong, one for caution. Everything else is the
// terminal's own foreground, dimmed where it is secondary. Nothing is told by
// colour alone, so that the theme without colours loses nothing.
package style

import (
	"strings"

	"github.com/charmbracelet/lipgloss"
	"github.com/muesli/termenv"

	_ "caliper-playground/ui/guard" // must run before the interface library
)

// Style is what is written before and after a piece of text.
type Style struct{ open, close string }

// Render returns the text in this style. The text is taken as it is.
func (s Style) Render(text string) string {
	if text == "" || s.open == "" {
		return text
	}
	return s.open + text + s.close
}

// Theme is a set of styles for one kind of terminal. It is immutable.
type Theme struct {
	Plain   Style
	Dim     Style // secondary text and rules
	Strong  Style // headings and what is selected
	Accent  Style // where the focus is, and keys
	Good    Style
	Wrong   Style
	Caution Style
}

// Background is what colours have to be seen against.
type Background int

// The backgrounds. Where it is not known, colours are used that can be read on black
// and on white.
const (
	AnyBackground Background = iota
	DarkBackground
	LightBackground
)

// palette holds the colour of each role, as the library writes colours: "" is the
// terminal's own foreground, underlined, and boldly the same without the line.
type palette struct{ accent, good, wrong, caution, dim string }

const (
	boldly  = "bold"
	faintly = "faint"
)

// The colours on each background, with a contrast of at least 4.5 to 1, which WCAG
// 2.2 asks for (success criterion 1.4.3). Of a terminal's own sixteen, whose shades
// differ, only red, blue and magenta have it on white, and none of those has it on
// black as well.
var (
	onDark       = palette{accent: "81", good: "114", wrong: "210", caution: "221", dim: "246"}
	onLight      = palette{accent: "25", good: "22", wrong: "124", caution: "94", dim: "241"}
	onAny        = palette{accent: "63", good: "29", wrong: "163", caution: "131", dim: "243"}
	sixteenDark  = palette{accent: "14", good: "10", wrong: "9", caution: "11", dim: faintly}
	sixteenLight = palette{accent: "4", good: boldly, wrong: "1", caution: "5"}
	sixteenAny   = palette{accent: boldly, good: boldly, wrong: "1", caution: "5"}
)

// New returns the theme for a number of colours and a background.
func New(profile termenv.Profile, background Background) *Theme {
	return build(profile, coloursOf(profile, background), plain)
}

func coloursOf(profile termenv.Profile, background Background) palette {
	sixteen := profile == termenv.ANSI
	switch {
	case background == DarkBackground && sixteen:
		return sixteenDark
	case background == DarkBackground:
		return onDark
	case background == LightBackground && sixteen:
		return sixteenLight
	case background == LightBackground:
		return onLight
	case sixteen:
		return sixteenAny
	}
	return onAny
}

// fix asks the library once for what it writes around a text. Frames then
// cost no more than putting strings together.
func fix(s lipgloss.Style) Style {
	open, close, _ := strings.Cut(s.Render("x"), "x")
	return Style{open: open, close: close}
}

// Colourless says that the theme writes nothing but the text.
func (t *Theme) Colourless() bool { return *t == Theme{} }
