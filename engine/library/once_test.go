package library

import (
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// TestOnceReadsTheSameEachOnce names files and folders of a tree at random, in several
// spellings: what is read of all is read of those that are left, each file once.
func TestOnceReadsTheSameEachOnce(t *testing.T) {
	root := tree(t, map[string]string{
		"a/x.json": "1", "a/y.ndjson": "2", "a/b/x.json": "3", "a/b/c/z.json": "4", "a/.hidden/x.json": "5", "a/.own.json": "6",
		"a/x.fixed.json": "7", "a/b/notes.txt": "8", "ab/x.json": "9", "drafts/x.json": "10", "a/drafts/y.json": "11", "top.json": "12",
	})
	t.Chdir(root)
	var all []string
	if err := filepath.WalkDir(".", func(path string, _ os.DirEntry, err error) error {
		all = append(all, path)
		return err
	}); err != nil {
		t.Fatal(err)
	}
	spellings := []func(path string) string{
		func(path string) string { return path },
		func(path string) string { return "." + string(filepath.Separator) + path },
		func(path string) string { return filepath.Join(root, path) },
		func(path string) string { return "a/../" + path },
	}
	random := rand.New(rand.NewPCG(1, 2))
	dropped := 0
	for range 2000 {
		reader := Reader{Selection: &Selection{}}
		if random.IntN(2) == 0 {
			reader.Selection.Exclude = []string{"drafts"}
		}
		var paths []string
		for range 1 + random.IntN(5) {
			paths = append(paths, spellings[random.IntN(len(spellings))](all[random.IntN(len(all))]))
		}
		var apart []string
		once, alone := reader.Once(paths, func(folder string) bool { return slices.Contains(apart, absolute(folder)) })
		if len(alone) > 0 {
			t.Fatalf("%q: %v read by themselves, and none was to be", paths, alone)
		}
		want, got := filesRead(t, reader, paths), filesRead(t, reader, once)
		for path := range want {
			want[path] = 1
		}
		if !maps.Equal(got, want) {
			t.Fatalf("%q is read as %q:\n%v, want\n%v", paths, once, got, want)
		}
		dropped += len(paths) - len(once)
		apart = []string{absolute("a/b")}
		once, reader.Alone = reader.Once(paths, func(folder string) bool { return slices.Contains(apart, absolute(folder)) })
		if got := filesRead(t, reader, once); !maps.Equal(got, want) {
			t.Fatalf("%q is read as %q, %v by itself:\n%v, want\n%v", paths, once, reader.Alone, got, want)
		}
	}
	if dropped == 0 {
		t.Error("no path was left out")
	}
}

// filesRead counts how often each file is read.
func filesRead(t *testing.T, r Reader, paths []string) map[string]int {
	t.Helper()
	r.Ends = true
	count := map[string]int{}
	for _, path := range paths {
		for d := range r.Read(t.Context(), path) {
			if d.Form == End {
				count[absolute(d.Path)]++
			}
		}
	}
	return count
}

// TestOnceKeepsTheOrder leaves what is there only once where it was named.
func TestOnceKeepsTheOrder(t *testing.T) {
	t.Chdir(tree(t, map[string]string{"z/x.json": "1", "a/x.json": "2"}))
	once, _ := Reader{}.Once([]string{"z", "gone.json", "-", "a/x.json", "./z/x.json", "-", "./gone.json", "a", "z/gone.json", ""}, nil)
	if got, want := strings.Join(once, " "), "z gone.json - a z/gone.json "; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

// BenchmarkOnce is given many folders and many files, none of which is in another.
func BenchmarkOnce(b *testing.B) {
	root := b.TempDir()
	var paths []string
	for i := range 4000 {
		folder := filepath.Join(root, "of"+strconv.Itoa(i))
		if err := os.Mkdir(folder, 0o700); err != nil {
			b.Fatal(err)
		}
		paths = append(paths, folder, filepath.Join(root, strconv.Itoa(i)+".json"))
	}
	for b.Loop() {
		if once, _ := (Reader{}).Once(paths, nil); len(once) != len(paths) {
			b.Fatalf("%d of %d are left", len(once), len(paths))
		}
	}
}
