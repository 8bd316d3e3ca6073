package style

import (
	"fmt"
	"strings"

	"github.com/muesli/termenv"
)

// Names lists the themes that can be asked for by name.
func Names() []string { return []string{"auto", "dark", "light", "16", "none"} }

// Choice is what the user has asked for, and what is known of the terminal.
type Choice struct {
	Name       string // one of Names; empty is "auto"
	Profile    termenv.Profile
	Background Background // as told by the terminal
}

// Check says whether the name is that of a theme.
func (c Choice) Check() error {
	for _, name := range append(Names(), "") {
		if c.Name == name {
			return nil
		}
	}
	return fmt.Errorf("theme %q is unknown; there are %s", c.Name, strings.Join(Names(), ", "))
}

// Theme returns the theme that the choice comes to. A terminal without colours
// gets none, whatever the name.
func (c Choice) Theme() *Theme {
	switch c.Name {
	case "dark":
		return New(c.Profile, DarkBackground)
	case "light":
		return New(c.Profile, LightBackground)
	case "16":
		return New(max(c.Profile, termenv.ANSI), AnyBackground)
	case "none":
		return New(termenv.Ascii, AnyBackground)
	default:
		return New(c.Profile, c.Background)
	}
}
