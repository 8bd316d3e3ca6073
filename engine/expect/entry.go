package expect

import (
	"slices"
	"strings"

	"github.com/bmatcuk/doublestar/v4"

	"caliper-playground/engine/library"
	"caliper-playground/engine/rule"
)

// Entry is what is expected of a document, or of all whose name fits a pattern.
// What it does not name is not compared, but for errors, which it expects none of
// where it names neither findings nor a verdict.
type Entry struct {
	Path     string // from the folder of the file, with slashes; a pattern unless named
	Verdict  *rule.Verdict
	Findings *[]Finding
	Marks    *[]string // "ReadingProfile/ViewEvent/Viewed"
	Status   *int      // of the answer, where it is sent; 0 for none
	Why      string

	named bool // the path is a document's name, whatever letters of patterns are in it
	line  int  // of the file of expectations
	text  string
}

// Finding is a finding that is expected.
type Finding struct {
	Rule    string
	Pointer *string // nil for anywhere in the document
}

// Line is where the entry stands in its file, from 1.
func (e *Entry) Line() int { return e.line }

// fails says whether the entry expects that something is wrong.
func (e *Entry) fails() bool {
	switch {
	case e.Status != nil && *e.Status/100 != 2:
		return true
	case e.Verdict != nil:
		return *e.Verdict == rule.Fail
	}
	return e.Findings != nil && len(*e.Findings) > 0
}

// isPattern says whether the entry may be about several documents by its path.
func (e *Entry) isPattern() bool { return !e.named && strings.ContainsAny(e.Path, patternLetters) }

// patternLetters make a path a pattern where no backslash stands before them.
const patternLetters = `*?[{`

// spelled is the path as it stands in a file.
func (e *Entry) spelled() string {
	if !e.named {
		return e.Path
	}
	var b strings.Builder
	for _, letter := range e.Path {
		if strings.ContainsRune(patternLetters, letter) {
			b.WriteByte('\\')
		}
		b.WriteRune(letter)
	}
	return b.String()
}

// nameOf reads a path in which each letter of patterns has a backslash before it, so
// that it is a name. A backslash before any other letter is a letter of the name.
func nameOf(spelled string) (name string, ok bool) {
	var b strings.Builder
	for i := 0; i < len(spelled); i++ {
		switch {
		case strings.IndexByte(patternLetters, spelled[i]) >= 0:
			return "", false
		case spelled[i] == '\\' && i+1 < len(spelled) && strings.IndexByte(patternLetters, spelled[i+1]) >= 0:
			i++
		}
		b.WriteByte(spelled[i])
	}
	return b.String(), true
}

// File is a file of expectations. It is not changed once it is read, and may be
// asked by several goroutines.
type File struct {
	Path    string // of the file; it says how it is called, too
	folder  string // that its entries count from; a built-in set's name for one of these; "" for messages
	head    string // what stands before the first entry
	entries []*Entry
	exact   map[string]*Entry
}

// ofMessages says whether the file is about messages of a session, and no documents.
func (f *File) ofMessages() bool { return f.folder == "" }

// Noun is what the file is about one by one.
func (f *File) Noun() string {
	if f.ofMessages() {
		return "message"
	}
	return "document"
}

// Entries lists the entries in their order.
func (f *File) Entries() []*Entry { return f.entries }

// Used says what a report says of the file.
func (f *File) Used() Used {
	u := Used{File: f.Path}
	for _, e := range f.entries {
		if e.fails() {
			u.Failures++
		}
	}
	return u
}

// Entry returns the entry for a document: the one that names it, or else its file,
// or else the first whose pattern fits one of the two; nil where there is none.
func (f *File) Entry(of library.Place) *Entry {
	name := f.Name(of)
	file := f.Name(library.Place{Path: of.Path})
	if e := f.exact[name]; e != nil {
		return e
	}
	if e := f.exact[file]; e != nil {
		return e
	}
	for _, e := range f.entries {
		if e.isPattern() && (fits(e.Path, name) || fits(e.Path, file)) {
			return e
		}
	}
	return nil
}

// Reaches says whether all that an entry is about is among what is named: the paths of
// files and folders, or the session of a file about messages.
func (f *File) Reaches(e *Entry, named []string) bool {
	if f.ofMessages() {
		return true
	}
	about := e.Path
	if e.isPattern() {
		about, _ = doublestar.SplitPattern(e.Path)
	}
	return slices.ContainsFunc(named, func(path string) bool {
		if path == library.Stdin || isIn(about, library.Stdin) {
			return isIn(about, path)
		}
		path = relative(f.folder, path)
		return isIn(about, path) || path == "." && !isIn(about, "..")
	})
}

// isIn says whether what an entry names is a path, in it, or a part of it.
func isIn(about, path string) bool {
	rest, inside := strings.CutPrefix(about, path)
	return inside && (rest == "" || strings.ContainsRune("/#:", rune(rest[0])))
}

func fits(pattern, name string) bool {
	ok, err := doublestar.Match(pattern, name)
	return ok && err == nil
}

// Name is what the entries of the file call a document: "week-1/a.json",
// "b.ndjson:17", "c.json#/2".
func (f *File) Name(of library.Place) string {
	if of.Path != library.Stdin {
		of.Path = relative(f.folder, of.Path)
	}
	return strings.ToValidUTF8(of.String(), "\uFFFD")
}
