package compose

import (
	"strings"

	"caliper-playground/engine/document"
)

// indented writes a value as people read it. It ends with a line break.
func indented(v *value) string {
	return string(document.Indent([]byte(compact(v)))) + "\n"
}

// compact writes a value without any white space.
func compact(v *value) string {
	var b strings.Builder
	writeCompact(&b, v)
	return b.String()
}

func writeCompact(b *strings.Builder, v *value) {
	if !isContainer(v) {
		b.WriteString(v.literal)
		return
	}
	brackets := "{}"
	if v.isArray() {
		brackets = "[]"
	}
	b.WriteByte(brackets[0])
	for i, m := range v.members {
		if i > 0 {
			b.WriteByte(',')
		}
		if v.isObject() {
			b.WriteString(m.literal + ":")
		}
		writeCompact(b, m.value)
	}
	b.WriteByte(brackets[1])
}
