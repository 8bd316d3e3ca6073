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
	m.each(func(b *Binding, _, _ reflect.StructField) { commands = append(commands, Command{b.name, b}) })
	return commands
}

// each hands out every binding of the map with its scope and its field there.
func (m *Map) each(do func(b *Binding, scope, field reflect.StructField)) {
	for scope, bindings := range reflect.ValueOf(m).Elem().Fields() {
		for field, b := range bindings.Fields() {
			do(b.Addr().Interface().(*Binding), scope, field)
		}
	}
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
