package cli

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"

	"github.com/spf13/pflag"

	"caliper-playground/catalog"
	"caliper-playground/engine/expect"
	"caliper-playground/engine/file"
	"caliper-playground/engine/library"
	"caliper-playground/fixtures"
)

// expectFlags say what is expected of the documents of a run.
type expectFlags struct {
	file         string
	none, update bool
}

func (f *expectFlags) register(set *pflag.FlagSet) {
	set.StringVar(&f.file, "expect", "", "file with what is expected of the documents, in place of the "+expect.Name+" of each folder that is named")
	set.BoolVar(&f.none, "no-expect", false, "leave the "+expect.Name+" of folders aside: no document may have an error")
	set.BoolVar(&f.update, "update", false, "write what is found to the file of expectations, new or anew; the order and each why stay")
}

// registerMessages is register for what a session received, which no folder has
// expectations of.
func (f *expectFlags) registerMessages(set *pflag.FlagSet, condition string) {
	set.StringVar(&f.file, "expect", "", condition+`file with what is expected of the messages, which an entry calls "message 3", or "message *"`)
	set.BoolVar(&f.update, "update", false, condition+"write what is found to the file that --expect names, new or anew; the order and each why stay")
}

// ofMessages reads what is expected of a session's messages.
func (f *expectFlags) ofMessages(terms expect.Terms) (*expectations, error) {
	e := newExpectations(terms)
	if f.file == "" {
		if f.update {
			return nil, usage("--update writes the file that --expect names; add --expect FILE")
		}
		return e, nil
	}
	one, err := expect.ReadOfMessages(f.file)
	if f.update && errors.Is(err, fs.ErrNotExist) {
		one, err = expect.NewOfMessages(f.file), nil
	}
	if err != nil {
		return nil, cannotRun(unreadable("expectations", f.file, err))
	}
	e.expect(allMessages, one, f.update)
	return e, nil
}

// check says whether the flags go together.
func (f *expectFlags) check(failFast bool) error {
	switch {
	case f.none && f.file != "":
		return usage("--expect and --no-expect do not go together")
	case f.none && f.update:
		return usage("--update writes what is expected; leave --no-expect out")
	case f.update && failFast:
		return usage("--update needs all documents; leave --fail-fast out")
	}
	return nil
}

// builtIn gives what is expected of a built-in set, nil for nothing, and whether it
// is the name of one.
type builtIn func(name string) (file *expect.File, is bool, err error)

// noBuiltIn knows no sets.
func noBuiltIn(string) (*expect.File, bool, error) { return nil, false, nil }

// builtInOf knows the sets of a version of Caliper.
func builtInOf(v catalog.Version) builtIn {
	return func(name string) (*expect.File, bool, error) {
		if _, err := fixtures.Load(v, name); err != nil {
			return nil, false, nil
		}
		content := fixtures.Expectations(v, name)
		if content == nil {
			return nil, true, nil
		}
		content = append(slices.Clip(content), stepsOf(v, name).expectations()...)
		file, err := expect.Parse("the built-in "+name+"/"+fixtures.ExpectationsFile, name, content)
		return file, true, err
	}
}

// open reads what is expected of each name on the command line.
func (f *expectFlags) open(names []string, terms expect.Terms, known builtIn) (*expectations, error) {
	e := newExpectations(terms)
	if f.none {
		return e, nil
	}
	if f.file != "" {
		one, err := f.read(f.file)
		if err != nil {
			return nil, cannotRun(err)
		}
		for _, name := range names {
			e.expect(name, one, f.update)
		}
		return e, nil
	}
	e.ofFolders = true
	for _, name := range names {
		one, isSet, err := known(name)
		if !isSet {
			one, err = f.ofFolder(name)
		}
		if err != nil {
			return nil, cannotRun(err)
		}
		switch {
		case f.update && (one == nil || isSet):
			return nil, usage("--update writes the %s of a folder, and %s is none; name the file to write with --expect", expect.Name, name)
		case one != nil:
			e.expect(name, one, f.update)
		}
	}
	return e, nil
}

// ownExpectations says whether a folder goes by a file of its own.
func (f *expectFlags) ownExpectations(folder string) bool {
	_, err := os.Stat(filepath.Join(folder, expect.Name))
	return f.file == "" && !f.none && err == nil
}

// ofFolder reads the expectations at the root of a folder; nil where there are none.
func (f *expectFlags) ofFolder(name string) (*expect.File, error) {
	info, err := os.Stat(name)
	if name == library.Stdin || err != nil || !info.IsDir() {
		return nil, nil // what is wrong with the path is said where it is read
	}
	one, err := f.read(filepath.Join(name, expect.Name))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	return one, err
}

// read reads a file of expectations, or begins one that is to be written.
func (f *expectFlags) read(path string) (*expect.File, error) {
	one, err := expect.Read(path)
	if f.update && errors.Is(err, fs.ErrNotExist) {
		return expect.New(path), nil
	}
	return one, unreadable("expectations", path, err)
}

// unreadable words why a file that a person wrote cannot be read. A mistake in it
// says all by itself.
func unreadable(what, path string, err error) error {
	var mistake *expect.Mistake
	if err == nil || errors.As(err, &mistake) {
		return err
	}
	return &fs.PathError{Op: what, Path: path, Err: file.Reason(err)}
}
