package lookup

import "caliper-playground/catalog"

// comparedKind is one that versions are compared by.
type comparedKind struct {
	kind    Kind
	several string
	// elsewhere says that what differs in an entry of the kind is said already
	// where it comes from: an action's events with the events, a property's
	// types with the types.
	elsewhere bool
}

// comparedKinds lists the kinds to compare: rows stand with their profiles, and
// errata and rules are about both versions.
func comparedKinds() []comparedKind {
	return []comparedKind{
		{Profile, "Profiles", false}, {Event, "Events", false}, {Entity, "Entities", false},
		{Property, "Properties", true}, {Action, "Actions", true}, {Term, "Terms", false},
	}
}

// Comparison lays out all that the versions have differently: for each kind
// what one version alone has, then what both have, side by side.
func (b *Book) Comparison() []Block {
	newer, older := b, b.other
	if b.Spec == catalog.V1p1 {
		newer, older = older, newer
	}
	var blocks []Block
	for _, k := range comparedKinds() {
		for _, of := range []*Book{newer, older} {
			var alone Text
			for _, e := range of.Of(k.kind) {
				if len(e.Versions) == 1 {
					alone = append(alone, b.link(k.kind, e.Name)) // leads nowhere from the other version
				}
			}
			if len(alone) > 0 {
				blocks = append(blocks, Block{Form: Names, Title: k.several + " of " + string(of.Spec) + " alone", Text: alone})
			}
		}
	}
	for _, k := range comparedKinds() {
		table := sideBySide(k.several + " that differ")
		for _, e := range b.Of(k.kind) {
			for _, d := range e.Differences {
				table.Rows = append(table.Rows, d.row(Text{b.link(k.kind, e.Name), {Words: ": " + d.What}}))
			}
		}
		if len(table.Rows) > 0 && !k.elsewhere {
			blocks = append(blocks, table)
		}
	}
	return blocks
}

// countDiffering counts the entries that one version alone has or that differ.
func (b *Book) countDiffering() int {
	count := 0
	for _, k := range comparedKinds() {
		for _, e := range append(b.Of(k.kind), b.other.Of(k.kind)...) {
			switch {
			case len(e.Versions) == 1:
				count++
			case e.Spec == b.Spec && len(e.Differences) > 0 && !k.elsewhere:
				count++
			}
		}
	}
	return count
}
