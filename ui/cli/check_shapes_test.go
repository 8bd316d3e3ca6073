package cli

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"

	"caliper-playground/engine/expect"
)

// Whatever shape documents come in, whole, torn or far too large, check says the same
// of them on any number of cores, and mends and expects the same.
func TestCheckSaysTheSameOfEveryShapeOnAnyNumberOfCores(t *testing.T) {
	seed := rand.Uint64()
	defer func() {
		if t.Failed() {
			t.Logf("with the seed %d", seed)
		}
	}()
	files := shapes(rand.New(rand.NewPCG(seed, 0)))
	dir := write(t, files)
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(0))
	for _, flags := range [][]string{
		{"--format", "json", "--coverage"},
		{"--format", "text", "--one-scope"},
		{"--format", "junit", "--strict"},
		{"--format", "sarif", "--advise"},
		{"--format", "json", "--at", "/detail"},
		{"--format", "text", "--fail-fast"},
		{"--format", "text", "--fix", "--force", "--statistics"},
		{"--format", "text", "--update"},
		{"--format", "github"}, // by the expectations that were written
	} {
		var want run
		var mended map[string]string
		for i, cores := range []int{1, 2, 7} {
			runtime.GOMAXPROCS(cores)
			if slices.Contains(flags, "--update") {
				_ = os.Remove(filepath.Join(dir, expect.Name)) // each begins with none
			}
			got := command(t, "", append([]string{"check", "--deterministic", dir}, flags...)...)
			copies := written(t, dir, files)
			if i == 0 {
				want, mended = got, copies
				if strings.Contains(got.err, "panic") || len(got.out) < 100 {
					t.Errorf("%q: %s%s", flags, got.out, got.err)
				}
			}
			if got != want {
				t.Errorf("%q: on %d cores it differs: status %d and %d, %d bytes and %d, %q and %q", flags, cores, got.status, want.status, len(got.out), len(want.out), got.err, want.err)
			}
			if fmt.Sprint(copies) != fmt.Sprint(mended) {
				t.Errorf("%q: on %d cores other files are written", flags, cores)
			}
		}
	}
}

// written are the files of a folder that were not put there.
func written(t *testing.T, dir string, files map[string]string) map[string]string {
	t.Helper()
	found := map[string]string{}
	all, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range all {
		if _, put := files[f.Name()]; put {
			continue
		}
		content, err := os.ReadFile(filepath.Join(dir, f.Name()))
		if err != nil {
			t.Fatal(err)
		}
		found[f.Name()] = string(content)
		if f.Name() != expect.Name { // which the next run goes by
			_ = os.Remove(filepath.Join(dir, f.Name()))
		}
	}
	return found
}

// shapes are files of every shape that documents come in, and of shapes that they
// should not come in; what is cut is cut anywhere.
func shapes(random *rand.Rand) map[string]string {
	one := func(i int) string {
		return compact(strings.Replace([]string{reading, misspelt, `{"id": "urn:x", "type": "Person"}`, `{"type": "ViewEvent", `}[i%4], "7c0", fmt.Sprintf("%03x", i), 1))
	}
	joined := func(n int, between string) string {
		all := make([]string, n)
		for i := range all {
			all[i] = one(i * 5 % 3) // none that is broken
		}
		return strings.Join(all, between)
	}
	var lines strings.Builder
	for i := range 150 {
		lines.WriteString(one(i) + []string{"\n", "\r\n", "\n\n", " \n"}[i%4])
	}
	pack := func(s string) string {
		var b bytes.Buffer
		w := gzip.NewWriter(&b)
		_, _ = w.Write([]byte(s)) // a buffer takes all
		_ = w.Close()
		return b.String()
	}
	cut := func(s string) string { return s[:random.IntN(len(s))] }
	envelope := func(items string) string {
		return `{"sensor": "https://s.example/", "sendTime": "2025-03-04T09:15:01.000Z", "dataVersion": "http://purl.imsglobal.org/ctx/caliper/v1p2", "data": [` + items + "]}"
	}
	// Longer than the documents that a core works on at a time.
	huge := strings.Replace(compact(misspelt), "the tides", strings.Repeat("the tides ", 30_000), 1)
	return map[string]string{
		"array.json":           "[" + joined(90, ",\n") + "]",
		"bom.json":             "\uFEFF" + reading,
		"bom.ndjson":           "\uFEFF" + one(0) + "\n" + one(1) + "\n",
		"cr.json":              strings.ReplaceAll(reading, "\n", "\r\n"),
		"cut.har":              cut(`{"log": {"entries": [` + one(0) + `]}}`),
		"cut.json":             cut(misspelt),
		"cut.json.gz":          cut(pack(misspelt)),
		"cut.ndjson":           cut(lines.String()),
		"cut.ndjson.gz":        cut(pack(lines.String())),
		"detail.ndjson":        strings.Repeat(`{"detail": `+one(1)+"}\n", 40),
		"empty.json":           "",
		"envelopes.json":       "[" + envelope(joined(7, ",")) + ",\n" + envelope(joined(3, ",")) + "," + envelope("1") + "]",
		"huge.ndjson":          one(0) + "\n" + huge + "\n" + one(1) + "\n" + huge + "\n" + one(2),
		"lines.ndjson":         lines.String(),
		"lines.jsonl.gz":       pack(lines.String()),
		"pretty.json":          strings.Repeat(reading+"\n", 12) + misspelt,
		"recording.har":        `{"log": {"entries": [{"request": {"method": "POST", "url": "https://x.example/", "postData": {"text": ` + quoted(one(1)) + `}}}]}}`,
		"sixteen.json":         "\xff\xfe{\x00}\x00",
		"values.json":          joined(40, " ") + "\n" + joined(40, ""),
		"values-cut.json":      joined(40, " ") + cut(one(0)),
		"blank.ndjson":         "\n\n \n",
		"not.json":             "<html></html>",
		"a folder of no one's": "",
	}
}
