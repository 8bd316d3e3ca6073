package app

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/google/go-cmp/cmp"
	"github.com/muesli/termenv"

	"caliper-playground/engine/why"
	"caliper-playground/ui/page"
	"caliper-playground/ui/page/pagetest"
	"caliper-playground/ui/style"
)

// opened starts the program with a page of a kind on the bench.
func opened(t *testing.T, k kind, choice style.Choice) *driver {
	t.Helper()
	d := driveIn(t, pagetest.New(), choice, 120, 40)
	if k.open == nil {
		return d
	}
	target := k.target
	if _, loads := target.(page.LoadDocuments); loads { // not what happens to be in a folder
		target = page.LoadDocuments{Pasted: `{"type":"ViewEvent","action":"Viewed"}`}
	}
	if _, answers := target.(page.Answer); answers {
		target = page.Answer{Title: "why Reading", Parts: []why.Part{{Title: "Why it is not met", Lines: []string{"Reading › ViewEvent › Viewed: nothing comes close"}}}}
	}
	if _, shows := target.(page.ShowCode); shows {
		event := `{"@context":"http://purl.imsglobal.org/ctx/caliper/v1p2","id":"urn:uuid:8f8bb9c5-2a8f-4f7b-9f0b-5d1f0f3f4d55","type":"ViewEvent","action":"Viewed"}`
		target = page.ShowCode{What: "message 3", Data: []byte(event)}
	}
	d.run(k.open(d.app.screen(), target))
	d.until("the page "+k.name, func(string) bool { return len(d.app.pages) == 2 && d.app.waited == 0 })
	if k.name == "load" {
		d.shows("1 of 1 chosen", "actor")
		d.hides("reading and judging")
	}
	d.app.notice = nil
	return d
}

// everyPage runs a test for each page in the list of all.
func everyPage(t *testing.T, test func(t *testing.T, k kind)) {
	t.Parallel()
	for _, k := range kinds() {
		t.Run(k.name, func(t *testing.T) {
			t.Parallel()
			test(t, k)
		})
	}
}

func TestEveryPageHasGoldensAtEverySize(t *testing.T) {
	everyPage(t, func(t *testing.T, k kind) {
		d := opened(t, k, noColour)
		for _, size := range [][2]int{{40, 15}, {80, 24}, {120, 40}, {200, 60}} {
			d.resize(size[0], size[1])
			view := freshIDs.ReplaceAllString(d.app.View(), "urn:uuid:fresh")
			checkGolden(t, fmt.Sprintf("page-%s-%dx%d", k.name, size[0], size[1]), view)
		}
	})
}

// On a beamer: large type, and a light background. Dark has the same golden, since styles
// have the same names in both, and without colour no word of it is missing.
func TestEveryPageHasAGoldenForTheBeamer(t *testing.T) {
	everyPage(t, func(t *testing.T, k kind) {
		plain := opened(t, k, noColour)
		plain.resize(100, 30)
		want := freshIDs.ReplaceAllString(plain.app.View(), "urn:uuid:fresh")
		for _, look := range []style.Choice{lightLook, darkLook} {
			d := opened(t, k, look)
			d.resize(100, 30)
			view := freshIDs.ReplaceAllString(d.app.View(), "urn:uuid:fresh")
			checkGolden(t, "page-"+k.name+"-100x30-light", nameStyles(d.app.env.Theme, view))
			if diff := cmp.Diff(want, withoutStyles(view)); diff != "" {
				t.Errorf("without colour it is another (-plain +coloured):\n%s", diff)
			}
		}
	})
}

// TestEveryPageFitsAtEveryWidth holds the frame and the page in it to the window, low
// and high.
func TestEveryPageFitsAtEveryWidth(t *testing.T) {
	everyPage(t, func(t *testing.T, k kind) {
		d := opened(t, k, style.Choice{Profile: termenv.ANSI})
		for _, height := range []int{15, 61} {
			for width := 1; width <= 200; width++ {
				d.resize(width, height)
				checkFits(t, fmt.Sprintf("%dx%d", width, height), d.app.View(), width, height)
			}
		}
	})
}

// TestNoCommandOfAnyPageIsSilent runs each command: either it does something, or
// it says why not. What moves is left out, since at an end it does nothing, and
// everybody sees why.
func TestNoCommandOfAnyPageIsSilent(t *testing.T) {
	everyPage(t, func(t *testing.T, k kind) { checkNotSilent(t, func() *driver { return opened(t, k, noColour) }) })
}

