package pagetest

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/muesli/termenv"

	"caliper-playground/ui/style"
)

var update = flag.Bool("update", false, "write the goldens anew; read them before you keep them")

// CheckGolden compares a screen with testdata/NAME.txt of the package under test.
func CheckGolden(t testing.TB, name, got string) {
	t.Helper()
	CheckFile(t, filepath.Join("testdata", name+".txt"), got+"\n")
}

// CheckFile compares what is drawn with the file that shows it.
func CheckFile(t testing.TB, path, got string) {
	t.Helper()
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
		t.Errorf("what is drawn differs from %s (-want +got):\n%s", path, diff)
	}
}

// CheckGoldens draws a page at every size, without colours, on dark and on light, and
// compares it with the goldens of that name. Light has the dark one's: the styles have
// the same names in both. What replace changes differs from run to run; it may be nil.
func CheckGoldens(t *testing.T, name string, replace func(view string) string, open func(*testing.T, style.Choice) *Driver) {
	t.Helper()
	for _, look := range []struct {
		name, end string
		choice    style.Choice
	}{
		{"plain", "", style.Choice{Profile: termenv.Ascii}},
		{"dark", "-dark", style.Choice{Profile: termenv.ANSI256, Background: style.DarkBackground}},
		{"light", "-dark", style.Choice{Profile: termenv.ANSI256, Background: style.LightBackground}},
	} {
		t.Run(name+"/"+look.name, func(t *testing.T) {
			d := open(t, look.choice)
			for _, size := range [][2]int{{40, 15}, {80, 24}, {120, 40}, {200, 60}} {
				d.Window(size[0], size[1])
				view := NameStyles(d.Env.Theme, d.Drawn())
				if replace != nil {
					view = replace(view)
				}
				CheckGolden(t, fmt.Sprintf("%s-%dx%d%s", name, size[0], size[1], look.end), view)
			}
		})
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
func WithoutStyles(view string) string { return styleSequence.ReplaceAllLiteralString(view, "") }

var styleSequence = regexp.MustCompile("\x1b\\[[0-9;]*m")
