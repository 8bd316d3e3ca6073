package pagetest

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"caliper-playground/ui/style"
)

var update = flag.Bool("update", false, "write the goldens anew; read them before you keep them")

// CheckGolden compares a screen with testdata/NAME.txt of the package under test.
func CheckGolden(t testing.TB, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name+".txt")
	got += "\n"
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(strings.Split(string(want), "\n"), strings.Split(got, "\n")); diff != "" {
		t.Errorf("the screen differs from %s (-want +got):\n%s", path, diff)
	}
}

// NameStyles writes what begins a style as its name, so that goldens can be read.
func NameStyles(theme *style.Theme, view string) string {
	if theme.Colourless() {
		return view
	}
	pairs := []string{"\x1b[0m", "]"}
	for name, s := range map[string]style.Style{
		"dim": theme.Dim, "strong": theme.Strong, "accent": theme.Accent, "good": theme.Good, "wrong": theme.Wrong, "caution": theme.Caution,
	} {
		open, _, _ := strings.Cut(s.Render("x"), "x")
		pairs = append(pairs, open, "["+name+":")
	}
	return strings.NewReplacer(pairs...).Replace(view)
}

// WithoutStyles takes out the sequences that style writes, and no others.
func WithoutStyles(view string) string {
	var b strings.Builder
	for view != "" {
		before, rest, found := strings.Cut(view, "\x1b[")
		b.WriteString(before)
		if !found {
			break
		}
		end := strings.IndexFunc(rest, func(r rune) bool { return r != ';' && (r < '0' || r > '9') })
		if end < 0 || rest[end] != 'm' {
			b.WriteString("\x1b[")
			view = rest
			continue
		}
		view = rest[end+1:]
	}
	return b.String()
}