func checkNotSilent(t *testing.T, begin func() *driver) {
	t.Helper()
	d := begin()
	m := d.app.env.Keys.Message
	shown := []string{m.Findings.Name(), m.Sentence.Name(), m.JSON.Name(), m.HTTP.Name()} // one of them is open
	for i, c := range d.app.top().Commands() {
		moves := strings.HasPrefix(c.Key.Name(), "move.")
		if c.Do == nil || moves || c.Typing != d.app.top().Typing() || c.Reason() != "" || c.Group == "" || slices.Contains(shown, c.Key.Name()) {
			continue
		}
		if strings.HasPrefix(c.Key.Name(), "prompt.erase") { // there is nothing typed yet
			continue
		}
		one := begin()
		before := one.app.View()
		cmd := page.Run(one.app.env, one.app.top().Commands()[i])
		if one.app.View() == before && !says(cmd) {
			t.Errorf("%s (%s) of %s does nothing, and nobody says why", c.Key.Name(), c.Key.Help().Key, c.Group)
		}
	}
}

// TestEscLeadsOutOfEveryPage presses it until the bench is left alone, with help
// and the list of commands on top of each page too: each time something changes,
// and it never takes more than a few.
func TestEscLeadsOutOfEveryPage(t *testing.T) {
	const most = 4 // of a page: the focus, a filter, a question of a question, the page
	everyPage(t, func(t *testing.T, k kind) {
		for _, above := range [][]string{nil, {"f1"}, {"ctrl+p"}, {"f1", "ctrl+p"}} {
			d := opened(t, k, noColour)
			for _, name := range above {
				d.press(name)
			}
			pages := len(d.app.pages)
			for presses := 0; len(d.app.pages) > 1; presses++ {
				if presses > most+len(above) {
					t.Fatalf("with %q on top, %d pages are open still:\n%s", above, len(d.app.pages), d.app.View())
				}
				before := d.app.View()
				d.press("esc")
				if len(d.app.pages) < pages-1 {
					t.Errorf("with %q on top, one esc closed %d pages", above, pages-len(d.app.pages))
				}
				if d.app.View() == before {
					t.Errorf("with %q on top, esc does nothing:\n%s", above, before)
				}
				pages = len(d.app.pages)
			}
		}
	})
}

// TestEscHasABottom presses it from every page, in a class and alone, also where a
// session was chosen in the list: it comes to the bench alone, and there it opens
// nothing any more.
func TestEscHasABottom(t *testing.T) {
	const enough = 12
	for _, before := range [][]string{nil, {"O"}, {"O", "enter"}, {"O", "j", "enter"}, {"O", "enter", "esc"}, {"}", "O", "k", "enter", "tab"}, {"O", "enter", "3"}} {
		t.Run(strings.Join(before, " "), func(t *testing.T) {
			d := driveClass(t, pagetest.NewServer("class-1", "class-2"), noColour, 80, 24)
			for _, name := range before {
				d.press(name)
				d.settle()
			}
			for range enough {
				d.press("esc")
				d.settle()
			}
			for range enough {
				before := d.app.View()
				if len(d.app.pages) > 1 {
					t.Fatalf("esc does not come to the bench:\n%s", before)
				}
				d.press("esc")
				d.settle()
				if d.app.View() != before {
					t.Fatalf("esc goes on without end:\n%s", d.app.View())
				}
			}
		})
	}
}

// TestNoKeyIsSilentlyDead presses what some page has a key for, and whatever else
// there is, where the page on top has no use for it: somebody says so, and where
// there is a way to what was meant.
func TestNoKeyIsSilentlyDead(t *testing.T) {
	everyPage(t, func(t *testing.T, k kind) {
		d := opened(t, k, noColour)
		if d.app.top().Typing() {
			return
		}
		for name := range strings.FieldsSeq("/ p o L U O K % ~ f9 alt+x") {
			all := d.app.top().Commands()
			_, own := page.Find(all, name, false)
			_, everywhere := page.Find(append(d.app.pageCommands(false), d.app.screenCommands()...), name, false)
			if own || everywhere {
				continue
			}
			d.app.notice = nil
			d.press(name)
			if d.app.notice == nil || d.app.notice.text == "" {
				t.Errorf("%s does nothing, and nobody says so:\n%s", name, d.app.View())
			}
		}
	})
}

