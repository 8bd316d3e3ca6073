//go:build unix

package app

import (
	"strings"
	"testing"
)

// pasteOf is what a terminal sends for a text that is pasted.
func pasteOf(text string) string { return "\x1b[200~" + text + "\x1b[201~" }

// TestAPasteOfManyMegabytes goes through the program's own input on a terminal,
// which hands over little at a time. A key behind a paste comes after it.
func TestAPasteOfManyMegabytes(t *testing.T) {
	t.Parallel()
	s := startOnTerminal(t, "screen")
	s.shows("PROFILES", patience)
	document := `{"type":"ViewEvent","name":"` + strings.Repeat("five megabytes; ", 5<<16) + `","last":"seen"}`
	s.types("o")
	s.shows("Built-in sets", patience)
	s.types(pasteOf(document))
	s.shows("1 of 1 chosen", patience)
	s.shows("pasted 1", patience)
	s.types(pasteOf("[]") + "?") // the key comes after the paste
	s.shows("a minus: all others", patience)
	s.types("q")
	s.shows("2 of 2 chosen", patience)
	s.types("\x03")
	s.ends(patience)
}

// TestAPasteWhoseLineStandsStill lets the rest of a paste come after the program has
// given it up: its letters are no keys, and those typed behind it are.
func TestAPasteWhoseLineStandsStill(t *testing.T) {
	t.Parallel()
	s := startOnTerminal(t, "screen")
	s.shows("PROFILES", patience)
	s.types("o")
	s.shows("Built-in sets", patience)
	half := "[" + strings.Repeat(`"quit? q", `, 1<<14)
	first, rest, _ := strings.Cut(pasteOf(half+"cut"+half), "cut")
	s.types(first)
	s.shows("did not say where the pasted text ends", patience)
	s.shows("1 of 1 chosen", patience)
	s.types(rest + "?")
	s.shows("a minus: all others", patience)
	s.types("q")
	s.shows("2 of 2 chosen", patience)
	s.types("\x03")
	s.ends(patience)
}

// TestInterruptingAPaste presses ctrl+c where the end of a paste does not come.
func TestInterruptingAPaste(t *testing.T) {
	t.Parallel()
	s := startOnTerminal(t, "screen")
	s.shows("PROFILES", patience)
	s.types("o")
	s.shows("Built-in sets", patience)
	s.types("\x1b[200~" + `{"type":`)
	s.types("\x03")
	s.ends(patience)
}

// TestWhatIsPastedIsNoKeys pastes what would quit, send and interrupt.
func TestWhatIsPastedIsNoKeys(t *testing.T) {
	t.Parallel()
	s := startOnTerminal(t, "screen")
	s.shows("PROFILES", patience)
	s.types(pasteOf("aq\r\x03\x1b[2J"))
	s.shows("no such file", patience)
	s.types("q")
	s.types("q")
	s.ends(patience)
	if strings.Contains(s.output(), "93 messages") {
		t.Error("what was pasted was obeyed")
	}
}
