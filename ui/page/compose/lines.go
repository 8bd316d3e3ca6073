package compose

import (
	"caliper-playground/engine/compose"
	"caliper-playground/engine/document"
	"caliper-playground/ui/component"
)

// form is the lines of the form, with a cursor.
type form struct {
	lines    []compose.Line
	list     component.List
	unfolded map[compose.Spot]bool
}

func newForm() form {
	return form{unfolded: map[compose.Spot]bool{compose.At(0, ""): true}}
}

// selected returns the line under the cursor.
func (f *form) selected() compose.Line {
	if f.list.Cursor >= len(f.lines) {
		return compose.Line{Kind: compose.AnotherLine, Item: compose.Whole}
	}
	return f.lines[f.list.Cursor]
}

// build puts the lines together anew, with the cursor where it was.
func (f *form) build(e compose.Envelope) {
	was, had := f.selected(), len(f.lines) > 0
	f.lines = e.Outline(f.unfolded)
	f.list.SetLen(len(f.lines))
	if had && !f.goTo(was.Kind, was.At()) {
		f.goTo(compose.FieldLine, compose.At(was.Item, document.ParentOf(was.Field.Pointer)))
	}
}

// goTo puts the cursor on a line, and says whether there is such a one.
func (f *form) goTo(kind compose.LineKind, at compose.Spot) bool {
	for i, line := range f.lines {
		if line.Kind == kind && line.At() == at {
			f.list.Select(i)
			return true
		}
	}
	return false
}

// reveal unfolds what is above a place. The lines must be built anew.
func (f *form) reveal(at compose.Spot) {
	for pointer := at.Pointer; pointer != ""; {
		pointer = document.ParentOf(pointer)
		f.unfolded[compose.At(at.Item, pointer)] = true
	}
	f.unfolded[compose.At(at.Item, "")] = true
}

// unfoldAlone folds all events but one.
func (f *form) unfoldAlone(item int) {
	for at := range f.unfolded {
		if at.Pointer == "" && at.Item != compose.Whole {
			delete(f.unfolded, at)
		}
	}
	f.unfolded[compose.At(item, "")] = true
}

// renumber has what is unfolded follow the events, whose new numbers a function tells;
// gone is that of one that is no more.
func (f *form) renumber(to func(item int) int) {
	unfolded := map[compose.Spot]bool{}
	for at := range f.unfolded {
		if at.Item != compose.Whole {
			at.Item = to(at.Item)
		}
		if at.Item != gone {
			unfolded[at] = true
		}
	}
	f.unfolded = unfolded
}

// gone is the number of an event that was taken away.
const gone = -2

// fold folds or unfolds the selected line, and says whether that changed it.
func (f *form) fold(open bool) bool {
	line := f.selected()
	if !line.Below || line.Open == open {
		return false
	}
	if open {
		f.unfolded[line.At()] = true
	} else {
		delete(f.unfolded, line.At())
	}
	return true
}

// up puts the cursor on what holds the selected line.
func (f *form) up() {
	depth := f.selected().Depth
	if f.selected().Kind == compose.AnotherLine {
		return
	}
	for i := f.list.Cursor - 1; i >= 0; i-- {
		if line := f.lines[i]; line.Below && line.Depth < depth {
			f.list.Select(i)
			return
		}
	}
}
