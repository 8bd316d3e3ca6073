package report

import (
	"io"
	"testing"
)

// BenchmarkRender writes out a document that passes and one with a finding.
func BenchmarkRender(b *testing.B) {
	for _, f := range Formats() {
		b.Run(string(f), func(b *testing.B) {
			r, err := New(f, io.Discard, Options{Run: ran})
			if err != nil {
				b.Fatal(err)
			}
			defer func() { _ = r.Close() }()
			documents := documents()[:2]
			b.ReportAllocs()
			for i := 0; b.Loop(); i++ {
				which := 0
				if i%50 == 0 {
					which = 1
				}
				if err := r.Add(r.Render(documents[which])); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
