package cli

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"testing"
	"time"

	"caliper-playground/catalog"
	"caliper-playground/engine/report"
	"caliper-playground/fixtures"
)

// BenchmarkFormats checks 100,000 lines in every form of report, one after the
// other in each round, and tells how long each takes beside JSON, by the least time
// of each: at most 1.3 times as long. Two lines of a hundred have mistakes.
func BenchmarkFormats(b *testing.B) {
	path := filepath.Join(b.TempDir(), "lines.ndjson")
	if err := os.WriteFile(path, manyLines(b, 100_000), 0o600); err != nil {
		b.Fatal(err)
	}
	took := leastTimes{}
	for b.Loop() {
		for _, f := range report.Formats() {
			took.note(string(f), func() { checkFor(b, path, f) })
		}
	}
	for _, f := range report.Formats() {
		ratio := took[string(f)].Seconds() / took[string(report.JSON)].Seconds()
		b.ReportMetric(ratio, string(f)+"-of-json")
		if ratio > 1.3 {
			b.Errorf("%s takes %.2f times as long as JSON", f, ratio)
		}
	}
	b.ReportMetric(0, "ns/op")
}

// BenchmarkCores checks 100,000 lines with one core and with two, in turns, and tells
// what share of the time with one it takes with two, by the least time of each.
func BenchmarkCores(b *testing.B) {
	path := filepath.Join(b.TempDir(), "lines.ndjson")
	if err := os.WriteFile(path, manyLines(b, 100_000), 0o600); err != nil {
		b.Fatal(err)
	}
	took := leastTimes{}
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(0))
	for b.Loop() {
		for _, cores := range []int{1, 2} {
			runtime.GOMAXPROCS(cores)
			took.note(fmt.Sprint(cores), func() { checkFor(b, path, report.JSON) })
		}
	}
	b.ReportMetric(took["2"].Seconds()/took["1"].Seconds(), "two-of-one")
	b.ReportMetric(took["2"].Seconds(), "s-with-two")
	b.ReportMetric(0, "ns/op")
}

// BenchmarkFolder checks a folder of 20,000 files, and tells what a file costs.
func BenchmarkFolder(b *testing.B) {
	const files = 20_000
	folder := b.TempDir()
	for i, line := range bytes.SplitAfter(bytes.TrimSuffix(manyLines(b, files), []byte("\n")), []byte("\n")) {
		if err := os.WriteFile(filepath.Join(folder, fmt.Sprintf("%05d.json", i)), line, 0o600); err != nil {
			b.Fatal(err)
		}
	}
	took := leastTimes{}
	for b.Loop() {
		took.note("all", func() { checkFor(b, folder, report.JSON) })
	}
	b.ReportMetric(took["all"].Seconds()*1e6/files, "µs/file")
	b.ReportMetric(0, "ns/op")
}

// leastTimes is the least time that each of several things took: what else the
// machine does only adds to it.
type leastTimes map[string]time.Duration

// note takes the time of one of them.
func (l leastTimes) note(name string, do func()) {
	began := time.Now()
	do()
	took := time.Since(began)
	if before, known := l[name]; !known || took < before {
		l[name] = took
	}
}

// checkFor checks what has mistakes, and reports on it to nobody.
func checkFor(b *testing.B, path string, f report.Format) {
	b.Helper()
	stream := IO{In: bytes.NewReader(nil), Out: io.Discard, Err: io.Discard, Getenv: func(string) string { return "" }}
	if status := Main(b.Context(), stream, []string{"check", "--format", string(f), path}, Playground{}); status != 1 {
		b.Fatalf("%s: status %d", f, status)
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
