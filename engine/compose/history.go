package compose

import "slices"

// historyLength is how many steps can be undone.
const historyLength = 200

// History keeps earlier states for undo and redo. It holds up to two hundred
// steps; older ones are forgotten. The zero History is empty, which is the zero state;
// Push gives it its first state. It must not be used by two goroutines at once.
type History[T any] struct {
	steps []step[T]
	at    int // the present one
}

// step is a state, and what the edit was that led to it.
type step[T any] struct {
	state T
	label string
}

// Push makes a state the present one. The label says what the edit was, as in
// "remove target". What had been undone can no longer be redone.
func (h *History[T]) Push(state T, label string) {
	h.steps = append(h.steps[:min(h.at+1, len(h.steps))], step[T]{state, label})
	h.steps = slices.Delete(h.steps, 0, max(0, len(h.steps)-1-historyLength))
	h.at = len(h.steps) - 1
}

// Replace puts another state in the present one's place, without a step to
// undo: for what is no edit, such as a broken text kept aside.
func (h *History[T]) Replace(state T) {
	if len(h.steps) == 0 {
		h.Push(state, "")
		return
	}
	h.steps[h.at].state = state
}

// Now returns the present state.
func (h *History[T]) Now() (state T) {
	if len(h.steps) > 0 {
		state = h.steps[h.at].state
	}
	return state
}

// Undo goes back one step, and returns what it undid; ok is false where there
// is nothing to undo.
func (h *History[T]) Undo() (label string, ok bool) {
	if !h.CanUndo() {
		return "", false
	}
	h.at--
	return h.steps[h.at+1].label, true
}

// Redo does again what was undone last, and returns what that is; ok is false
// where there is nothing to redo.
func (h *History[T]) Redo() (label string, ok bool) {
	if !h.CanRedo() {
		return "", false
	}
	h.at++
	return h.steps[h.at].label, true
}

// CanUndo says whether there is a step to undo.
func (h *History[T]) CanUndo() bool { return h.at > 0 }

// CanRedo says whether there is a step to do again.
func (h *History[T]) CanRedo() bool { return h.at+1 < len(h.steps) }
