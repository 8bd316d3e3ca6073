package story

import (
	"encoding/json"
	"maps"
	"net/http"
	"slices"
	"strings"

	"caliper-playground/catalog"
	"caliper-playground/engine/document"
	"caliper-playground/engine/rule"
	"caliper-playground/engine/text"
	"caliper-playground/fixtures"
)

// send reads what a table of a scene has sent: one message, or one for each step of
// a mistake. First says that the story sends nothing before it.
func (r *reader) send(i, j int, w writtenSend, first bool) ([]Send, error) {
	at := r.places.send(i, j)
	kind, err := r.kind(w, at)
	if err != nil {
		return nil, err
	}
	if kind == "mistake" {
		return r.mistake(w, at)
	}
	s := Send{Row: w.Row, Mends: w.Mends, Line: at.line}
	switch kind {
	case "row":
		err = r.row(&s, at)
	case "event":
		s.Base = []byte(w.Event)
		s.Words = wordsOf(s.Base, "an event")
		err = r.json(s.Base, at.at("event"), "the event")
	case "file":
		err = r.file(&s, w.File, at)
	case "mends":
		s.Words = "the same, mended"
		if first {
			err = r.wrong(at.at("mends"), "send a mistake first", "there is no message before it that it could mend")
		}
	}
	if err != nil {
		return nil, err
	}
	if s.Changes, err = r.changes(w, at); err != nil {
		return nil, err
	}
	if !s.Mends && len(s.Changes) > 0 {
		if _, err := document.Patch(s.Base, s.Changes); err != nil {
			return nil, r.wrong(max(at.at("set"), at.at("remove")), "set adds or replaces what a JSON Pointer names, whose parent must be there, and remove takes away what is there",
				"the document cannot be changed so: %v", err)
		}
	}
	if err := r.promise(&s, w, at); err != nil {
		return nil, err
	}
	if len(w.Finds) > 0 {
		s.Words += ", wrong on purpose"
	}
	return []Send{s}, nil
}

// wordsOf names events and entities by what they are: "MessageEvent › Posted, Message".
func wordsOf(data []byte, otherwise string) string {
	type item struct {
		Type   string `json:"type"`
		Action string `json:"action"`
	}
	var items []item
	if json.Unmarshal(data, &items) != nil {
		items = make([]item, 1)
		_ = json.Unmarshal(data, &items[0]) // what is no JSON is told with its place
	}
	var all []string
	for _, i := range items {
		if i.Action != "" {
			i.Type += " › " + i.Action
		}
		if i.Type != "" {
			all = append(all, i.Type)
		}
	}
	if len(all) == 0 {
		return otherwise
	}
	return strings.Join(all, ", ")
}

// kind says which of its keys names what is sent.
func (r *reader) kind(w writtenSend, at table) (string, error) {
	var given []string
	for _, source := range []struct {
		key   string
		given bool
	}{{"row", w.Row != ""}, {"event", w.Event != ""}, {"file", w.File != ""}, {"mistake", w.Mistake != ""}, {"mends", w.Mends}} {
		if source.given {
			given = append(given, source.key)
		}
	}
	const help = "name one of row, event, file, mistake and mends"
	switch len(given) {
	case 0:
		return "", r.wrong(at.line, help, "nothing says what is sent")
	case 1:
		return given[0], nil
	}
	return "", r.wrong(at.at(given[1]), help, "%s are too many", text.And(given))
}

// row takes a row's own fixture.
func (r *reader) row(s *Send, at table) error {
	v := catalog.Get(r.story.Spec)
	row := v.Row(s.Row)
	f, ok := fixtures.ForRow(r.story.Spec, s.Row)
	if row == nil || !ok {
		var ids []string
		for _, row := range v.AllRows() {
			ids = append(ids, row.ID)
		}
		help := catalog.DidYouMean(s.Row, ids, "a row is PROFILE/EVENT/ACTION, as in ReadingProfile/ViewEvent/Viewed; replay rows names all")
		return r.wrong(at.at("row"), help, "Caliper %s has no row %q", r.story.Spec, text.Clip(s.Row, 80))
	}
	s.Base, s.Words = f.Data, RowWords(s.Row)
	return nil
}

func (r *reader) file(s *Send, name string, at table) error {
	data, err := r.open(name)
	if err != nil {
		return r.wrong(at.at("file"), "paths count from the story's own folder", "the file %q cannot be read: %v", name, err)
	}
	s.Base, s.Words = data, wordsOf(data, name)
	return r.json(data, at.at("file"), "the file "+name)
}

// json says where an event is no JSON, by the lines of the story's file.
func (r *reader) json(data []byte, line int, what string) error {
	if _, err := document.NewParser(nil).Parse(data); err != nil {
		return r.wrong(line, "write one event, or several as an array", "%s is no JSON: %v", what, err)
	}
	return nil
}

// changes reads what is set and taken away: for each event, then for this one.
func (r *reader) changes(w writtenSend, at table) ([]document.Op, error) {
	own, err := r.additions(w.Set, at)
	if err != nil {
		return nil, err
	}
	var ops []document.Op
	if w.Row != "" {
		for _, op := range r.everywhere {
			said := func(of document.Op) bool { return of.Path == op.Path }
			if !slices.ContainsFunc(own, said) && !slices.Contains(w.Remove, op.Path) {
				ops = append(ops, op)
			}
		}
	}
	for _, pointer := range w.Remove {
		ops = append(ops, document.Op{Op: "remove", Path: pointer})
	}
	return append(ops, own...), nil
}

// additions reads values by their pointers, in the order of those.
func (r *reader) additions(set map[string]any, at table) (ops []document.Op, err error) {
	for _, pointer := range slices.Sorted(maps.Keys(set)) {
		line := max(at.at("set"), at.at(pointer))
		if !strings.HasPrefix(pointer, "/") {
			return nil, r.wrong(line, `as in set = {"/actor/id" = "https://example.org/people/7"}`, "%q is no JSON Pointer", text.Clip(pointer, 80))
		}
		value, err := valueOf(set[pointer])
		if err != nil {
			return nil, r.wrong(line, "write it as a text in quotes", "the value of %q cannot be JSON: %v", text.Clip(pointer, 80), err)
		}
		ops = append(ops, document.Op{Op: "add", Path: pointer, Value: value})
	}
	return ops, nil
}

// promise reads what a message promises.
func (r *reader) promise(s *Send, w writtenSend, at table) error {
	v := catalog.Get(r.story.Spec)
	s.Promise = Promise{Status: http.StatusOK, Finds: w.Finds}
	if w.Status != nil {
		s.Promise.Status = *w.Status
	}
	if http.StatusText(s.Promise.Status) == "" {
		return r.wrong(at.at("status"), "write what the endpoint answers, such as 200 or 401", "%d is no HTTP status", s.Promise.Status)
	}
	switch {
	case w.Earns != nil:
		s.Promise.Earns = *w.Earns
	case w.Row != "" && len(w.Finds) == 0 && s.Promise.Status/100 == 2:
		s.Promise.Earns = []string{w.Row}
	}
	for _, id := range s.Promise.Earns {
		if v.Row(id) == nil {
			return r.wrong(at.at("earns"), "a row is PROFILE/EVENT/ACTION, as in ReadingProfile/ViewEvent/Viewed", "Caliper %s has no row %q", r.story.Spec, text.Clip(id, 80))
		}
	}
	for _, id := range w.Finds {
		if rule.Lookup(id) == nil {
			return r.wrong(at.at("finds"), "explain lists the rules", "there is no rule %q", text.Clip(id, 80))
		}
	}
	return nil
}
