package app

import (
	"context"
	"net/http"
	"strings"
	"testing"

	"github.com/muesli/termenv"

	"caliper-playground/catalog"
	"caliper-playground/engine/conformance"
	"caliper-playground/engine/lookup"
	"caliper-playground/engine/rule"
	"caliper-playground/ui/keys"
	"caliper-playground/ui/page"
	"caliper-playground/ui/page/pagetest"
	"caliper-playground/ui/page/vocabulary"
	"caliper-playground/ui/style"
)

// sendExample opens the vocabulary at an entry, sends its example to the real
// endpoint and returns what the page says of it.
func sendExample(t *testing.T, b *backend, spec catalog.Version, at lookup.Ref) string {
	t.Helper()
	screen := &pagetest.Screen{}
	env := &page.Env{
		Screen: screen, Context: context.Background(), Engine: b, Keys: keys.Default(),
		Theme: style.Choice{Profile: termenv.Ascii}.Theme(),
	}
	v := vocabulary.New(env, lookup.Of(spec), page.TakeSnapshot(b.Session()), page.LookUp{At: at})
	v.SetSize(120, 40)
	cmd := page.Run(env, page.Named(v.Commands(), env.Keys.Do.Send))
	if cmd == nil {
		t.Fatalf("%v: nothing is sent", at)
	}
	cmd().(page.Result).Take()
	return screen.Last()
}

// TestEveryExampleOfTheVocabularyPasses sends the example of each entry that
// has one. What shows the vocabulary must be without a fault.
func TestEveryExampleOfTheVocabularyPasses(t *testing.T) {
	t.Parallel()
	b := startBackend(t, nil)
	sent := map[string]bool{}
	for _, version := range catalog.Versions() {
		for _, e := range lookup.Of(version).Entries {
			if len(e.Examples) == 0 || sent[string(version)+e.Examples[0].Name] {
				continue
			}
			sent[string(version)+e.Examples[0].Name] = true
			said := sendExample(t, b, version, e.Ref)
			foreign := strings.Contains(said, "another version than the session")
			if !strings.Contains(said, "200, pass") || foreign == (version == catalog.V1p2) {
				t.Errorf("Caliper %s, %v: %s", version, e.Ref, said)
			}
		}
	}
	if len(sent) < 150 {
		t.Errorf("only %d examples", len(sent))
	}
}

// TestARulesBadExampleShowsItsFinding sends them all, and looks for the rule
// among the findings of the message, or for a refusal where the rule is about
// what the endpoint refuses.
func TestARulesBadExampleShowsItsFinding(t *testing.T) {
	t.Parallel()
	for _, r := range rule.All() {
		if r.Bad == "" {
			continue
		}
		t.Run(r.ID, func(t *testing.T) {
			b := startBackend(t, nil)
			said := sendExample(t, b, catalog.V1p2, lookup.Ref{Kind: lookup.Rule, Name: r.ID})
			m, err := b.Session().Message(b.Session().Len())
			if err != nil {
				t.Fatal(err)
			}
			if m.Status != http.StatusOK {
				if !strings.Contains(said, "refused with 4") {
					t.Errorf("it was answered %d, and the page says %q", m.Status, said)
				}
				return
			}
			findings := m.Assessment.Findings
			if r.Advice {
				findings = conformance.Advice(conformance.Options{Now: m.Time}, m.Exchange.Body, nil)
			}
			for _, f := range findings {
				if f.Rule == r.ID {
					return
				}
			}
			t.Errorf("%s; the findings are %v", said, m.Assessment.Findings)
		})
	}
}
