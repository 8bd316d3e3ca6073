package cli

import (
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"github.com/spf13/cobra"

	"caliper-playground/engine/session"
)

// schemas are the commands that write JSON, and the schemas of that.
var schemas = map[string]string{
	"check": "check", "replay": "replay", "report": "replay", "probe": "check", "serve": "serve",
	"catalog": "catalog", "explain": "explain", "sessions": "sessions", "sessions list": "sessions", "fixtures": "fixtures", "fixtures list": "fixtures",
	"exercises": "exercises", "exercises list": "exercises", "exercises show": "exercises", "exercises check": "exercises", "migrate": "migrate",
}

func schemaOf(t *testing.T, name string) *jsonschema.Schema {
	t.Helper()
	compiler := jsonschema.NewCompiler()
	compiler.AssertFormat()
	s, err := compiler.Compile(filepath.Join("..", "..", "engine", "report", "schema", name+".schema.json"))
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestEveryJSONHasASchema(t *testing.T) {
	written := map[string]bool{}
	var visit func(cmd *cobra.Command)
	visit = func(cmd *cobra.Command) {
		if format := cmd.Flags().Lookup("format"); format != nil && strings.Contains(format.Usage, "json") {
			written[strings.TrimPrefix(cmd.CommandPath(), Name+" ")] = true
		}
		for _, below := range cmd.Commands() {
			visit(below)
		}
	}
	visit((&app{IO: IO{Getenv: func(string) string { return "" }}}).root(io.Discard))
	for of := range written {
		name := schemas[of]
		if name == "" {
			t.Errorf("what %s --format json writes has no schema", of)
			continue
		}
		schemaOf(t, name)
	}
	for of := range schemas {
		if !written[of] {
			t.Errorf("%s writes no JSON", of)
		}
	}
}

// TestWhatIsWrittenFitsItsSchema holds what commands write against the schemas, which
// name every member and take no other one.
func TestWhatIsWrittenFitsItsSchema(t *testing.T) {
	t.Parallel()
	state := t.TempDir()
	s, err := session.New(session.Options{Dir: sessionsFolder(state), ID: "mine"})
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	old := filepath.Join(t.TempDir(), "old.json") // of 1.1, with what 1.2 has no place for
	if err := os.WriteFile(old, []byte(`{"@context": "http://purl.imsglobal.org/ctx/caliper/v1p1", "id": "urn:uuid:7d1a5b60-3c0e-4a7b-9f58-0b6f2f2c9a11",
		"type": "ReadingEvent", "actor": "https://example.org/people/1", "action": "NavigatedTo", "object": "https://example.org/books/1", "eventTime": "yesterday"}`), 0o600); err != nil {
		t.Fatal(err)
	}
	sound := filepath.Join("..", "..", "fixtures", "v1p2", "rows", "reading-view-viewed.json") // of which there is nothing to say
	out := filepath.Join(t.TempDir(), "out")
	for _, line := range []string{
		"exercises --state " + state, "exercises list --state " + state, "exercises show one-word --hints 2 --state " + state, "exercises check one-word " + old + " --state " + state,
		"migrate --out " + out + " " + old, "migrate --compare " + old,
		"check " + sound + " " + old, "check --advise " + sound + " " + old, "replay rows " + old, "replay rows " + old + " --each --advise",
		"report mine --fail-on never --state " + state,
		"catalog", "catalog --spec 1.1", "catalog quiz", "catalog ViewEvent", "catalog actor --spec 1.1", "catalog 401", "catalog actor-type",
		"catalog ReadingProfile/ViewEvent/Viewed", "catalog LtiSession", "catalog Metric", "catalog 3", "explain", "explain actor-type", "explain value-empty",
		"fixtures", "fixtures list", "fixtures list --spec 1.1", "sessions --state " + state, "sessions list --state " + state, "sessions list --state " + t.TempDir(),
	} {
		t.Run(line, func(t *testing.T) {
			words := strings.Fields(line)
			name := schemas[words[0]]
			if name == "" {
				name = schemas[words[0]+" "+words[1]]
			}
			got := command(t, "", append(words, "--format", "json")...)
			v, err := jsonschema.UnmarshalJSON(strings.NewReader(got.out))
			if err != nil || got.status > 1 {
				t.Fatalf("status %d, %v: %s", got.status, err, got.err)
			}
			if err := schemaOf(t, name).Validate(v); err != nil {
				t.Errorf("%#v", err)
			}
		})
	}
}
