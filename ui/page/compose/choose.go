package compose

import (
	"slices"

	tea "github.com/charmbracelet/bubbletea"

	"caliper-playground/catalog"
	"caliper-playground/engine/compose"
	"caliper-playground/engine/text"
	"caliper-playground/ui/component/mark"
	"caliper-playground/ui/component/picker"
)

// describeOption is what the chooser calls a describe.
const describeOption = "describe an entity"

// chooseEvent asks for profile, event and action of one more event, each only
// where there is something to choose. Who types finds rows as a whole too: by their
// event and action, or by what is meant. Leaving goes back one step.
func (c *Page) chooseEvent() tea.Cmd {
	v := catalog.Get(c.spec)
	options := picker.OfProfiles(v, c.now().envelope)
	describe := len(options)
	options = append(options, picker.Option{Label: describeOption, Note: "no event", Meaning: "A describe says what is known of an entity: a person, a document, a course section."})
	rows := v.AllRows()
	p := picker.New("Which profile?", "", append(options, picker.OfRows(v, rows, c.now().envelope)...), c.profile)
	p.Hint = "or type what happens: launch, quiz submitted, video paused"
	p.Choose = func(i int) tea.Cmd {
		switch {
		case i < describe:
			c.profile = v.Profiles[i].Title // whoever comes back finds it selected
			return c.chooseType(&v.Profiles[i])
		case i == describe:
			return c.chooseDescribe()
		}
		return c.appendRow(rows[i-describe-1])
	}
	p.OrElse(c.anyNew("/profile", c.ofRow(&v.Profiles[0].Rows[0])))
	p.Leave = func() tea.Cmd {
		if c.now().envelope.Len() == 0 && c.broken() == nil {
			c.env.Close(c)
		}
		return nil
	}
	return c.pick(p)
}

// chooseType asks for the event type.
func (c *Page) chooseType(profile *catalog.Profile) tea.Cmd {
	var names []string
	rows := map[string][]*catalog.Row{}
	for i := range profile.Rows {
		row := &profile.Rows[i]
		if rows[row.Event] == nil {
			names = append(names, row.Event)
		}
		rows[row.Event] = append(rows[row.Event], row)
	}
	if len(names) == 1 {
		return c.chooseAction(profile, rows[names[0]], c.chooseEvent)
	}
	var options []picker.Option
	for _, name := range names {
		options = append(options, picker.OfWord(name, text.Plural(len(rows[name]), "row"), compose.MeaningOf(c.spec, catalog.Property{}, name), c.now().envelope.Has(name, profile.Name)))
	}
	p := picker.New("Which event?", profile.Title, options, "")
	p.Choose = func(i int) tea.Cmd {
		return c.chooseAction(profile, rows[names[i]], func() tea.Cmd { return c.chooseType(profile) })
	}
	p.OrElse(c.anyNew("/type", c.ofRow(&profile.Rows[0])))
	p.Leave = c.chooseEvent
	return c.pick(p)
}

// chooseAction asks for the action, and makes the event.
func (c *Page) chooseAction(profile *catalog.Profile, rows []*catalog.Row, back func() tea.Cmd) tea.Cmd {
	choose := func(i int) tea.Cmd { return c.appendRow(rows[i]) }
	if len(rows) == 1 {
		return choose(0)
	}
	options := picker.OfRows(catalog.Get(c.spec), rows, c.now().envelope)
	for i, row := range rows {
		options[i].Label, options[i].Note, options[i].Sought = catalog.ActionWords(row.Action), mark.Disposition(row.Disposition), false
	}
	p := picker.New("Which action?", profile.Title+" › "+rows[0].Event, options, "")
	p.Choose, p.Leave = choose, back
	p.OrElse(c.anyNew("/action", c.ofRow(rows[0])))
	return c.pick(p)
}

// appendRow adds an event that fills a row.
func (c *Page) appendRow(row *catalog.Row) tea.Cmd {
	return c.appendDraft(c.now().envelope.New(c.spec, row))
}

