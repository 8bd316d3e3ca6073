package lookup

import (
	"strings"

	"caliper-playground/catalog"
)

func profileEntry(v *catalog.Vocabulary, p *catalog.Profile) *Entry {
	e := newEntry(v.Version, Profile, p.Name)
	e.Title, e.Meaning, e.Reference = p.Title, p.Meaning, reference(v, p.Reference)
	if p.Extension != "" {
		e.Extensions = append(e.Extensions, p.Extension)
	}
	e.Rows = rowsWhere(v, func(r *catalog.Row) bool { return r.Profile == p.Name })
	e.Questions = questionsOf(p.Name)
	e.Requirements = append(e.Requirements, v.Requirements(p.Name)...)
	return e
}

func rowEntry(v *catalog.Vocabulary, r *catalog.Row) *Entry {
	e := newEntry(v.Version, Row, r.ID)
	p := v.Profile(r.Profile)
	e.Title = r.Event + " " + catalog.ActionWords(r.Action)
	e.Meaning = v.Event(r.Event).Meaning
	if a := v.Action(r.Action); a != nil {
		e.Meaning = a.Meaning
	}
	e.Reference = reference(v, p.Reference)
	if p.Extension != "" {
		e.Extensions = append(e.Extensions, p.Extension)
	}
	e.Rows = append(e.Rows, listed(r))
	return e
}

// listed is a row of which no list is the nil list.
func listed(r *catalog.Row) catalog.Row {
	row := *r
	row.Actor, row.Object = list(r.Actor), list(r.Object)
	row.SpecificationActor, row.SpecificationObject = list(r.SpecificationActor), list(r.SpecificationObject)
	return row
}

func rowsWhere(v *catalog.Vocabulary, fits func(*catalog.Row) bool) []catalog.Row {
	rows := []catalog.Row{}
	for _, r := range v.AllRows() {
		if fits(r) {
			rows = append(rows, listed(r))
		}
	}
	return rows
}

// RowWords names a row as it is read: "ReadingProfile › ViewEvent › Viewed".
func RowWords(id string) string {
	parts := strings.Split(id, "/")
	for i := range parts {
		parts[i] = catalog.ActionWords(parts[i])
	}
	return strings.Join(parts, " › ")
}

// dispositionWords says what a row means for its profile.
func dispositionWords(d catalog.Disposition) string {
	if d == catalog.AtLeastOne {
		return "at least one"
	}
	return string(d)
}

// reference says where the specification of the version treats something.
func reference(v *catalog.Vocabulary, r catalog.Reference) string {
	if r.Section == "" {
		return ""
	}
	words := r.Section
	if !strings.HasPrefix(words, "Caliper ") { // an extension of 1.1 is treated in 1.2
		words = "Caliper " + string(v.Version) + ", " + words
	}
	if r.Anchor != "" {
		words += " (#" + r.Anchor + ")"
	}
	return words
}
