package conformance

import (
	"strings"

	"caliper-playground/catalog"
	"caliper-playground/engine/document"
	"caliper-playground/engine/rule"
)

// rowTable finds the rows of one version by event and action.
type rowTable struct {
	vocabulary *catalog.Vocabulary
	symbols    *document.Symbols
	rows       [][]fit // by the event type's symbol
	sets       map[string]typeSet
}

// typeSet is a set of types, by symbol; nil where there is no such set.
type typeSet []bool

// fit is a row with the types that fill it, subtypes included.
type fit struct {
	row       *catalog.Row
	extension string // the extension whose context must be in force, or ""
	profile   document.Symbol
	action    document.Symbol // 0 where the row takes every action
	actors    typeSet
	// objects are those of the guide's column, specified those of the
	// specification's where it differs.
	objects, specified typeSet
	// takesUnknown says that an object of unknown type fills the row also
	// without a profile.
	takesUnknown bool
	needs        []need // what the action asks of its event
}

func newRowTable(v *catalog.Vocabulary) *rowTable {
	symbols := rule.Symbols()
	t := &rowTable{vocabulary: v, symbols: symbols, rows: make([][]fit, symbols.Len()), sets: map[string]typeSet{}}
	for _, row := range v.AllRows() {
		f := fit{
			row: row, extension: v.Profile(row.Profile).Extension,
			profile: t.symbol(row.Profile), action: t.symbol(row.Action),
			// The actor of the guide's column is the wider one (erratum 26).
			actors:  t.subtypes(row.Actor),
			objects: t.subtypes(row.Object), specified: t.subtypes(row.SpecificationObject),
			takesUnknown: len(row.SpecificationObject) == 0,
			needs:        t.needsOf(row),
		}
		// 1.1 has one object column; of its views and navigation only
		// Reading's rows take any resource.
		if v.Version == catalog.V1p1 {
			f.takesUnknown = row.Event != "ViewEvent" && row.Event != "NavigationEvent" || row.Profile == "ReadingProfile"
		}
		event := t.symbol(row.Event)
		t.rows[event] = append(t.rows[event], f)
	}
	return t
}

// symbol returns a word's symbol, 0 for catalog.AnyAction.
func (t *rowTable) symbol(word string) document.Symbol { return t.symbols.Lookup([]byte(word)) }

// subtypes returns the named types and all their subtypes, nil for none.
func (t *rowTable) subtypes(names []string) typeSet {
	if len(names) == 0 {
		return nil
	}
	key := strings.Join(names, "|")
	if set := t.sets[key]; set != nil {
		return set
	}
	set := make(typeSet, t.symbols.Len())
	for i := range t.vocabulary.Entities {
		for _, name := range names {
			if t.vocabulary.IsA(t.vocabulary.Entities[i].Name, name) {
				set[t.symbol(t.vocabulary.Entities[i].Name)] = true
			}
		}
	}
	t.sets[key] = set
	return set
}

// credit appends the rows that an item fills. Where it fills none it says why.
func (t *rowTable) credit(r *rule.Result, item *rule.Item, rows []*catalog.Row) ([]*catalog.Row, Reason) {
	switch {
	case item.Entity:
		return rows, Reason{code: isEntity}
	case !item.Event:
		return rows, Reason{code: isNothing}
	}
	if item.Repeats != document.None && item.Verdict != rule.Fail {
		return rows, Reason{code: repeats}
	}
	candidates := t.rows[item.TypeSymbol]
	if item.TypeSymbol == 0 {
		candidates = nil
	}
	if item.Verdict == rule.Fail {
		near, fits := t.nearest(r, item)
		return rows, Reason{code: hasErrors, near: near, fits: fits}
	}
	switch {
	case item.Type == "":
		return rows, Reason{code: foreignType}
	case item.Strange.Actor:
		return rows, Reason{code: foreignActor}
	case item.Strange.Object:
		return rows, Reason{code: foreignObject}
	}
	start := len(rows)
	reason := Reason{code: noRow}
	for i := range candidates {
		f := &candidates[i]
		if f.action != item.Action && f.action != 0 {
			continue
		}
		if item.Profile != 0 && f.profile != item.Profile {
			if reason.code == noRow {
				reason.code = otherProfile
			}
			continue
		}
		if f.extension != "" && !r.HasExtension(item, f.extension) {
			reason = Reason{code: needsExtension, near: f.row}
			continue
		}
		switch {
		case !f.takesActor(item.ActorSymbol):
			reason = Reason{code: wrongActor}
		case f.takes(item.ObjectSymbol, item.Profile != 0, t.vocabulary.Version):
			rows = append(rows, f.row)
		case reason.code != wrongActor:
			reason = Reason{code: wrongObject}
		}
	}
	if len(rows) > start {
		return rows, Reason{}
	}
	if reason.code != needsExtension {
		reason.near, _ = t.nearest(r, item)
	}
	return rows, reason
}

// takesActor says whether an actor of that type fills the row. One of unknown
// type is taken as fitting.
func (f *fit) takesActor(actor document.Symbol) bool { return actor == 0 || f.actors[actor] }

// takes says whether an object of that type fills the row. An event that names
// its profile fills it by either column, any other by the specification's.
func (f *fit) takes(object document.Symbol, named bool, version catalog.Version) bool {
	switch {
	case object == 0:
		return named || f.takesUnknown
	case f.specified == nil:
		return f.objects[object]
	case named || version == catalog.V1p1:
		return f.specified[object] || f.objects[object]
	}
	return f.specified[object]
}
