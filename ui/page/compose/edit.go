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
	state.envelope = state.envelope.With(item, after)
	return c.change(state, label, after.Notes()), nil
}

// try is edit where an error is told at the foot of the screen.
func (c *Page) try(item int, label string, change func(compose.Draft) (compose.Draft, error)) tea.Cmd {
	cmd, err := c.edit(item, label, change)
	if err != nil {
		c.failed(err)
		return nil
	}
	return cmd
}

// enter does what is nearest on a line: it edits a value, offers what can be
// chosen, unfolds, or adds what is missing.
func (c *Page) enter() tea.Cmd {
	line := c.form.selected()
	f := line.field
	switch {
	case line.kind == lineMore:
		return c.chooseMissing(line)
	case line.kind == lineAnother:
		return c.chooseEvent()
	case line.below:
		c.toggle()
		return nil
	case f.State != compose.Present && line.item != envelopeItem:
		return c.addField(line.item, f.Pointer)
	case len(f.Choices) > 0:
		c.chooseValue(line)
		return nil
	}
	return c.typeValue(line)
}

func (c *Page) toggle() {
	c.form.fold(!c.form.selected().open)
	c.form.build(c.now().envelope)
}

// addField adds a property with a sample and goes there.
func (c *Page) addField(item int, pointer string) tea.Cmd {
	name := document.LastOf(pointer)
	cmd := c.try(item, "add "+name, func(d compose.Draft) (compose.Draft, error) { return d.Add(document.ParentOf(pointer), name) })
	c.goTo(spotAt{item, pointer})
	return cmd
}

