package cli

import (
	"bytes"
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"caliper-playground/catalog"
	"caliper-playground/engine/lookup"
	"caliper-playground/engine/report"
	"caliper-playground/engine/text"
)

func (a *app) catalog() *cobra.Command {
	spec, format := &specFlag{}, &formatFlag{}
	cmd := &cobra.Command{
		Use:   "catalog [NAME...]",
		Short: "Look up a word, profile, row, event, entity, property, action, term, erratum or rule",
		Long: `Looks up a word of the standard (envelope, sensor), a status code, a profile,
event, entity, property, action or term by its name, a row by its ID
(ReadingProfile/ViewEvent/Viewed), an erratum by its number and a rule by its ID,
with what differs between Caliper 1.2 and 1.1 and an example. Several words are
one name: tool launch, ToolLaunch and "Tool Launch" are the same. What nothing is
called by is searched for, as on the screen: quiz, LTI launch, a slip of the pen.
Without a name it lists all that there is.`,
		Args:              cobra.ArbitraryArgs,
		ValidArgsFunction: completeTerms,
		RunE: func(_ *cobra.Command, args []string) error {
			f, book := format.chosen, lookup.Of(spec.version)
			if len(args) == 0 {
				return a.writeOverview(f, book)
			}
			name := strings.Join(args, " ")
			found, err := book.Find(name)
			if err == nil {
				return a.writeFound(f, book, found)
			}
			var missing *lookup.NotFoundError
			if errors.As(err, &missing) && missing.Elsewhere == "" {
				if found = book.Nearby(name); len(found) > 0 {
					return a.writeNearby(f, book, missing, found)
				}
			}
			return notInBook(err)
		},
	}
	spec.register(cmd, "version of Caliper: 1.2 or 1.1")
	format.register(cmd, report.Text, report.JSON, report.Markdown)
	return cmd
}

// notInBook says how to go on where the error names nothing to go on with.
func notInBook(err error) error {
	var missing *lookup.NotFoundError
	if errors.As(err, &missing) && missing.Elsewhere == "" && missing.Near == "" {
		return usage("%w; %s catalog lists what there is", err, Name)
	}
	return usage("%w", err)
}

// completeTerms offers the names of the entries to the shell.
func completeTerms(cmd *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
	if len(args) > 0 {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	version, err := catalog.ParseVersion(cmd.Flag("spec").Value.String())
	if err != nil {
		version = catalog.V1p2
	}
	return lookup.Of(version).Words(), cobra.ShellCompDirectiveNoFileComp
}

// printedEntry is an entry as it is printed in JSON.
type printedEntry struct {
	*lookup.Entry
	Schema string `json:"schema"`
}

// printed are entries as they are printed in JSON.
func printed(entries []*lookup.Entry) []printedEntry {
	all := make([]printedEntry, len(entries))
	for i, e := range entries {
		all[i] = printedEntry{e, report.SchemaCatalog}
	}
	return all
}

// writeEntries prints entries as pages. In JSON it is always an array.
func (a *app) writeEntries(f report.Format, book *lookup.Book, entries []*lookup.Entry) error {
	var b bytes.Buffer
	for i, e := range entries {
		var err error
		switch f {
		case report.Markdown:
			err = book.WriteMarkdown(&b, e)
		case report.Text:
			if i > 0 {
				b.WriteString("\n")
			}
			err = book.WriteText(&b, e)
		}
		if err != nil {
			return err
		}
	}
	return printAll(a, f, &b, printed(entries))
}

// mostPages is how many entries are printed as pages in text; the others follow
// as a list.
const mostPages = 3

// writeFound prints the first entries as pages and names the others.
func (a *app) writeFound(f report.Format, book *lookup.Book, found []*lookup.Entry) error {
	if f == report.JSON || len(found) <= mostPages {
		return a.writeEntries(f, book, found)
	}
	if err := a.writeEntries(f, book, found[:1]); err != nil {
		return err
	}
	var b bytes.Buffer
	b.WriteString("\nALSO FOUND\n")
	a.writeNames(&b, found[1:])
	return a.print(&b)
}

// writeNearby prints what a search found for a name that nothing is called by: a page
// where the name is another's but for a slip, else a guess, which is a short list of
// what can be looked up.
func (a *app) writeNearby(f report.Format, book *lookup.Book, missing *lookup.NotFoundError, found []*lookup.Entry) error {
	slip := found[0].Name == missing.Near
	finds := "the search finds this"
	if !slip {
		finds = "perhaps one of these is meant"
	}
	fmt.Fprintf(a.Err, "nothing is called %q in Caliper %s; %s:\n", text.Clean(missing.Name), missing.Spec, finds)
	if f == report.JSON || slip {
		return a.writeFound(f, book, found)
	}
	var b bytes.Buffer
	a.writeNames(&b, found)
	return a.print(&b)
}

// writeNames lists entries by their names.
func (a *app) writeNames(b *bytes.Buffer, entries []*lookup.Entry) {
	for _, e := range entries {
		fmt.Fprintf(b, "  %-40s %s\n", e.Name, text.Clean(e.KindWords()))
	}
}

// writeOverview lists everything with its meaning. Rows stand on the pages of
// their profiles.
func (a *app) writeOverview(f report.Format, book *lookup.Book) error {
	var b bytes.Buffer
	var short []*lookup.Entry
	for _, kind := range lookup.Kinds() {
		if kind == lookup.Row {
			continue
		}
		entries := book.Of(kind)
		writeSection(&b, f, kind, entries)
		for _, e := range entries {
			short = append(short, e.Short())
		}
	}
	return printAll(a, f, &b, printed(short))
}

func writeSection(b *bytes.Buffer, f report.Format, kind lookup.Kind, entries []*lookup.Entry) {
	title := strings.ToUpper(string(kind))
	switch f {
	case report.Markdown:
		fmt.Fprintf(b, "## %s\n\n", title)
	default:
		if b.Len() > 0 {
			b.WriteString("\n")
		}
		fmt.Fprintf(b, "%s\n", title)
	}
	for _, e := range entries {
		meaning := e.Meaning
		if kind == lookup.Erratum || kind == lookup.Rule {
			meaning = e.Title
		}
		if f == report.Markdown {
			fmt.Fprintf(b, "- **%s**: %s\n", e.Name, text.Clean(meaning))
			continue
		}
		fmt.Fprintf(b, "  %s %s\n", text.Pad(e.Name, 30), text.Clean(meaning))
	}
	if f == report.Markdown {
		b.WriteString("\n")
	}
}
