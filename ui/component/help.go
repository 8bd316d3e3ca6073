package component

import (
	"slices"

	"caliper-playground/engine/text"
	"caliper-playground/ui/keys"
	"caliper-playground/ui/style"
)

// ShortHelp writes bindings, the most useful first: "enter send   r required".
// Where there is no room for all, those at the end go, each as a whole, but for
// the ones that are to be kept.
func ShortHelp(line *Line, theme *style.Theme, bindings []keys.Binding, kept ...keys.Binding) {
	const gap = 3
	isKept := func(b keys.Binding) bool {
		return slices.ContainsFunc(kept, func(k keys.Binding) bool { return keys.Same(k, b) })
	}
	shown := slices.DeleteFunc(slices.Clone(bindings), func(b keys.Binding) bool { return !b.Enabled() })
	need := -gap
	for _, b := range shown {
		need += gap + shortWidth(b)
	}
	for need > line.Left() && len(shown) > 0 {
		last := len(shown) - 1
		for last > 0 && isKept(shown[last]) {
			last--
		}
		if last == 0 {
			last = len(shown) - 1
		}
		need -= gap + shortWidth(shown[last])
		shown = slices.Delete(shown, last, last+1)
	}
	for i, b := range shown {
		if i > 0 {
			line.Gap(gap)
		}
		line.Add(theme.Accent, b.Help().Key).Gap(1).Add(theme.Plain, b.Help().Desc)
	}
}

func shortWidth(b keys.Binding) int { return text.Width(b.Help().Key) + 1 + text.Width(b.Help().Desc) }

// FullHelp returns all bindings by group, in as many columns as the width holds.
func FullHelp(theme *style.Theme, groups []keys.Group, width int) []string {
	const column = 38
	columns := min(max(1, width/column), 3)
	cells := width / columns
	blocks := make([][]string, 0, len(groups))
	for _, g := range groups {
		block := []string{NewLine(cells).Gap(1).Add(theme.Strong, g.Title).Full()}
		key := 9
		for _, b := range g.Bindings {
			key = max(key, text.Width(b.Help().Key))
		}
		for _, b := range g.Bindings {
			if !b.Enabled() {
				continue
			}
			words := Wrap(b.Help().Desc, cells-key-4, 0)
			for i, part := range words {
				line := NewLine(cells).Gap(2)
				if i == 0 {
					line.Add(theme.Accent, b.Help().Key)
				}
				block = append(block, line.To(key+3).Add(theme.Plain, part).Full())
			}
		}
		blocks = append(blocks, append(block, NewLine(cells).Full()))
	}
	return sideBySide(blocks, columns, cells)
}

// sideBySide puts blocks below each other, always into the shortest column.
func sideBySide(blocks [][]string, columns, cells int) []string {
	stacks := make([][]string, columns)
	for _, block := range blocks {
		shortest := 0
		for i := range stacks {
			if len(stacks[i]) < len(stacks[shortest]) {
				shortest = i
			}
		}
		stacks[shortest] = append(stacks[shortest], block...)
	}
	height := 0
	for _, stack := range stacks {
		height = max(height, len(stack))
	}
	lines := make([]string, height)
	for row := range lines {
		for _, stack := range stacks {
			if row < len(stack) {
				lines[row] += stack[row]
			} else {
				lines[row] += NewLine(cells).Full()
			}
		}
	}
	return lines
}
