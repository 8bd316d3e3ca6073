package component

import (
	tea "github.com/charmbracelet/bubbletea"
)

// Blocks is a cursor over blocks of lines, such as a name with what it means below
// it, and a window over those lines. It draws nothing: the owner draws the lines
// that Visible names.
type Blocks struct {
	Chosen int // the block with the cursor, from 0

	heads []int // the line that each block begins on
	list  List  // the window over the lines
}

// Lay tells on which lines the blocks begin, and how many lines there are in all;
// those above the first block belong to it. The window stays where it is.
func (b *Blocks) Lay(heads []int, lines int) {
	b.heads = heads
	b.list.SetLen(lines)
	b.Chosen = max(0, min(b.Chosen, len(heads)-1))
}

// SetHeight tells how many lines are visible.
func (b *Blocks) SetHeight(n int) {
	b.list.SetHeight(n)
	b.reveal()
}

// Choose puts the cursor on a block, no further than the ends, and brings all of it
// into view.
func (b *Blocks) Choose(at int) {
	b.Chosen = max(0, min(at, len(b.heads)-1))
	b.reveal()
}

// Last is the last block, from 0.
func (b *Blocks) Last() int { return max(0, len(b.heads)-1) }

// Visible returns the half-open range of lines in view.
func (b *Blocks) Visible() (from, to int) { return b.list.Visible() }

// Mouse answers the wheel and clicks: a click chooses a block. It says whether the
// one was clicked that was chosen already.
func (b *Blocks) Mouse(msg tea.MouseMsg) (again bool) {
	ScrollByWheel(&b.list, msg)
	line := b.list.Offset + msg.Y
	if !Clicked(msg) || line >= b.list.Len {
		return false
	}
	for i := len(b.heads) - 1; i >= 0; i-- {
		if line < b.heads[i] {
			continue
		}
		again = i == b.Chosen
		b.Choose(i)
		break
	}
	return again
}

// reveal brings all of the chosen block into view, or where it is higher than the
// window its beginning.
func (b *Blocks) reveal() {
	if b.Chosen >= len(b.heads) {
		return
	}
	first, end := b.heads[b.Chosen], b.list.Len
	if b.Chosen+1 < len(b.heads) {
		end = b.heads[b.Chosen+1]
	}
	if b.Chosen == 0 {
		first = 0
	}
	b.list.Reveal(first, end)
}
