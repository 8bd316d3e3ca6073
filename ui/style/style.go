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

// The backgrounds. Where it is not known, the terminal's own sixteen colours
// are used, which its owner has chosen to be readable.
const (
	AnyBackground Background = iota
	DarkBackground
	LightBackground
)

// palette holds the colour of each role, as the library writes colours.
type palette struct{ accent, good, wrong, caution string }

var (
	sixteen = palette{accent: "6", good: "2", wrong: "1", caution: "3"}
	onDark  = palette{accent: "81", good: "114", wrong: "210", caution: "221"}
	onLight = palette{accent: "25", good: "22", wrong: "124", caution: "94"}
)

// New returns the theme for a number of colours and a background.
func New(profile termenv.Profile, background Background) *Theme {
	colours := sixteen
	if profile != termenv.ANSI {
		switch background {
		case DarkBackground:
			colours = onDark
		case LightBackground:
			colours = onLight
		}
	}
	return build(profile, colours, lipgloss.Style.Faint, plain)
}

// fix asks the library once for what it writes around a text. Frames then
// cost no more than putting strings together.
func fix(s lipgloss.Style) Style {
	open, close, _ := strings.Cut(s.Render("x"), "x")
	return Style{open: open, close: close}
}

// Colourless says that the theme writes nothing but the text.
func (t *Theme) Colourless() bool { return *t == Theme{} }
