package cli

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/spf13/pflag"

	"caliper-playground/engine/expect"
	"caliper-playground/engine/library"
	"caliper-playground/engine/report"
	"caliper-playground/engine/rule"
	"caliper-playground/engine/text"
)

// watchFlag has a run go on, and be made again when files change.
type watchFlag struct{ watch bool }

func (f *watchFlag) register(set *pflag.FlagSet) {
	set.BoolVar(&f.watch, "watch", false, "go on until ctrl+c, and say what is other in the verdicts when files change")
}

// check says whether the flags go together.
func (f *watchFlag) check(names []string, output *reportFlags, set *setFlags) error {
	switch {
	case !f.watch:
		return nil
	case slices.Contains(names, library.Stdin):
		return usage("--watch needs files, and standard input comes once")
	case output.name != string(report.Text) || len(output.outputs) > 0:
		return usage("--watch is for people: leave --format and --output out")
	case set.update || set.failFast || set.last:
		return usage("--watch goes on with all documents; leave --update, --fail-fast and --last-failed out")
	}
	return nil
}

// watched is what a pass over the documents tells of each.
type watched map[string]watchedDocument

type watchedDocument struct {
	entry   report.Entry
	verdict rule.Verdict
	failed  bool
	key     string // of its findings and of what is other than expected
}

// note takes account of a document. A nil map notes nothing.
func (w watched) note(name string, of report.Entry, verdict rule.Verdict, failed bool, findings []rule.Finding, changes []expect.Change) {
	if w == nil {
		return
	}
	if !failed && verdict != rule.Warn {
		of = nil // it will not be shown
	}
	var key strings.Builder
	for i := range findings {
		fmt.Fprintf(&key, "%s\x00%s\x00%s\x01", findings[i].Rule, findings[i].Pointer, findings[i].Severity)
	}
	for _, change := range changes {
		key.WriteString(change.Words + "\x02")
	}
	w[name] = watchedDocument{of, verdict, failed, key.String()}
}

// word is what a document comes to.
func (d watchedDocument) word() string {
	switch {
	case d.failed:
		return rule.Fail.String()
	case d.verdict == rule.Fail:
		return "fail, as expected"
	}
	return d.verdict.String()
}

// words counts the documents by verdict, and how many of them are as expected.
func (w watched) words() string {
	var counts rule.Counts
	expected, failed := 0, 0
	for _, d := range w {
		switch {
		case d.failed:
			counts.Add(rule.Fail, 1)
			failed++
			continue
		case d.verdict == rule.Fail:
			expected++
		}
		counts.Add(d.verdict, 1)
	}
	if expected == 0 {
		return counts.Words()
	}
	said := fmt.Sprintf("%s; %d as expected", counts.Words(), expected)
	if failed > 0 {
		said += fmt.Sprintf(", %d other than expected", failed)
	}
	return said
}

// passing makes a pass over all documents, in the name of an app, and notes what it
// sees.
type passing func(a *app, out *reports, seen watched) error

// told says what kept a pass from being made, if anything did, and keeps its status.
func (a *app) told(err error) (status error, made bool) {
	var exit exitError
	if errors.As(err, &exit) && exit.err != nil {
		a.complain(exit.err)
		return exitError{status: exit.status}, false
	}
	return err, true
}

// watch makes a pass, and again when something below the names has changed. The
// first one writes its report; of the others it is said what is other. The status is
// that of the last one that came to its end.
func (a *app) watch(ctx context.Context, names []string, also map[string]bool, first *reports, pass passing) error {
	for _, name := range names {
		if info, err := os.Stat(name); err == nil && info.IsDir() {
			also[filepath.Join(name, expect.Name)] = true // which may come
		}
	}
	listening := library.Listen(names, also)
	defer listening.Close()
	var told bytes.Buffer // on standard error, in a pass
	before := watched{}
	heard := *a
	heard.Err = io.MultiWriter(a.Err, &told)
	err, _ := heard.told(pass(&heard, first, before))
	for ctx.Err() == nil {
		a.tellWatching(len(before))
		if !listening.Wait(ctx) {
			break
		}
		said := told.String()
		told.Reset()
		now := watched{}
		silent := *a
		silent.Err = &told
		nothing, _ := report.New(report.Text, io.Discard, report.Options{}) // which is a format
		again, made := silent.told(pass(&silent, &reports{app: &silent, format: report.Text, All: report.NewAll([]report.Report{nothing}, []string{""})}, now))
		if ctx.Err() != nil {
			break
		}
		if err = again; told.String() != said {
			_, _ = a.Err.Write(told.Bytes()) // where it cannot be written there is nobody to tell
		}
		if !made {
			continue // what was seen before is what there is to compare with
		}
		if writing := a.tellChanges(before, now); writing != nil {
			return cannotRun(writing)
		}
		before = now
	}
	return err
}

func (a *app) tellWatching(documents int) {
	// Where standard error cannot be written there is nobody to tell.
	_, _ = fmt.Fprintf(a.Err, "%s; waiting for changes, ctrl+c ends it\n", text.Plural(documents, "document"))
}

// tellChanges writes what is other than it was in the pass before.
func (a *app) tellChanges(before, now watched) error {
	entries, err := report.New(report.Text, a.Out, report.Options{Colour: a.colour()})
	if err != nil {
		return err
	}
	tell := func(name, words string) { _, err = fmt.Fprintf(a.Out, "%s: %s\n", text.Clean(name), words) }
	changed := false
	for _, name := range slices.Sorted(maps.Keys(now)) {
		is, was := now[name], before[name]
		_, known := before[name]
		switch {
		case !known:
			tell(name, "new, "+is.word())
		case is.word() != was.word():
			tell(name, was.word()+" → "+is.word())
		case is.key != was.key:
			tell(name, is.word()+", with other findings")
		default:
			continue
		}
		changed = true
		if err == nil && (is.failed || is.verdict == rule.Warn) {
			err = entries.Add(entries.Render(is.entry))
		}
		if err != nil {
			return err
		}
	}
	for _, name := range slices.Sorted(maps.Keys(before)) {
		if _, there := now[name]; !there {
			changed = true
			if tell(name, "gone"); err != nil {
				return err
			}
		}
	}
	what := "no verdict is other"
	if changed {
		what = now.words()
	}
	_, err = fmt.Fprintf(a.Out, "%s %s: %s\n", time.Now().Format("15:04:05"), text.Plural(len(now), "document"), what)
	return err
}
