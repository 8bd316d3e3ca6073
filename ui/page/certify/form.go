package certify

import (
	"errors"
	"slices"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"caliper-playground/catalog"
	"caliper-playground/engine/certify"
	"caliper-playground/ui/component"
	"caliper-playground/ui/page"
)

// form is the product's form while it is filled in. Behind the fields come two
// buttons.
type form struct {
	fields  []component.Input
	left    []bool // fields that were typed and left, so that what is wrong is wrong
	focus   int
	spec    catalog.Version // whose rows the session marks
	checked bool            // a start was tried, so that what is empty counts as wrong
	refusal *certify.FieldError

	fieldsAt, buttonsAt int // the lines where they were drawn
	buttons             []component.Tab
}

func newForm(p certify.Product, spec catalog.Version) form {
	f := form{spec: spec}
	for _, field := range certify.Fields() {
		f.fields = append(f.fields, component.NewInput("", p.Value(field), field.Limit()))
		f.left = append(f.left, p.Value(field) != "") // typed another time
	}
	f.focusOn(0)
	return f
}

func (f *form) startButton() int  { return len(f.fields) }
func (f *form) cancelButton() int { return len(f.fields) + 1 }

// focusOn puts the focus on a field or a button, going round at the ends.
func (f *form) focusOn(at int) {
	n := len(f.fields) + 2
	if f.focus < len(f.fields) && !f.empty(f.focus) {
		f.left[f.focus] = true
	}
	f.focus, f.refusal = (at+n)%n, nil
	if f.focus < len(f.fields) {
		f.fields[f.focus].ToEnd()
	}
}

// keepField remembers what the field in focus holds.
func (c *Page) keepField() tea.Cmd {
	at, value := certify.Field(c.form.focus), c.form.fields[c.form.focus].Value()
	_ = c.keeper.Change(func(s *certify.State) error {
		s.Product.Set(at, value)
		return nil
	})
	return c.flush()
}

// otherVersion turns to the other version of Caliper that the form offers.
func (c *Page) otherVersion() tea.Cmd {
	return c.setVersion(certify.OtherVersion(c.form.fields[certify.CaliperVersion].Value()))
}

// typeVersion takes a version that is pasted; of what is typed it says how to
// choose.
func (c *Page) typeVersion(press tea.KeyMsg) tea.Cmd {
	if version := string(press.Runes); press.Paste && slices.Contains(catalog.Versions(), catalog.Version(version)) {
		return c.setVersion(version)
	}
	c.env.Say(page.Told, "The version is chosen: "+c.env.Keys.Form.Other.Help().Key+" turns to the other one.")
	return nil
}

func (c *Page) setVersion(version string) tea.Cmd {
	c.form.fields[certify.CaliperVersion].SetValue(version)
	c.form.left[certify.CaliperVersion] = true
	return c.fieldTyped()
}

// empty says that nothing stands in a field yet.
func (f *form) empty(i int) bool { return strings.TrimSpace(f.fields[i].Value()) == "" }

// wrong says what is wrong with a field, or nil. What is still empty is not
// wrong before a start was tried.
func (f *form) wrong(i int, product *certify.Product) *certify.FieldError {
	if f.refusal != nil && int(f.refusal.Field) == i {
		return f.refusal
	}
	var wrong *certify.FieldError
	if err := product.Check(certify.Field(i)); errors.As(err, &wrong) && (f.checked || !f.empty(i)) {
		return wrong
	}
	return nil
}

// soFar says that a field is being typed for the first time, so that what is
// wrong with it may be only what is still to come.
func (f *form) soFar(i int) bool { return f.focus == i && !f.left[i] && !f.checked && f.refusal == nil }

// wrongFields counts the fields that keep a run from starting.
func (f *form) wrongFields(product *certify.Product) int {
	n := 0
	for i := range f.fields {
		if product.Check(certify.Field(i)) != nil {
			n++
		}
	}
	return n
}
