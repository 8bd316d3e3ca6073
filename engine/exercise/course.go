package exercise

import (
	"context"
	"embed"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"caliper-playground/catalog"
	"caliper-playground/engine/file"
)

// extension ends the names of files that are exercises.
const extension = ".toml"

//go:embed course
var files embed.FS

//go:embed example.toml
var example []byte

// ExampleFile is the name of the example among Files.
const ExampleFile = "example.toml"

// Files returns the files of the course by their paths, the commented example among them.
func Files() map[string][]byte {
	all := map[string][]byte{ExampleFile: slices.Clone(example)}
	_ = fs.WalkDir(files, "course", func(name string, entry fs.DirEntry, err error) error { // they are part of the program
		if content, err := fs.ReadFile(files, name); err == nil {
			all[strings.TrimPrefix(name, "course/")] = content
		}
		return nil
	})
	return all
}

// Course is exercises in their order.
type Course []*Exercise

// BuiltIn returns the program's own course. It panics where one of its files is
// broken.
func BuiltIn() Course { return builtIn() }

var builtIn = sync.OnceValue(func() Course {
	course, wrong := readAll(files, "course", func(name string) string { return name })
	for _, err := range wrong {
		panic(err)
	}
	return course
})

// ReadFolder reads a trainer's exercises: the *.toml files of a folder and of the
// folders in it, by their names. Each is rehearsed below the state folder. What is
// wrong with one of them does not keep the others back; each such error is a *Mistake,
// or says why a file cannot be read.
func ReadFolder(ctx context.Context, state, dir string) (Course, []error) {
	if info, err := os.Stat(dir); err != nil {
		return nil, []error{fmt.Errorf("the folder of exercises %s: %w", dir, file.Reason(err))}
	} else if !info.IsDir() {
		return nil, []error{fmt.Errorf("%s is no folder; name the one that the exercises are in", dir)}
	}
	course, broken := readAll(os.DirFS(dir), ".", func(name string) string { return filepath.Join(dir, filepath.FromSlash(name)) })
	course, wrong := course.Rehearse(ctx, state)
	return course, append(broken, wrong...)
}

func readAll(from fs.FS, root string, called func(string) string) (course Course, wrong []error) {
	walk := func(name string, entry fs.DirEntry, err error) error {
		if err != nil {
			wrong = append(wrong, err)
			return nil
		}
		if entry.IsDir() || path.Ext(name) != extension || strings.HasPrefix(path.Base(name), ".") {
			return nil
		}
		content, err := fs.ReadFile(from, name)
		if err != nil {
			wrong = append(wrong, fmt.Errorf("%s cannot be read: %w", called(name), file.Reason(err)))
			return nil
		}
		e, err := Parse(called(name), content)
		if err == nil {
			err = course.add(e)
		}
		if err != nil {
			wrong = append(wrong, err)
		}
		return nil
	}
	if err := fs.WalkDir(from, root, walk); err != nil {
		wrong = append(wrong, err)
	}
	return course, wrong
}

// add puts an exercise behind the others.
func (c *Course) add(e *Exercise) error {
	if first := c.named(e.Name); first != nil {
		return &Mistake{Path: e.Path, Line: 1, Problem: fmt.Sprintf("there is an exercise %q already, in %s", e.Name, first.Path), Help: "give the file another name"}
	}
	*c = append(*c, e)
	return nil
}

// With returns the course with others behind it. What has the name of another one
// is left out, with an error.
func (c Course) With(others Course) (Course, []error) {
	all := append(Course{}, c...)
	var wrong []error
	for _, e := range others {
		if err := all.add(e); err != nil {
			wrong = append(wrong, err)
		}
	}
	return all, wrong
}

func (c Course) named(name string) *Exercise {
	for _, e := range c {
		if e.Name == name {
			return e
		}
	}
	return nil
}

// Find returns the exercise of a name, also one that is planted.
func (c Course) Find(name string) (*Exercise, error) {
	if e := c.named(name); e != nil {
		return e, nil
	}
	if p, planted := ParsePractice(name); planted {
		return p.Plant(), nil
	}
	var names []string
	for _, e := range c {
		names = append(names, e.Name)
	}
	return nil, fmt.Errorf("there is no exercise %q; %s", name, catalog.DidYouMean(name, names, "exercises lists them"))
}

// Next returns the exercise behind one that is neither done nor skipped, from the
// beginning again behind the last; nil where none is open.
func (c Course) Next(name string, p *Progress) *Exercise {
	at := 0
	for i, e := range c {
		if e.Name == name {
			at = i + 1
		}
	}
	for i := range c {
		e := c[(at+i)%len(c)]
		if s := p.Of(e.Name); !s.Done() && !s.Skipped {
			return e
		}
	}
	return nil
}