// chooseDescribe asks for the entity to describe.
func (c *Page) chooseDescribe() tea.Cmd {
	v := catalog.Get(c.spec)
	var options []picker.Option
	for i := range v.Entities {
		if e := &v.Entities[i]; !e.NoID {
			options = append(options, picker.OfWord(e.Name, "", e.Meaning, c.now().envelope.Has(e.Name, "")))
		}
	}
	p := picker.New("Describe which entity?", "", options, "Person")
	p.Choose = func(i int) tea.Cmd {
		d, err := compose.NewDescribe(c.spec, options[i].Label, c.env.Source)
		if err != nil {
			c.failed(err)
			return nil
		}
		return c.appendDraft(d)
	}
	p.OrElse(c.anyNew("/type", func() (compose.Draft, error) { return compose.NewDescribe(c.spec, "Person", c.env.Source) }))
	p.Leave = c.chooseEvent
	return c.pick(p)
}

// chooseValue offers the words that a field takes.
func (c *Page) chooseValue(line compose.Line) tea.Cmd {
	f := line.Field
	spec := c.spec
	if d, ok := c.draftAt(line.Item); ok {
		spec = d.Version()
	}
	there := c.now().envelope.Words(line.At())
	var options []picker.Option
	for _, choice := range f.Choices {
		options = append(options, picker.OfWord(choice, "", compose.MeaningOf(spec, f.Property, choice), slices.Contains(there, choice)))
	}
	p := picker.New("Which "+f.Name+"?", line.PlaceWords(), options, f.Value)
	p.Choose = func(i int) tea.Cmd { return c.tried(c.put(line, options[i].Label)) }
	p.OrElse(c.anyInstead(line))
	return c.pick(p)
}

// chooseMissing offers the properties of an object that it lacks, and shows which
// ones it has.
func (c *Page) chooseMissing(line compose.Line) tea.Cmd {
	draft, _ := c.draftAt(line.Item)
	fields := draft.Properties(line.Field.Pointer)
	var options []picker.Option
	for _, f := range fields {
		options = append(options, picker.OfProperty(f))
	}
	p := picker.New("Add which property?", line.ObjectWords(), options, "")
	p.Choose = func(i int) tea.Cmd {
		if options[i].Here {
			c.goTo(compose.At(line.Item, fields[i].Pointer))
			return nil
		}
		return c.addField(line.Item, fields[i].Pointer)
	}
	p.OrElse(func(name string) tea.Cmd { return c.anyProperty(line.At(), name) })
	p.WhyNot = func(name string) string { return c.cannotAdd(line, name) }
	return c.pick(p)
}

// cannotAdd says why the object of a line cannot have a property of that name:
// what has it instead, or what Caliper calls it.
func (c *Page) cannotAdd(line compose.Line, name string) string {
	draft, ok := c.draftAt(line.Item)
	if !ok {
		return ""
	}
	if _, err := draft.Add(line.Field.Pointer, name); err != nil {
		return err.Error()
	}
	return ""
}

// findField lists every field of the event at hand, by its path, to go to one and to
// edit it straight away; what is not there yet is added.
func (c *Page) findField() tea.Cmd {
	fields := c.now().envelope.FieldsOf(c.itemHere())
	options := make([]picker.Option, len(fields))
	for i, line := range fields {
		options[i] = picker.OfField(line)
	}
	p := picker.New("Which field?", "", options, c.form.selected().Path())
	p.Hint = "a name, or what it is for: count, actor name, finish time"
	p.Choose = func(i int) tea.Cmd { return c.editField(fields[i]) }
	return c.pick(p)
}

// editField goes to a field, adds it where it is missing, and edits it; what holds
// others is unfolded.
func (c *Page) editField(line compose.Line) tea.Cmd {
	var cmd tea.Cmd
	if line.Field.State != compose.Present && line.Item != compose.Whole {
		cmd = c.addField(line.Item, line.Field.Pointer)
	} else {
		c.goTo(line.At())
	}
	here := c.form.selected()
	switch {
	case here.At() != line.At():
		return cmd // it could not be added
	case here.Below:
		c.unfold()
		return cmd
	}
	return tea.Batch(cmd, c.enter())
}
