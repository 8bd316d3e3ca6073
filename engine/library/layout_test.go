package library

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

// laid are three messages, the second of which has two events, one of a hostile
// name; they come in two hours, and the clock is put back.
func laid(t *testing.T, l *Laying) []string {
	t.Helper()
	at := time.Date(2026, 3, 4, 9, 59, 0, 0, time.FixedZone("", 3600))
	for i, body := range []string{
		`{"sensor":"x","data":[{"id":"1","type":"ViewEvent","action":"Viewed"}]}`,
		"{\"data\": [\n {\"id\":\"2\",\r\n\"type\":\"../\\u002e./é\"}, {\"id\": \"3\"}]}",
		`{"no": "envelope"}`, `{`, `[]`,
		`{"data":[{"id":"4","type":"Person"}]}`,
	} {
		if err := l.Add(i+1, at.Add(time.Duration(i%4)*time.Minute), []byte(body)); err != nil {
			t.Fatal(err)
		}
	}
	if err := l.End(); err != nil {
		t.Fatal(err)
	}
	var files []string
	if err := filepath.WalkDir(l.Dir, func(path string, d os.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			below, _ := filepath.Rel(l.Dir, path)
			files = append(files, filepath.ToSlash(below))
		}
		return err
	}); err != nil {
		t.Fatal(err)
	}
	return files
}

// TestLayouts holds that what is laid out is read back as what came.
func TestLayouts(t *testing.T) {
	for _, c := range []struct {
		layout    Layout
		files     []string
		documents int
	}{
		{EachFile, []string{"message-000001-1-ViewEvent-Viewed.json", "message-000002-1.json", "message-000002-2.json", "message-000006-1-Person.json"}, 4},
		{EachEnvelope, []string{"message-000001.json", "message-000002.json", "message-000003.json", "message-000004.json", "message-000005.json", "message-000006.json"}, 6},
		{AllLines, []string{"class.ndjson"}, 4},
		{ByHour, []string{"2026/03/04/08/class-000001.ndjson", "2026/03/04/09/class-000002.ndjson"}, 4},
	} {
		t.Run(string(c.layout), func(t *testing.T) {
			l := &Laying{Dir: filepath.Join(t.TempDir(), "new", "folder"), Name: "class", Layout: c.layout}
			files := laid(t, l)
			if c.layout == ByHour { // 08:59, 09:00 to 09:02, then 08:59 and 09:00 again
				c.files = []string{"2026/03/04/08/class-000001.ndjson", "2026/03/04/09/class-000002.ndjson"}
			}
			if !slices.Equal(files, c.files) || l.Files != len(files) {
				t.Errorf("there are %q, counted as %d", files, l.Files)
			}
			n := 0
			for d := range (Reader{}).Read(context.Background(), l.Dir) {
				if n++; d.Err != nil {
					t.Error(d.Err)
				}
			}
			if n != c.documents || c.layout != EachEnvelope && (l.Unusable != 3 || l.Items != 4) {
				t.Errorf("%d documents of %d, %d unusable", n, l.Items, l.Unusable)
			}
			again := &Laying{Dir: l.Dir, Name: l.Name, Layout: l.Layout}
			laid(t, again) // the same once more is no harm
			changed := filepath.Join(l.Dir, filepath.FromSlash(files[0]))
			if err := os.WriteFile(changed, []byte("mine"), 0o600); err != nil {
				t.Fatal(err)
			}
			var there *ExistsError
			err := errors.Join(again.Add(1, time.Date(2026, 3, 4, 8, 59, 0, 0, time.UTC), []byte(`{"data":[{"id":"1","type":"ViewEvent","action":"Viewed"}]}`)), again.End())
			if !errors.As(err, &there) || there.Path != changed {
				t.Errorf("over a changed file: %v", err)
			}
			if b, _ := os.ReadFile(changed); string(b) != "mine" {
				t.Errorf("it was written over: %s", b)
			}
			laid(t, &Laying{Dir: l.Dir, Name: l.Name, Layout: l.Layout, Overwrite: true})
			if b, _ := os.ReadFile(changed); string(b) == "mine" {
				t.Error("it was not written over")
			}
		})
	}
}

// TestLayingLeavesNothingHalf gives up in the middle of a file.
func TestLayingLeavesNothingHalf(t *testing.T) {
	l := &Laying{Dir: t.TempDir(), Name: "class", Layout: AllLines}
	if err := l.Add(1, time.Now(), []byte(fmt.Sprintf(`{"data":[{"id":%q}]}`, strings.Repeat("x", 10_000)))); err != nil {
		t.Fatal(err)
	}
	l.Discard()
	if left, err := os.ReadDir(l.Dir); err != nil || len(left) != 0 {
		t.Errorf("%v, %v", left, err)
	}
}
