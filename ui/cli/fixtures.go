package cli

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"caliper-playground/catalog"
	"caliper-playground/engine/file"
	"caliper-playground/engine/report"
	"caliper-playground/engine/text"
	"caliper-playground/fixtures"
)

func (a *app) fixtures() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "fixtures",
		Short: "The built-in sets: list them, write them to a folder, or what a set of yours lacks",
		Args:  a.noSuchCommand,
	}
	cmd.AddCommand(asWithout(cmd, a.fixturesList()), a.fixturesCode(), a.fixturesExport(), a.fixturesMissing())
	return cmd
}

func (a *app) fixturesList() *cobra.Command {
	spec, format := &specFlag{}, &formatFlag{}
	cmd := &cobra.Command{
		Use:   "list",
		Short: "List the built-in sets and their documents",
		Args:  noArguments,
		RunE: func(*cobra.Command, []string) error {
			return a.listFixtures(spec.version, format.chosen)
		},
	}
	spec.register(cmd, "version of Caliper: 1.2 or 1.1")
	format.register(cmd, report.Text, report.JSON)
	return cmd
}

// listed is a fixture, or a story, as it is printed. Its JSON form is public.
type listed struct {
	Set     string          `json:"set"`
	Name    string          `json:"name"`
	Spec    catalog.Version `json:"spec"`
	Row     string          `json:"row"`     // the ID of the row that it fills, or empty
	Title   string          `json:"title"`   // of a story; empty for a document
	Mistake string          `json:"mistake"` // what is wrong in it on purpose, or empty
	Schema  string          `json:"schema"`
}

func (a *app) listFixtures(v catalog.Version, f report.Format) error {
	wrong := map[string]string{}
	for _, m := range fixtures.ListMistakes(v) {
		wrong[m.Name] = m.Title
	}
	var all []listed
	heads := map[string]string{}
	for _, set := range fixtures.Sets(v) {
		heads[set.Name] = fmt.Sprintf("%s, %s", text.Clean(set.Title), text.Plural(len(set.Fixtures), "document"))
		for _, x := range set.Fixtures {
			one := listed{Set: set.Name, Name: x.Name, Spec: v, Row: x.RowID, Schema: report.SchemaFixtures}
			if set.Name == fixtures.Mistakes {
				one.Mistake = wrong[x.Name]
			}
			all = append(all, one)
		}
	}
	stories := storiesOf(v)
	heads[storiesSet] = "told scene by scene, " + text.Plural(len(stories), "story")
	for _, s := range stories {
		all = append(all, listed{Set: storiesSet, Name: s.Name, Spec: v, Title: s.Title, Schema: report.SchemaFixtures})
	}
	return printAll(a, f, listedWords(all, heads), all)
}

// listedWords writes each set with its head, and below it the names in full, for they are
// what other commands take.
func listedWords(all []listed, heads map[string]string) *bytes.Buffer {
	width := 0
	for _, one := range all {
		width = max(width, text.Width(one.Name))
	}
	var b bytes.Buffer
	for i, one := range all {
		if i == 0 || all[i-1].Set != one.Set {
			fmt.Fprintf(&b, "%s   %s\n", one.Set, heads[one.Set])
		}
		fmt.Fprintf(&b, "  %s %s\n", text.Pad(one.Name, width), cmp.Or(one.Row, one.Mistake, one.Title))
	}
	return &b
}

func (a *app) fixturesExport() *cobra.Command {
	spec, force := &specFlag{}, false
	cmd := &cobra.Command{
		Use:   "export DIR [SET...] | stories",
		Short: "Write the built-in sets, or the stories, to a folder, as files to edit and replay",
		Long: `Writes the built-in sets to a folder, a folder for each set, and beside a set in which
something is wrong on purpose the expect.toml that says what. Files that are there
already are left alone, and named, unless --force is given. export DIR stories writes
the stories, with an example that says all that may stand in one; export stories
writes them to the folder stories.`,
		Args: atLeastOne("DIR to write to"),
		RunE: func(_ *cobra.Command, args []string) error {
			dir, names := args[0], args[1:]
			if dir == storiesSet && len(names) == 0 {
				dir, names = ".", []string{storiesSet}
			}
			sets, err := chosenSets(spec.version, names)
			if err != nil {
				return withFolderFirst(spec.version, args, err)
			}
			return a.exportFixtures(dir, spec.version, sets, force)
		},
	}
	spec.register(cmd, "version of Caliper: 1.2 or 1.1")
	cmd.Flags().BoolVar(&force, "force", false, "overwrite files that are there")
	return cmd
}

// chosenSets returns the named sets, or all where none is named.
func chosenSets(v catalog.Version, names []string) ([]fixtures.Set, error) {
	if len(names) == 0 {
		return fixtures.Sets(v), nil
	}
	var sets []fixtures.Set
	for _, name := range names {
		if name == storiesSet {
			sets = append(sets, storyFiles())
			continue
		}
		documents, err := fixtures.Load(v, name)
		if err != nil {
			return nil, usage("%w", err)
		}
		sets = append(sets, fixtures.Set{Name: name, Fixtures: documents})
	}
	return sets, nil
}

// withFolderFirst adds to what is wrong with arguments that begin with a set, and end
// with what is none, that the folder comes first.
func withFolderFirst(v catalog.Version, args []string, err error) error {
	last := len(args) - 1
	if _, first := chosenSets(v, args[:1]); first != nil {
		return err
	}
	if _, behind := chosenSets(v, args[last:]); behind == nil {
		return err
	}
	return usage("%w; the folder comes first: fixtures export %s %s", err, args[last], strings.Join(args[:last], " "))
}

func (a *app) exportFixtures(dir string, v catalog.Version, sets []fixtures.Set, force bool) error {
	o := outcome{app: a}
	for _, set := range sets {
		if err := o.export(filepath.Join(dir, set.Name), filesOf(v, set), force); err != nil {
			return err
		}
	}
	return o.err()
}

// export writes files to a folder by their paths in it. Those that are there with other
// content are left as they are, unless force is given, and told.
func (o *outcome) export(folder string, files iter.Seq2[string, []byte], force bool) error {
	put := file.New
	if force {
		put = file.Write
	}
	written, kept := 0, []string{}
	for name, content := range files {
		path := filepath.Join(folder, filepath.FromSlash(name))
		err := os.MkdirAll(filepath.Dir(path), 0o755)
		if err == nil {
			err = put(path, content)
		}
		switch {
		case errors.Is(err, fs.ErrExist):
			kept = append(kept, path)
		case err != nil:
			return cannotRun(fmt.Errorf("%s cannot be written: %w; name another folder", path, file.Reason(err)))
		default:
			written++
		}
	}
	if len(kept) > 0 {
		o.cannot(fmt.Errorf("%s is there with other content, and so are %d more; they were left as they are (--force overwrites)", kept[0], len(kept)-1))
	}
	return o.app.say("%s written to %s", text.Plural(written, "file"), folder)
}

// filesOf are the files of a set, and what is expected of them, if anything is.
func filesOf(v catalog.Version, set fixtures.Set) iter.Seq2[string, []byte] {
	return func(yield func(string, []byte) bool) {
		for _, f := range set.Fixtures {
			if !yield(filepath.Base(f.Path), f.Data) {
				return
			}
		}
		if expected := fixtures.Expectations(v, set.Name); expected != nil {
			yield(fixtures.ExpectationsFile, expected)
		}
	}
}
