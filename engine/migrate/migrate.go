// Package migrate writes documents for another version of Caliper: of 1.0 or 1.1 for
// 1.2, and back as far as 1.1 has a place for what is in them.
//
// It goes by evidence alone. What the other version calls by another name is renamed;
// what it has no place for is moved to extensions, where nothing is lost; what nothing
// in the document decides is left, and told. Mistakes that a document has under its own
// version are left as they are.
package migrate

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"strings"

	"caliper-playground/catalog"
	"caliper-playground/engine/conformance"
	"caliper-playground/engine/document"
	"caliper-playground/engine/rule"
)

// V1p0 is the oldest version, which documents are migrated from and not judged by.
const V1p0 catalog.Version = "1.0"

// Kind says what has become of something.
type Kind string

// The kinds of changes.
const (
	Renamed Kind = "renamed" // it is called so in the other version
	Moved   Kind = "moved"   // the other version has no place for it: it is in the extensions
	Added   Kind = "added"   // the other version asks for it, and the document tells what it is
	LeftOut Kind = "left out"
)

// Change is one thing that is other in the migrated document.
type Change struct {
	Kind    Kind   `json:"kind"`
	Pointer string `json:"pointer"` // of the place in the document as it was at that time
	Words   string `json:"words"`   // "ReadingEvent becomes NavigationEvent"

	was, is string // a value that is renamed, before and after
}

// Migrated is a document for another version.
type Migrated struct {
	Bytes   []byte // the document, or the original where it is of that version already
	From    catalog.Version
	To      catalog.Version
	Changes []Change
	// Open is what a person must decide: findings that the original did not have,
	// and that the document does not answer.
	Open []rule.Finding
}

// Errors of documents that cannot be migrated.
var (
	ErrNoVersion = errors.New("it names no version of Caliper, neither in @context nor in dataVersion")
	ErrMixed     = errors.New("its parts are of several versions; migrate each by itself")
)

// Options say what a migration may do besides.
type Options struct {
	// NewID makes ids for events that have none, as those of 1.0; where it is nil
	// they are left for a person to give.
	NewID func() string
}

// Document migrates a document to a version. The error is a *document.SyntaxError
// where it is no JSON, else ErrNoVersion or ErrMixed.
func Document(data []byte, to catalog.Version, o Options) (Migrated, error) {
	d, err := document.NewParser(nil).Parse(data)
	if err != nil {
		return Migrated{}, err
	}
	from, err := versionOf(d)
	if err != nil {
		return Migrated{}, err
	}
	m := Migrated{Bytes: data, From: from, To: to}
	if from == to {
		return m, nil
	}
	if from != catalog.V1p2 && to == catalog.V1p2 {
		// What 1.1 calls otherwise than it did is told by the rules of 1.1 alone.
		if err := m.switchTo(catalog.V1p1); err != nil {
			return Migrated{}, err
		}
		m.mend(catalog.V1p1, isOutdated)
	}
	before := map[mistake]bool{}
	if from != V1p0 {
		for _, f := range findings(data, from) {
			before[mistakeOf(f)] = true
		}
	}
	if err := m.switchTo(to); err != nil {
		return Migrated{}, err
	}
	m.mend(to, func(f rule.Finding) bool { return !before[mistakeOf(f)] })
	if o.NewID != nil {
		m.addToEvents("property-required", "id", func(conformance.Item) (id, words string) { return o.NewID(), "a new one" })
	}
	m.addToEvents("profile-missing", "profile", profileOf)
	m.Changes = once(m.Changes)
	for _, f := range findings(m.Bytes, to) {
		if !before[mistakeOf(f)] && matters(f) {
			m.Open = append(m.Open, f)
		}
	}
	return m, nil
}

// switchTo has the document name a version, and writes the names and terms of 1.0 as
// they have been written since.
func (m *Migrated) switchTo(to catalog.Version) error {
	d, err := document.NewParser(nil).Parse(m.Bytes)
	if err != nil {
		return err
	}
	s := switcher{d: d, to: to}
	s.walk()
	switched, err := document.Patch(m.Bytes, s.ops)
	if err != nil {
		return fmt.Errorf("its contexts and terms cannot be changed: %w", err)
	}
	m.Bytes, m.Changes = switched, append(m.Changes, s.changes...)
	return nil
}

// isOutdated says whether a finding is about what a version has given up, or never
// had.
func isOutdated(f rule.Finding) bool {
	return strings.HasSuffix(f.Rule, "-deprecated") || f.Rule == "type-unknown" || f.Rule == "action-unknown"
}

