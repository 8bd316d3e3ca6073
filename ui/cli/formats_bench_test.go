package cli

import (
	"bytes"
	"io"
	"os"
	"path/filepath"
	"testing"
	"time"

	"caliper-playground/catalog"
	"caliper-playground/engine/report"
	"caliper-playground/fixtures"
)

// BenchmarkFormats checks 100,000 lines in every form of report, one after the
// other in each round, and tells how long each takes beside JSON. Two lines of a
// hundred have mistakes.
func BenchmarkFormats(b *testing.B) {
	path := filepath.Join(b.TempDir(), "lines.ndjson")
	if err := os.WriteFile(path, manyLines(b, 100_000), 0o600); err != nil {
		b.Fatal(err)
	}
	took := map[report.Format]time.Duration{}
	for b.Loop() {
		for _, f := range report.Formats() {
			began := time.Now()
			stream := IO{In: bytes.NewReader(nil), Out: io.Discard, Err: io.Discard, Getenv: func(string) string { return "" }}
			if status := Main(b.Context(), stream, []string{"check", "--format", string(f), path}, Playground{}); status != 1 {
				b.Fatalf("%s: status %d", f, status)
			}
			took[f] += time.Since(began)
		}
	}
	for _, f := range report.Formats() {
		b.ReportMetric(float64(took[f])/float64(took[report.JSON]), string(f)+"/json")
	}
}

// manyLines are the events of all rows, again and again, with a mistake now and
// then.
func manyLines(b *testing.B, count int) []byte {
	b.Helper()
	rows, err := fixtures.Load(catalog.V1p2, "rows")
	if err != nil {
		b.Fatal(err)
	}
	var lines bytes.Buffer
	for i := range count {
		line := []byte(compact(string(rows[i%len(rows)].Data)))
		if i%50 == 0 {
			line = bytes.Replace(line, []byte(`"action": "`), []byte(`"action": "X`), 1)
		}
		lines.Write(line)
		lines.WriteByte('\n')
	}
	return lines.Bytes()
}
