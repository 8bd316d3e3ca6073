package cli

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"caliper-playground/catalog"
	"caliper-playground/engine/report"
)

func (a *app) catalog() *cobra.Command {
	spec, format := "", &formatFlag{}
	cmd := &cobra.Command{
		Use:   "catalog [NAME]",
		Short: "Look up a profile, event, entity, property, action or term",
		Long: `Looks up a profile, event, entity, property, action, term or erratum (by its
number). Without a name it lists all that there is.`,
		Args:              atMostOne,
		ValidArgsFunction: completeTerms,
		RunE: func(_ *cobra.Command, args []string) error {
			version, err := catalog.ParseVersion(spec)
			if err != nil {
				return usage("--spec: %w", err)
			}
			f, err := format.format()
			if err != nil {
				return err
			}
			if len(args) == 0 {
				return cannotRun(writeEntries(a.Out, f, overview(catalog.Get(version))))
			}
			entries, err := lookUp(catalog.Get(version), args[0])
			if err != nil {
				return err
			}
			return cannotRun(writeEntries(a.Out, f, entries))
		},
	}
	cmd.Flags().StringVar(&spec, "spec", string(catalog.V1p2), "version of Caliper: 1.2 or 1.1")
	format.register(cmd.Flags(), report.Text, report.JSON, report.Markdown)
	return cmd
}

// completeTerms offers the vocabulary's words to the shell.
func completeTerms(_ *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
	if len(args) > 0 {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	return catalog.Get(catalog.V1p2).Words(), cobra.ShellCompDirectiveNoFileComp
}

// lookUp finds everything of that name: some names stand for several things.
func lookUp(v *catalog.Vocabulary, name string) ([]entry, error) {
	all := everything(v)
	var found []entry
	for _, same := range []func(string) bool{
		func(s string) bool { return s == name },
		func(s string) bool { return strings.EqualFold(s, name) },
	} {
		for _, e := range all {
			if same(e.Name) || e.Title != "" && same(e.Title) {
				found = append(found, e)
			}
		}
		if len(found) > 0 {
			return found, nil
		}
	}
	names := make([]string, 0, 2*len(all))
	for _, e := range all {
		names = append(names, e.Name)
		if e.Title != "" {
			names = append(names, e.Title)
		}
	}
	if near := catalog.Nearest(name, names); near != "" {
		return nil, usage("Caliper %s has no %q; did you mean %s?", v.Version, name, near)
	}
	return nil, usage("Caliper %s has no %q; %s catalog lists what there is", v.Version, name, Name)
}

// everything makes an entry of each thing that the catalogue knows.
func everything(v *catalog.Vocabulary) []entry {
	var all []entry
	for i := range v.Profiles {
		all = append(all, profileEntry(v, &v.Profiles[i]))
	}
	for i := range v.Events {
		all = append(all, eventEntry(v, &v.Events[i]))
	}
	for i := range v.Entities {
		all = append(all, entityEntry(v, &v.Entities[i]))
	}
	all = append(all, propertyEntries(v)...)
	for i := range v.Actions {
		all = append(all, actionEntry(v, &v.Actions[i]))
	}
	for _, t := range v.Terms {
		all = append(all, newEntry(v, string(t.Set)+" term", t.Name, t.Meaning, t.Reference, t.Extensions...))
	}
	for _, e := range v.Errata {
		all = append(all, erratumEntry(v, e))
	}
	return all
}

// overview is everything in short: names and meanings.
func overview(v *catalog.Vocabulary) []entry {
	all := everything(v)
	short := make([]entry, 0, len(all))
	for _, e := range all {
		if e.Kind == kindProperty {
			continue // each type lists its own
		}
		s := emptyEntry(v, e.Kind, e.Name)
		s.Title, s.Meaning, s.Reference, s.IRI = e.Title, e.Meaning, e.Reference, e.IRI
		short = append(short, s)
	}
	return short
}

// kindOf says in words what form a property's value has.
func kindOf(p catalog.Property) string {
	kind := string(p.Kind)
	switch p.Kind {
	case catalog.EntityOf:
		kind = strings.Join(p.Types, " or ")
		if p.IRI {
			kind += " or its IRI"
		}
	case catalog.InTerms:
		kind = fmt.Sprintf("one of the %s terms", p.Terms)
	}
	if p.Array {
		return "array of " + kind
	}
	return kind
}
