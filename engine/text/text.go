// Package text is the one place where text that came from outside (payloads,
// headers, file names, error messages) is made fit to be shown: whatever a
// terminal could obey, reorder or hide becomes a visible symbol. It also
// measures and cuts text by the cells that it takes on a screen, and has the few
// helpers for words that every room of the program needs: plurals, articles,
// "a, b or c", and patterns to look for.
//
// It knows neither Caliper nor styles; what it returns holds no escape.
package text

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/clipperhouse/uax29/v2/graphemes"
)

// tab is what a tab becomes. A fixed width keeps the width of a cleaned prefix
// what it is within the whole line, so that a caret stands where it should.
const tab = "    "

// maxCluster is the number of runes that one character as people see it may
// consist of. Living scripts stay below it; what floods the lines above and
// below with marks does not.
const maxCluster = 6

// Clean returns s as one line that is safe on any terminal. Control
// characters, separators, direction and zero-width controls and bytes that are
// not UTF-8 are shown as symbols ("␛", "‹U+202E›", "‹0xFF›"), tabs become
// spaces, and marks piled on one character are cut and counted ("‹+37›").
// Text without any of these is returned as it is.
func Clean(s string) string {
	if isPlain(s) {
		return s
	}
	var b strings.Builder
	b.Grow(len(s) + len(s)/8 + 16)
	for i := 0; i < len(s); {
		if c := s[i]; c < utf8.RuneSelf && (i+1 == len(s) || s[i+1] < utf8.RuneSelf) {
			writeASCII(&b, c)
			i++
			continue
		}
		cluster := graphemes.FromString(s[i:]).First()
		writeCluster(&b, cluster)
		i += len(cluster)
	}
	return b.String()
}

// CleanLines splits s at its line feeds and cleans each line. A carriage
// return before a line feed is part of the line's end; a lone one is shown. A
// line feed at the very end ends the last line and starts no other.
func CleanLines(s string) []string {
	lines := strings.Split(strings.TrimSuffix(s, "\n"), "\n")
	for i, line := range lines {
		lines[i] = Clean(strings.TrimSuffix(line, "\r"))
	}
	return lines
}

// isPlain says whether s is printable ASCII throughout.
func isPlain(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] < ' ' || s[i] > '~' {
			return false
		}
	}
	return true
}

func writeASCII(b *strings.Builder, c byte) {
	switch {
	case c == '\t':
		b.WriteString(tab)
	case c < ' ':
		b.WriteRune('\u2400' + rune(c))
	case c == 0x7f:
		b.WriteRune('\u2421')
	default:
		b.WriteByte(c)
	}
}

// writeCluster writes one character as people see it: a rune with whatever
// combines with it.
func writeCluster(b *strings.Builder, cluster string) {
	written := 0
	for i, r := range cluster {
		if written == maxCluster {
			fmt.Fprintf(b, "‹+%d›", utf8.RuneCountInString(cluster[i:]))
			return
		}
		switch {
		case r == utf8.RuneError && !strings.HasPrefix(cluster[i:], "\uFFFD"):
			fmt.Fprintf(b, "‹0x%X›", cluster[i])
		case r < utf8.RuneSelf:
			writeASCII(b, byte(r))
		case isHidden(r):
			fmt.Fprintf(b, "‹U+%04X›", r)
		case written == 0 && combines(r):
			b.WriteRune('◌') // else it would sit on whatever stands before it
			b.WriteRune(r)
		default:
			b.WriteRune(r)
		}
		written++
	}
}
