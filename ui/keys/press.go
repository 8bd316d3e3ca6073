package keys

import (
	"strings"
	"unicode/utf8"

	tea "github.com/charmbracelet/bubbletea"
)

// Press returns the press of a key by its name, as bindings name keys, and
// false where no keyboard sends such a key.
func Press(name string) (tea.KeyMsg, bool) {
	rest, alt := strings.CutPrefix(name, "alt+")
	if rest == "" {
		return tea.KeyMsg{}, false
	}
	if rest == " " {
		return tea.KeyMsg{Type: tea.KeySpace, Runes: []rune{' '}, Alt: alt}, true
	}
	if r, n := utf8.DecodeRuneInString(rest); n == len(rest) && r > ' ' && r != utf8.RuneError && r != 0x7f {
		return tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune{r}, Alt: alt}, true
	}
	kind, ok := named(rest)
	return tea.KeyMsg{Type: kind, Alt: alt}, ok
}

// named finds the key of a name. The library numbers its keys without gaps:
// control characters upwards, keys of their own downwards.
func named(name string) (tea.KeyType, bool) {
	const lowest, highest = -100, 127
	for kind := tea.KeyType(highest); kind >= lowest; kind-- {
		if kind != tea.KeyRunes && kind.String() == name && name != "" {
			return kind, true
		}
	}
	return 0, false
}

// IsText says whether a key types a character where text is typed.
func IsText(name string) bool {
	press, ok := Press(name)
	return ok && !press.Alt && (press.Type == tea.KeyRunes || press.Type == tea.KeySpace)
}

// Shown writes the name of a key as help does.
func Shown(name string) string { return shown([]string{name}) }

// shortened is what help writes in place of what names of keys are made of.
var shortened = strings.NewReplacer("pgdown", "pgdn", "shift+up", "shift+↑", "shift+down", "shift+↓",
	"shift+left", "shift+←", "shift+right", "shift+→", "alt+left", "alt+←", "alt+right", "alt+→")

// shown writes the names of keys as help does: "ctrl+f or →".
func shown(names []string) string {
	words := map[string]string{"up": "↑", "down": "↓", "left": "←", "right": "→", " ": "space"}
	out := make([]string, 0, len(names))
	for _, name := range names {
		word, ok := words[name]
		if !ok {
			word = shortened.Replace(name)
		}
		out = append(out, word)
	}
	return strings.Join(out, "/")
}
