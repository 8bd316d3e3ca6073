package component

import (
	"strings"
	"testing"

	"caliper-playground/engine/text"
	"caliper-playground/ui/style"
)

// TestPathsKeepTheirNames names a report's files at every width.
func TestPathsKeepTheirNames(t *testing.T) {
	folder := "/home/mira/.local/state/caliper-playground/reports/"
	name := "practice-a-class-with-a-long-name-20250304-092200"
	paths := []string{folder + name + ".md", folder + name + ".html", folder + name + ".json"}
	for width := 1; width <= 140; width++ {
		p := &Paper{Theme: &style.Theme{}, Width: width}
		p.Paths(paths)
		for _, line := range p.Lines {
			if text.Width(line) > width {
				t.Errorf("at %d a line is wider: %q", width, line)
			}
		}
		all := strings.Join(p.Lines, "\n")
		switch {
		case width >= 4+len(paths[1]):
			for _, path := range paths {
				if !strings.Contains(all, "   "+path) {
					t.Errorf("at %d %s is not whole:\n%s", width, path, all)
				}
			}
		case width >= 6+len(name)+len(".html"):
			for _, path := range paths {
				if !strings.Contains(all, "     "+path[len(folder):]) {
					t.Errorf("at %d the name %s is not whole:\n%s", width, path[len(folder):], all)
				}
			}
		case width >= 20:
			for _, suffix := range []string{"reports/", "092200.md", "22", ".html", ".json"} {
				if !strings.Contains(all, suffix) {
					t.Errorf("at %d %q is cut off:\n%s", width, suffix, all)
				}
			}
		}
	}
}

func TestPathsWithForeignText(t *testing.T) {
	p := &Paper{Theme: &style.Theme{}, Width: 30}
	p.Paths([]string{"/tmp/\x1b[31m\u202e" + strings.Repeat("a", 40) + "/\x07practice.md"})
	if all := strings.Join(p.Lines, "\n"); strings.ContainsAny(all, "\x1b\x07\u202e") {
		t.Errorf("it got through: %q", all)
	}
}

func TestPathsOfNoReport(t *testing.T) {
	p := &Paper{Theme: &style.Theme{}, Width: 30}
	if p.Paths(nil); len(p.Lines) != 0 {
		t.Errorf("there is %q", p.Lines)
	}
}
