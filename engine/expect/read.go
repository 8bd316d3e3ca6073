package expect

import (
	"bytes"
	"fmt"
	"maps"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/BurntSushi/toml"

	"caliper-playground/engine/file"
	"caliper-playground/engine/text"
)

// Name is what the file is called at the root of a folder.
const Name = "expect.toml"

// Mistake is what is wrong with a file of expectations.
type Mistake = file.Mistake

// Read reads a file of expectations of the documents beside and below it. The error
// is a *Mistake where one stands in it, and fs.ErrNotExist where there is no such file.
func Read(path string) (*File, error) { return read(path, filepath.Dir(path)) }

// ReadOfMessages reads a file of expectations of a session's messages, which are
// called "message 1" wherever the file is. Its errors are those of Read.
func ReadOfMessages(path string) (*File, error) { return read(path, "") }

// maxFile is how many bytes of a file are read: entries for ten thousands of documents.
const maxFile = 16 << 20

func read(path, folder string) (*File, error) {
	content, err := file.ReadNamed(path, maxFile)
	if err != nil {
		return nil, err
	}
	return Parse(path, folder, content)
}

// New returns a file without entries, which is to be written at a path and is about
// what is beside and below it.
func New(path string) *File {
	return &File{Path: path, folder: filepath.Dir(path), exact: map[string]*Entry{}}
}

// NewOfMessages is New for the messages of a session.
func NewOfMessages(path string) *File { return &File{Path: path, exact: map[string]*Entry{}} }

// Parse reads expectations of the documents in a folder, or in a built-in set of
// that name.
func Parse(path, folder string, content []byte) (*File, error) {
	f := &File{Path: path, folder: folder, exact: map[string]*Entry{}}
	content = bytes.ReplaceAll(bytes.TrimPrefix(content, []byte("\uFEFF")), []byte("\r\n"), []byte("\n"))
	if len(content) > 0 && content[len(content)-1] != '\n' {
		content = append(content, '\n')
	}
	mistake := func(line, column int, problem, help string) error {
		return &Mistake{Path: path, Line: line, Column: column, Problem: problem, Help: help}
	}
	if line, column := notText(content); line > 0 {
		return nil, mistake(line, column, "the file is no text in UTF-8", "save it as UTF-8, as TOML wants it")
	}
	var whole map[string]any
	if _, err := toml.Decode(string(content), &whole); err != nil {
		return nil, file.NotTOML(path, err, howTo)
	}
	head, pieces := split(string(content))
	f.head = head
	for _, key := range slices.Sorted(maps.Keys(whole)) {
		if key != "document" {
			return nil, mistake(file.LineOf(string(content), 1, key), 0, fmt.Sprintf("%q is nothing that stands in it", key), howTo)
		}
	}
	tables, apart := whole["document"].([]map[string]any)
	if whole["document"] != nil && (!apart || len(tables) != len(pieces)) {
		return nil, mistake(file.LineOf(string(content), 1, "document"), 0, "the entries are not set apart", howTo)
	}
	for i, table := range tables {
		r := entryReader{piece: pieces[i], entry: &Entry{line: pieces[i].line, text: pieces[i].text}}
		if m := r.read(table); m != nil {
			m.Path = path
			return nil, m
		}
		first := f.exact[r.entry.Path]
		if first != nil && first.named == r.entry.named {
			return nil, mistake(file.LineOf(r.piece.text, r.piece.line, "path"), 0,
				fmt.Sprintf("%q has an entry in line %d already", r.entry.Path, first.line), "make one of the two")
		}
		if first == nil || r.entry.named { // a name goes before a pattern that reads like it
			f.exact[r.entry.Path] = r.entry
		}
		f.entries = append(f.entries, r.entry)
	}
	return f, nil
}

// notText returns where, counted from 1 and in bytes, the first byte stands that no
// text in UTF-8 has, and 0 where there is none.
func notText(content []byte) (line, column int) {
	for i := 0; i < len(content); {
		letter, size := utf8.DecodeRune(content[i:])
		if letter == 0 || letter == utf8.RuneError && size < 2 {
			before := content[:i]
			return 1 + bytes.Count(before, []byte("\n")), i - bytes.LastIndexByte(before, '\n')
		}
		i += size
	}
	return 0, 0
}

// howTo is the way out of most mistakes.
const howTo = "an entry is [[document]] on a line of its own, and below it path, and verdict, findings, marks, status, why"

// piece is the text of an entry, up to the next.
type piece struct {
	text string
	line int // on which it begins, from 1
}

var header = regexp.MustCompile(`(?m)^[ \t]*\[\[[ \t]*document[ \t]*\]\][ \t]*(#.*)?$`)

// split parts a file into what stands before the first entry and a piece for each.
func split(content string) (head string, pieces []piece) {
	starts := header.FindAllStringIndex(content, -1)
	if len(starts) == 0 {
		return content, nil
	}
	for i, at := range starts {
		end := len(content)
		if i+1 < len(starts) {
			end = starts[i+1][0]
		}
		pieces = append(pieces, piece{content[at[0]:end], 1 + strings.Count(content[:at[0]], "\n")})
	}
	return content[:starts[0][0]], pieces
}

// kindOf says what a value of a file is, in words.
func kindOf(value any) string {
	switch value.(type) {
	case string:
		return "a text"
	case int64, float64:
		return "a number"
	case bool:
		return "true or false"
	case []any, []map[string]any:
		return "a list"
	case map[string]any:
		return "a table"
	}
	return "a time"
}

// quoted is a text as an error names it.
func quoted(s string) string { return fmt.Sprintf("%q", text.Clip(s, maxQuoted)) }

// maxQuoted is how much of a text an error names.
const maxQuoted = 80
