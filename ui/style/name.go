package style

import (
	"fmt"
	"slices"
	"strings"

	"github.com/muesli/termenv"
)

// Names lists the themes that can be asked for by name. "auto" goes by what the
// terminal says.
func Names() []string { return []string{"auto", "dark", "light", "contrast", "16", "none"} }

// Choice is what the user has asked for, and what is known of the terminal.
type Choice struct {
	Name       string // one of Names; empty is "auto"
	Profile    termenv.Profile
	Background Background // as told by the terminal
	// PlainASCII says that the terminal takes nothing beyond ASCII.
	PlainASCII bool
}

// Check says whether the name is that of a theme.
func (c Choice) Check() error {
	if c.Name == "" || slices.Contains(Names(), c.Name) {
		return nil
	}
	return fmt.Errorf("theme %q is unknown; there are %s", c.Name, strings.Join(Names(), ", "))
}

// Next returns the choice of the theme that is listed after this one, or of the
// first after the last.
func (c Choice) Next() Choice {
	at := slices.Index(Names(), c.Name)
	if c.Name == "" {
		at = 0
	}
	c.Name = Names()[(at+1)%len(Names())]
	return c
}

// Theme returns the theme that the choice comes to. A terminal without colours
// gets none, whatever the name.
func (c Choice) Theme() *Theme {
	switch c.Name {
	case "dark":
		return New(c.Profile, DarkBackground)
	case "light":
		return New(c.Profile, LightBackground)
	case "contrast":
		return NewContrast(c.Profile, c.Background)
	case "16":
		if c.Profile == termenv.Ascii {
			return New(termenv.Ascii, c.Background)
		}
		return New(termenv.ANSI, c.Background)
	case "none":
		return New(termenv.Ascii, AnyBackground)
	default:
		return New(c.Profile, c.Background)
	}
}
