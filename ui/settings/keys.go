package settings

import (
	"errors"
	"fmt"
	"io/fs"

	"caliper-playground/engine/document"
	"caliper-playground/engine/file"
	"caliper-playground/ui/keys"
)

// KeysFile is the name of the file with key bindings, in the program's folder
// among the user's configuration. It holds a JSON object: the name of a command
// with its key, or a list of its keys. An empty list takes its keys away.
//
//	{"do.filter": "ctrl+g", "move.up": ["up", "k", "w"], "do.fresh": []}
const KeysFile = "keys.json"

// LoadKeys returns the bindings to start with: those of the file at path, on
// top of the program's own. A file that is not there changes nothing. Each
// problem is a sentence with its place; what it is about keeps its default. Which
// keys are in force together, places says.
func LoadKeys(path string, places func(*keys.Map) []keys.Place) (m *keys.Map, problems []string) {
	m = keys.Default()
	b, err := file.ReadNamed(path, maxFile)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return m, nil
	case err != nil:
		return m, []string{fmt.Sprintf("The key bindings in %s cannot be read: %v", path, file.Reason(err))}
	}
	changes, problems := parseKeys(b)
	problems = append(problems, m.Apply(changes, places)...)
	for i, p := range problems {
		problems[i] = fmt.Sprintf("%s, %s", path, p)
	}
	return m, problems
}

func parseKeys(b []byte) (changes []keys.Change, problems []string) {
	doc, err := document.NewParser(nil).Parse(b)
	var syntax *document.SyntaxError
	if errors.As(err, &syntax) {
		return nil, []string{fmt.Sprintf("line %d, column %d: %s; no key is changed", syntax.Line, syntax.Column, syntax.Problem)}
	}
	say := func(n document.NodeID, format string, args ...any) {
		problems = append(problems, place(doc, n)+": "+fmt.Sprintf(format, args...))
	}
	if doc.Nodes[0].Kind != document.Object {
		say(0, "an object is expected, with names of commands and their keys; here is %s", doc.Nodes[0].Kind)
		return nil, problems
	}
	repeated := map[document.NodeID]bool{}
	for _, n := range doc.Duplicates {
		repeated[n] = true
	}
	for n := range doc.Children(0) {
		if repeated[n] {
			say(n, "%s stands here a second time; the first counts", doc.Name(n))
			continue
		}
		names, err := keyNames(doc, n)
		if err != nil {
			say(n, "%s: %v", doc.Name(n), err)
			continue
		}
		changes = append(changes, keys.Change{Command: doc.Name(n), Keys: names, Place: place(doc, n)})
	}
	return changes, problems
}

// keyNames reads a key, or a list of keys.
func keyNames(doc *document.Document, n document.NodeID) ([]string, error) {
	switch doc.Nodes[n].Kind {
	case document.String:
		return []string{keyName(doc.Text(n))}, nil
	case document.Array:
		var names []string
		for item := range doc.Children(n) {
			if doc.Nodes[item].Kind != document.String {
				return nil, fmt.Errorf("a list of keys holds strings, such as \"ctrl+g\"; here is %s", doc.Nodes[item].Kind)
			}
			names = append(names, keyName(doc.Text(item)))
		}
		return names, nil
	}
	return nil, errors.New("a key is a string, such as \"ctrl+g\", and several are a list of strings")
}

// keyName takes the word for the space bar, too.
func keyName(written string) string {
	if written == "space" {
		return " "
	}
	return written
}

func place(doc *document.Document, n document.NodeID) string {
	line, column := doc.Position(doc.Nodes[n].Start)
	return fmt.Sprintf("line %d, column %d", line, column)
}
