package compose

import (
	"strings"
	"unicode/utf8"

	"caliper-playground/engine/document"
)

// shortLine is up to how many characters an array of scalars stands on one line.
const shortLine = 80

// indented writes a value as people read it: two spaces a level, and arrays of
// a few scalars on one line. It ends with a line break.
func indented(v *value) string {
	var b strings.Builder
	writeIndented(&b, v, "\n")
	b.WriteByte('\n')
	return b.String()
}

func writeIndented(b *strings.Builder, v *value, lineBreak string) {
	inner := lineBreak + "  "
	switch {
	case v.isObject() && len(v.members) > 0:
		for i, m := range v.members {
			b.WriteString(opening("{", i))
			b.WriteString(inner)
			b.WriteString(m.literal)
			b.WriteString(": ")
			writeIndented(b, m.value, inner)
		}
		b.WriteString(lineBreak + "}")
	case v.isArray() && len(v.elements) > 0:
		if line, ok := oneLine(v); ok {
			b.WriteString(line)
			return
		}
		for i, e := range v.elements {
			b.WriteString(opening("[", i))
			b.WriteString(inner)
			writeIndented(b, e, inner)
		}
		b.WriteString(lineBreak + "]")
	default:
		writeCompact(b, v)
	}
}

// opening is what stands before the i-th member or element.
func opening(bracket string, i int) string {
	if i == 0 {
		return bracket
	}
	return ","
}

// oneLine writes an array of scalars on one line, if that is short. A single
// IRI in an array, as in @context, is never cut.
func oneLine(v *value) (string, bool) {
	parts := make([]string, len(v.elements))
	for i, e := range v.elements {
		if e.isObject() || e.isArray() {
			return "", false
		}
		parts[i] = e.literal
	}
	line := "[" + strings.Join(parts, ", ") + "]"
	return line, utf8.RuneCountInString(line) <= shortLine
}

// compact writes a value without any white space.
func compact(v *value) string {
	var b strings.Builder
	writeCompact(&b, v)
	return b.String()
}

func writeCompact(b *strings.Builder, v *value) {
	switch v.kind {
	case document.Object:
		b.WriteByte('{')
		for i, m := range v.members {
			if i > 0 {
				b.WriteByte(',')
			}
			b.WriteString(m.literal + ":")
			writeCompact(b, m.value)
		}
		b.WriteByte('}')
	case document.Array:
		b.WriteByte('[')
		for i, e := range v.elements {
			if i > 0 {
				b.WriteByte(',')
			}
			writeCompact(b, e)
		}
		b.WriteByte(']')
	default:
		b.WriteString(v.literal)
	}
}