// goTo shows a place in the form.
func (c *Page) goTo(at spotAt) {
	c.form.reveal(at)
	c.form.build(c.now().envelope)
	for pointer := at.pointer; !c.form.goTo(lineField, spotAt{at.item, pointer}) && pointer != ""; {
		pointer = document.ParentOf(pointer)
		if pointer == "" {
			c.form.goTo(lineEvent, spotAt{at.item, ""})
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
	f := line.field
	switch {
	case line.kind == lineEnvelope, line.kind == lineField && line.item == envelopeItem && f.State == compose.Present:
		return c.anyProperty(spotAt{envelopeItem, ""}, "")
	case line.kind == lineAnother, line.item == envelopeItem:
		return c.enter()
	case line.kind == lineField && f.State != compose.Present:
		return c.addField(line.item, f.Pointer)
	case document.LastOf(f.Pointer) == "@context" || strings.HasPrefix(f.Pointer, "/@context/"):
		return c.typeContext(line.item)
	case f.Form == compose.List:
		return c.addElement(line.item, f.Pointer)
	case f.Element && f.Form != compose.Object:
		return c.addElement(line.item, document.ParentOf(f.Pointer))
	case f.Form == compose.FreeForm:
		return c.typeName(line.item, f.Pointer)
	case line.kind == lineField && f.Property.Name == "" && f.Form != compose.Object && c.isFree(line.item, document.ParentOf(f.Pointer)):
		return c.typeName(line.item, document.ParentOf(f.Pointer))
	}
	return c.addProperty(line)
}

// addProperty offers what the object of a line lacks: the line's own where it
// is an object that is open, else the one around it.
func (c *Page) addProperty(line formLine) tea.Cmd {
	pointer := line.field.Pointer
	if line.kind == lineField && line.field.Form == compose.Object {
		c.form.unfolded[line.at()] = true
	} else if line.kind == lineField {
		pointer = document.ParentOf(pointer)
	}
	if line.kind == lineEvent {
		c.form.unfolded[line.at()] = true
	}
	c.form.build(c.now().envelope)
	for _, l := range c.form.lines {
		if l.kind == lineMore && l.at() == (spotAt{line.item, pointer}) {
			return c.chooseMissing(l)
		}
	}
	return c.anyProperty(spotAt{line.item, pointer}, "") // all that may stand here is there
}

// isFree says whether a place holds own attributes.
func (c *Page) isFree(item int, pointer string) bool {
	for _, l := range c.form.lines {
		if l.kind == lineField && l.at() == (spotAt{item, pointer}) {
			return l.field.Form == compose.FreeForm
		}
	}
	return false
}

func (c *Page) addElement(item int, pointer string) tea.Cmd {
	d, _ := c.draftAt(item)
	before := d.Elements(pointer)
	cmd := c.try(item, "add to "+document.LastOf(pointer), func(d compose.Draft) (compose.Draft, error) { return d.AddElement(pointer) })
	c.goTo(spotAt{item, pointer + "/" + strconv.Itoa(before)})
	return cmd
}

// remove takes the selected line away.
func (c *Page) remove() tea.Cmd {
	line := c.form.selected()
	f, state := line.field, c.now()
	switch {
	case line.kind == lineEvent:
		after, err := state.envelope.Without(line.item)
		if err != nil {
			c.failed(err)
			return nil
		}
		state.envelope = after
		return c.change(state, "remove event "+strconv.Itoa(line.item+1), nil)
	case line.kind != lineField || f.State != compose.Present:
		return nil
	case line.item == envelopeItem:
		after, err := state.envelope.Remove(f.Pointer)
		if err != nil {
			c.failed(err)
			return nil
		}
		state.envelope = after
		return c.change(state, "remove "+f.Name, []string{f.Name + " is required: an envelope without it is refused."})
	}
	return c.try(line.item, "remove "+f.Name, func(d compose.Draft) (compose.Draft, error) { return d.Remove(f.Pointer) })
}

// entityHere returns the line of the entity that the cursor is on or in, which
// may be an object or an IRI; false where there is none.
func (c *Page) entityHere() (formLine, bool) {
	line := c.form.selected()
	if line.kind != lineField && line.kind != lineMore || line.item == envelopeItem {
		return formLine{}, false
	}
	at := line.at()
	for at.pointer != "" {
		for _, l := range c.form.lines {
			if l.kind == lineField && l.at() == at && (l.field.Form == compose.Object || l.field.Form == compose.Reference) {
				return l, true
			}
		}
		at.pointer = document.ParentOf(at.pointer)
	}
	return formLine{}, false
}

// switchForm turns an object into its IRI, or back.
func (c *Page) switchForm() tea.Cmd {
	line, ok := c.entityHere()
	if !ok {
		return nil
	}
	c.form.goTo(lineField, line.at())
	f := line.field
	if f.Form == compose.Reference {
		return c.try(line.item, f.Name+" as an object", func(d compose.Draft) (compose.Draft, error) { return d.ToObject(f.Pointer) })
	}
	return c.try(line.item, f.Name+" as an IRI", func(d compose.Draft) (compose.Draft, error) { return d.ToIRI(f.Pointer) })
}

// renew gives the event of the line a new id and the time of now.
func (c *Page) renew() tea.Cmd {
	item := c.itemHere()
	return c.try(item, "a new id", func(d compose.Draft) (compose.Draft, error) { return d.Renewed(), nil })
}

// itemHere is the event that the cursor is in, or the last one.
func (c *Page) itemHere() int {
	if line := c.form.selected(); line.item != envelopeItem {
		return line.item
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
	c.form.unfoldAlone(item + 1)
	cmd := c.change(state, "repeat the event", []string{"A copy with an id and a time of its own was put behind it."})
	c.form.goTo(lineEvent, spotAt{item + 1, ""})
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
	c.form.unfoldAlone(to)
	cmd := c.change(state, "move the event", nil)
	c.form.goTo(lineEvent, spotAt{to, ""})
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
		c.history.Replace(state) // what was chosen is where work begins
		cmd := c.refresh()
		c.form.list.Select(0)
		return cmd
	}
	cmd := c.change(state, "add an event", nil)
	if !c.form.goTo(lineEvent, spotAt{last, ""}) {
		c.form.list.Select(0)
	}
	return cmd
}

// undo goes back one step.
func (c *Page) undo() tea.Cmd {
	label, ok := c.history.Undo()
	if !ok {
		return nil
	}
	c.unsent = true
	c.env.Say(page.Told, "Undone: "+label+". "+c.env.Keys.Compose.Redo.Help().Key+" does it again.")
	return c.refresh()
}

// redo goes forward again.
func (c *Page) redo() tea.Cmd {
	label, ok := c.history.Redo()
	if !ok {
		return nil
	}
	c.unsent = true
	c.env.Say(page.Told, "Done again: "+label+".")
	return c.refresh()
}
