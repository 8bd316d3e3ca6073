package lookup

import (
	"strings"

	"caliper-playground/catalog"
	"caliper-playground/engine/text"
)

// compareBooks fills in, for what both versions have, how they differ, and for
// everything in which versions it is.
func compareBooks(newer, older *Book) {
	newer.other, older.other = older, newer
	both := []catalog.Version{newer.Spec, older.Spec}
	for _, e := range newer.Entries {
		other := older.Get(e.Ref)
		if other == nil {
			continue
		}
		e.Versions, other.Versions = both, both
		e.Differences = differences(e, other)
		other.Differences = e.Differences
	}
}

// fact is something about an entry that can be compared.
type fact struct{ what, says string }

// differences lists the facts that the two entries do not have in common: in
// the newer one's order, then what only the older one has.
func differences(newer, older *Entry) []Difference {
	found := []Difference{}
	in := map[string]string{}
	for _, f := range older.facts() {
		in[f.what] = f.says
	}
	seen := map[string]bool{}
	for _, f := range newer.facts() {
		seen[f.what] = true
		if in[f.what] != f.says {
			found = append(found, Difference{f.what, f.says, in[f.what]})
		}
	}
	for _, f := range older.facts() {
		if !seen[f.what] {
			found = append(found, Difference{f.what, "", f.says})
		}
	}
	return found
}

// facts lists what is compared. Inherited properties are left to the type that
// they come from.
func (e *Entry) facts() []fact {
	var all []fact
	add := func(what, says string) { all = append(all, fact{what, says}) }
	if e.Kind != Erratum && e.Kind != Rule {
		add("comes with", comesWith(e.Extensions))
		add("standing", standing(e.Deprecated))
	}
	if e.Kind == Event || e.Kind == Entity {
		add("supertype", strings.Join(e.Supertypes, ", "))
	}
	for _, name := range e.Actions {
		add("action "+name, "taken")
	}
	for _, name := range e.DeprecatedActions {
		add("action "+name, "deprecated")
	}
	for _, name := range e.Events {
		add("taken by "+name, "yes")
	}
	if e.Kind == Profile || e.Kind == Row {
		for _, r := range e.Rows {
			add("row "+r.Event+" "+catalog.ActionWords(r.Action), rowAsks(&r))
		}
	}
	for _, p := range e.Properties {
		if p.Inherited {
			continue
		}
		what := "property " + p.Name
		if e.Kind == Property {
			what = "on " + p.DefinedBy
		}
		add(what, p.Need()+": "+p.Value)
	}
	for _, p := range e.DeprecatedProperties {
		add("property "+p.Name, "deprecated")
	}
	return all
}

func comesWith(extensions []string) string {
	if len(extensions) == 0 {
		return "the specification"
	}
	return "the extension " + text.Or(extensions)
}

func standing(deprecated bool) string {
	if deprecated {
		return "deprecated"
	}
	return "in use"
}

// rowAsks says what a row asks for: "required: Person on Document".
func rowAsks(r *catalog.Row) string {
	return dispositionWords(r.Disposition) + ": " + text.Or(r.Asks("actor")) + " on " + text.Or(r.Asks("object"))
}