// TestEveryListIsFilteredOrSaysWhyNot presses the key of the filter on every page.
func TestEveryListIsFilteredOrSaysWhyNot(t *testing.T) {
	everyPage(t, func(t *testing.T, k kind) {
		d := opened(t, k, noColour)
		if d.app.top().Typing() {
			return
		}
		d.press("/")
		d.settle()
		if !d.app.top().Typing() && d.app.notice == nil {
			t.Errorf("neither is a filter typed, nor does anybody say why not:\n%s", d.app.View())
		}
	})
}

// TestEveryTargetOpensAPage opens what pages open by name.
func TestEveryTargetOpensAPage(t *testing.T) {
	for _, target := range []page.Target{
		page.LookUp{}, page.ComposeEvent{}, page.LoadDocuments{}, page.PractiseCertification{}, page.ChooseSession{}, page.SetTolerances{}, page.MakeMistakes{}, page.LearnByExercise{}, page.SetMisbehaviour{}, page.ShowCoverage{},
		page.AskQuestions{}, page.ListEntities{}, page.CompareVersions{},
		page.TellStory{},
	} {
		d := drive(t, pagetest.New(), 120, 40)
		d.ask(func(s page.Screen) tea.Cmd { return s.Open(target) })
		d.until(fmt.Sprintf("%T", target), func(string) bool { return len(d.app.pages) == 2 })
	}
}

// TestAJSONObjectIsNotTypedIntoALine pastes one where a line is typed: it is
// offered to the page that loads documents.
func TestAJSONObjectIsNotTypedIntoALine(t *testing.T) {
	row := []string{"j", "j", "enter", "j"} // Assessment › AssessmentEvent › Submitted
	inCompose := func(more ...string) []string { return append(append(slices.Clone(row), "n", "=would fill"), more...) }
	for _, test := range []struct {
		name   string
		engine func() *pagetest.Engine
		keys   []string // or what must be seen first, after an =
	}{
		{"the filter of the marks", pagetest.New, []string{"/"}},
		{"the log's filter", pagetest.New, []string{"tab", "/"}},
		{"the filter of a message", pagetest.UnderWay, []string{"=action-unknown", "tab", "tab", "/"}},
		{"the palette", pagetest.New, []string{"ctrl+p"}},
		{"the vocabulary's search", pagetest.New, []string{"v", "=CONTENTS", "/"}},
		{"compose's choices", pagetest.New, []string{"n", "=Which profile?"}},
		{"a value in compose", pagetest.New, inCompose("G", "right", "j", "enter", "=absolute IRI")},
		{"a name in compose", pagetest.New, inCompose("r", "=name instead of")},
		{"where to save what is composed", pagetest.New, inCompose("w", "=save as")},
		{"a field of the form", pagetest.New, []string{"c"}},
		{"where to save messages", pagetest.UnderWay, []string{"=action-unknown", "w", "=save as"}},
		{"where to save code", pagetest.UnderWay, []string{"=action-unknown", "$", "=curl", "w", "=save as"}},
		{"how to misbehave", pagetest.New, []string{"U", "=on purpose", "e", "=do "}},
	} {
		t.Run(test.name, func(t *testing.T) {
			d := drive(t, test.engine(), 120, 40)
			for _, name := range test.keys {
				if sees, ok := strings.CutPrefix(name, "="); ok {
					d.shows(sees)
					continue
				}
				d.press(name)
			}
			d.settle()
			if !d.app.top().Typing() {
				t.Fatalf("nothing is typed:\n%s", d.app.View())
			}
			before := d.app.View()
			d.paste(`{"type":"ViewEvent","action":"Viewed"}`)
			d.shows("What you pasted is JSON", "Load it instead?")
			d.press("n")
			d.until("the line as it was", func(view string) bool { return view == before })
			d.paste(`{"type":"ViewEvent","action":"Viewed"}`)
			d.shows("Load it instead?")
			d.press("y")
			d.shows("· load", "pasted 1")
		})
	}
}

// A page that is driven alone has the room that it has in the program.
func TestPagesAloneHaveTheSameRoom(t *testing.T) {
	if pagetest.Chrome != chrome {
		t.Errorf("pagetest takes %d lines for what is around a page, the program %d", pagetest.Chrome, chrome)
	}
}
