package compose

import (
	"strconv"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"caliper-playground/engine/compose"
	"caliper-playground/engine/document"
	"caliper-playground/engine/text"
	"caliper-playground/ui/page"
)

// told shows what an edit did beside what it was asked for.
func (c *Page) told(notes []string) {
	if len(notes) == 0 {
		return
	}
	c.env.Say(page.Told, strings.Join(notes, " "))
}

func (c *Page) failed(err error) { c.env.Say(page.Failed, text.Sentence(err.Error())) }

// edit changes the event of a line. What goes wrong changes nothing.
func (c *Page) edit(item int, label string, change func(compose.Draft) (compose.Draft, error)) (tea.Cmd, error) {
	before, ok := c.draftAt(item)
	if !ok {
		return nil, nil
	}
	after, err := change(before)
	if err != nil {
		return nil, err
	}
	if after.Compact() == before.Compact() {
		c.told(after.Notes())
		return nil, nil
	}
	state := c.now()
	state.envelope = state.envelope.Edited(item, after)
	return c.change(state, label, state.envelope.Draft(item).Notes()), nil
}

// editAt changes the event that a place is in, or the envelope where it is in none.
// A sendTime that is changed by hand stays as it is.
func (c *Page) editAt(at compose.Spot, label string,
	event func(compose.Draft) (compose.Draft, error), envelope func(compose.Envelope) (compose.Envelope, error),
) (tea.Cmd, error) {
	if at.Item != compose.Whole {
		return c.edit(at.Item, label, event)
	}
	state := c.now()
	after, err := envelope(state.envelope)
	if err != nil {
		return nil, err
	}
	state.envelope = after
	state.timed = state.timed || at.Pointer == "/sendTime"
	return c.change(state, label, nil), nil
}

// tried tells an error at the foot of the screen.
func (c *Page) tried(cmd tea.Cmd, err error) tea.Cmd {
	if err != nil {
		c.failed(err)
		return nil
	}
	return cmd
}

// try is edit where an error is told at the foot of the screen.
func (c *Page) try(item int, label string, change func(compose.Draft) (compose.Draft, error)) tea.Cmd {
	return c.tried(c.edit(item, label, change))
}

// enter does what is nearest on a line: it edits a value, offers what can be
// chosen, unfolds, or adds what is missing.
func (c *Page) enter() tea.Cmd {
	line := c.form.selected()
	f := line.Field
	switch {
	case line.Kind == compose.MoreLine:
		return c.chooseMissing(line)
	case line.Kind == compose.AnotherLine:
		return c.chooseEvent()
	case line.Below:
		c.setOpen(!line.Open)
		return nil
	case f.State != compose.Present && line.Item != compose.Whole:
		return c.addField(line.Item, f.Pointer)
	case len(f.Choices) > 0:
		return c.chooseValue(line)
	}
	return c.typeValue(line)
}

// addField adds a property with a sample and goes there.
func (c *Page) addField(item int, pointer string) tea.Cmd {
	name := document.LastOf(pointer)
	cmd := c.try(item, "add "+name, func(d compose.Draft) (compose.Draft, error) { return d.Add(document.ParentOf(pointer), name) })
	c.goTo(compose.At(item, pointer))
	return cmd
}

// goTo shows a place in the form.
func (c *Page) goTo(at compose.Spot) {
	c.form.reveal(at)
	c.form.build(c.now().envelope)
	for pointer := at.Pointer; !c.form.goTo(compose.FieldLine, compose.At(at.Item, pointer)) && pointer != ""; {
		pointer = document.ParentOf(pointer)
		if pointer == "" {
			c.form.goTo(compose.EventLine, compose.At(at.Item, ""))
			break
		}
	}
	c.layOutJSON()
}

