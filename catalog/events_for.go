package catalog

import "slices"

// EventsFor returns the event types that take an action on an object, in the
// order of the vocabulary: what an event was meant to be, whose type does not go
// with the rest of it. Deprecated types and the generic Event, which takes every
// action on anything, are left out. The object fits by any of objectTypes, or is
// one of its subtypes; with none of them its type is not known, and it fits. A
// profile, unless it is "", must have a row for the type with this action.
//
// Types that an extension of 1.1 brings are among them; whether its context is
// in force, only the document says.
func (v *Vocabulary) EventsFor(action string, objectTypes []string, profile string) []*EventType {
	var fitting []*EventType
	for i := range v.Events {
		e := &v.Events[i]
		if !e.Deprecated && slices.Contains(e.Actions, action) && v.takesObject(e, action, objectTypes) && (profile == "" || v.hasRow(profile, e.Name, action)) {
			fitting = append(fitting, e)
		}
	}
	return fitting
}

// takesObject says whether an event of a type takes an object of one of the
// types with an action.
func (v *Vocabulary) takesObject(e *EventType, action string, objectTypes []string) bool {
	if len(objectTypes) == 0 {
		return true
	}
	wanted := v.Property(e.Name, "object").Types
	for _, n := range e.Narrowings {
		if n.Property == "object" && n.Action == action {
			wanted = n.Types
		}
	}
	return slices.ContainsFunc(objectTypes, func(have string) bool {
		return slices.ContainsFunc(wanted, func(want string) bool { return v.IsA(have, want) })
	})
}

// hasRow says whether a profile has a row for an event type with an action.
func (v *Vocabulary) hasRow(profile, event, action string) bool {
	return slices.ContainsFunc(v.Rows(event, action), func(r *Row) bool { return r.Profile == profile })
}
