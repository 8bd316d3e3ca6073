package component

import (
	"strings"
	"unicode"

	tea "github.com/charmbracelet/bubbletea"

	"caliper-playground/ui/keys"
	"caliper-playground/ui/style"
)

// MaxInput is how many bytes a line of input takes, pastes included.
const MaxInput = 1000

// Input is one line of text that is being typed, at its end.
type Input struct {
	Label string
	Value string
}

// Update takes a key and says whether the text has changed.
func (in *Input) Update(press tea.KeyMsg, prompt keys.Prompt) (changed bool) {
	before := in.Value
	switch name := press.String(); {
	case keys.Matches(name, prompt.EraseAll):
		in.Value = ""
	case keys.Matches(name, prompt.Erase):
		runes := []rune(in.Value)
		in.Value = string(runes[:max(0, len(runes)-1)])
	case isText(press) && in.Takes(press):
		typed := string(press.Runes)
		typed = strings.Map(func(r rune) rune {
			if unicode.IsControl(r) {
				return ' '
			}
			return r
		}, typed)
		in.Value += typed
	}
	return in.Value != before
}

// Takes says whether there is room for what a key would add. What has no room is
// left out as a whole, and whoever asks for the line says so.
func (in *Input) Takes(press tea.KeyMsg) bool {
	return !isText(press) || len(in.Value)+len(string(press.Runes)) <= MaxInput
}

// isText says whether a key is text that is typed or pasted.
func isText(press tea.KeyMsg) bool {
	return press.Type == tea.KeyRunes || press.Type == tea.KeySpace
}

// Draw writes the label, the text and a mark where typing goes on. A text too
// long for the line shows its end.
func (in *Input) Draw(line *Line, theme *style.Theme) {
	line.Add(theme.Accent, in.Label)
	shown := []rune(clean(in.Value))
	for len(shown) > 0 && len(shown) > line.Left()-1 {
		shown = shown[1:]
	}
	line.Add(theme.Plain, string(shown))
	line.Add(theme.Accent, "▏")
}
