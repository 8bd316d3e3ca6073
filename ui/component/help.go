package component

import (
	"github.com/charmbracelet/bubbles/key"

	"caliper-playground/engine/text"
	"caliper-playground/ui/keys"
	"caliper-playground/ui/style"
)

// ShortHelp writes as many bindings as fit as a whole: "enter send  r required".
func ShortHelp(line *Line, theme *style.Theme, bindings []key.Binding) {
	const gap = 3
	for i, b := range bindings {
		if !b.Enabled() {
			continue
		}
		h := b.Help()
		need := text.Width(h.Key) + 1 + text.Width(h.Desc)
		if i > 0 {
			need += gap
		}
		if need > line.Left() {
			continue
		}
		if i > 0 {
			line.Gap(gap)
		}
		line.Add(theme.Accent, h.Key).Gap(1).Add(theme.Plain, h.Desc)
	}
}

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
			line := NewLine(cells)
			line.Gap(2).Cell(theme.Accent, b.Help().Key, key).Gap(1).Add(theme.Plain, b.Help().Desc)
			block = append(block, line.Full())
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
