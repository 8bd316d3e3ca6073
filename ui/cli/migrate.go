package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/google/uuid"
	"github.com/spf13/cobra"

	"caliper-playground/catalog"
	"caliper-playground/engine/library"
	"caliper-playground/engine/migrate"
	"caliper-playground/engine/report"
	"caliper-playground/engine/rule"
	"caliper-playground/engine/text"
)

func (a *app) migrate() *cobra.Command {
	spec, out, newIDs, compare := &specFlag{}, "", false, false
	format, read := &formatFlag{}, &readFlags{}
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
			var err error
			paths = read.once(paths, nil, nil)
			run := &migrateRun{outcome: outcome{app: a}, to: spec.version, compare: compare, format: format.chosen}
			if newIDs {
				run.options.NewID = func() string { return "urn:uuid:" + uuid.NewString() }
			}
			if run.reader, err = read.reader(a, &run.unread, paths); err != nil {
				return err
			}
			if compare && out != "" {
				return usage("--compare writes nothing; leave --out out")
			}
			if !compare {
				run.reader.Ends = true
				run.copies = copying{unfinished: a.unfinished, fail: run.cannot, rename: func(relative string) string { return relative }}
				if run.copies.folder, err = openOutFolder("migrate", out, paths); err != nil {
					return err
				}
			}
			return run.all(cmd.Context(), paths)
		},
	}
	spec.register(cmd, "the version to write: 1.2 or 1.1")
	cmd.Flags().StringVar(&out, "out", "", "a new or empty folder for the documents, elsewhere than the originals")
	cmd.Flags().BoolVar(&newIDs, "new-ids", false, "give events without an id, as those of 1.0, a new one")
	cmd.Flags().BoolVar(&compare, "compare", false, "write nothing, and tell what 1.1 and 1.2 say of each document, side by side")
	format.register(cmd, report.Text, report.JSON)
	read.register(cmd.Flags())
	return cmd
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
				return cannotRun(errors.New("stopped before the end"))
			}
			r.document(path, &d)
		}
	}
	if ctx.Err() != nil {
		return cannotRun(errors.New("stopped before the end"))
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

// write tells what has become of all documents.
func (r *migrateRun) write() {
	switch {
	case r.format == report.JSON:
		b, err := report.Marshal(struct {
			Schema    string             `json:"schema"`
			Documents []migratedDocument `json:"documents"`
		}{report.SchemaMigrate, append([]migratedDocument{}, r.documents...)})
		if err != nil {
			r.failed = err
			return
		}
		r.say(string(b) + "\n")
	case !r.compare:
		c := &r.counts
		r.say(fmt.Sprintf("%s: %d migrated to %s, %d of it already, %d not migrated; to decide: %d\n", text.Plural(c.documents, "document"),
			c.migrated, r.to, c.documents-c.migrated-c.failed, c.failed, c.open))
	}
}

// text tells for people what became of a document.
func (m *migratedDocument) text(b *strings.Builder) {
	switch {
	case m.Problem != "":
		fmt.Fprintf(b, "✗ %s   %s\n", text.Clean(m.Path), text.Clean(m.Problem))
		return
	case m.Compared != nil:
		m.compared(b)
		return
	case m.From == m.To:
		fmt.Fprintf(b, "  %s   of %s already\n", text.Clean(m.Path), m.To)
		return
	}
	mark := "✓"
	if len(m.Open) > 0 {
		mark = "!"
	}
	fmt.Fprintf(b, "%s %s   %s to %s\n", mark, text.Clean(m.Path), m.From, m.To)
	for _, line := range migrate.Grouped(m.Changes) {
		fmt.Fprintf(b, "    %-9s %s\n", line.Kind, text.Clean(line.Words))
	}
	for _, f := range m.Open {
		fmt.Fprintf(b, "    decide    %s   %s   %s\n", f.Rule, text.Clean(f.Pointer), text.Clean(f.Message))
	}
}

// compared tells for people what two versions say.
func (m *migratedDocument) compared(b *strings.Builder) {
	c := m.Compared
	of := "names no version"
	if c.From != "" {
		of = "of " + string(c.From)
	}
	fmt.Fprintf(b, "%s   %s\n", text.Clean(m.Path), of)
	finding := func(f rule.Finding) {
		fmt.Fprintf(b, "    %-7s %s   %s\n            %s\n", f.Severity, f.Rule, text.Clean(f.Pointer), text.Clean(f.Message))
	}
	for _, s := range c.Said {
		fmt.Fprintf(b, "  Caliper %s: %s %s\n", s.Spec, s.Verdict.Glyph(), s.Verdict)
		for _, credit := range s.Credits {
			fmt.Fprintf(b, "    fills %s › %s › %s\n", credit.Profile, credit.Event, text.Clean(catalog.ActionWords(credit.Action)))
		}
		for _, reason := range s.Reasons {
			fmt.Fprintf(b, "    no mark: %s\n", text.Clean(reason))
		}
		if len(s.Findings) > 0 {
			fmt.Fprintf(b, "  Caliper %s alone says:\n", s.Spec)
		}
		for _, f := range s.Findings {
			finding(f)
		}
	}
	if len(c.Both) > 0 {
		b.WriteString("  Both say:\n")
	}
	for _, f := range c.Both {
		finding(f)
	}
}
