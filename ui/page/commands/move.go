// Package commands has the commands that several pages share: what moves a cursor,
// scrolls a text, edits a line of input, and the reasons why they do nothing.
package commands

import (
	tea "github.com/charmbracelet/bubbletea"

	"caliper-playground/ui/component"
	"caliper-playground/ui/keys"
	"caliper-playground/ui/page"
)

// Moves returns the commands that move a cursor, or a window, by lines and pages.
func Moves(k keys.Move, l *component.List, by func(lines int) tea.Cmd) []page.Command {
	window := func() int { return max(1, l.Height-1) }
	move := func(b keys.Binding, lines func() int) page.Command {
		return page.Command{Key: b, Group: "Move", Do: func() tea.Cmd { return by(lines()) }}
	}
	return []page.Command{
		move(k.Up, func() int { return -1 }), move(k.Down, func() int { return 1 }),
		move(k.PageUp, func() int { return -window() }), move(k.PageDown, window),
		move(k.Top, func() int { return -l.Len }), move(k.Bottom, func() int { return l.Len }),
	}
}

// MoveCursor moves the cursor of a list, and does nothing else.
func MoveCursor(l *component.List) func(lines int) tea.Cmd {
	return func(lines int) tea.Cmd {
		l.Move(lines)
		return nil
	}
}

// Cursor returns the commands that move the cursor of a list. The foot names up and
// down from a place on, or for 0 not at all.
func Cursor(k keys.Move, l *component.List, foot int) []page.Command {
	all := Moves(k, l, MoveCursor(l))
	if foot > 0 {
		all[0].Foot, all[1].Foot = foot, foot+1
	}
	return all
}

// Arrows returns the commands that move a cursor while a line of text is edited
// beside.
func Arrows(k keys.Move, l *component.List, by func(lines int) tea.Cmd) []page.Command {
	all := Moves(k.Arrows(), l, by)[:4]
	for i := range all {
		all[i].Group, all[i].Typing = "", true
	}
	return all
}

// ReadGroup is the heading of what reading takes.
const ReadGroup = "Read"

// Reading returns the commands of a text that is read: they scroll it. The foot
// names them from a place on.
func Reading(k keys.Move, l *component.List, foot int) []page.Command {
	all := Moves(k, l, func(lines int) tea.Cmd {
		l.Scroll(lines)
		return nil
	})
	for i, at := range []int{1, 0, 3, 2} { // up, down, page up, page down
		all[i].Group, all[i].Foot = ReadGroup, foot+at
	}
	for i := 4; i < len(all); i++ {
		all[i].Group = ""
	}
	return all
}

// Choosing returns the commands that move a cursor over blocks. The foot names up and
// down from a place on.
func Choosing(k keys.Move, group string, b *component.Blocks, foot int) []page.Command {
	to := func(key keys.Binding, foot int, block func() int) page.Command {
		return page.Command{Key: key, Group: group, Foot: foot, Do: page.Do(func() { b.Choose(block()) })}
	}
	return []page.Command{
		to(k.Up, foot, func() int { return b.Chosen - 1 }), to(k.Down, foot+1, func() int { return b.Chosen + 1 }),
		to(k.Top, 0, func() int { return 0 }), to(k.Bottom, 0, b.Last),
	}
}