// addToEvents gives events a member that a rule misses, where it is known what it is;
// the words say more of it. What is "" is not known.
func (m *Migrated) addToEvents(ruleID, member string, valueOf func(conformance.Item) (value, words string)) {
	var ops []document.Op
	for _, item := range conformance.NewAssessor(conformance.Options{Spec: m.To}).Assess(m.Bytes, nil).Items {
		at := item.Pointer + "/" + member
		isMissing := func(f rule.Finding) bool { return f.Rule == ruleID && f.Pointer == at }
		if item.Kind != "event" || !slices.ContainsFunc(item.Findings, isMissing) {
			continue
		}
		if value, words := valueOf(item); value != "" {
			ops = append(ops, document.Op{Op: "add", Path: at, Value: []byte(document.Quote(value))})
			m.Changes = append(m.Changes, newChange(Added, at, member+": "+words))
		}
	}
	if added, err := document.Patch(m.Bytes, ops); err == nil {
		m.Bytes = added
	}
}

// mistake tells a finding of one version from those of another.
type mistake struct{ rule, pointer string }

func mistakeOf(f rule.Finding) mistake { return mistake{f.Rule, f.Pointer} }

func findings(data []byte, v catalog.Version) []rule.Finding {
	return rule.NewJudge(rule.Options{Spec: v}).Judge(data, nil).Findings()
}

// matters says whether a finding is something to decide: an info says what might be
// better, but for the profile, which is new in 1.2.
func matters(f rule.Finding) bool { return f.Severity > rule.Info || f.Rule == "profile-missing" }

// rounds is how often a document is mended and judged again: what a mend brings to
// light is mended in the next one.
const rounds = 8

// mend answers those findings of a version that are wanted, as far as the document
// does.
func (m *Migrated) mend(v catalog.Version, wanted func(rule.Finding) bool) {
	for range rounds {
		var ops []document.Op
		var told []Change
		for _, f := range findings(m.Bytes, v) {
			if !wanted(f) || len(f.Fix) == 0 {
				continue
			}
			ops = append(ops, f.Fix...)
			told = append(told, changesOf(m.Bytes, f)...)
		}
		if len(ops) == 0 {
			return
		}
		mended, err := document.Patch(m.Bytes, ops)
		if err != nil || bytes.Equal(mended, m.Bytes) {
			return
		}
		m.Bytes, m.Changes = mended, append(m.Changes, told...)
	}
}

// changesOf words what a mend does.
func changesOf(data []byte, f rule.Finding) []Change {
	d, err := document.NewParser(nil).Parse(data)
	if err != nil {
		return nil
	}
	value := func(pointer string) string {
		if n := d.Find(pointer); n != document.None {
			return brief(d.Raw(n))
		}
		return ""
	}
	var changes []Change
	for _, op := range f.Fix {
		name := document.LastOf(op.Path)
		switch at := op.Path; op.Op {
		case "move", "copy":
			if strings.Contains(at, "/extensions/") {
				changes = append(changes, newChange(Moved, op.From, fmt.Sprintf("%s has no place there, and is in the extensions", document.LastOf(op.From))))
			} else if document.LastOf(op.From) != name {
				changes = append(changes, newChange(Renamed, op.From, fmt.Sprintf("%s becomes %s", document.LastOf(op.From), name)))
			}
		case "replace":
			changes = append(changes, renamed(at, name, value(at), op.Value))
		case "add":
			if strings.HasSuffix(at, "/extensions") {
				continue // the map that something else goes to
			}
			if strings.Contains(at, "/extensions/") {
				changes = append(changes, newChange(Moved, f.Pointer, fmt.Sprintf("%s has no place there, and is in the extensions", name)))
				continue
			}
			words := name + ": " + brief(op.Value)
			if holder := d.Find(document.ParentOf(at)); holder != document.None && d.Nodes[holder].Kind == document.Array {
				words = brief(op.Value) // whose place is told beside it
			}
			changes = append(changes, newChange(Added, at, words))
		case "remove":
			changes = append(changes, newChange(LeftOut, at, fmt.Sprintf("%s is left out", name)))
		}
	}
	return changes
}

// profileOf names the one profile that an item fills rows of, if it is one alone.
func profileOf(item conformance.Item) (profile, words string) {
	for _, c := range item.Credits {
		if profile != "" && c.Profile != profile {
			return "", ""
		}
		profile = c.Profile
	}
	return profile, profile + ", the one whose row it fills"
}
