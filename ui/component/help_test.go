package component

import (
	"strings"
	"testing"

	"caliper-playground/engine/text"
	"caliper-playground/ui/keys"
	"caliper-playground/ui/style"
)

// TestShortHelpDropsWholeItemsFromItsEnd holds at every width that what is
// written is the beginning of the whole, up to the end of an item.
func TestShortHelpDropsWholeItemsFromItsEnd(t *testing.T) {
	bindings := []keys.Binding{
		keys.Said("?", "help"), keys.Said("enter", "unfold, go to its rows"),
		off(), keys.Said("r", "required"), keys.Said("a", "all"),
	}
	whole := []string{"? help", "enter unfold, go to its rows", "r required", "a all"}
	for width := range 80 {
		line := NewLine(width)
		ShortHelp(line, &style.Theme{}, bindings)
		fit := 0
		for fit < len(whole) && text.Width(strings.Join(whole[:fit+1], "   ")) <= width {
			fit++
		}
		if want := strings.Join(whole[:fit], "   "); line.String() != want {
			t.Errorf("at %d: %q, want %q", width, line.String(), want)
		}
	}
}

// TestShortHelpKeepsWhatItMust drops the others in its place.
func TestShortHelpKeepsWhatItMust(t *testing.T) {
	bindings := []keys.Binding{keys.Said("?", "help"), keys.Said("s", "send"), keys.Said("n", "compose"), keys.Said("esc", "back"), keys.Said("y", "copy")}
	for width, want := range map[int]string{
		60: "? help   s send   n compose   esc back   y copy", 46: "? help   s send   n compose   esc back",
		37: "? help   s send   esc back", 20: "? help   esc back", 16: "? help", 5: "",
	} {
		line := NewLine(width)
		ShortHelp(line, &style.Theme{}, bindings, keys.Said("esc", "back, in other words"))
		if line.String() != want {
			t.Errorf("at %d: %q, want %q", width, line.String(), want)
		}
	}
}

// TestFullHelpCutsNothing reads every word of help at every width that there
// may be.
func TestFullHelpCutsNothing(t *testing.T) {
	groups := []keys.Group{
		{Title: "Send", Bindings: []keys.Binding{keys.Said("o", "sets and files from disk, chosen one by one or all at once"), keys.Said("shift+left", "long lines to the left")}},
		{Title: "Move", Bindings: []keys.Binding{keys.Said("↑/k", "up"), keys.Said("pgup", "a page up")}},
	}
	for width := 30; width <= 200; width++ {
		lines := FullHelp(&style.Theme{}, groups, width)
		shown := strings.Join(lines, "\n")
		for _, g := range groups {
			for _, b := range g.Bindings {
				for _, word := range append(strings.Fields(b.Help().Desc), b.Help().Key) {
					if !strings.Contains(shown, word) {
						t.Errorf("at %d: %q is missing:\n%s", width, word, shown)
					}
				}
			}
		}
		for _, line := range lines {
			if text.Width(line) > width || strings.Contains(line, "…") {
				t.Errorf("at %d: %q", width, line)
			}
		}
	}
}

// off is a binding that is not in force.
func off() keys.Binding {
	b := keys.Said("x", "not in force")
	b.SetEnabled(false)
	return b
}
