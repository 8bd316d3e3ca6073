package keys

import (
	"reflect"
	"slices"
	"strings"
	"unicode"

	"github.com/charmbracelet/bubbles/key"
)

// Command is a binding with the name that a file of key bindings calls it by:
// its scope and what it does, "bench.next-trouble".
type Command struct {
	Name    string
	Binding *key.Binding
}

// Commands lists every binding of the map by name, in the order of the map.
// Changing one changes the map.
func (m *Map) Commands() []Command {
	var commands []Command
	scopes := reflect.ValueOf(m).Elem()
	for i := range scopes.NumField() {
		scope := scopes.Field(i)
		for j := range scope.NumField() {
			name := kebab(scopes.Type().Field(i).Name) + "." + kebab(scope.Type().Field(j).Name)
			commands = append(commands, Command{name, scope.Field(j).Addr().Interface().(*key.Binding)})
		}
	}
	return commands
}

// NameAt finds the name of a binding that is in force at a place, whatever
// words a page has given it. It is "" where the place has no such binding.
func (m *Map) NameAt(place string, b key.Binding) string {
	for _, p := range places() {
		if p.name != place {
			continue
		}
		for _, c := range m.at(p) {
			if Same(*c.Binding, b) {
				return c.Name
			}
		}
	}
	return ""
}

// Same says whether two bindings are the same keys, whatever words they carry.
func Same(a, b key.Binding) bool { return slices.Equal(a.Keys(), b.Keys()) }

// kebab writes "NextFinding" as "next-finding".
func kebab(name string) string {
	var b strings.Builder
	var before rune
	for _, r := range name {
		if unicode.IsUpper(r) && unicode.IsLower(before) {
			b.WriteByte('-')
		}
		b.WriteRune(unicode.ToLower(r))
		before = r
	}
	return b.String()
}
