package catalog

import "testing"

// BenchmarkDecode measures what start-up waits for: both versions decoded from
// the embedded files, lookups built. The meanings that the versions share are
// decoded with the first.
func BenchmarkDecode(b *testing.B) {
	for b.Loop() {
		decodeVocabulary("v1p2")
		decodeVocabulary("v1p1")
	}
}
