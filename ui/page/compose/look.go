package compose

import (
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"caliper-playground/catalog"
	"caliper-playground/engine/compose"
	"caliper-playground/engine/document"
	"caliper-playground/engine/lookup"
	"caliper-playground/ui/component"
	"caliper-playground/ui/page/beside"
)

// lookUp opens the look-up beside the form, at what is under the cursor: of the JSON,
// the finding that is shown below it.
func (c *Page) lookUp() tea.Cmd {
	spec := c.spec
	if c.picker != nil {
		called, by := c.picker.Known()
		return c.look.Open(beside.Subject{Spec: spec, Called: called, Known: by})
	}
	line := c.form.selected()
	if d, ok := c.draftAt(line.Item); ok {
		spec = d.Version()
	}
	if c.onJSON && len(c.verdict.found) > 0 {
		rule := c.findingHere().finding.Rule
		return c.look.Open(beside.Subject{Spec: spec, Called: rule, Known: []lookup.Ref{{Kind: lookup.Rule, Name: rule}}})
	}
	within := c.typeAt(compose.At(line.Item, document.ParentOf(line.Field.Pointer)))
	return c.look.Open(beside.Subject{Spec: spec, Called: c.nameOf(line), Known: c.known(line), Within: within})
}

// known returns what the look-up may know of a line, the nearest first.
func (c *Page) known(line compose.Line) []lookup.Ref {
	envelope := lookup.Ref{Kind: lookup.Word, Name: "envelope"}
	switch line.Kind {
	case compose.EventLine:
		d, _ := c.draftAt(line.Item)
		return types(d.Type())
	case compose.MoreLine:
		return types(c.typeAt(line.At()))
	case compose.AnotherLine:
		return []lookup.Ref{{Kind: lookup.Word, Name: "triple"}}
	case compose.EnvelopeLine:
		return []lookup.Ref{envelope}
	}
	if line.Item == compose.Whole {
		return []lookup.Ref{{Kind: lookup.Word, Name: line.Field.Name}, envelope}
	}
	return fieldRefs(line.Field)
}

// fieldRefs returns what the look-up may know of a field: the word that stands in it
// where it takes certain ones, else the property.
func fieldRefs(f compose.Field) []lookup.Ref {
	var refs []lookup.Ref
	name := f.Property.Name
	switch {
	case name == "type":
		refs = types(f.Value)
	case name == "action":
		refs = []lookup.Ref{{Kind: lookup.Action, Name: f.Value}}
	case name == "profile":
		refs = []lookup.Ref{{Kind: lookup.Profile, Name: f.Value}}
	case f.Property.Kind == catalog.InTerms:
		refs = []lookup.Ref{{Kind: lookup.Term, Name: f.Value}}
	case document.Within(f.Pointer, "/@context"):
		return []lookup.Ref{{Kind: lookup.Word, Name: "@context"}}
	case name == "":
		return []lookup.Ref{{Kind: lookup.Word, Name: "extension"}}
	}
	return append(append(refs, lookup.Ref{Kind: lookup.Property, Name: name}), types(f.Type)...)
}

// types returns what the look-up may know of a type.
func types(name string) []lookup.Ref {
	return []lookup.Ref{{Kind: lookup.Event, Name: name}, {Kind: lookup.Entity, Name: name}}
}

// typeAt is the type of the object at a place, or of the event.
func (c *Page) typeAt(at compose.Spot) string {
	for _, l := range c.form.lines {
		if l.Kind == compose.FieldLine && l.At() == at && l.Field.Type != "" {
			return l.Field.Type
		}
	}
	d, _ := c.draftAt(at.Item)
	return d.Type()
}

// lookRect is where the look-up stands: beside the form where there is room for
// both, else over it.
func (c *Page) lookRect() component.Rect {
	top := 1
	if c.layout.wide {
		top = 2
	}
	r := c.layout.json
	return component.Rect{X: r.X, Y: top, Width: r.Width, Height: max(0, c.height-top)}
}

// viewLook draws what is looked up.
func (c *Page) viewLook() []string {
	var lines []string
	for _, line := range c.look.View() {
		lines = append(lines, strings.TrimRight(line.String(), " "))
	}
	return lines
}
