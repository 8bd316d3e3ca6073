package cli

import (
	"errors"
	"fmt"
	"io/fs"

	"github.com/spf13/pflag"

	"caliper-playground/engine/conformance"
	"caliper-playground/engine/library"
	"caliper-playground/engine/rule"
	"caliper-playground/engine/text"
)

// fixFlags are the flags of check that have mended copies written.
type fixFlags struct {
	fix, force bool
}

func (f *fixFlags) register(set *pflag.FlagSet) {
	set.BoolVar(&f.fix, "fix", false, "write a mended copy beside each document that can be mended, as NAME.fixed.json")
	set.BoolVar(&f.force, "force", false, "with --fix: overwrite mended copies that are there")
}

// check says whether the flags go together with what is to be read.
func (f *fixFlags) check(paths []string) error {
	if f.force && !f.fix {
		return usage("--force goes with --fix")
	}
	for _, path := range paths {
		if f.fix && path == library.Stdin {
			return usage("--fix writes beside a file, and standard input has no place; name the file")
		}
	}
	return nil
}

// mend mends a document as far as it tells what was meant.
func mend(data []byte, o conformance.Options) *rule.Mended {
	mended := rule.Mend(data, rule.Options{Spec: o.Spec, Strict: o.Strict, Tolerances: o.Tolerances})
	return &mended
}

// mending writes a mended copy of each file of which a document was mended. It
// gets the documents in their order, and keeps no more than a few megabytes.
type mending struct {
	run  *checkRun
	path string // of the file that the documents are of; "" for none
	copy *mendedCopy
}

// add takes the next document.
func (m *mending) add(c *judgedDocument) {
	if m.path != c.of.Path {
		m.end(true)
		m.path, m.copy = c.of.Path, &mendedCopy{fileCopy: fileCopy{name: fixedPath, files: m.run.app.unfinished}, linked: c.of.Linked}
	}
	m.copy.add(c)
	if c.of.Form == library.End {
		m.end(true)
	}
}

// end puts the copy of the present file in place, if it is whole, and says on
// standard error what was done, so that standard output keeps its form.
func (m *mending) end(whole bool) {
	if m.copy == nil {
		return
	}
	of, path := m.copy, m.path
	m.copy, m.path = nil, ""
	defer of.discard()
	defer func() {
		for _, line := range of.notMended {
			_, _ = fmt.Fprintln(m.run.app.Err, text.Clean(line))
		}
	}()
	switch {
	case of.mended == 0:
		return
	case of.linked:
		m.run.app.complain(fmt.Errorf("%s: a link leads to it, so that no mended copy is written; name it by itself", path))
		return
	case of.unread || !whole:
		m.run.app.complain(fmt.Errorf("%s: it could not be read as a whole, so that no mended copy is written", path))
		return
	}
	switch err := of.put(m.run.fix.force); {
	case errors.Is(err, fs.ErrExist):
		m.run.cannot(fmt.Errorf("%s is there with other content; it was left as it is (--force overwrites)", of.path))
	case err != nil:
		m.run.cannot(err)
	default:
		which := "mended"
		if of.documents > 1 {
			which = fmt.Sprintf("%d of %d documents mended", of.mended, of.documents)
		}
		// The copy is there, whether or not anybody reads this.
		_, _ = fmt.Fprintf(m.run.app.Err, "%s: %s as %s, %s\n", text.Clean(path), which, text.Clean(of.path), of.left())
	}
}
