package why

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"caliper-playground/catalog"
	"caliper-playground/engine/rule"
	"caliper-playground/engine/session"
	"caliper-playground/engine/text"
)

// fit says which of the things that a row asks for an event has.
type fit struct {
	kind, action, actor, object, profile, faultless bool
	misspelt                                        bool // the action is no other but for its spelling
}

func (e Event) fit(v *catalog.Vocabulary, row *catalog.Row) fit {
	f := fit{
		kind:      e.Item.Type == row.Event,
		action:    e.Item.Action == row.Action || row.Action == catalog.AnyAction,
		actor:     isOne(v, e.Item.Actor, row.Actor) || isOne(v, e.Item.Actor, row.SpecificationActor),
		object:    isOne(v, e.Item.Object, row.Object) || isOne(v, e.Item.Object, row.SpecificationObject),
		profile:   e.Profile == "" || e.Profile == row.Profile,
		faultless: e.Item.Verdict != rule.Fail,
	}
	f.misspelt = f.kind && !f.action && v.Action(e.Item.Action) == nil && catalog.Nearest(e.Item.Action, []string{row.Action}) != ""
	return f
}

// isOne says whether a type is one of some or of their subtypes. Where it is not
// known, as that of an IRI, nothing speaks against it.
func isOne(v *catalog.Vocabulary, name string, types []string) bool {
	return name == "" || slices.ContainsFunc(types, func(t string) bool { return v.IsA(name, t) })
}

// near weighs how close it comes; 0 where it is another thing altogether.
func (f fit) near() int {
	if !f.kind && !(f.action && f.object) {
		return 0
	}
	n := 0
	for _, part := range []struct {
		fits   bool
		weight int
	}{{f.kind, 16}, {f.action, 10}, {f.misspelt, 5}, {f.object, 6}, {f.actor, 3}, {f.profile, 2}, {f.faultless, 1}} {
		if part.fits {
			n += part.weight
		}
	}
	return n
}

// Lacks says what an event lacks to fill a row, each in a few words: "its action is
// Viewed and not Started". It is empty where it fills it, and where the judge alone
// knows.
func (e Event) Lacks(v *catalog.Vocabulary, row *catalog.Row) []string {
	f, item := e.fit(v, row), e.Item
	var lacks []string
	lack := func(fits bool, format string, args ...any) {
		if !fits {
			lacks = append(lacks, fmt.Sprintf(format, args...))
		}
	}
	lack(f.kind, "its type is %s and not %s", cmp.Or(item.Type, "unknown"), row.Event)
	lack(f.action, "its action is %s and not %s", cmp.Or(item.Action, "missing"), row.Action)
	lack(f.actor, "its actor is %s and not %s", item.Actor, text.Or(row.Actor))
	lack(f.object, "its object is %s and not %s", item.Object, text.Or(row.Object))
	lack(f.profile, "it names the profile %s", e.Profile)
	if !f.faultless {
		for _, found := range item.Findings {
			if found.Severity == rule.Error {
				words := "it has an error, " + found.Rule
				if found.Pointer != "" { // else it is about the whole document
					words += " at " + found.Pointer
				}
				lacks = append(lacks, words)
				break
			}
		}
	}
	if len(lacks) == 0 && !e.Fills(row.ID) && item.Uncredited != "" {
		lacks = append(lacks, item.Uncredited)
	}
	return lacks
}

// Closest finds, for rows that nothing has filled, the event that came closest.
type Closest struct {
	v    *catalog.Vocabulary
	rows []*catalog.Row
	best []Event
	near []int
}

// NewClosest returns one for some rows of a version.
func NewClosest(v *catalog.Vocabulary, rows []*catalog.Row) *Closest {
	return &Closest{v: v, rows: rows, best: make([]Event, len(rows)), near: make([]int, len(rows))}
}

// Read looks at the events of a message.
func (c *Closest) Read(m session.Message) {
	if len(c.rows) == 0 {
		return
	}
	for _, e := range Events(m) {
		c.Look(e)
	}
}

// Look looks at an event. Of two that are as close the first one stays.
func (c *Closest) Look(e Event) {
	if e.Item.Spec != c.v.Version {
		return
	}
	for i, row := range c.rows {
		if e.Item.Type != row.Event && (e.Item.Action != row.Action || len(e.Item.Credits) > 0) {
			continue // another thing altogether, or one that is well where it is
		}
		if near := e.fit(c.v, row).near(); near > c.near[i] && !e.Fills(row.ID) {
			c.best[i], c.near[i] = e, near
		}
	}
}

// To returns the event that came closest to a row, if any came close at all.
func (c *Closest) To(row *catalog.Row) (Event, bool) {
	at := slices.Index(c.rows, row)
	if at < 0 || c.near[at] == 0 {
		return Event{}, false
	}
	return c.best[at], true
}

// Meant says whether the event that came closest to a row fills none at all, and comes
// as close to no other row of the version: it may have been meant for this one.
func (c *Closest) Meant(row *catalog.Row) bool {
	e, ok := c.To(row)
	if !ok || len(e.Item.Credits) > 0 {
		return false
	}
	near := e.fit(c.v, row).near()
	return !slices.ContainsFunc(c.v.AllRows(), func(other *catalog.Row) bool { return other != row && e.fit(c.v, other).near() >= near })
}

// Lacks returns the source of the event that came closest to a row, and what it
// lacks; ok is false where none came close.
func (c *Closest) Lacks(row *catalog.Row) (source string, lacks []string, ok bool) {
	e, ok := c.To(row)
	if !ok {
		return "", nil, false
	}
	return e.Source, e.Lacks(c.v, row), true
}

// Words says what came closest to a row and what it lacks; "" where nothing came
// close.
func (c *Closest) Words(row *catalog.Row) string {
	source, lacks, ok := c.Lacks(row)
	if !ok {
		return ""
	}
	return Words(source, lacks)
}

// Words says what came closest and what it lacks, as every page and report does.
func Words(source string, lacks []string) string {
	if len(lacks) == 0 {
		return "closest came " + source
	}
	return fmt.Sprintf("closest came %s: %s", source, strings.Join(lacks, "; "))
}

// Rename has the events called otherwise.
func (c *Closest) Rename(name func(Event) string) {
	for i, near := range c.near {
		if near > 0 {
			c.best[i].Source = name(c.best[i])
		}
	}
}

// Clone returns one that shares nothing with it that changes.
func (c *Closest) Clone() *Closest {
	return &Closest{v: c.v, rows: c.rows, best: slices.Clone(c.best), near: slices.Clone(c.near)}
}
