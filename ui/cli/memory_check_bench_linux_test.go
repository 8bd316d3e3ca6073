package cli_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"syscall"
	"testing"

	reports "caliper-playground/engine/report"
)

// BenchmarkMemoryOfCheck checks 10,000 lines and 100,000, in every form of report, with
// the built program, and tells the most memory that the system gave it for the more: at
// most 1.3 times of that for the fewer, which is flat.
func BenchmarkMemoryOfCheck(b *testing.B) {
	few, many := linesOfRows(b, 10_000), linesOfRows(b, 100_000)
	for _, f := range reports.Formats() {
		b.Run(string(f), func(b *testing.B) {
			var least, most float64
			for b.Loop() {
				least, most = max(least, memoryOfCheck(b, few, f)), max(most, memoryOfCheck(b, many, f))
			}
			b.ReportMetric(most, "peak-MB")
			b.ReportMetric(most/least, "of-a-tenth")
			if most > 1.3*least {
				b.Errorf("100,000 lines took %.0f MB, and 10,000 lines %.0f MB", most, least)
			}
		})
	}
}

// memoryOfCheck is the most memory that the system gave to a check, in MB.
func memoryOfCheck(b *testing.B, path string, f reports.Format) float64 {
	b.Helper()
	cmd := start(b, "check", "--format", string(f), path)
	cmd.Stdout, cmd.Stderr = io.Discard, io.Discard
	_ = cmd.Run() // it finds mistakes
	usage, ok := cmd.ProcessState.SysUsage().(*syscall.Rusage)
	if status := cmd.ProcessState.ExitCode(); !ok || status != 1 {
		b.Fatalf("status %d", status)
	}
	return float64(usage.Maxrss) / 1000
}

// linesOfRows is a file with the events of all rows, again and again, with a mistake now
// and then.
func linesOfRows(b *testing.B, count int) string {
	b.Helper()
	folder := b.TempDir()
	if out, err := start(b, "fixtures", "export", folder, "rows").CombinedOutput(); err != nil {
		b.Fatalf("%v: %s", err, out)
	}
	files, err := filepath.Glob(filepath.Join(folder, "rows", "*.json"))
	if err != nil || len(files) < 90 {
		b.Fatalf("%d files, %v", len(files), err)
	}
	var rows [][]byte
	for _, path := range files {
		content, err := os.ReadFile(path)
		if err != nil {
			b.Fatal(err)
		}
		var line bytes.Buffer
		if err := json.Compact(&line, content); err != nil {
			b.Fatal(err)
		}
		rows = append(rows, append(line.Bytes(), '\n'))
	}
	path := filepath.Join(folder, fmt.Sprintf("%d.ndjson", count))
	out, err := os.Create(path)
	if err != nil {
		b.Fatal(err)
	}
	defer out.Close()
	for i := range count {
		line := rows[i%len(rows)]
		if i%50 == 0 {
			line = bytes.Replace(line, []byte(`"action":"`), []byte(`"action":"X`), 1)
		}
		if _, err := out.Write(line); err != nil {
			b.Fatal(err)
		}
	}
	return path
}
