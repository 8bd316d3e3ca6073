package sentence

import (
	"slices"
	"strings"
	"unicode/utf8"

	"caliper-playground/engine/text"
)

// maxLabel is how many cells of a name or identifier are told, and difference
// how many more at each place where two long ones part.
const (
	maxLabel   = 70
	difference = 10
)

// shorten cleans labels and cuts long ones in their middle. Two that would look
// the same for it show the place where they part as well.
func shorten(labels []string) []string {
	shown := make([]string, len(labels))
	for i, s := range labels {
		shown[i] = cut(s, nil)
	}
	cutAlike := slices.Clone(shown)
	for i, s := range labels {
		var partings []int
		for j, other := range labels {
			if other != s && cutAlike[j] == cutAlike[i] {
				partings = append(partings, parting(s, other))
			}
		}
		if partings != nil {
			shown[i] = cut(s, partings)
		}
	}
	return shown
}

// parting returns the offset of the first character in which two texts differ.
func parting(a, b string) int {
	i := 0
	for i < len(a) && i < len(b) && a[i] == b[i] {
		i++
	}
	for i > 0 && i < len(a) && !utf8.RuneStart(a[i]) {
		i--
	}
	return i
}

// cut cleans a label and leaves out of its middle what is too long, but for the
// characters at the offsets. It looks at no more of the label than it shows.
func cut(s string, offsets []int) string {
	const most = 16 * maxLabel // bytes; enough for as many cells in any script
	if len(s) <= most {
		if clean := text.Clean(s); text.Width(clean) <= maxLabel {
			return clean
		}
	}
	head, _ := text.Cut(text.Clean(strings.ToValidUTF8(s[:min(len(s), most)], "")), maxLabel*2/5)
	tail := text.Clean(strings.ToValidUTF8(s[max(0, len(s)-most):], ""))
	tail = text.Skip(tail, text.Width(tail)-(maxLabel-1-text.Width(head)))
	var b strings.Builder
	b.WriteString(head + "…")
	slices.Sort(offsets)
	for _, at := range slices.Compact(offsets) {
		if part, _ := text.Cut(text.Clean(s[at:min(len(s), at+most)]), difference); part != "" {
			b.WriteString(part + "…")
		}
	}
	b.WriteString(tail)
	return b.String()
}
