package compose

// historyLength is how many steps can be undone.
const historyLength = 200

// History keeps earlier states for undo and redo. It holds up to two hundred
// steps; older ones are forgotten. The zero History is empty; Push gives it its
// first state. It must not be used by two goroutines at once.
type History[T any] struct {
	past   []step[T]
	now    T
	future []step[T]
	filled bool
}

// step is a state, and what the edit that left it, or led to it, was.
type step[T any] struct {
	state T
	label string
}

// Push makes a state the present one. The label says what the edit was, as in
// "remove target". What had been undone can no longer be redone.
func (h *History[T]) Push(state T, label string) {
	if h.filled {
		h.past = append(h.past, step[T]{h.now, label})
	}
	if len(h.past) > historyLength {
		h.past = append(h.past[:0:0], h.past[len(h.past)-historyLength:]...)
	}
	h.now, h.filled, h.future = state, true, nil
}

// Replace puts another state in the present one's place, without a step to
// undo: for what is no edit, such as a broken text kept aside.
func (h *History[T]) Replace(state T) { h.now, h.filled = state, true }

// Now returns the present state.
func (h *History[T]) Now() T { return h.now }

// Undo goes back one step, and returns what it undid; ok is false where there
// is nothing to undo.
func (h *History[T]) Undo() (label string, ok bool) {
	if len(h.past) == 0 {
		return "", false
	}
	last := h.past[len(h.past)-1]
	h.past = h.past[:len(h.past)-1]
	h.future = append(h.future, step[T]{h.now, last.label})
	h.now = last.state
	return last.label, true
}

// Redo does again what was undone last, and returns what that is; ok is false
// where there is nothing to redo.
func (h *History[T]) Redo() (label string, ok bool) {
	if len(h.future) == 0 {
		return "", false
	}
	next := h.future[len(h.future)-1]
	h.future = h.future[:len(h.future)-1]
	h.past = append(h.past, step[T]{h.now, next.label})
	h.now = next.state
	return next.label, true
}

// CanUndo says whether there is a step to undo.
func (h *History[T]) CanUndo() bool { return len(h.past) > 0 }

// CanRedo says whether there is a step to do again.
func (h *History[T]) CanRedo() bool { return len(h.future) > 0 }
