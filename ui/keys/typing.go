package keys

import (
	"slices"

	"github.com/charmbracelet/bubbles/key"
)

// WhileTyping returns a binding as it is in force where text is typed: with
// those of its keys that type nothing, of which help names the first. It is
// disabled where there are none.
func WhileTyping(b key.Binding) key.Binding {
	names := slices.DeleteFunc(slices.Clone(b.Keys()), IsText)
	if len(names) == len(b.Keys()) {
		return b
	}
	b.SetKeys(names...)
	b.SetHelp(shown(names[:min(1, len(names))]), b.Help().Desc)
	b.SetEnabled(len(names) > 0)
	return b
}
