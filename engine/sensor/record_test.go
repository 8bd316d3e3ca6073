package sensor

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestRecordSurvivesACutAnywhere cuts a record off at each byte: what stood in whole
// lines is known, and what is added later too.
func TestRecordSurvivesACutAnywhere(t *testing.T) {
	const url = "https://lrs.example/x"
	path := filepath.Join(t.TempDir(), "sent")
	r, err := OpenRecord(path, "https://user:secret@lrs.example/x")
	if err == nil {
		err = r.Close()
	}
	if err != nil {
		t.Fatal(err)
	}
	if b, _ := os.ReadFile(path); strings.Contains(string(b), "secret") {
		t.Errorf("a password is in %s", b)
	}
	_ = os.Remove(path)
	if r, err = OpenRecord(path, url); err != nil {
		t.Fatal(err)
	}
	keys := []RecordKey{KeyOf("a", []byte("1")), KeyOf("a", []byte("2")), KeyOf("b", []byte("1"))}
	for _, key := range keys {
		if err := r.Add("a \x1b", key); err != nil {
			t.Fatal(err)
		}
	}
	if err := r.Close(); err != nil {
		t.Fatal(err)
	}
	whole, _ := os.ReadFile(path)
	late := KeyOf("late", nil)
	for cut := 0; cut <= len(whole); cut++ {
		if err := os.WriteFile(path, whole[:cut], 0o600); err != nil {
			t.Fatal(err)
		}
		for round := range 2 {
			r, err := OpenRecord(path, url)
			if err != nil {
				t.Fatalf("cut at %d: %v", cut, err)
			}
			for i, key := range keys {
				if want := strings.Count(string(whole[:cut]), "\n") > i+1; r.Has(key) != want {
					t.Errorf("cut at %d: document %d is there: %v", cut, i, !want)
				}
			}
			if r.Has(late) != (round == 1) {
				t.Errorf("cut at %d, round %d: what was added later is there: %v", cut, round, round == 0)
			}
			if err := r.Add("late", late); err != nil {
				t.Fatal(err)
			}
			if err := r.Close(); err != nil {
				t.Fatal(err)
			}
		}
	}
}

func TestRecordLeavesOtherFilesAlone(t *testing.T) {
	const url = "https://lrs.example/x"
	dir := t.TempDir()
	const head = `{"record":"caliper-playground sent","format":1,"endpoint":"https://lrs.example/x"}`
	for content, want := range map[string]string{
		"{\"id\": 1}\n": "is no record",
		"no JSON":       "is no record",
		strings.Replace(head, "/x", "/y", 1) + "\n": "is the record of what was sent to https://lrs.example/y",
		head + "\n{\"key\":\"zz\"}\n":               "line 2",
		head + "\nrubbish\n":                        "line 2",
	} {
		path := filepath.Join(dir, "file")
		if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
		if _, err := OpenRecord(path, url); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v", content, err)
		}
		if b, _ := os.ReadFile(path); string(b) != content {
			t.Errorf("%q became %q", content, b)
		}
	}
	for _, path := range []string{dir, filepath.Join(dir, "none", "file")} {
		if _, err := OpenRecord(path, url); err == nil || !strings.Contains(err.Error(), dir) {
			t.Errorf("%s: %v", path, err)
		}
	}
}

// TestTwoRunsDoNotShareARecord has one go on where another is under way, and where it
// has ended.
func TestTwoRunsDoNotShareARecord(t *testing.T) {
	path := filepath.Join(t.TempDir(), "sent")
	first, err := OpenRecord(path, "https://lrs.example/x")
	if err != nil {
		t.Fatal(err)
	}
	if err := first.Add("a", KeyOf("a", nil)); err != nil {
		t.Fatal(err)
	}
	if second, err := OpenRecord(path, "https://lrs.example/x"); err == nil || !strings.Contains(err.Error(), "another run goes on with it; wait") {
		t.Errorf("the second gets %v, %v", second, err)
	}
	if err := first.Close(); err != nil {
		t.Fatal(err)
	}
	third, err := OpenRecord(path, "https://lrs.example/x")
	if err != nil || !third.Has(KeyOf("a", nil)) {
		t.Fatalf("the third gets %v, %v", third, err)
	}
	_ = third.Close()
}
