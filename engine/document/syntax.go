package document

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"github.com/go-json-experiment/json/jsontext"
)

// SyntaxError says why bytes are no JSON document, and where.
type SyntaxError struct {
	Offset       uint32
	Line, Column int    // counted from 1, the column in characters
	Pointer      string // the innermost value that was being read
	Problem      string // what is wrong
	Help         string // what to do about it
}

// Error gives the problem with its place.
func (e *SyntaxError) Error() string {
	return fmt.Sprintf("line %d, column %d: %s; %s", e.Line, e.Column, e.Problem, e.Help)
}

// checkStart finds what can be said before the first token.
func checkStart(b []byte) error {
	at := func(problem, help string) error {
		return &SyntaxError{Line: 1, Column: 1, Problem: problem, Help: help}
	}
	switch {
	case len(b) > MaxSize:
		return at("the document is larger than 4 GiB", "split it into several")
	case bytes.HasPrefix(b, []byte("\xef\xbb\xbf")):
		return at("the document starts with a byte order mark", "write it as UTF-8 without one")
	case bytes.HasPrefix(b, []byte("\xff\xfe")), bytes.HasPrefix(b, []byte("\xfe\xff")),
		len(b) > 1 && (b[0] == 0) != (b[1] == 0):
		return at("the document is UTF-16 or UTF-32", "write it as UTF-8")
	case len(bytes.TrimSpace(b)) == 0:
		return at("the document is empty", "a Caliper envelope, event or entity was expected")
	}
	return nil
}

// syntaxError puts a tokenizer's error into this package's words.
func (p *Parser) syntaxError(d *Document, err error) *SyntaxError {
	offset, pointer := int64(0), ""
	problem, help := err.Error(), "correct the JSON there"
	var syntactic *jsontext.SyntacticError
	if errors.As(err, &syntactic) {
		offset, pointer = syntactic.ByteOffset, string(syntactic.JSONPointer)
		problem = strings.TrimPrefix(syntactic.Err.Error(), "jsontext: ")
	}
	offset = min(offset, int64(len(d.Bytes)))
	so := reach(d.Bytes, offset)
	if so.expected != restOfString && so.expected != restOfWord {
		offset = skipSpace(d.Bytes, offset)
	}
	switch {
	case errors.Is(err, errDepth), len(so.open) > MaxDepth:
		if last := len(d.Nodes) - 1; last >= 0 {
			offset = int64(d.Nodes[last].Start)
		}
		problem = fmt.Sprintf("arrays and objects nest deeper than %d levels", MaxDepth)
		help = "flatten the document: refer to entities by their IRI"
	case errors.Is(err, errTrailing):
		offset, pointer = skipSpace(d.Bytes, p.end), ""
		problem, help = "the document ended, but more text follows", "send one JSON value, or one a line in an .ndjson file"
	case errors.Is(err, io.ErrUnexpectedEOF), errors.Is(err, io.EOF):
		offset = int64(len(bytes.TrimRight(d.Bytes, " \t\r\n")))
		problem, help = "the JSON breaks off before its end", "check that the whole document was written or sent"
	case !utf8.Valid(d.Bytes) && invalidUTF8(d.Bytes) <= offset:
		offset = invalidUTF8(d.Bytes)
		problem, help = fmt.Sprintf("the byte 0x%02x is not valid UTF-8", d.Bytes[offset]), "write the document as UTF-8"
	case so.expected == restOfString && halfPair(d.Bytes, offset):
		problem, help = "the string holds half of a surrogate pair", "write both halves, or the character itself"
	default:
		if better, way := so.misplaced(d.Bytes, offset); better != "" {
			problem, help = better, way
		}
	}
	e := &SyntaxError{Offset: uint32(offset), Pointer: pointer, Problem: problem, Help: help}
	e.Line, e.Column = d.Position(e.Offset)
	return e
}

// skipSpace returns the offset of the first byte from offset on that is no white space.
func skipSpace(b []byte, offset int64) int64 { return int64(space(b, int(offset))) }

// invalidUTF8 returns the offset of the first byte that is not valid UTF-8.
func invalidUTF8(b []byte) int64 {
	offset := 0
	for offset < len(b) {
		r, size := utf8.DecodeRune(b[offset:])
		if r == utf8.RuneError && size == 1 {
			return int64(offset)
		}
		offset += size
	}
	return int64(len(b))
}
