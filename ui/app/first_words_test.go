package app

import (
	"os"
	"slices"
	"strings"
	"testing"
	"unicode"

	"caliper-playground/catalog"
	"caliper-playground/engine/lookup"
	"caliper-playground/ui/page/pagetest"
)

// plainWords are those of the first screens that are plain English there, or a name.
const plainWords = `a again all also an and another any anyone anything appears arrows as by closest covers curl
	default earns else empty enter esc first found from has help here how in is it its key keys learn line
	lines made management mean messages more move next no of on opens or own page pane panes pick plain playground
	press purpose said says search selected send sends sentence show shows something stand tab than that the
	this to too types unfold up url was were what where which will words yet you your welcome above below
	ctrl json http with choose back then exchange explains happens zoom`

// TestEveryWordOfTheFirstScreensIsExplained reads what somebody sees first, on the bench
// and where an event is chosen: each word of the field and of this program has its entry
// in the vocabulary, which is a key away.
func TestEveryWordOfTheFirstScreensIsExplained(t *testing.T) {
	book := lookup.Of(catalog.V1p2)
	plain := strings.Fields(plainWords)
	for _, size := range [][2]int{{80, 24}, {120, 40}} {
		d := keeping(t, t.TempDir())
		d.resize(size[0], size[1])
		for _, page := range []string{"bench", "choice of an event"} {
			if page != "bench" {
				d.press("n")
			}
			view := d.app.View()
			if page != "bench" { // behind each choice stands what it means, in plain English
				view = firstColumn(view)
			}
			for _, word := range strings.FieldsFunc(view, func(c rune) bool { return !unicode.IsLetter(c) && c != '\'' }) {
				if len(word) < 3 || slices.Contains(plain, strings.ToLower(word)) {
					continue
				}
				if found, err := book.Find(word); err != nil || len(found) == 0 {
					t.Errorf("%dx%d, %s: %q has no entry", size[0], size[1], page, word)
				}
			}
		}
	}
}

// firstColumn is what stands at the left of each line.
func firstColumn(view string) string {
	var words []string
	for _, line := range strings.Split(view, "\n") {
		head, _, _ := strings.Cut(strings.TrimLeft(line, " ›▏│"), "  ")
		words = append(words, head)
	}
	return strings.Join(words, "\n")
}

// TestTheFirstScreenLeadsToMistakesAndExercises holds it at the usual sizes, and that the
// keys that are named lead there.
func TestTheFirstScreenLeadsToMistakesAndExercises(t *testing.T) {
	readme, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"`M` sends mistakes made on purpose", "`I` has exercises"} {
		if first, _, _ := strings.Cut(string(readme), "| key |"); !strings.Contains(first, want) {
			t.Errorf("the beginning of README does not say that %s", want)
		}
	}
	for _, size := range [][2]int{{80, 24}, {100, 30}, {120, 40}, {200, 60}} {
		d := drive(t, pagetest.New(), size[0], size[1])
		view := strings.Join(strings.Fields(strings.ReplaceAll(d.app.View(), "│", " ")), " ")
		if !strings.Contains(view, "mistakes") || !strings.Contains(view, "exercises") || !strings.Contains(view, "made") {
			t.Errorf("at %dx%d it says\n%s", size[0], size[1], d.app.View())
		}
		d.press("M")
		d.shows("· mistakes")
		d.press("esc", "I")
		d.shows("· exercises")
	}
}
