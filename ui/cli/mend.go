package cli

import (
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"strings"

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

// mend writes a mended copy of a document, if it can be mended. What it did it
// says on standard error, so that standard output keeps its form.
func (r *checkRun) mend(d library.Document, o conformance.Options) {
	mended := rule.Mend(d.Data, rule.Options{Spec: o.Spec, Strict: o.Strict, Tolerances: o.Tolerances})
	if !mended.Changed {
		return
	}
	path := fixedPath(d.Path, d.Line)
	switch err := writeCopy(path, mended.Bytes, r.fix.force); {
	case errors.Is(err, fs.ErrExist):
		r.cannot(fmt.Errorf("%s is there with other content; it was left as it is (--force overwrites)", path))
	case err != nil:
		r.cannot(err)
	default:
		// The copy is there, whether or not anybody reads this.
		_, _ = fmt.Fprintf(r.app.Err, "%s: mended as %s, %s\n", text.Clean(lineName(d.Path, d.Line)), text.Clean(path), left(mended.Remaining))
	}
}

// left says in words what is still wrong with a mended copy.
func left(findings []rule.Finding) string {
	errors, warnings := 0, 0
	for _, f := range findings {
		switch f.Severity {
		case rule.Error:
			errors++
		case rule.Warning:
			warnings++
		}
	}
	if errors+warnings == 0 {
		return "nothing is left to mend"
	}
	return fmt.Sprintf("%d errors and %d warnings are left", errors, warnings)
}

// fixedPath names the mended copy: of "a.json" it is "a.fixed.json", of line 7
// of "b.ndjson" it is "b-7.fixed.json".
func fixedPath(path string, line int) string {
	stem := strings.TrimSuffix(path, filepath.Ext(path))
	if line > 0 {
		stem = fmt.Sprintf("%s-%d", stem, line)
	}
	return stem + ".fixed.json"
}
