package document

import (
	"cmp"
	"slices"

	"github.com/go-json-experiment/json/jsontext"
)

// decoded keeps what the strings and names of a document mean that are written
// with escape sequences. Each is decoded once, when the document is parsed, so
// that nobody else sees how it was written.
type decoded struct {
	text    []byte
	strings []decodedString // in document order
}

// decodedString is where a string starts in the document, and what part of the
// decoded text it means.
type decodedString struct{ offset, start, end uint32 }

func (d *decoded) reset() { d.text, d.strings = d.text[:0], d.strings[:0] }

// add decodes the string that stands between two offsets, quotes included.
func (d *decoded) add(b []byte, start, end uint32) {
	from := uint32(len(d.text)) // never more bytes than the document has
	d.text = appendUnquoted(d.text, b[start:end])
	d.strings = append(d.strings, decodedString{start, from, uint32(len(d.text))})
}

// at returns what the string at an offset means.
func (d *decoded) at(offset uint32) []byte {
	i, found := slices.BinarySearchFunc(d.strings, offset, func(s decodedString, offset uint32) int { return cmp.Compare(s.offset, offset) })
	if !found {
		return nil
	}
	return d.text[d.strings[i].start:d.strings[i].end:d.strings[i].end]
}

// unquote reads a JSON string that is known to be valid.
func unquote(quoted []byte) string { return string(appendUnquoted(nil, quoted)) }

// appendUnquoted reads a JSON string. One that is not valid, in a text that is
// refused later, is kept as it stands.
func appendUnquoted(b, quoted []byte) []byte {
	text, err := jsontext.AppendUnquote(b, quoted)
	if err != nil {
		return append(b, quoted...)
	}
	return text
}
