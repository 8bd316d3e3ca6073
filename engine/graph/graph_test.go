package graph

import (
	"encoding/xml"
	"errors"
	"io"
	"strings"
	"testing"

	"caliper-playground/catalog"
	"caliper-playground/fixtures"
)

const view = `{"sensor": "https://example.org/s", "data": [{"@context": "http://purl.imsglobal.org/ctx/caliper/v1p2", "id": "urn:uuid:8c1b6a52-6f9a-4c6e-9a58-0d3b1a1f2e11", "type": "ViewEvent",
 "actor": {"id": "https://example.org/ada", "type": "Person", "name": "Ada <b>"}, "action": "Viewed", "profile": "ReadingProfile",
 "object": {"id": "https://example.org/docs/1", "type": "Document", "isPartOf": "https://example.org/docs", "creators": ["https://example.org/ada"]},
 "session": {"id": "https://example.org/s/1", "type": "Session", "user": {"id": "https://example.org/ada", "type": "Person"}}, "extensions": {"x": {"id": "no", "type": "Person"}}, "eventTime": "2026-03-02T09:15:00.000Z"}]}`

func TestTree(t *testing.T) {
	var b strings.Builder
	for _, l := range Of([]byte(view)).Tree() {
		b.WriteString(l.Branch)
		if l.Relation != "" {
			b.WriteString(l.Relation + ": ")
		}
		b.WriteString(l.Node.Words())
		if l.Again {
			b.WriteString(" (above)")
		}
		b.WriteString("\n")
	}
	want := `ViewEvent Viewed
├─ actor: Person “Ada <b>”  https://example.org/ada
├─ object: Document  https://example.org/docs/1
│  ├─ isPartOf: https://example.org/docs
│  └─ creators: Person “Ada <b>”  https://example.org/ada
└─ session: Session  https://example.org/s/1
   └─ user: Person “Ada <b>”  https://example.org/ada
`
	if b.String() != want {
		t.Errorf("the tree is\n%s", b.String())
	}
}

// Each drawing is well-formed, has a box for each node, and every node of every
// built-in document is in its tree.
func TestDrawings(t *testing.T) {
	for _, v := range catalog.Versions() {
		for _, set := range fixtures.Sets(v) {
			for _, f := range set.Fixtures {
				g := Of(f.Data)
				drawn := map[string]bool{}
				for _, l := range g.Tree() {
					drawn[l.Node.Words()] = true
				}
				for _, n := range g.Nodes {
					if !drawn[n.Words()] {
						t.Errorf("%s: %s is not in the tree", f.Name, n.Words())
					}
				}
				svg := g.SVG()
				wellFormed(t, f.Name, svg)
				if boxes := strings.Count(svg, "<rect"); boxes != len(g.Nodes) {
					t.Errorf("%s: %d boxes for %d nodes", f.Name, boxes, len(g.Nodes))
				}
			}
		}
	}
	svg := Of([]byte(view)).SVG()
	if strings.Contains(svg, "<b>") || strings.Count(svg, "<rect") != 5 {
		t.Errorf("the drawing is %s", svg)
	}
	wellFormed(t, "view", svg)
	if Of([]byte("{")).SVG() != "" || len(Of([]byte(`[1]`)).Tree()) != 0 {
		t.Error("nothing is drawn")
	}
}

func wellFormed(t *testing.T, name, svg string) {
	t.Helper()
	for d := xml.NewDecoder(strings.NewReader(svg)); ; {
		if _, err := d.Token(); errors.Is(err, io.EOF) {
			return
		} else if err != nil {
			t.Errorf("%s: %v in %s", name, err, svg)
			return
		}
	}
}

// A message of very many things is drawn as far as it can be taken in.
func TestTooMany(t *testing.T) {
	one := `{"id": "https://example.org/` + `%`
	var b strings.Builder
	b.WriteString("[")
	for i := range 3 * maxNodes {
		if i > 0 {
			b.WriteString(",")
		}
		b.WriteString(strings.Replace(one, "%", strings.Repeat("x", i), 1) + `", "type": "Person"}`)
	}
	g := Of([]byte(b.String() + "]"))
	if len(g.Nodes) != maxNodes || g.Left != 2*maxNodes {
		t.Errorf("%d nodes, %d left", len(g.Nodes), g.Left)
	}
}
