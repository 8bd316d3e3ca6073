package rule

import (
	"fmt"
	"testing"

	"caliper-playground/catalog"
)

// foundIn returns severity, rule and place of each finding.
func foundIn(body string, v catalog.Version) []string {
	var all []string
	for _, f := range NewJudge(Options{Spec: v}).Judge([]byte(body), nil).Findings() {
		all = append(all, fmt.Sprintf("%s %s %s", f.Severity, f.Rule, f.Pointer))
	}
	return all
}

func TestDefinitionsThatSayWhatCaliperSays(t *testing.T) {
	const (
		document = `{"@context": [%s, "%s"], "id": "https://example.org/documents/1", "type": "Document"}`
		nested   = `{"@context": "%[2]s", "id": "https://example.org/documents/1", "type": "Document", "isPartOf": {"id": "https://example.org/documents/2", "type": "Document", "@context": %[1]s}}`
	)
	for _, test := range []struct {
		name, context string
		version       catalog.Version
		overrides     bool
	}{
		{"aliases of the keywords", `{"id": "@id", "type": "@type"}`, catalog.V1p2, false},
		{"an alias of another keyword", `{"id": "@type"}`, catalog.V1p2, true},
		{"a full IRI", `{"actor": "http://purl.imsglobal.org/caliper/actor"}`, catalog.V1p2, false},
		{"a full IRI in an object", `{"actor": {"@id": "http://purl.imsglobal.org/caliper/actor", "@type": "@id"}}`, catalog.V1p2, false},
		{"a compact IRI by Caliper's own prefix", `{"Document": "caliper:Document"}`, catalog.V1p2, false},
		{"a compact IRI by a prefix of its own", `{"c": "http://purl.imsglobal.org/caliper/", "name": {"@id": "c:name"}}`, catalog.V1p2, false},
		{"an action", `{"Viewed": "verb:Viewed"}`, catalog.V1p2, false},
		{"another meaning", `{"name": "http://schema.org/name"}`, catalog.V1p2, true},
		{"another of Caliper's", `{"name": "caliper:description"}`, catalog.V1p2, true},
		{"a meaning that is none", `{"name": null}`, catalog.V1p2, true},
		{"query in 1.2", `{"query": "http://schema.org/query"}`, catalog.V1p2, true},
		{"query in 1.1", `{"query": "http://schema.org/query"}`, catalog.V1p1, false},
		{"query with the Search extension of 1.1", `"http://purl.imsglobal.org/ctx/caliper/v1p1/SearchProfile-extension", {"query": "http://schema.org/query"}`, catalog.V1p1, true},
	} {
		t.Run(test.name, func(t *testing.T) {
			forms := []string{document}
			if test.context[0] == '{' {
				forms = append(forms, nested)
			}
			for _, form := range forms {
				body := fmt.Sprintf(form, test.context, catalog.Get(test.version).Context)
				found := false
				for _, f := range NewJudge(Options{Spec: test.version}).Judge([]byte(body), nil).Findings() {
					found = found || f.Rule == "context-override"
				}
				if found != test.overrides {
					t.Errorf("%s: told %v, want %v", body, found, test.overrides)
				}
			}
		})
	}
}

// In 1.1 query belongs to the Search extension: without that it is a word that
// any context may define.
func TestAWordOfAnExtensionMayBeDefined(t *testing.T) {
	const body = `{"@context": [{"query": "http://schema.org/query"}, %s"http://purl.imsglobal.org/ctx/caliper/v1p1"], "id": "https://example.org/documents/1", "type": "Document", "query": "ferns"}`
	if got := foundIn(fmt.Sprintf(body, ""), catalog.V1p1); len(got) != 1 || got[0] != "info property-foreign /query" {
		t.Errorf("without the extension: %q", got)
	}
	extension := `"http://purl.imsglobal.org/ctx/caliper/v1p1/SearchProfile-extension", `
	if got := foundIn(fmt.Sprintf(body, extension), catalog.V1p1); len(got) != 2 || got[1] != "error property-unknown /query" {
		t.Errorf("with the extension: %q", got)
	}
}
