package story

import (
	"fmt"
	"maps"
	"slices"

	"caliper-playground/catalog"
	"caliper-playground/engine/text"
)

// form is what a key of a story's file holds, in words.
type form string

const (
	aText   form = "a text in quotes"
	aNumber form = "a whole number"
	aYes    form = "true or false"
	texts   form = "a list of texts"
	aTable  form = "a table of pointers and values"
	tables  form = "tables, each begun by its name in two pairs of brackets"
)

// forms are the keys of each table of a story's file, and what they hold.
func forms() map[string]map[string]form {
	return map[string]map[string]form{
		"":      {"title": aText, "spec": aText, "about": aText, "others": texts, "set": aTable, "scene": tables},
		"scene": {"title": aText, "says": aText, "send": tables},
		"scene.send": {
			"row": aText, "event": aText, "file": aText, "mistake": aText, "mends": aYes,
			"set": aTable, "remove": texts, "status": aNumber, "earns": texts, "finds": texts,
		},
	}
}

// checkForm says which key is none that there is, or holds what it cannot.
func (r *reader) checkForm(whole map[string]any) error {
	if err := r.checkTable(whole, "", r.places.top); err != nil {
		return err
	}
	for i, scene := range tablesIn(whole["scene"]) {
		if err := r.checkTable(scene, "scene", r.places.scene(i)); err != nil {
			return err
		}
		for j, send := range tablesIn(scene["send"]) {
			if err := r.checkTable(send, "scene.send", r.places.send(i, j)); err != nil {
				return err
			}
		}
	}
	return nil
}

func (r *reader) checkTable(of map[string]any, name string, at table) error {
	known := forms()[name]
	for _, key := range slices.Sorted(maps.Keys(of)) {
		want, ok := known[key]
		if !ok {
			help := catalog.DidYouMean(key, slices.Collect(maps.Keys(known)), howTo)
			return r.wrong(at.at(key), help, "%q is nothing that stands there", text.Clip(key, 60))
		}
		if !holds(of[key], want) {
			return r.wrong(at.at(key), "write "+string(want), "%s is %s", key, text.Clip(fmt.Sprint(of[key]), 60))
		}
	}
	return nil
}

// holds says whether a value is of a form.
func holds(value any, want form) bool {
	switch v := value.(type) {
	case string:
		return want == aText
	case int64:
		return want == aNumber
	case bool:
		return want == aYes
	case map[string]any:
		return want == aTable
	case []map[string]any:
		return want == tables
	case []any:
		return want == texts && !slices.ContainsFunc(v, func(each any) bool { _, is := each.(string); return !is })
	}
	return false
}

func tablesIn(value any) []map[string]any {
	all, _ := value.([]map[string]any)
	return all
}
