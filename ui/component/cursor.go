package component

import "caliper-playground/ui/style"

// CursorGlyph marks what is selected, with or without colours.
const CursorGlyph = "›"

// Cursor writes the mark of a line that is selected, strong where keys go there, and a
// space in its place on any other.
func (l *Line) Cursor(theme *style.Theme, selected, focused bool) *Line {
	switch {
	case !selected:
		return l.Gap(1)
	case focused:
		return l.Add(theme.Accent, CursorGlyph)
	}
	return l.Add(theme.Dim, CursorGlyph)
}

// PaneTitle writes the name of a pane, so that it shows whether keys go there.
func (l *Line) PaneTitle(theme *style.Theme, title string, focused bool) *Line {
	if focused {
		return l.Add(theme.Accent, CursorGlyph).Add(theme.Accent, title)
	}
	return l.Gap(1).Add(theme.Strong, title)
}

// TitleStyle is how the name of a line is written, strong where it is selected.
func TitleStyle(theme *style.Theme, selected bool) style.Style {
	if selected {
		return theme.Strong
	}
	return theme.Plain
}
