package conformance

import (
	"fmt"
	"slices"
	"strings"

	"caliper-playground/catalog"
	"caliper-playground/engine/document"
	"caliper-playground/engine/rule"
	"caliper-playground/engine/text"
)

// Reason is why an item fills no row. The zero Reason is none: it fills one.
type Reason struct {
	code reasonCode
	near *catalog.Row // the row that it comes nearest to, or nil
	fits bool         // its actor and object would fill that row
}

type reasonCode uint8

const (
	filled reasonCode = iota
	isEntity
	isNothing
	hasErrors
	repeats
	foreignType
	foreignActor
	foreignObject
	noRow
	otherProfile
	needsExtension
	wrongActor
	wrongObject
)

// Row returns the row that the item comes nearest to, or nil.
func (r Reason) Row() *catalog.Row { return r.near }

// words says why there is no mark, and what is missing for the nearest row. It
// is the rest of a sentence that begins with "no mark:".
func (r Reason) words(result *rule.Result, item *rule.Item, findings []rule.Finding) string {
	name := item.Type
	if item.TypeNode >= 0 && name == "" {
		name = result.Document.Text(item.TypeNode)
	}
	action := result.Word(item.Action)
	switch r.code {
	case filled:
		return ""
	case isEntity:
		if v := catalog.Get(item.Version).Entity(name); v != nil && v.NoID {
			return "this is no event, so it fills no row."
		}
		return "a describe fills no row; it says what the IRI of the entity stands for."
	case isNothing:
		return "this is neither an event nor an entity, so it fills no row."
	case hasErrors:
		return errorWords(findings) + would(r.near, r.fits, countErrors(findings))
	case repeats:
		return fmt.Sprintf("a repeat of the event at %s, which counts once.", result.Document.Pointer(item.Repeats))
	case foreignType:
		return fmt.Sprintf("the type %q belongs to another vocabulary, so no row of Caliper has it.", name)
	case foreignActor:
		return foreignWords("actor", result.Document, item.ActorNode)
	case foreignObject:
		return foreignWords("object", result.Document, item.ObjectNode)
	case noRow:
		return fmt.Sprintf("no profile has a row for %s with the action %s%s.", name, action, nearest(r.near))
	case otherProfile:
		return fmt.Sprintf("the %s has no row for %s %s%s.", result.Word(item.Profile), name, action, nearest(r.near))
	case needsExtension:
		return fmt.Sprintf("the nearest row, %s, belongs to an extension profile, whose context is missing from @context.", RowName(r.near))
	}
	if r.near == nil || r.near.Event != item.Type {
		return fmt.Sprintf("no row of %s takes the actor and the object that it has%s.", name, nearest(r.near))
	}
	if r.code == wrongActor {
		return fmt.Sprintf("the actor is of type %s; the nearest row, %s, takes %s.", item.ActorType, RowName(r.near), text.Or(r.near.Actor))
	}
	objects := r.near.Object
	if len(r.near.SpecificationObject) > 0 {
		objects = r.near.SpecificationObject
	}
	if item.ObjectType == "" {
		return fmt.Sprintf("the object is an IRI that nothing has described, so its type is unknown; the nearest row, %s, takes %s.", RowName(r.near), text.Or(objects))
	}
	return fmt.Sprintf("the object is of type %s; the nearest row, %s, takes %s.", item.ObjectType, RowName(r.near), text.Or(objects))
}

// foreignWords says that an actor or object is of another vocabulary's type,
// whether it stands there itself or its IRI does.
func foreignWords(what string, d *document.Document, n document.NodeID) string {
	if d.Nodes[n].Kind == document.String {
		return fmt.Sprintf("the %s was described with a type of another vocabulary, so no row of Caliper has it.", what)
	}
	return fmt.Sprintf("the %s's type, %q, belongs to another vocabulary, so no row of Caliper has it.", what, d.Text(d.Member(n, "type")))
}

// RowName names a row as people read it: "Reading › ViewEvent › Viewed".
func RowName(row *catalog.Row) string {
	return strings.TrimSuffix(strings.TrimSuffix(row.Profile, "-extension"), "Profile") + " › " + row.Event + " › " + catalog.ActionWords(row.Action)
}

func nearest(row *catalog.Row) string {
	if row == nil {
		return ""
	}
	return "; the nearest is " + RowName(row)
}

// would says what an item could fill without its errors, or what comes nearest.
func would(row *catalog.Row, fits bool, errors int) string {
	without := "that"
	if errors > 1 {
		without = "them"
	}
	switch {
	case row == nil:
		return "."
	case fits:
		return "; without " + without + " it could fill " + RowName(row) + "."
	}
	return "; the nearest row is " + RowName(row) + "."
}

func countErrors(findings []rule.Finding) int {
	n := 0
	for _, f := range findings {
		if f.Severity == rule.Error {
			n++
		}
	}
	return n
}

func errorWords(findings []rule.Finding) string {
	count, first := countErrors(findings), ""
	if at := slices.IndexFunc(findings, func(f rule.Finding) bool { return f.Severity == rule.Error }); at >= 0 {
		first = findings[at].Rule
		if findings[at].Pointer != "" {
			first += " at " + findings[at].Pointer
		}
	}
	if count == 1 {
		return "it has an error, " + first
	}
	return fmt.Sprintf("it has %d errors, the first %s", count, first)
}
