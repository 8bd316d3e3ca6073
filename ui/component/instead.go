package component

import "caliper-playground/ui/style"

// Instead draws words in the place of what is not there, in as many lines as there is
// room for.
func Instead(theme *style.Theme, words string, width, room int) []string {
	lines := Indented(theme.Dim, words, width, 2, room)
	return Drawn(lines, len(lines))
}
