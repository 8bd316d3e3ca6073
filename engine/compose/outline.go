package compose

import "caliper-playground/engine/document"

// LineKind says what a line of the form is.
type LineKind uint8

// The kinds of lines.
const (
	FieldLine    LineKind = iota
	MoreLine              // what an object may have beside what it has
	EventLine             // the head of one of several events
	AnotherLine           // adds an event
	EnvelopeLine          // the head of the envelope's own fields
)

// Spot names a place of what is composed: a draft by its number, or the Whole, and a
// pointer within it.
type Spot struct {
	Item    int
	Pointer string
}

// At returns the spot of a place.
func At(item int, pointer string) Spot { return Spot{item, pointer} }

// Line is one line of the form: a field, or what several fields stand below.
type Line struct {
	Kind    LineKind
	Item    int
	Field   Field
	Missing []Field // of a MoreLine
	Depth   int
	Entry   bool // one of a list's
	Below   bool // there is something to unfold
	Open    bool
}

// At names the place of a line.
func (l Line) At() Spot { return Spot{l.Item, l.Field.Pointer} }

// Outline returns the lines of the form from top to bottom, with what stands below
// those that are unfolded.
func (e Envelope) Outline(unfolded map[Spot]bool) []Line {
	o := outliner{unfolded: unfolded}
	for i, d := range e.drafts {
		o.addEvent(d, i, len(e.drafts) > 1)
	}
	head := Line{Kind: EnvelopeLine, Item: Whole, Below: true, Open: unfolded[Spot{Whole, ""}]}
	o.lines = append(o.lines, Line{Kind: AnotherLine, Item: Whole}, head)
	if head.Open {
		for _, field := range e.Fields() {
			o.lines = append(o.lines, Line{Item: Whole, Field: field, Depth: 1})
		}
	}
	return o.lines
}

// outliner holds the lines so far.
type outliner struct {
	lines    []Line
	unfolded map[Spot]bool
}

// addEvent adds the lines of an event, below a head where there are several.
func (o *outliner) addEvent(d Draft, item int, several bool) {
	deeper := 0
	if several {
		open := o.unfolded[Spot{item, ""}]
		o.lines = append(o.lines, Line{Kind: EventLine, Item: item, Below: true, Open: open})
		if !open {
			return
		}
		deeper = 1
	}
	lists := map[string]bool{}
	folded := -1 // the depth of what is folded above, while there is such
	unfolded := func(pointer string) bool { return o.unfolded[Spot{item, pointer}] }
	for _, field := range d.openFields(unfolded) {
		if folded >= 0 && field.Depth > folded {
			continue
		}
		folded = -1
		if field.State == Optional {
			o.addMore(item, field, deeper)
			continue
		}
		line := Line{Item: item, Field: field, Depth: field.Depth + deeper}
		line.Entry = lists[document.ParentOf(field.Pointer)]
		lists[field.Pointer] = field.Form == List
		line.Below = field.Form == Object || field.Form == List || field.Form == FreeForm
		line.Open = line.Below && o.unfolded[line.At()]
		if line.Below && !line.Open {
			folded = field.Depth
		}
		o.lines = append(o.lines, line)
	}
}

// addMore adds an optional field to the line that offers its object's.
func (o *outliner) addMore(item int, field Field, deeper int) {
	parent := document.ParentOf(field.Pointer)
	if n := len(o.lines); n > 0 {
		if last := &o.lines[n-1]; last.Kind == MoreLine && last.Item == item && last.Field.Pointer == parent {
			last.Missing = append(last.Missing, field)
			return
		}
	}
	o.lines = append(o.lines, Line{
		Kind: MoreLine, Item: item, Depth: field.Depth + deeper,
		Field: Field{Pointer: parent}, Missing: []Field{field},
	})
}
