package class

import (
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"

	"caliper-playground/engine/text"
)

// Learner is one of a class: a session, and whose it is.
type Learner struct {
	Session    string   `json:"session"`          // the session's name, which is part of its URL
	Name       string   `json:"name"`             // of the learner; "" where none was given
	Generation int      `json:"generation"`       // of the token, from 1
	Removed    bool     `json:"removed,omitzero"` // it is not served any more; its journal stays
	KeptAs     string   `json:"keptAs,omitzero"`  // what the session is called while the class is set aside
	Strict     bool     `json:"strict,omitzero"`  // how its messages are judged
	Tolerances []string `json:"tolerances,omitempty"`
}

// Label is how a learner is called in a line: "Ada (class-1)".
func (l Learner) Label() string { return Label(l.Name, l.Session) }

// Label is how a session is called in a line, by its learner where that has a
// name.
func Label(name, session string) string {
	if name == "" {
		return session
	}
	return name + " (" + session + ")"
}

// maxName is how many characters a learner's name may have.
const maxName = 60

// CheckName says whether a learner can be called so: it is shown on the screen
// and stands in tables. "" is no name, and is fine.
func CheckName(name string) error {
	switch {
	case !utf8.ValidString(name):
		return errors.New("a name is text in UTF-8")
	case utf8.RuneCountInString(name) > maxName:
		return fmt.Errorf("a name has at most %d characters; this one has %d", maxName, utf8.RuneCountInString(name))
	case text.Clean(name) != name:
		return fmt.Errorf("a name holds visible characters alone, and this one reads %q", text.Clip(text.Clean(name), maxName))
	case strings.TrimSpace(name) != name:
		return errors.New("a name neither begins nor ends with a space")
	}
	return nil
}

// ReadNames reads learners' names, one a line. Empty lines count for nothing.
// An error says which line is wrong, and how to mend it.
func ReadNames(content []byte) ([]string, error) {
	content = []byte(strings.TrimPrefix(string(content), "\ufeff"))
	var names []string
	lines := map[string]int{}
	number := 0
	for line := range strings.Lines(string(content)) {
		number++
		name := strings.TrimSpace(line)
		if name == "" {
			continue
		}
		if err := CheckName(name); err != nil {
			return nil, fmt.Errorf("line %d: %w", number, err)
		}
		if first := lines[strings.ToLower(name)]; first > 0 {
			return nil, fmt.Errorf("line %d: %s stands on line %d already; tell the two apart, as by an initial", number, name, first)
		}
		lines[strings.ToLower(name)] = number
		names = append(names, name)
	}
	if len(names) == 0 {
		return nil, errors.New("there is no name in it; write one on each line")
	}
	return names, nil
}
