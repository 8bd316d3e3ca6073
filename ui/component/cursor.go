package component

import "caliper-playground/ui/style"

// CursorGlyph marks what is selected, with or without colours.
const CursorGlyph = "›"

// TitleStyle is how the name of a line is written, strong where it is selected.
func TitleStyle(theme *style.Theme, selected bool) style.Style {
	if selected {
		return theme.Strong
	}
	return theme.Plain
}
