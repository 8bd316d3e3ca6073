package report

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"
	"unicode/utf8"

	"caliper-playground/engine/rule"
	"caliper-playground/engine/text"
)

// The window of an excerpt around the place, in characters: lines of a
// megabyte are common in NDJSON files.
const (
	excerptBefore = 60
	excerptAfter  = 50
	caretLimit    = 60
)

// excerpt returns the source line of a finding, the line above it and carets
// under the place. FirstLine is the file's line on which source starts. It
// returns nothing where the place is not in the source.
func excerpt(source []byte, firstLine int, f rule.Finding) []string {
	line := f.Line - firstLine + 1
	here, above, ok := sourceLine(source, line)
	if !ok || f.Column < 1 {
		return nil
	}
	before, rest := splitColumn(here, f.Column-1)
	gutter := func(number string) string { return text.PadLeft(number, 6) + " │ " }

	var lines []string
	if len(bytes.TrimSpace(above)) > 0 && utf8.RuneCount(before) <= excerptBefore {
		lines = append(lines, gutter(fmt.Sprint(f.Line-1))+text.Clean(string(firstRunes(above, excerptBefore+excerptAfter))))
	}
	shown := string(before)
	ellipsis := ""
	if n := utf8.RuneCount(before); n > excerptBefore {
		_, tail := splitColumn(before, n-excerptBefore)
		shown, ellipsis = string(tail), "…"
	}
	lead := ellipsis + text.Clean(shown)
	lines = append(lines, gutter(fmt.Sprint(f.Line))+lead+text.Clean(string(firstRunes(rest, excerptAfter))))

	marked := rest
	if length := int(f.End) - int(f.Start); length > 0 && length < len(rest) {
		marked = rest[:length]
	} else if length <= 0 {
		marked = nil
	}
	carets := min(max(text.Width(text.Clean(string(firstRunes(marked, excerptAfter)))), 1), caretLimit)
	return append(lines, gutter("")+strings.Repeat(" ", text.Width(lead))+strings.Repeat("^", carets))
}

// sourceLine returns the line with that number, from 1, and the one above it.
func sourceLine(source []byte, number int) (line, above []byte, ok bool) {
	if number < 1 || source == nil {
		return nil, nil, false
	}
	for i := 1; ; i++ {
		rest := source
		end := bytes.IndexByte(source, '\n')
		if end >= 0 {
			rest = source[:end]
		}
		if i == number {
			return bytes.TrimSuffix(rest, []byte("\r")), above, true
		}
		if end < 0 {
			return nil, nil, false
		}
		above, source = bytes.TrimSuffix(rest, []byte("\r")), source[end+1:]
	}
}

// splitColumn cuts a line behind its first n characters.
func splitColumn(line []byte, n int) (before, rest []byte) {
	i := 0
	for ; n > 0 && i < len(line); n-- {
		_, size := utf8.DecodeRune(line[i:])
		i += size
	}
	return line[:i], line[i:]
}

func firstRunes(b []byte, n int) []byte {
	first, _ := splitColumn(b, n)
	return first
}

// place says where a finding is, in words.
func place(f rule.Finding) string {
	where := fmt.Sprintf("line %d, column %d", f.Line, f.Column)
	if f.Pointer == "" {
		return where
	}
	return text.Clean(f.Pointer) + "   " + where
}

// mend says in words what one operation of a patch does.
func mend(op rule.Op) string {
	var compact bytes.Buffer
	if json.Compact(&compact, op.Value) != nil {
		compact.Reset()
		compact.Write(op.Value)
	}
	value := text.Truncate(text.Clean(compact.String()), 80)
	path := text.Clean(op.Path)
	switch op.Op {
	case "replace":
		return fmt.Sprintf("replace %s with %s", path, value)
	case "add":
		return fmt.Sprintf("add %s: %s", path, value)
	case "remove":
		return "remove " + path
	case "move":
		return fmt.Sprintf("move %s to %s", text.Clean(op.From), path)
	case "copy":
		return fmt.Sprintf("copy %s to %s", text.Clean(op.From), path)
	}
	return fmt.Sprintf("%s %s %s", text.Clean(op.Op), path, value)
}
