package lookup

import (
	"cmp"
	"fmt"
	"strings"

	"caliper-playground/catalog"
	"caliper-playground/engine/text"
)

// rows lists the rows that it stands in, each under the names that are not the
// entry's own.
func (l *layout) rows() {
	e, b := l.entry, l.book
	if len(e.Rows) == 0 || e.Kind == Row {
		return
	}
	table := Block{Form: Table, Title: "Rows", Head: []string{"row", "needed", "by whom, on what"}}
	for _, r := range e.Rows {
		var name []string
		for _, part := range []struct {
			kind  Kind
			words string
		}{{Profile, r.Profile}, {Event, r.Event}, {Action, catalog.ActionWords(r.Action)}} {
			if part.kind != e.Kind {
				name = append(name, part.words)
			}
		}
		table.Rows = append(table.Rows, TableRow{Cells: []Text{
			{b.linkAs(strings.Join(name, " › "), Row, r.ID)},
			plain(dispositionWords(r.Disposition)),
			b.who(r),
		}})
	}
	l.add(table)
}

// who says by whom on what.
func (b *Book) who(r catalog.Row) Text {
	t := joined(b.links(Entity, r.Asks("actor")), " or ")
	t = append(t, Piece{Words: " on "})
	return append(t, joined(b.links(Entity, r.Asks("object")), " or ")...)
}

// properties lists the type's own properties, then the inherited ones, apart
// for each type that they come from.
func (l *layout) properties() {
	e := l.entry
	var table *Block
	from := ""
	flush := func() {
		if table != nil {
			l.add(*table)
		}
	}
	for _, p := range e.Properties {
		if e.Kind == Property {
			p.Inherited = false
		}
		origin := ""
		if p.Inherited {
			origin = p.DefinedBy
		}
		if table == nil || origin != from {
			flush()
			table, from = l.propertyTable(origin), origin
		}
		table.Rows = append(table.Rows, l.propertyRow(p))
	}
	flush()
}

func (l *layout) propertyTable(origin string) *Block {
	t := &Block{Form: Table, Title: "Properties", Head: []string{"property", "needed", "value"}}
	if l.entry.Kind == Property {
		t.Title, t.Head[0] = "Where it stands", "type"
	}
	if origin != "" {
		t.Title = "Properties inherited from " + origin
	}
	return t
}

func (l *layout) propertyRow(p PropertyFact) TableRow {
	name := l.book.link(Property, p.Name)
	if l.entry.Kind == Property {
		name = l.book.typeLink(p.DefinedBy)
	}
	note := p.Meaning
	if l.entry.Kind == Property && note == l.entry.Meaning {
		note = ""
	}
	if len(p.Extensions) > 0 {
		note += " (extension " + strings.Join(p.Extensions, ", ") + ")"
	}
	return TableRow{Cells: []Text{{name}, plain(p.Need()), l.book.value(p)}, Note: strings.TrimSpace(note)}
}

// value links the types in the words for a property's value.
func (b *Book) value(p PropertyFact) Text {
	if len(p.Types) == 0 {
		return plain(p.Value)
	}
	before, after, _ := strings.Cut(p.Value, strings.Join(p.Types, " or "))
	t := append(Text{{Words: before}}, joined(b.links(Entity, p.Types), " or ")...)
	return append(t, Piece{Words: after})
}

// remarks lists what else is to be known of a type's properties.
func (l *layout) remarks() {
	e, b := l.entry, l.book
	var narrowed []string
	for _, n := range e.Narrowings {
		narrowed = append(narrowed, fmt.Sprintf("%s: %s takes %s", n.Action, n.Property, text.Or(n.Types)))
	}
	if len(narrowed) > 0 {
		l.prose("By action", strings.Join(narrowed, "; ")+".")
	}
	l.list("Not used here", b.links(Property, e.NotApplicable))
	var deprecated Text
	for _, p := range e.DeprecatedProperties {
		words := p.Name
		if p.By != "" {
			words += " (now " + p.By + ")"
		}
		deprecated = append(deprecated, b.linkAs(words, Property, p.Name))
	}
	l.list("Deprecated properties", deprecated)
	var uses Text
	for _, u := range e.UsedBy {
		to := b.typeLink(u.Type)
		uses = append(uses, Piece{u.Type + "." + u.Property, to.To})
	}
	l.list("Can be the value of", uses)
}

// differences sets the versions side by side.
func (l *layout) differences() {
	e := l.entry
	if len(e.Versions) == 1 {
		other := "1.1"
		if string(e.Spec) == other {
			other = "1.2"
		}
		l.add(Block{Form: Prose, Title: "Versions", Text: plain("Caliper " + string(e.Spec) + " alone has it; Caliper " + other + " does not.")})
		return
	}
	if len(e.Differences) == 0 {
		l.add(Block{Form: Prose, Title: "Versions", Text: plain("Caliper 1.2 and 1.1 have it alike.")})
		return
	}
	table := sideBySide("Versions side by side")
	for _, d := range e.Differences {
		table.Rows = append(table.Rows, d.row(plain(d.What)))
	}
	l.add(table)
}

// sideBySide is a table of what the versions have differently.
func sideBySide(title string) Block {
	return Block{Form: Table, Compared: true, Title: title, Head: []string{"what", "Caliper 1.2", "Caliper 1.1"}}
}

func (d Difference) row(what Text) TableRow {
	return TableRow{Cells: []Text{what, plain(cmp.Or(d.V1p2, "–")), plain(cmp.Or(d.V1p1, "–"))}}
}
