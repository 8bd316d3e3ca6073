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

// look is what colours are chosen by.
type look struct {
	background Background
	sixteen    bool // of the terminal's own sixteen
	high       bool // of high contrast
}

// palettes are the colours on each background, with a contrast of at least 4.5 to 1,
// which WCAG 2.2 asks for (success criterion 1.4.3). Of a terminal's own sixteen, whose
// shades differ, only red, blue and magenta have it on white, and none of those has it on
// black as well. Those of high contrast have at least 7 to 1, which WCAG 2.2 calls
// enhanced (success criterion 1.4.6). What is not listed has no colours.
var palettes = map[look]palette{
	{background: DarkBackground}:                 {accent: "81", good: "114", wrong: "210", caution: "221", dim: "246"},
	{background: LightBackground}:                {accent: "25", good: "22", wrong: "124", caution: "94", dim: "241"},
	{background: AnyBackground}:                  {accent: "63", good: "29", wrong: "163", caution: "131", dim: "243"},
	{background: DarkBackground, sixteen: true}:  {accent: "14", good: "10", wrong: "9", caution: "11", dim: faintly},
	{background: LightBackground, sixteen: true}: {accent: "4", good: boldly, wrong: "1", caution: "5"},
	{background: AnyBackground, sixteen: true}:   {accent: boldly, good: boldly, wrong: "1", caution: "5"},

	{background: DarkBackground, high: true}:                {accent: "123", good: "120", wrong: "217", caution: "228"},
	{background: LightBackground, high: true}:               {accent: "18", good: "22", wrong: "88", caution: "54"},
	{background: DarkBackground, sixteen: true, high: true}: {accent: "14", good: "10", wrong: "9", caution: "11"},
}

// New returns the theme for a number of colours and a background.
func New(profile termenv.Profile, background Background) *Theme {
	return build(profile, look{background: background, sixteen: profile == termenv.ANSI}, plain)
}

// fix asks the library once for what it writes around a text. Frames then
// cost no more than putting strings together.
func fix(s lipgloss.Style) Style {
	open, close, _ := strings.Cut(s.Render("x"), "x")
	return Style{open: open, close: close}
}

// Colourless says that the theme writes nothing but the text.
func (t *Theme) Colourless() bool { return *t == Theme{} }
