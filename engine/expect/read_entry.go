package expect

import (
	"fmt"
	"maps"
	"path"
	"slices"
	"strings"

	"github.com/bmatcuk/doublestar/v4"

	"caliper-playground/catalog"
	"caliper-playground/engine/file"
	"caliper-playground/engine/rule"
	"caliper-playground/engine/text"
)

// entryReader reads one entry. Each of its steps returns the first mistake, or nil.
type entryReader struct {
	piece
	entry *Entry
}

// keys are what an entry may name.
var keys = []string{"path", "verdict", "findings", "marks", "status", "why"}

// at is a mistake at the place of a key or of some text.
func (r *entryReader) at(what, problem, help string) *Mistake {
	return &Mistake{Line: file.LineOf(r.text, r.line, what), Problem: problem, Help: help}
}

func (r *entryReader) read(table map[string]any) *Mistake {
	for _, key := range slices.Sorted(maps.Keys(table)) {
		if slices.Contains(keys, key) {
			continue
		}
		return r.at(key, fmt.Sprintf("an entry has no %s", quoted(key)), catalog.DidYouMean(key, keys, "an entry has "+text.And(keys)))
	}
	for _, step := range []struct {
		key  string
		read func(value any) *Mistake
	}{
		{"path", r.document}, {"verdict", r.verdict}, {"findings", r.findings},
		{"marks", r.marks}, {"status", r.status}, {"why", r.why},
	} {
		value, there := table[step.key]
		if !there {
			if step.key == "path" {
				return r.at("[[", "the entry has no path", `name the document, as in path = "week-1/a.json"`)
			}
			continue
		}
		if m := step.read(value); m != nil {
			return m
		}
	}
	return nil
}

// word reads a text.
func (r *entryReader) word(key string, value any, example string) (string, *Mistake) {
	s, ok := value.(string)
	if !ok {
		return "", r.at(key, fmt.Sprintf("%s is %s, and no text", key, kindOf(value)), fmt.Sprintf("write it in quotes, as in %s = %s", key, quote(example)))
	}
	return s, nil
}

func (r *entryReader) document(value any) (m *Mistake) {
	const example = "week-1/a.json"
	if r.entry.Path, m = r.word("path", value, example); m != nil {
		return m
	}
	if r.entry.Path == "" {
		return r.at("path", "the path is empty", fmt.Sprintf("name the document, as in path = %q", example))
	}
	r.entry.Path = path.Clean(r.entry.Path)
	if name, ok := nameOf(r.entry.Path); ok {
		r.entry.Path, r.entry.named = name, true
	}
	if r.entry.isPattern() && !doublestar.ValidatePattern(r.entry.Path) {
		return r.at("path", quoted(r.entry.Path)+" is no pattern", "* stands for any letters but a slash, ** for folders, [ab] and {one,other} are closed; a backslash before one of * ? [ { takes it for a letter")
	}
	return nil
}

func (r *entryReader) verdict(value any) *Mistake {
	s, m := r.word("verdict", value, "fail")
	if m != nil {
		return m
	}
	var v rule.Verdict
	if err := v.UnmarshalText([]byte(s)); err != nil {
		return r.at("verdict", quoted(s)+" is no verdict", "one is pass, warn, unjudged or fail")
	}
	r.entry.Verdict = &v
	return nil
}

func (r *entryReader) why(value any) (m *Mistake) {
	r.entry.Why, m = r.word("why", value, "known since May")
	return m
}

func (r *entryReader) status(value any) *Mistake {
	n, ok := value.(int64)
	if !ok || n != 0 && (n < 100 || n > 599) {
		return r.at("status", "a status is a number from 100 to 599, or 0 where no answer is expected", "write one without quotes, as in status = 400")
	}
	status := int(n)
	r.entry.Status = &status
	return nil
}

func (r *entryReader) findings(value any) *Mistake {
	const help = `write each as {rule = "actor-type", pointer = "/actor"}, in square brackets`
	list, ok := tables(value)
	if !ok {
		return r.at("findings", fmt.Sprintf("findings is %s, and no list of findings", kindOf(value)), help)
	}
	found := make([]Finding, 0, len(list))
	for _, table := range list {
		for key := range table {
			if key != "rule" && key != "pointer" {
				return r.at(key, fmt.Sprintf("a finding has no %s", quoted(key)), "it has rule and pointer")
			}
		}
		id, ok := table["rule"].(string)
		if !ok {
			return r.at("findings", "a finding names no rule", help)
		}
		if rule.Lookup(id) == nil {
			return r.at(quote(id), "there is no rule "+quoted(id), nearestRule(id))
		}
		f := Finding{Rule: id}
		if pointer, there := table["pointer"]; there {
			s, ok := pointer.(string)
			if !ok || !isPointer(s) {
				return r.at(quote(id), "the pointer of "+quoted(id)+" is no JSON Pointer", `one begins with a slash, as "/actor/type" does; "" is the document as a whole, ~0 a tilde and ~1 a slash in a name`)
			}
			f.Pointer = &s
		}
		found = append(found, f)
	}
	r.entry.Findings = &found
	return nil
}

// isPointer says whether a text is a JSON Pointer (RFC 6901).
func isPointer(s string) bool {
	unescaped := strings.NewReplacer("~0", "", "~1", "").Replace(s)
	return s == "" || s[0] == '/' && !strings.Contains(unescaped, "~")
}

// tables reads a list of tables, which may be empty.
func tables(value any) ([]map[string]any, bool) {
	switch list := value.(type) {
	case []map[string]any:
		return list, true
	case []any:
		all := make([]map[string]any, 0, len(list))
		for _, of := range list {
			table, ok := of.(map[string]any)
			if !ok {
				return nil, false
			}
			all = append(all, table)
		}
		return all, true
	}
	return nil, false
}

func nearestRule(id string) string {
	var ids []string
	for _, known := range rule.All() {
		ids = append(ids, known.ID)
	}
	return catalog.DidYouMean(id, ids, "the command explain lists them")
}

func (r *entryReader) marks(value any) *Mistake {
	const help = `write each as "ReadingProfile/ViewEvent/Viewed", in square brackets`
	list, ok := value.([]any)
	if !ok {
		return r.at("marks", fmt.Sprintf("marks is %s, and no list", kindOf(value)), help)
	}
	marks := make([]string, 0, len(list))
	for _, of := range list {
		mark, ok := of.(string)
		if !ok {
			return r.at("marks", fmt.Sprintf("a mark is %s, and no text", kindOf(of)), help)
		}
		if !isRow(mark) {
			return r.at(mark, quoted(mark)+" is no row of a profile", help)
		}
		marks = append(marks, mark)
	}
	r.entry.Marks = &marks
	return nil
}

// isRow says whether a version of Caliper has a row that a mark of that name fills.
func isRow(mark string) bool {
	parts := strings.Split(mark, "/")
	if len(parts) != 3 {
		return false
	}
	return slices.ContainsFunc(catalog.Versions(), func(v catalog.Version) bool {
		profile, err := catalog.Get(v).ParseProfile(parts[0])
		return err == nil && profile.Name == parts[0] && slices.ContainsFunc(profile.Rows, func(row catalog.Row) bool {
			return row.Event == parts[1] && (row.Action == parts[2] || row.Action == catalog.AnyAction)
		})
	})
}
