package page

import (
	"bytes"
	"fmt"
	"iter"
	"net/url"
	"os"
	"path/filepath"
	"strings"

	"caliper-playground/catalog"
	"caliper-playground/fixtures"
)

// origin is where documents come from: a built-in set, a path, or what was
// pasted. It is immutable, and read in commands alone.
type origin struct {
	set    string // the name of a built-in set; "" for none
	spec   catalog.Version
	path   string // of a file or folder; "" for none
	pasted []byte // what was pasted; nil for nothing
	title  string // what it is called
}

// documents reads all documents of the origin.
func (o *origin) documents() iter.Seq[fixtures.Document] {
	switch {
	case o.path != "":
		return fixtures.Read(o.path)
	case o.pasted != nil:
		return o.readPasted
	default:
		return o.readSet
	}
}

// file reads the documents of one of the origin's files, by the path that its
// documents have.
func (o *origin) file(path string) iter.Seq[fixtures.Document] {
	if o.path != "" {
		return fixtures.Read(path)
	}
	return func(yield func(fixtures.Document) bool) {
		for d := range o.documents() {
			if d.Path == path && !yield(d) {
				return
			}
		}
	}
}

func (o *origin) readPasted(yield func(fixtures.Document) bool) {
	for d := range (fixtures.Reader{Stdin: bytes.NewReader(o.pasted)}).Read(fixtures.Stdin) {
		d.Path = o.title
		if !yield(d) {
			return
		}
	}
}

func (o *origin) readSet(yield func(fixtures.Document) bool) {
	all, err := fixtures.Load(o.spec, o.set)
	if err != nil {
		yield(fixtures.Document{Path: o.set, Err: err})
		return
	}
	for _, f := range all {
		if !yield(fixtures.Document{Path: f.Name, Data: f.Data}) {
			return
		}
	}
}

// show returns how a document of this origin is called in a list: below a
// folder by what is different.
func (o *origin) show(path string, line int) string {
	if o.path != "" && path != o.path {
		if below, err := filepath.Rel(o.path, path); err == nil {
			path = below
		}
	} else if o.path != "" {
		path = filepath.Base(path)
	}
	if line > 0 {
		return fmt.Sprintf("%s:%d", path, line)
	}
	return path
}

// pathOrigin names a file or folder.
func pathOrigin(path string) *origin { return &origin{path: path, title: path} }

// looksLikeJSON says whether pasted text is meant as documents rather than as
// the name of a file.
func looksLikeJSON(text string) bool {
	text = strings.TrimSpace(strings.TrimPrefix(text, "\ufeff"))
	if text == "" || strings.ContainsAny(text[:1], "{[") {
		return text != ""
	}
	return strings.ContainsAny(strings.TrimSpace(firstLine(text)), "{}[]") && strings.Contains(text, "\n")
}

func firstLine(text string) string {
	line, _, _ := strings.Cut(text, "\n")
	return line
}

// pastedPaths takes pasted text as paths, one a line, as file managers and
// shells write them: quoted, escaped, or as a file URL.
func pastedPaths(text string) []string {
	var paths []string
	for line := range strings.Lines(text) {
		line = strings.TrimSpace(line)
		if line == "" {
			continue
		}
		paths = append(paths, plainPath(line))
	}
	return paths
}

func plainPath(word string) string {
	if rest, ok := strings.CutPrefix(word, "file://"); ok {
		if slash := strings.IndexByte(rest, '/'); slash >= 0 {
			if path, err := url.PathUnescape(rest[slash:]); err == nil {
				return path
			}
		}
	}
	if n := len(word); n >= 2 && (word[0] == '\'' || word[0] == '"') && word[n-1] == word[0] {
		return word[1 : n-1]
	}
	if os.PathSeparator == '/' {
		return strings.NewReplacer(`\ `, " ", `\(`, "(", `\)`, ")", `\'`, "'", `\&`, "&", `\\`, `\`).Replace(word)
	}
	return word
}

// absolute resolves a typed path: "~" is the home folder, and what is relative
// begins at the folder that is shown. It does no I/O.
func absolute(path, folder, home string) string {
	if path == "~" || strings.HasPrefix(path, "~/") {
		if home != "" {
			path = home + path[1:]
		}
	}
	if !filepath.IsAbs(path) {
		path = filepath.Join(folder, path)
	}
	return filepath.Clean(path)
}
