package cli

import (
	"errors"
	"fmt"
	"io/fs"
	"os"

	"caliper-playground/catalog"
	"caliper-playground/engine/library"
	"caliper-playground/engine/report"
	"caliper-playground/fixtures"
)

// orSet adds to the error for a path that is not there what to do with a
// built-in set of that name.
func orSet(spec catalog.Version, name string, err error) error {
	if !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	if _, noSet := fixtures.Load(spec, name); noSet != nil {
		return err
	}
	return fmt.Errorf("%w; the built-in set of that name is sent by %s replay %s, and %s fixtures export DIR %s writes its files", err, Name, name, Name, name)
}

// saidAll says whether a run that found nothing to work on has no more to
// report than the errors that it has told: people are spared empty tables,
// programs and files get what they expect.
func (o *outcome) saidAll(out *reports, result *report.Result) bool {
	if result.Entries > 0 || o.status != statusCannotRun || out.format != report.Text && out.format != report.Markdown {
		return false
	}
	out.LeaveOut(0)
	return true
}

// readError takes account of something that could not be read: what was named
// on the command line weighs more than what was met in a folder, which is a
// document that fails.
func (o *outcome) readError(d library.Document) {
	if named := (*library.PathError)(nil); errors.As(d.Err, &named) {
		o.cannot(d.Err)
	}
}

// isFile says whether there is a file, or a part of one, to count as a failed
// document where it could not be read.
func isFile(d library.Document) bool {
	if named := (*library.PathError)(nil); !errors.As(d.Err, &named) {
		return true
	}
	info, err := os.Stat(d.Path)
	return d.Path == library.Stdin || err == nil && !info.IsDir()
}

// requireProfiles fails the run where a wanted profile is not met, and says
// what is missing.
func (o *outcome) requireProfiles(wanted *profileFlag, chosen []report.Profile) {
	several := len(report.ByVersion(chosen)) > 1
	for _, p := range chosen {
		if p.Wanted && !p.Met {
			o.worsen(statusNotConformed)
			o.app.complain(errors.New(p.Unmet(several)))
		}
	}
	for _, name := range wanted.missing(chosen) {
		o.worsen(statusNotConformed)
		o.app.complain(fmt.Errorf("profile %q is not met: nothing is of a version of Caliper that has it", name))
	}
}
