package component

import "caliper-playground/ui/style"

// Instead draws words in the place of what is not there, in as many lines as there is
// room for.
func Instead(theme *style.Theme, words string, width, room int) []string {
	var lines []string
	for _, wrapped := range Wrap(words, width-4, room) {
		lines = append(lines, NewLine(width).Gap(2).Add(theme.Dim, wrapped).String())
	}
	return lines
}
