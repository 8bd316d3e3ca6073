// Package diff compares two texts line by line: which lines went, which came,
// which stayed. It knows neither JSON nor styles.
package diff

import "slices"

// Kind says what became of a line.
type Kind uint8

// The kinds of lines.
const (
	Same Kind = iota
	Removed
	Added
)

// Line is one line of a comparison.
type Line struct {
	Kind          Kind
	Text          string
	Before, After int // its numbers in the two texts, from 1; 0 where it is not there
}

// maxEdits bounds how many lines may differ before the search for the shortest
// comparison is given up: its cost grows with their square.
const maxEdits = 1000

// Lines compares two texts. Where more than maxEdits lines differ, the
// differing middle is shown as all gone and all new.
func Lines(before, after []string) []Line {
	head := 0
	for head < len(before) && head < len(after) && before[head] == after[head] {
		head++
	}
	tail := 0
	for tail < len(before)-head && tail < len(after)-head && before[len(before)-1-tail] == after[len(after)-1-tail] {
		tail++
	}
	w := writer{before: before, after: after}
	w.same(head)
	for _, kind := range script(before[head:len(before)-tail], after[head:len(after)-tail]) {
		w.put(kind)
	}
	w.same(tail)
	return w.lines
}

// Changed counts the lines that went and those that came.
func Changed(lines []Line) (removed, added int) {
	for _, l := range lines {
		switch l.Kind {
		case Removed:
			removed++
		case Added:
			added++
		}
	}
	return removed, added
}

// writer puts lines down in the order of both texts.
type writer struct {
	before, after []string
	i, j          int
	lines         []Line
}

func (w *writer) same(n int) {
	for range n {
		w.put(Same)
	}
}

func (w *writer) put(kind Kind) {
	switch kind {
	case Same:
		w.lines = append(w.lines, Line{Same, w.before[w.i], w.i + 1, w.j + 1})
		w.i, w.j = w.i+1, w.j+1
	case Removed:
		w.lines = append(w.lines, Line{Removed, w.before[w.i], w.i + 1, 0})
		w.i++
	case Added:
		w.lines = append(w.lines, Line{Added, w.after[w.j], 0, w.j + 1})
		w.j++
	}
}

// script returns the shortest way from one text to the other, by Myers'
// algorithm, with what went before what came.
func script(a, b []string) []Kind {
	var rounds [][]int32 // the furthest line of a that each diagonal reached, round by round
	reached := make([]int32, 2*maxEdits+3)
	at := func(diagonal int) *int32 { return &reached[maxEdits+1+diagonal] }
	for edits := 0; edits <= min(maxEdits, len(a)+len(b)); edits++ {
		for k := -edits; k <= edits; k += 2 {
			var x int32
			if k == -edits || k != edits && *at(k - 1) < *at(k + 1) {
				x = *at(k + 1)
			} else {
				x = *at(k - 1) + 1
			}
			for int(x) < len(a) && int(x)-k >= 0 && int(x)-k < len(b) && a[x] == b[int(x)-k] {
				x++
			}
			*at(k) = x
			if int(x) >= len(a) && int(x)-k >= len(b) {
				return walkBack(rounds, len(a), len(b), edits)
			}
		}
		rounds = append(rounds, append([]int32(nil), reached[maxEdits+1-edits:maxEdits+2+edits]...))
	}
	return slices.Concat(slices.Repeat([]Kind{Removed}, len(a)), slices.Repeat([]Kind{Added}, len(b)))
}

// walkBack reads the way out of the rounds, from its end.
func walkBack(rounds [][]int32, x, y, edits int) []Kind {
	var way []Kind
	for ; edits > 0; edits-- {
		before := rounds[edits-1]
		at := func(k int) int {
			if k < 1-edits || k > edits-1 {
				return -1
			}
			return int(before[k+edits-1])
		}
		k := x - y
		down := k == -edits || k != edits && at(k-1) < at(k+1)
		previous := k - 1
		if down {
			previous = k + 1
		}
		px := at(previous)
		py := px - previous
		step, startX := Added, px // where the lines that stayed begin
		if !down {
			step, startX = Removed, px+1
		}
		for ; x > startX; x-- {
			way = append(way, Same)
		}
		way = append(way, step)
		x, y = px, py
	}
	for ; x > 0; x-- {
		way = append(way, Same)
	}
	slices.Reverse(way)
	return way
}
