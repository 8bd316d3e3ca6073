package compose

import (
	"caliper-playground/catalog"
	"caliper-playground/engine/compose"
	"caliper-playground/engine/document"
	"caliper-playground/ui/component"
)

// lineKind says what a line of the form is.
type lineKind uint8

const (
	lineField    lineKind = iota
	lineMore              // what an object may have beside what it has
	lineEvent             // the head of one of several events
	lineAnother           // adds an event
	lineEnvelope          // the head of the envelope's own fields
)

// envelopeItem stands for the envelope itself where events go by their number.
const envelopeItem = compose.Whole

// spotAt names a place of what is composed: an event by its number, or the
// envelope, and a pointer within it.
type spotAt struct {
	item    int
	pointer string
}

// formLine is one line of the form.
type formLine struct {
	kind    lineKind
	item    int
	field   compose.Field
	missing []compose.Field // of lineMore
	depth   int
	entry   bool // one of a list's
	below   bool // there is something to unfold
	open    bool
}

// at names the place of a line.
func (l formLine) at() spotAt { return spotAt{l.item, l.field.Pointer} }

// form is the lines of the form, with a cursor.
type form struct {
	lines    []formLine
	list     component.List
	unfolded map[spotAt]bool
	events   []eventHead
	several  bool // there are several events, each below a head
}

// eventHead is what is said of an event in its head, and above the form.
type eventHead struct {
	typeName, action string
	profile          string // as people call it; "" where it has none
	version          catalog.Version
	describe         bool
}

func newEventHead(d compose.Draft) eventHead {
	h := eventHead{typeName: d.Type(), action: d.Action(), version: d.Version(), describe: d.IsDescribe()}
	if p := catalog.Get(h.version).Profile(d.Profile()); p != nil {
		h.profile = p.Title
	}
	return h
}

func newForm() form {
	return form{unfolded: map[spotAt]bool{{0, ""}: true}}
}

// selected returns the line under the cursor.
func (f *form) selected() formLine {
	if f.list.Cursor >= len(f.lines) {
		return formLine{kind: lineAnother, item: envelopeItem}
	}
	return f.lines[f.list.Cursor]
}

// build puts the lines together anew, with the cursor where it was.
func (f *form) build(e compose.Envelope) {
	was, had := f.selected(), len(f.lines) > 0
	f.lines, f.several, f.events = f.lines[:0:0], e.Len() > 1, f.events[:0]
	for i := range e.Len() {
		f.events = append(f.events, newEventHead(e.Draft(i)))
		f.addEvent(e.Draft(i), i)
	}
	f.lines = append(f.lines, formLine{kind: lineAnother, item: envelopeItem})
	head := formLine{kind: lineEnvelope, item: envelopeItem, below: true, open: f.unfolded[spotAt{envelopeItem, ""}]}
	f.lines = append(f.lines, head)
	if head.open {
		for _, field := range e.Fields() {
			f.lines = append(f.lines, formLine{item: envelopeItem, field: field, depth: 1})
		}
	}
	f.list.SetLen(len(f.lines))
	if had && !f.goTo(was.kind, was.at()) {
		f.goTo(lineField, spotAt{was.item, document.ParentOf(was.field.Pointer)})
	}
}

// addEvent adds the lines of an event, below a head where there are several.
func (f *form) addEvent(d compose.Draft, item int) {
	deeper := 0
	if f.several {
		open := f.unfolded[spotAt{item, ""}]
		f.lines = append(f.lines, formLine{kind: lineEvent, item: item, below: true, open: open})
		if !open {
			return
		}
		deeper = 1
	}
	lists := map[string]bool{}
	folded := -1 // the depth of what is folded above, while there is such
	unfolded := func(pointer string) bool { return f.unfolded[spotAt{item, pointer}] }
	for _, field := range d.OpenFields(unfolded) {
		if folded >= 0 && field.Depth > folded {
			continue
		}
		folded = -1
		if field.State == compose.Optional {
			f.addMore(item, field, deeper)
			continue
		}
		line := formLine{item: item, field: field, depth: field.Depth + deeper}
		line.entry = lists[document.ParentOf(field.Pointer)]
		lists[field.Pointer] = field.Form == compose.List
		line.below = field.Form == compose.Object || field.Form == compose.List || field.Form == compose.FreeForm
		line.open = line.below && f.unfolded[line.at()]
		if line.below && !line.open {
			folded = field.Depth
		}
		f.lines = append(f.lines, line)
	}
}

// addMore adds an optional field to the line that offers its object's.
func (f *form) addMore(item int, field compose.Field, deeper int) {
	parent := document.ParentOf(field.Pointer)
	if n := len(f.lines); n > 0 {
		if last := &f.lines[n-1]; last.kind == lineMore && last.item == item && last.field.Pointer == parent {
			last.missing = append(last.missing, field)
			return
		}
	}
	f.lines = append(f.lines, formLine{
		kind: lineMore, item: item, depth: field.Depth + deeper,
		field: compose.Field{Pointer: parent}, missing: []compose.Field{field},
	})
}

// head returns the head of an event, and false where there is none.
func (f *form) head(item int) (eventHead, bool) {
	if item < 0 || item >= len(f.events) {
		return eventHead{}, false
	}
	return f.events[item], true
}

// goTo puts the cursor on a line, and says whether there is such a one.
func (f *form) goTo(kind lineKind, at spotAt) bool {
	for i, line := range f.lines {
		if line.kind == kind && line.at() == at {
			f.list.Select(i)
			return true
		}
	}
	return false
}

// reveal unfolds what is above a place. The lines must be built anew.
func (f *form) reveal(at spotAt) {
	for pointer := at.pointer; pointer != ""; {
		pointer = document.ParentOf(pointer)
		f.unfolded[spotAt{at.item, pointer}] = true
	}
	f.unfolded[spotAt{at.item, ""}] = true
}

// unfoldAlone folds all events but one.
func (f *form) unfoldAlone(item int) {
	for at := range f.unfolded {
		if at.pointer == "" && at.item != envelopeItem {
			delete(f.unfolded, at)
		}
	}
	f.unfolded[spotAt{item, ""}] = true
}

// fold folds or unfolds the selected line, and says whether that changed it.
func (f *form) fold(open bool) bool {
	line := f.selected()
	if !line.below || line.open == open {
		return false
	}
	if open {
		f.unfolded[line.at()] = true
	} else {
		delete(f.unfolded, line.at())
	}
	return true
}

// up puts the cursor on what holds the selected line.
func (f *form) up() {
	depth := f.selected().depth
	if f.selected().kind == lineAnother {
		return
	}
	for i := f.list.Cursor - 1; i >= 0; i-- {
		if line := f.lines[i]; line.below && line.depth < depth {
			f.list.Select(i)
			return
		}
	}
}
