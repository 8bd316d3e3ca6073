package cli

import (
	"io"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"caliper-playground/catalog"
	"caliper-playground/engine/snippet"
	"caliper-playground/fixtures"
)

func (a *app) fixturesCode() *cobra.Command {
	spec, language := &specFlag{}, ""
	names := namesOf(snippet.Languages())
	cmd := &cobra.Command{
		Use:   "code NAME",
		Short: "Write a program that sends a built-in document",
		Long: `Writes a program that sends a built-in document, by its name in fixtures list. It
needs nothing but what the language brings along, reads where to send from
CALIPER_ENDPOINT and CALIPER_TOKEN, gives each event a new id, and sends what may
have been lost again with the same id. JavaScript is an ES module for Node, and
browser one for a page.`,
		Args: exactlyOne("NAME of a built-in document"),
		RunE: func(_ *cobra.Command, args []string) error {
			v := spec.version
			if !slices.Contains(names, language) {
				return usage("--language: %q is none of %s", language, strings.Join(names, ", "))
			}
			f, err := fixtureCalled(v, args[0])
			if err != nil {
				return err
			}
			code, err := snippet.Write(snippet.Language(language), "the built-in document "+f.Name, "https://example.org/sensors/1", v, f.Data)
			if err != nil {
				return usage("%s: %w", f.Name, err)
			}
			_, err = io.WriteString(a.Out, code)
			return cannotRun(err)
		},
		ValidArgsFunction: func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
			return fixtureNames(catalog.V1p2), cobra.ShellCompDirectiveNoFileComp
		},
	}
	spec.register(cmd, "version of Caliper: 1.2 or 1.1")
	cmd.Flags().StringVar(&language, "language", string(snippet.Curl), strings.Join(names, ", "))
	return cmd
}

// fixtureNames returns the names of all built-in documents of a version.
func fixtureNames(v catalog.Version) []string {
	var names []string
	for _, set := range fixtures.Sets(v) {
		for _, f := range set.Fixtures {
			names = append(names, f.Name)
		}
	}
	return names
}

// fixtureCalled returns the built-in document of that name.
func fixtureCalled(v catalog.Version, name string) (fixtures.Fixture, error) {
	for _, set := range fixtures.Sets(v) {
		for _, f := range set.Fixtures {
			if f.Name == name {
				return f, nil
			}
		}
	}
	if near := catalog.Nearest(name, fixtureNames(v)); near != "" {
		return fixtures.Fixture{}, usage("no built-in document %q for Caliper %s; did you mean %q?", name, v, near)
	}
	return fixtures.Fixture{}, usage("no built-in document %q for Caliper %s; %s fixtures list names all", name, v, Name)
}
