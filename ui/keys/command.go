package keys

import (
	"reflect"
	"slices"
	"strings"
	"unicode"
)

// Command is a binding with the name that a file of key bindings calls it by:
// its scope and what it does, "bench.next-trouble".
type Command struct {
	Name    string
	Binding *Binding
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
			commands = append(commands, Command{name, scope.Field(j).Addr().Interface().(*Binding)})
		}
	}
	return commands
}

// Same says whether two bindings are the same command's, whatever words they
// carry.
func Same(a, b Binding) bool { return a.name == b.name && slices.Equal(a.Keys(), b.Keys()) }

// kebab writes "NextFinding" as "next-finding", and "EventIDBare" as "event-id-bare".
func kebab(name string) string {
	var b strings.Builder
	runes := []rune(name)
	for i, r := range runes {
		begins := i > 0 && unicode.IsUpper(r) &&
			(unicode.IsLower(runes[i-1]) || i+1 < len(runes) && unicode.IsLower(runes[i+1]))
		if begins {
			b.WriteByte('-')
		}
		b.WriteRune(unicode.ToLower(r))
	}
	return b.String()
}
