package document

import "strings"

var (
	escapePointer   = strings.NewReplacer("~", "~0", "/", "~1")
	unescapePointer = strings.NewReplacer("~1", "/", "~0", "~")
)

// EscapePointer writes a name as one token of a JSON Pointer.
func EscapePointer(name string) string {
	if !strings.ContainsAny(name, "~/") {
		return name
	}
	return escapePointer.Replace(name)
}

// UnescapePointer reads one token of a JSON Pointer.
func UnescapePointer(token string) string {
	if !strings.Contains(token, "~") {
		return token
	}
	return unescapePointer.Replace(token)
}

// ParentOf returns the pointer of what holds a place; the root holds itself.
func ParentOf(pointer string) string {
	return pointer[:max(0, strings.LastIndexByte(pointer, '/'))]
}

// LastOf returns the last part of a pointer, as a name.
func LastOf(pointer string) string {
	return UnescapePointer(pointer[strings.LastIndexByte(pointer, '/')+1:])
}

// Within says whether a pointer names a place or something in it.
func Within(pointer, holder string) bool {
	return pointer == holder || len(pointer) > len(holder) && pointer[:len(holder)] == holder && pointer[len(holder)] == '/'
}
