package compose

import "testing"

func TestHistory(t *testing.T) {
	var h History[string]
	if _, ok := h.Undo(); ok || h.CanUndo() || h.CanRedo() || h.Now() != "" {
		t.Error("an empty history has something")
	}
	h.Push("a", "start")
	h.Push("b", "first")
	h.Push("c", "second")
	if label, ok := h.Undo(); !ok || label != "second" || h.Now() != "b" {
		t.Errorf("undo %q, now %q", label, h.Now())
	}
	if label, ok := h.Undo(); !ok || label != "first" || h.Now() != "a" || h.CanUndo() {
		t.Errorf("undo %q, now %q", label, h.Now())
	}
	if label, ok := h.Redo(); !ok || label != "first" || h.Now() != "b" {
		t.Errorf("redo %q, now %q", label, h.Now())
	}
	h.Replace("b with a broken text")
	h.Push("d", "third")
	if _, ok := h.Redo(); ok {
		t.Error("what an edit replaced can be redone")
	}
	if h.Undo(); h.Now() != "b with a broken text" {
		t.Errorf("now %q", h.Now())
	}
}

func TestReplaceInAnEmptyHistory(t *testing.T) {
	var h History[string]
	h.Replace("a broken text")
	if h.Now() != "a broken text" || h.CanUndo() || h.CanRedo() {
		t.Errorf("now %q, undo %t, redo %t", h.Now(), h.CanUndo(), h.CanRedo())
	}
}

func TestHistoryIsBounded(t *testing.T) {
	var h History[int]
	for i := range 3 * historyLength {
		h.Push(i, "")
	}
	n := 0
	for h.CanUndo() {
		h.Undo()
		n++
	}
	if n != historyLength || h.Now() != 2*historyLength-1 {
		t.Errorf("%d steps back to %d", n, h.Now())
	}
}
