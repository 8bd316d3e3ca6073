package conformance

import (
	"caliper-playground/catalog"
	"caliper-playground/engine/rule"
)

// rowTable finds the rows of one version by event and action.
type rowTable struct {
	vocabulary *catalog.Vocabulary
	rows       map[eventAction][]fit
	anyAction  map[string][]fit // rows that take every action, by event
}

type eventAction struct{ event, action string }

// fit is a row with the types that fill it, subtypes included.
type fit struct {
	row       *catalog.Row
	extension string // the extension whose context must be in force, or ""
	actors    map[string]bool
	// objects are those of the guide's column, specified those of the
	// specification's where it differs.
	objects, specified map[string]bool
	// takesUnknown says that an object of unknown type fills the row also
	// without a profile.
	takesUnknown bool
}

func newRowTable(v *catalog.Vocabulary) *rowTable {
	t := &rowTable{vocabulary: v, rows: map[eventAction][]fit{}, anyAction: map[string][]fit{}}
	for i := range v.Profiles {
		for k := range v.Profiles[i].Rows {
			row := &v.Profiles[i].Rows[k]
			f := fit{
				row: row, extension: v.Profiles[i].Extension,
				actors:  t.subtypes(row.Actor),
				objects: t.subtypes(row.Object), specified: t.subtypes(row.SpecificationObject),
				takesUnknown: len(row.SpecificationObject) == 0,
			}
			// 1.1 has one object column; of its views and navigation only
			// Reading's rows take any resource.
			if v.Version == catalog.V1p1 {
				f.takesUnknown = row.Event != "ViewEvent" && row.Event != "NavigationEvent" || row.Profile == "ReadingProfile"
			}
			if row.Action == catalog.AnyAction {
				t.anyAction[row.Event] = append(t.anyAction[row.Event], f)
				continue
			}
			key := eventAction{row.Event, row.Action}
			t.rows[key] = append(t.rows[key], f)
		}
	}
	return t
}

// subtypes returns the named types and all their subtypes, nil for none.
func (t *rowTable) subtypes(names []string) map[string]bool {
	if len(names) == 0 {
		return nil
	}
	all := map[string]bool{}
	for i := range t.vocabulary.Entities {
		for _, name := range names {
			if t.vocabulary.IsA(t.vocabulary.Entities[i].Name, name) {
				all[t.vocabulary.Entities[i].Name] = true
			}
		}
	}
	return all
}

// credit appends the rows that an item fills. Where it fills none it says why.
func (t *rowTable) credit(r *rule.Result, item *rule.Item, rows []*catalog.Row) ([]*catalog.Row, Reason) {
	switch {
	case item.Entity:
		return rows, Reason{code: isEntity}
	case !item.Event:
		return rows, Reason{code: isNothing}
	}
	action := r.Word(item.Action)
	candidates := t.rows[eventAction{item.Type, action}]
	if len(candidates) == 0 {
		candidates = t.anyAction[item.Type]
	}
	if item.Verdict == rule.Fail {
		return rows, Reason{code: hasErrors, near: t.nearest(r, item, candidates)}
	}
	if item.Type == "" {
		return rows, Reason{code: foreignType}
	}
	if len(candidates) == 0 {
		return rows, Reason{code: noRow, near: t.nearest(r, item, nil)}
	}
	profile := r.Word(item.Profile)
	start := len(rows)
	reason := Reason{code: otherProfile, near: candidates[0].row}
	for i := range candidates {
		f := &candidates[i]
		if profile != "" && f.row.Profile != profile {
			continue
		}
		if f.extension != "" && !r.HasExtension(item, f.extension) {
			reason = Reason{code: needsExtension, near: f.row}
			continue
		}
		switch {
		case item.ActorType != "" && !f.actors[item.ActorType]:
			reason = Reason{code: wrongActor, near: f.row}
		case f.takes(item.ObjectType, profile != "", t.vocabulary.Version):
			rows = append(rows, f.row)
		case reason.code != wrongActor:
			reason = Reason{code: wrongObject, near: f.row}
		}
	}
	if len(rows) > start {
		return rows, Reason{}
	}
	return rows, reason
}

// takes says whether an object of that type fills the row. An event that names
// its profile fills it by either column, any other by the specification's.
func (f *fit) takes(object string, named bool, version catalog.Version) bool {
	switch {
	case object == "":
		return named || f.takesUnknown
	case f.specified == nil:
		return f.objects[object]
	case named || version == catalog.V1p1:
		return f.specified[object] || f.objects[object]
	}
	return f.specified[object]
}

// nearest returns the row that an event comes nearest to, or nil: one of the
// candidates, of its own profile if there is one, else one of its type with
// the most similar action.
func (t *rowTable) nearest(r *rule.Result, item *rule.Item, candidates []fit) *catalog.Row {
	profile := r.Word(item.Profile)
	var best *catalog.Row
	for i := range candidates {
		row := candidates[i].row
		if best == nil || row.Profile == profile || item.ObjectType != "" && best.Profile != profile && candidates[i].takes(item.ObjectType, false, t.vocabulary.Version) {
			best = row
		}
	}
	if best != nil {
		return best
	}
	action := ""
	if item.ActionNode >= 0 {
		action = r.Document.Text(item.ActionNode)
	}
	name := item.Type
	if name == "" && item.TypeNode >= 0 {
		var names []string
		for i := range t.vocabulary.Events {
			names = append(names, t.vocabulary.Events[i].Name)
		}
		name = catalog.Nearest(r.Document.Text(item.TypeNode), names)
	}
	var sameEvent []*catalog.Row
	var actions []string
	for i := range t.vocabulary.Profiles {
		for k := range t.vocabulary.Profiles[i].Rows {
			row := &t.vocabulary.Profiles[i].Rows[k]
			if row.Event == name || name == "" && row.Profile == profile {
				sameEvent = append(sameEvent, row)
				actions = append(actions, row.Action)
			}
		}
	}
	if near := catalog.Nearest(action, actions); near != "" {
		action = near
	}
	for _, row := range sameEvent {
		if best == nil || row.Action == action && (best.Action != action || row.Profile == profile) {
			best = row
		}
	}
	return best
}
