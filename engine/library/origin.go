package library

import (
	"bytes"
	"context"
	"iter"
	"path/filepath"

	"caliper-playground/catalog"
	"caliper-playground/fixtures"
)

// Origin is where documents come from: a built-in set, a file or folder, or
// text that was pasted. It is immutable; its pointer is its identity.
type Origin struct {
	Set    string // the name of a built-in set; "" for none
	Spec   catalog.Version
	Path   string // of a file or folder; "" for none
	Pasted []byte // what was pasted; nil for nothing
	Title  string // what it is called
}

// PathOrigin names a file or folder.
func PathOrigin(path string) *Origin { return &Origin{Path: path, Title: path} }

// Documents reads all documents of the origin, until the context ends.
func (o *Origin) Documents(ctx context.Context) iter.Seq[Document] {
	switch {
	case o.Path != "":
		return Reader{}.Read(ctx, o.Path)
	case o.Pasted != nil:
		return o.pasted(ctx)
	}
	return o.set
}

// File reads the documents of one of the origin's files, by the path that its
// documents have.
func (o *Origin) File(ctx context.Context, path string) iter.Seq[Document] {
	if o.Path != "" {
		return Reader{}.Read(ctx, path)
	}
	return func(yield func(Document) bool) {
		for d := range o.Documents(ctx) {
			if d.Path == path && !yield(d) {
				return
			}
		}
	}
}

func (o *Origin) pasted(ctx context.Context) iter.Seq[Document] {
	return func(yield func(Document) bool) {
		for d := range (Reader{Stdin: bytes.NewReader(o.Pasted)}).Read(ctx, Stdin) {
			d.Path = o.Title
			if !yield(d) {
				return
			}
		}
	}
}

func (o *Origin) set(yield func(Document) bool) {
	all, err := fixtures.Load(o.Spec, o.Set)
	if err != nil {
		yield(Document{Place: Place{Path: o.Set}, Err: err})
		return
	}
	for _, f := range all {
		if !yield(Document{Place: Place{Path: f.Name}, Data: f.Data}) {
			return
		}
	}
}

// Show returns how a document of this origin is called in a list: below a
// folder by what is different.
func (o *Origin) Show(p Place) string {
	if o.Path != "" && p.Path != o.Path {
		if below, err := filepath.Rel(o.Path, p.Path); err == nil {
			p.Path = below
		}
	} else if o.Path != "" {
		p.Path = filepath.Base(p.Path)
	}
	return p.String()
}
