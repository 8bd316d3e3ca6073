package library

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"caliper-playground/catalog"
	"caliper-playground/fixtures"
)

// FuzzRead holds that no byte of a text is lost or read twice, whichever way it
// is cut into documents.
func FuzzRead(f *testing.F) {
	rows, err := fixtures.Load(catalog.V1p2, fixtures.Rows)
	if err != nil {
		f.Fatal(err)
	}
	for _, seed := range rows[:5] {
		f.Add(seed.Data)
	}
	f.Add([]byte("{}\n{}\n"))
	f.Add([]byte("\n[\n{\"a\":1}\n]"))
	f.Add([]byte("{\"a\"\r\n\r\n{}\r\n\xff"))
	f.Add([]byte("{} [\n]x\n{\"a\":\"}\"}{}\n"))
	f.Add([]byte("[{\"data\":1,\"sensor\":2}, 7 ]"))
	f.Fuzz(func(t *testing.T, input []byte) {
		if start := input[:min(len(input), 2)]; isWide(start) || bytes.Equal(start, []byte{0x1f, 0x8b}) {
			return
		}
		path := filepath.Join(t.TempDir(), "a.ndjson")
		if err := os.WriteFile(path, input, 0o600); err != nil {
			t.Fatal(err)
		}
		for from, r := range map[string]Reader{Stdin: {Stdin: bytes.NewReader(input), Ends: true}, path: {Ends: true}} {
			var written []byte
			seen := map[Place]bool{}
			for d := range r.Read(t.Context(), from) {
				if d.Err != nil {
					t.Fatal(d.Err)
				}
				if d.Form == Post || d.Form == Received {
					return
				}
				if seen[d.Place] && d.Form != End {
					t.Fatalf("%s: two documents at %s", from, d.Place)
				}
				seen[d.Place] = true
				written = append(append(written, d.Before...), d.Data...)
			}
			if len(seen) == 0 || !bytes.Equal(written, input) {
				t.Fatalf("%s: read %q of %q", from, written, input)
			}
		}
	})
}
