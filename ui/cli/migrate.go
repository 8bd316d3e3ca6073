package cli

import (
	"context"
	"errors"
	"io"
	"strings"

	"github.com/google/uuid"
	"github.com/spf13/cobra"

	"caliper-playground/catalog"
	"caliper-playground/engine/library"
	"caliper-playground/engine/migrate"
	"caliper-playground/engine/report"
	"caliper-playground/engine/rule"
)

// migrateFlags are the flags of migrate.
type migrateFlags struct {
	spec    specFlag
	format  formatFlag
	read    readFlags
	out     string
	newIDs  bool
	compare bool
}

func (a *app) migrate() *cobra.Command {
	flags := &migrateFlags{}
	cmd := &cobra.Command{
		Use:   "migrate PATH...",
		Short: "Write documents for another version of Caliper",
		Long: `Writes documents of Caliper 1.0, 1.1 or 1.2 for 1.2 or, as far as it has a place for
them, 1.1, to a folder of their own. It goes by evidence alone: what the other version
calls otherwise is renamed, what it has no place for goes to extensions, and what a
person must decide is left, and told. --compare writes nothing, and tells what each
version says of each document, as if it were of that version.

It exits with 1 where a document could not be migrated, or an error is left that the
original did not have.`,
		Args: atLeastOne("PATH"),
		RunE: func(cmd *cobra.Command, paths []string) error {
			paths = flags.read.once(paths, nil, nil)
			run, err := flags.begin(a, paths)
			if err != nil {
				return err
			}
			return run.all(cmd.Context(), paths)
		},
	}
	flags.register(cmd)
	return cmd
}

func (f *migrateFlags) register(cmd *cobra.Command) {
	f.spec.register(cmd, "the version to write: 1.2 or 1.1")
	cmd.Flags().StringVar(&f.out, "out", "", "a new or empty folder for the documents, elsewhere than the originals")
	cmd.Flags().BoolVar(&f.newIDs, "new-ids", false, "give events without an id, as those of 1.0, a new one")
	cmd.Flags().BoolVar(&f.compare, "compare", false, "write nothing, and tell what 1.1 and 1.2 say of each document, side by side")
	f.format.register(cmd, report.Text, report.JSON)
	f.read.register(cmd.Flags())
}

// begin makes ready for the documents of the paths, and opens the folder that they are
// written to.
func (f *migrateFlags) begin(a *app, paths []string) (run *migrateRun, err error) {
	run = &migrateRun{outcome: outcome{app: a}, to: f.spec.version, compare: f.compare, format: f.format.chosen}
	if f.newIDs {
		run.options.NewID = func() string { return "urn:uuid:" + uuid.NewString() }
	}
	if run.reader, err = f.read.reader(a, &run.unread, paths); err != nil {
		return nil, err
	}
	switch {
	case f.compare && f.out != "":
		return nil, usage("--compare writes nothing; leave --out out")
	case f.compare:
		return run, nil
	}
	run.reader.Ends = true
	run.copies = copying{unfinished: a.unfinished, fail: run.cannot, rename: func(relative string) string { return relative }}
	run.copies.folder, err = openOutFolder("migrate", f.out, paths)
	return run, err
}

// migrateRun migrates documents, or compares them, and tells of each.
type migrateRun struct {
	outcome
	reader    library.Reader
	unread    unread
	to        catalog.Version
	options   migrate.Options
	compare   bool
	format    report.Format
	copies    copying // which are made in a folder, unless documents are compared
	failed    error   // why standard output could not be written
	documents []migratedDocument
	counts    struct{ documents, migrated, open, failed int }
}

// migratedDocument is what became of a document. Its JSON form is public: every field
// is always there.
type migratedDocument struct {
	Path     string              `json:"path"`
	From     catalog.Version     `json:"from"`
	To       catalog.Version     `json:"to"`
	Problem  string              `json:"problem"` // why it could not be migrated
	Changes  []migrate.Change    `json:"changes"`
	Open     []rule.Finding      `json:"open"` // what a person must decide
	Compared *migrate.Comparison `json:"compared,omitempty"`
}

func (r *migrateRun) all(ctx context.Context, paths []string) error {
	defer r.copies.end(false) // where the run breaks off
	for _, path := range paths {
		for d := range r.reader.Read(ctx, path) {
			if ctx.Err() != nil {
				return cannotRun(errStopped)
			}
			r.document(path, &d)
		}
	}
	if ctx.Err() != nil {
		return cannotRun(errStopped)
	}
	r.copies.end(true)
	if r.write(); r.failed != nil {
		return cannotRun(r.failed)
	}
	r.unread.tell(r.app)
	return r.err()
}

// document takes the next document of a path that was named.
func (r *migrateRun) document(named string, d *library.Document) {
	if !r.compare {
		r.copies.turnTo(named, d)
	}
	if d.Form == library.End {
		r.copies.add(d, nil)
		return
	}
	if d.Err != nil {
		if named := (*library.PathError)(nil); errors.As(d.Err, &named) {
			r.cannot(d.Err)
			return
		}
	}
	r.counts.documents++
	of := migratedDocument{Path: d.Place.String(), To: r.to, Changes: []migrate.Change{}, Open: []rule.Finding{}}
	made, err := r.make(d, &of)
	if err != nil {
		r.counts.failed++
		r.worsen(statusNotConformed)
		of.Problem = err.Error()
	}
	r.copies.add(d, made)
	if r.format == report.JSON {
		r.documents = append(r.documents, of)
		return
	}
	var b strings.Builder
	of.text(&b)
	r.say(b.String())
}

// say writes to standard output, and keeps the first error.
func (r *migrateRun) say(words string) {
	if r.failed == nil {
		_, r.failed = io.WriteString(r.app.Out, words)
	}
}

// make migrates a document, or compares it.
func (r *migrateRun) make(d *library.Document, of *migratedDocument) ([]byte, error) {
	if d.Err != nil {
		return nil, d.Err
	}
	if r.compare {
		c, err := migrate.Compare(d.Data)
		if err == nil {
			of.Compared, of.From = &c, c.From
		}
		return nil, err
	}
	m, err := migrate.Document(d.Data, r.to, r.options)
	if err != nil {
		return nil, err
	}
	of.From, of.Changes, of.Open = m.From, append(of.Changes, m.Changes...), report.Findings(m.Open)
	if m.From != m.To {
		r.counts.migrated++
	}
	r.counts.open += len(m.Open)
	for _, f := range m.Open {
		if f.Severity == rule.Error {
			r.worsen(statusNotConformed)
		}
	}
	return m.Bytes, nil
}
