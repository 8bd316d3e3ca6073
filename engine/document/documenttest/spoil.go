package documenttest

import (
	"bytes"

	"caliper-playground/engine/document"
)

// Spoil makes up to four mistakes in a document that parses, for fuzzing: it puts
// a value in another's place, or repeats a member. The choices say which and where.
func Spoil(text, choices []byte) []byte {
	odd := []string{`null`, `""`, `[]`, `{}`, `-7`, `{"id":"_:x"}`, `{"type":"Person"}`, `["_:x",3,null]`, `{"extensions":7}`, `"Viewed"`}
	for mistakes := 0; len(choices) >= 3 && mistakes < 4; mistakes++ {
		d, err := document.NewParser(nil).Parse(text)
		if err != nil {
			return text
		}
		pick := func(a, b byte) document.NodeID { return document.NodeID((int(a)*256 + int(b)) % len(d.Nodes)) }
		target := &d.Nodes[pick(choices[0], choices[1])]
		value := []byte(odd[int(choices[2])%len(odd)])
		if choices[2]%3 == 0 {
			value = d.Raw(pick(choices[1], choices[2]))
		}
		start, more := target.Start, []byte(nil)
		if target.IsMember() && choices[2]%4 == 1 { // stand it before the member, under the same name
			more = append([]byte{','}, text[target.NameStart:target.End]...)
		}
		text = bytes.Join([][]byte{text[:start], value, more, text[target.End:]}, nil)
		choices = choices[3:]
	}
	return text
}