// add adds what belongs to the selected line: an element to a list, an own
// attribute where any name will do, one more event, or a property of the
// object that the line belongs to.
func (c *Page) add() tea.Cmd {
	line := c.form.selected()
	f := line.Field
	switch {
	case line.Kind == compose.EnvelopeLine, line.Kind == compose.FieldLine && line.Item == compose.Whole && f.State == compose.Present:
		return c.anyProperty(compose.At(compose.Whole, ""), "")
	case line.Kind == compose.AnotherLine, line.Item == compose.Whole:
		return c.enter()
	case line.Kind == compose.FieldLine && f.State != compose.Present:
		return c.addField(line.Item, f.Pointer)
	case document.LastOf(f.Pointer) == "@context" || strings.HasPrefix(f.Pointer, "/@context/"):
		return c.typeContext(line.Item)
	case f.Form == compose.List:
		return c.addElement(line.Item, f.Pointer)
	case f.Element && f.Form != compose.Object:
		return c.addElement(line.Item, document.ParentOf(f.Pointer))
	case f.Form == compose.FreeForm:
		return c.typeName(line.Item, f.Pointer)
	case line.Kind == compose.FieldLine && f.Property.Name == "" && f.Form != compose.Object && c.isFree(line.Item, document.ParentOf(f.Pointer)):
		return c.typeName(line.Item, document.ParentOf(f.Pointer))
	}
	return c.addProperty(line)
}

// addProperty offers what the object of a line lacks: the line's own where it
// is an object that is open, else the one around it.
func (c *Page) addProperty(line compose.Line) tea.Cmd {
	pointer := line.Field.Pointer
	if line.Kind == compose.FieldLine && line.Field.Form == compose.Object {
		c.form.unfolded[line.At()] = true
	} else if line.Kind == compose.FieldLine {
		pointer = document.ParentOf(pointer)
	}
	if line.Kind == compose.EventLine {
		c.form.unfolded[line.At()] = true
	}
	c.form.build(c.now().envelope)
	for _, l := range c.form.lines {
		if l.Kind == compose.MoreLine && l.At() == compose.At(line.Item, pointer) {
			return c.chooseMissing(l)
		}
	}
	return c.anyProperty(compose.At(line.Item, pointer), "") // all that may stand here is there
}

// isFree says whether a place holds own attributes.
func (c *Page) isFree(item int, pointer string) bool {
	for _, l := range c.form.lines {
		if l.Kind == compose.FieldLine && l.At() == compose.At(item, pointer) {
			return l.Field.Form == compose.FreeForm
		}
	}
	return false
}

func (c *Page) addElement(item int, pointer string) tea.Cmd {
	d, _ := c.draftAt(item)
	before := d.Elements(pointer)
	cmd := c.try(item, "add to "+document.LastOf(pointer), func(d compose.Draft) (compose.Draft, error) { return d.AddElement(pointer) })
	c.goTo(compose.At(item, pointer+"/"+strconv.Itoa(before)))
	return cmd
}

// remove takes the selected line away.
func (c *Page) remove() tea.Cmd {
	line := c.form.selected()
	f, state := line.Field, c.now()
	switch {
	case line.Kind == compose.EventLine:
		after, err := state.envelope.Without(line.Item)
		if err != nil {
			c.failed(err)
			return nil
		}
		notes := state.envelope.Undescribed(line.Item)
		state.envelope = after
		c.form.renumber(func(item int) int {
			switch {
			case item == line.Item:
				return gone
			case item > line.Item:
				return item - 1
			}
			return item
		})
		return c.change(state, "remove event "+strconv.Itoa(line.Item+1), notes)
	case line.Kind != compose.FieldLine || f.State != compose.Present:
		return nil
	}
	cmd, err := c.editAt(line.At(), "remove "+f.Name,
		func(d compose.Draft) (compose.Draft, error) { return d.Remove(f.Pointer) },
		func(e compose.Envelope) (compose.Envelope, error) { return e.Remove(f.Pointer) })
	if err == nil && line.Item == compose.Whole && f.Required {
		c.told([]string{f.Name + " is required: an envelope without it is refused."})
	}
	return c.tried(cmd, err)
}

// entityHere returns the line of the entity that the cursor is on or in, which
// may be an object or an IRI; false where there is none.
func (c *Page) entityHere() (compose.Line, bool) {
	line := c.form.selected()
	if line.Kind != compose.FieldLine && line.Kind != compose.MoreLine || line.Item == compose.Whole {
		return compose.Line{}, false
	}
	at := line.At()
	for at.Pointer != "" {
		for _, l := range c.form.lines {
			if l.Kind == compose.FieldLine && l.At() == at && (l.Field.Form == compose.Object || l.Field.Form == compose.Reference) {
				return l, true
			}
		}
		at.Pointer = document.ParentOf(at.Pointer)
	}
	return compose.Line{}, false
}

