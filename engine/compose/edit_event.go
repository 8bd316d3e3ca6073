package compose

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"caliper-playground/catalog"
	"caliper-playground/engine/text"
)

var errDescribe = errors.New("this describes an entity; only events have an action, an event type and a profile")

// SetAction gives the event another action, one that its type supports. Samples
// that no longer fit give way to others; what somebody wrote moves to
// extensions where it can no longer stand. Notes tell each.
func (d Draft) SetAction(action string) (Draft, error) {
	if d.IsDescribe() {
		return d, errDescribe
	}
	actions := d.Actions()
	if actions == nil {
		return d, fmt.Errorf("%q is no event type of Caliper %s; set that first", d.Type(), d.version)
	}
	name := action
	if !slices.Contains(actions, name) {
		i := slices.IndexFunc(actions, func(a string) bool { return strings.EqualFold(a, action) })
		if i < 0 {
			return d, d.noAction(action, actions)
		}
		name = actions[i]
	}
	after, err := d.scalar("action", name)
	if err != nil {
		return d, err
	}
	return after.settled(d)
}

func (d Draft) noAction(action string, actions []string) error {
	if a := d.vocabulary().Action(action); a != nil && !d.available(a.Extensions) {
		return fmt.Errorf("%s comes with the %s extension, whose context is not in @context; add that first", action, text.Or(a.Extensions))
	}
	return fmt.Errorf("%s has no action %q%s", d.Type(), action, nearestOrAll(action, actions))
}

// SetEvent gives the event another type. The action and the profile stay where
// the new type has them, and become the nearest that it has where not.
func (d Draft) SetEvent(event string) (Draft, error) {
	if d.IsDescribe() {
		return d, errDescribe
	}
	e := d.vocabulary().Event(event)
	if e == nil {
		var names []string
		for i := range d.vocabulary().Events {
			names = append(names, d.vocabulary().Events[i].Name)
		}
		return d, fmt.Errorf("%q is no event type of Caliper %s%s", event, d.version, nearest(event, names))
	}
	after, err := d.scalar("type", event)
	if err != nil {
		return d, err
	}
	var notes []string
	if !d.available(e.Extensions) {
		after, notes = after.withExtension(e.Extensions[0], notes)
	}
	profile := after.vocabulary().Profile(after.Profile())
	action, found := rowAction(profile, event, d.Action())
	if !found && !after.supports(d.Action()) {
		action = after.Actions()[0]
	}
	if action != d.Action() {
		if after, err = after.scalar("action", action); err != nil {
			return d, err
		}
		notes = append(notes, fmt.Sprintf("The action is %s now.", action))
	}
	if rows := after.vocabulary().Rows(event, action); !found && len(rows) > 0 {
		return after.withProfile(rows[0].Profile, notes).settled(d)
	}
	after.notes = notes
	return after.settled(d)
}

// supports says whether the event may have an action.
func (d Draft) supports(action string) bool { return slices.Contains(d.Actions(), action) }

// rowAction returns the action that an event of a profile keeps, or the first
// that the profile has for it; found is false where it has none.
func rowAction(profile *catalog.Profile, event, action string) (name string, found bool) {
	if profile == nil {
		return action, false
	}
	first := ""
	for _, row := range profile.Rows {
		if row.Event != event {
			continue
		}
		if row.Action == action || row.Action == catalog.AnyAction && action != "" {
			return action, true
		}
		if first == "" || row.Disposition == catalog.Required && first == "" {
			first = row.Action
		}
	}
	if first == "" {
		return action, false
	}
	return first, true
}

// SetProfile makes the event one of another profile. Where that has no row for
// the event and action, they become those of its first required row. In 1.1,
// where events name no profile, this sets what the draft is for.
func (d Draft) SetProfile(name string) (Draft, error) {
	if d.IsDescribe() {
		return d, errDescribe
	}
	profile, err := d.vocabulary().ParseProfile(name)
	if err != nil {
		return d, err
	}
	after := d.withProfile(profile.Name, nil)
	action, found := rowAction(profile, d.Type(), d.Action())
	if found && action == d.Action() {
		return after.settled(d)
	}
	row := &profile.Rows[0]
	for i := range profile.Rows {
		if r := &profile.Rows[i]; r.Disposition == catalog.Required && (row.Disposition != catalog.Required || r.Event == d.Type() && row.Event != d.Type()) {
			row = r
		}
	}
	event, action := row.Event, row.Action
	if action == catalog.AnyAction {
		action = d.Action()
		if d.vocabulary().Action(action) == nil {
			action = anyAction(d.vocabulary())
		}
	}
	notes := append(slices.Clone(after.notes), fmt.Sprintf("The %s has no row for %s %s, so this is %s %s now.", profile.Name, d.Type(), d.Action(), event, action))
	for _, m := range [...]struct{ name, text string }{{"type", event}, {"action", action}} {
		if after, err = after.scalar(m.name, m.text); err != nil {
			return d, err
		}
	}
	after.notes = notes
	return after.settled(d)
}

// withProfile names a profile, and brings the context that it needs.
func (d Draft) withProfile(name string, notes []string) Draft {
	old := d.Profile()
	d.profile = name
	if d.property("Event", "profile") != nil {
		if after, err := d.scalar("profile", name); err == nil {
			d = after
		}
	}
	if old != name && old != "" {
		notes = append(notes, fmt.Sprintf("The profile is %s now.", name))
	}
	if p := d.vocabulary().Profile(name); p != nil && p.Extension != "" && !d.available([]string{p.Extension}) {
		d, notes = d.withExtension(p.Extension, notes)
	}
	d.notes = notes
	return d
}

// withExtension adds the context of an extension of 1.1.
func (d Draft) withExtension(name string, notes []string) (Draft, []string) {
	after, err := d.AddContext(d.vocabulary().ContextOf(name))
	if err != nil {
		return d, notes
	}
	return after, append(notes, fmt.Sprintf("The context of the %s extension was added.", name))
}

// scalar writes one of the event's own strings. What is no scalar is left
// alone: the error says so.
func (d Draft) scalar(name, text string) (Draft, error) {
	switch v := d.root.get(name); {
	case v == nil:
		return d.changed(d.placed(d.root, name, str(text))), nil
	case isContainer(v):
		return d, fmt.Errorf("%s holds %s; remove it first", name, v.kind)
	}
	return d.changed(d.root.with(name, str(text))), nil
}
