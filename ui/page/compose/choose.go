package compose

import (
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"caliper-playground/catalog"
	"caliper-playground/engine/compose"
	"caliper-playground/engine/document"
	"caliper-playground/engine/text"
	"caliper-playground/ui/component/mark"
	"caliper-playground/ui/component/picker"
)

// describeOption is what the chooser calls a describe.
const describeOption = "describe an entity"

// chooseEvent asks for profile, event and action of one more event, each only
// where there is something to choose. Leaving goes back one step.
func (c *Page) chooseEvent() tea.Cmd {
	v := catalog.Get(c.spec)
	var options []picker.Option
	for i := range v.Profiles {
		p := &v.Profiles[i]
		options = append(options, picker.Option{Label: p.Title, Note: text.Plural(len(p.Rows), "row"), Meaning: p.Meaning})
	}
	options = append(options, picker.Option{Label: describeOption, Note: "no event", Meaning: "A describe says what is known of an entity: a person, a document, a course section."})
	p := picker.New("Which profile?", "", options, "")
	p.Choose = func(i int) tea.Cmd {
		if i == len(v.Profiles) {
			return c.chooseDescribe()
		}
		return c.chooseType(&v.Profiles[i])
	}
	p.OrElse(c.anyNew("/profile", c.ofRow(&v.Profiles[0].Rows[0])))
	p.Leave = func() tea.Cmd {
		if c.now().envelope.Len() == 0 && c.broken() == nil {
			c.env.Close(c)
			return nil
		}
		return nil
	}
	c.pick(p)
	return nil
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
	v := catalog.Get(c.spec)
	var options []picker.Option
	for _, name := range names {
		o := picker.Option{Label: name, Note: text.Plural(len(rows[name]), "row")}
		if e := v.Event(name); e != nil {
			o.Meaning = e.Meaning
		}
		options = append(options, o)
	}
	p := picker.New("Which event?", profile.Title, options, "")
	p.Choose = func(i int) tea.Cmd {
		return c.chooseAction(profile, rows[names[i]], func() tea.Cmd { return c.chooseType(profile) })
	}
	p.OrElse(c.anyNew("/type", c.ofRow(&profile.Rows[0])))
	p.Leave = c.chooseEvent
	c.pick(p)
	return nil
}

// chooseAction asks for the action, and makes the event.
func (c *Page) chooseAction(profile *catalog.Profile, rows []*catalog.Row, back func() tea.Cmd) tea.Cmd {
	choose := func(i int) tea.Cmd { return c.appendDraft(c.now().envelope.New(c.spec, rows[i])) }
	if len(rows) == 1 {
		return choose(0)
	}
	v := catalog.Get(c.spec)
	var options []picker.Option
	for _, row := range rows {
		o := picker.Option{Label: mark.Action(row.Action), Note: mark.Disposition(row.Disposition)}
		if a := v.Action(row.Action); a != nil {
			o.Meaning = a.Meaning
		}
		options = append(options, o)
	}
	p := picker.New("Which action?", profile.Title+" › "+rows[0].Event, options, "")
	p.Choose, p.Leave = choose, back
	p.OrElse(c.anyNew("/action", c.ofRow(rows[0])))
	c.pick(p)
	return nil
}

// chooseDescribe asks for the entity to describe.
func (c *Page) chooseDescribe() tea.Cmd {
	v := catalog.Get(c.spec)
	var options []picker.Option
	for i := range v.Entities {
		if e := &v.Entities[i]; !e.NoID {
			options = append(options, picker.Option{Label: e.Name, Meaning: e.Meaning})
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
	c.pick(p)
	return nil
}

// chooseValue offers the words that a field takes.
func (c *Page) chooseValue(line compose.Line) {
	f := line.Field
	spec := c.spec
	if d, ok := c.draftAt(line.Item); ok {
		spec = d.Version()
	}
	v := catalog.Get(spec)
	var options []picker.Option
	for _, choice := range f.Choices {
		options = append(options, picker.Option{Label: choice, Meaning: meaningOf(v, f, choice)})
	}
	p := picker.New("Which "+f.Name+"?", c.placeWords(line), options, f.Value)
	p.Choose = func(i int) tea.Cmd { return c.setValue(line, options[i].Label) }
	p.OrElse(c.anyInstead(line))
	c.pick(p)
}

// setValue sets a field to a word that was picked.
func (c *Page) setValue(line compose.Line, value string) tea.Cmd {
	cmd, err := c.put(line, value)
	if err != nil {
		c.failed(err)
		return nil
	}
	return cmd
}

// meaningOf says what a word means that a field takes.
func meaningOf(v *catalog.Vocabulary, f compose.Field, word string) string {
	if f.Property.Kind == catalog.InTerms {
		if t := v.Term(f.Property.Terms, word); t != nil {
			return t.Meaning
		}
	}
	if e := v.Event(word); e != nil {
		return e.Meaning
	}
	if e := v.Entity(word); e != nil {
		return e.Meaning
	}
	return ""
}

// chooseMissing offers the optional properties of an object.
func (c *Page) chooseMissing(line compose.Line) tea.Cmd {
	var options []picker.Option
	for _, f := range line.Missing {
		options = append(options, picker.Option{Label: f.Name, Note: f.Takes(), Meaning: f.Meaning})
	}
	p := picker.New("Add which property?", c.objectWords(line), options, "")
	p.Choose = func(i int) tea.Cmd { return c.addField(line.Item, line.Missing[i].Pointer) }
	p.OrElse(func(name string) tea.Cmd { return c.anyProperty(line.At(), name) })
	p.WhyNot = func(name string) string { return c.cannotAdd(line, name) }
	c.pick(p)
	return nil
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

// placeWords names the place of a line: "actor › name".
func (c *Page) placeWords(line compose.Line) string {
	if line.Item == compose.Whole {
		return "envelope › " + line.Field.Name
	}
	words := strings.Split(strings.TrimPrefix(line.Field.Pointer, "/"), "/")
	for i := range words {
		words[i] = document.UnescapePointer(words[i])
	}
	return strings.Join(words, " › ")
}

// objectWords names the object that a line offers properties of.
func (c *Page) objectWords(line compose.Line) string {
	if line.Field.Pointer == "" {
		return "the event"
	}
	return c.placeWords(line)
}