// switchForm turns an object into its IRI, or back.
func (c *Page) switchForm() tea.Cmd {
	line, ok := c.entityHere()
	if !ok {
		return nil
	}
	c.form.goTo(compose.FieldLine, line.At())
	f := line.Field
	if f.Form == compose.Reference {
		return c.try(line.Item, f.Name+" as an object", func(d compose.Draft) (compose.Draft, error) { return d.ToObject(f.Pointer) })
	}
	return c.try(line.Item, f.Name+" as an IRI", func(d compose.Draft) (compose.Draft, error) { return d.ToIRI(f.Pointer) })
}

// renew gives the event of the line a new id and the time of now.
func (c *Page) renew() tea.Cmd {
	item := c.itemHere()
	return c.try(item, "a new id", func(d compose.Draft) (compose.Draft, error) { return d.Renewed(), nil })
}

// itemHere is the event that the cursor is in, or the last one.
func (c *Page) itemHere() int {
	if line := c.form.selected(); line.Item != compose.Whole {
		return line.Item
	}
	return c.now().envelope.Len() - 1
}

// repeat puts a copy of an event behind it.
func (c *Page) repeat() tea.Cmd {
	state, item := c.now(), c.itemHere()
	if item < 0 {
		return nil
	}
	state.envelope = state.envelope.Repeat(item)
	c.form.renumber(func(other int) int {
		if other > item {
			return other + 1
		}
		return other
	})
	c.form.unfoldAlone(item + 1)
	cmd := c.change(state, "repeat the event", []string{"A copy with an id and a time of its own was put behind it."})
	c.form.goTo(compose.EventLine, compose.At(item+1, ""))
	return cmd
}

// move gives an event another place among the others.
func (c *Page) move(by int) tea.Cmd {
	state, item := c.now(), c.itemHere()
	to := item + by
	if item < 0 || to < 0 || to >= state.envelope.Len() {
		return nil
	}
	state.envelope = state.envelope.Move(item, to)
	c.form.renumber(func(other int) int {
		switch other {
		case item:
			return to
		case to:
			return item
		}
		return other
	})
	c.form.unfoldAlone(to)
	cmd := c.change(state, "move the event", nil)
	c.form.goTo(compose.EventLine, compose.At(to, ""))
	return cmd
}

// appendDraft adds an event at the end and goes to it.
func (c *Page) appendDraft(d compose.Draft) tea.Cmd {
	state := c.now()
	first := state.envelope.Len() == 0
	state.envelope = state.envelope.Append(d)
	last := state.envelope.Len() - 1
	c.form.unfoldAlone(last)
	if first && c.broken() == nil && !c.history.CanUndo() {
		c.history.Push(state, "the first event") // nobody would miss it, so leaving asks nothing
		cmd := c.refresh()
		c.goToFact(last)
		return cmd
	}
	cmd := c.change(state, "add an event", nil)
	c.goToFact(last)
	return cmd
}

// goToFact goes to what is set first in an event that was just made.
func (c *Page) goToFact(item int) {
	if fact := c.now().envelope.Draft(item).Fact(); fact != "" {
		c.goTo(compose.At(item, fact))
	} else if !c.form.goTo(compose.EventLine, compose.At(item, "")) {
		c.form.list.Select(0)
	}
}

// undo goes back one step.
func (c *Page) undo() tea.Cmd {
	label, ok := c.history.Undo()
	if !ok {
		return nil
	}
	c.env.Say(page.Told, "Undone: "+label+". "+c.env.Keys.Compose.Redo.Help().Key+" does it again.")
	cmd := c.refresh()
	if c.now().envelope.Len() == 0 {
		c.form.list.Select(0) // where an event is added
	}
	return cmd
}

// redo goes forward again.
func (c *Page) redo() tea.Cmd {
	label, ok := c.history.Redo()
	if !ok {
		return nil
	}
	c.env.Say(page.Told, "Done again: "+label+".")
	return c.refresh()
}
