package vocabulary

import (
	"strings"
	"testing"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/muesli/termenv"

	"caliper-playground/catalog"
	"caliper-playground/engine/lookup"
	"caliper-playground/ui/page"
	"caliper-playground/ui/page/pagetest"
	"caliper-playground/ui/style"
)

// alone opens the page at an entry.
func alone(t testing.TB, engine *pagetest.Engine, choice style.Choice, at lookup.Ref) *pagetest.Driver {
	t.Helper()
	return pagetest.Alone(t, engine, choice, func(env *page.Env) page.Page {
		return New(env, lookup.Of(catalog.V1p2), page.TakeSnapshot(engine.Session()), page.LookUp{At: at})
	})
}

// contentsOf opens the page at its beginning, without colours.
func contentsOf(t testing.TB, engine *pagetest.Engine) *pagetest.Driver {
	t.Helper()
	return alone(t, engine, style.Choice{Profile: termenv.Ascii}, lookup.Ref{})
}

// lookUp searches for a word and goes to the first hit.
func lookUp(d *pagetest.Driver, word string) {
	d.Shows("CONTENTS", "/ search")
	d.Press("/", word, "enter")
}

func TestGoldens(t *testing.T) {
	dark := style.Choice{Profile: termenv.ANSI256, Background: style.DarkBackground}
	light := style.Choice{Profile: termenv.ANSI256, Background: style.LightBackground}
	none := style.Choice{Profile: termenv.Ascii}
	for _, test := range []struct {
		name          string
		choice        style.Choice
		width, height int
		word          string
		keys          []string
	}{
		{"vocabulary-40x15", none, 40, 15, "ToolUseEvent", nil},
		{"vocabulary-80x24", none, 80, 24, "ToolUseEvent", []string{"tab", "tab"}},
		{"vocabulary-80x24-contents", none, 80, 24, "Rating", []string{"left", "esc"}},
		{"vocabulary-80x24-search", none, 80, 24, "attempt", []string{"left", "/"}},
		{"vocabulary-100x30", none, 100, 30, "GradingProfile", nil},
		{"vocabulary-120x40", none, 120, 40, "ViewEvent", []string{"tab", "tab", "tab", "tab"}},
		{"vocabulary-120x40-rule", none, 120, 40, "actor-type", nil},
		{"vocabulary-120x40-versions", none, 120, 40, "SearchResponse", []string{"V", "esc"}},
		{"vocabulary-200x60", none, 200, 60, "ToolUseEvent", nil},
		{"vocabulary-80x24-dark", dark, 80, 24, "ToolUseEvent", []string{"tab", "tab"}},
		{"vocabulary-120x40-dark", dark, 120, 40, "ViewEvent", []string{"tab", "tab", "tab", "tab"}},
		{"vocabulary-120x40-light", light, 120, 40, "ViewEvent", []string{"tab", "tab", "tab", "tab"}},
		{"vocabulary-200x60-dark", dark, 200, 60, "ToolUseEvent", nil},
		{"vocabulary-40x15-dark", dark, 40, 15, "ToolUseEvent", nil},
	} {
		t.Run(test.name, func(t *testing.T) {
			d := alone(t, pagetest.New(), test.choice, lookup.Ref{})
			lookUp(d, test.word)
			d.Window(test.width, test.height)
			d.Press(test.keys...)
			pagetest.CheckGolden(t, test.name, pagetest.NameStyles(d.Env.Theme, d.Drawn()))
		})
	}
}

func TestAtEveryWidth(t *testing.T) {
	d := alone(t, pagetest.New(), style.Choice{Profile: termenv.ANSI}, lookup.Ref{})
	d.Shows("CONTENTS")
	for _, state := range []struct {
		name string
		keys []string
	}{
		{"contents", nil},
		{"searching", []string{"/", "v", "i", "e", "w", "e"}},
		{"an event with a chosen link", []string{"enter", "tab", "tab", "tab"}},
		{"the bottom", []string{"G"}},
		{"a long list of rows", []string{"/", "ctrl+u", "a", "t", "t", "e", "m", "enter"}},
		{"a rule", []string{"/", "ctrl+u", "actor-type", "enter"}},
		{"an erratum", []string{"/", "ctrl+u", "22", "enter"}},
		{"nothing found", []string{"/", "ctrl+u", "qqqzzz"}},
		{"the sections", []string{"esc", "left", "left", "g", "j", "-"}},
	} {
		d.Resize(120, 40)
		d.Press(state.keys...)
		d.FitsEverywhere(state.name)
		if t.Failed() {
			return
		}
	}
}

func TestShowsAllItsSections(t *testing.T) {
	d := contentsOf(t, pagetest.New())
	d.Shows("▾ Profiles", "▸ Events", "▸ Entities", "▸ Properties", "▸ Actions", "▸ Terms", "▸ Errata", "▸ Rules", "15", "22", "73", "80", "83", "31")
	d.Press("G", "k", "k", "k", "k", "k", "k", "right") // Entities
	d.Shows("▾ Entities", "▾ Agent", "CourseSection")
	d.Press("j", "j")
	d.Shows(" Agent  entity of Caliper 1.2", "Subtypes")
	d.Press("-")
	d.Hides("CourseSection                ")
	d.Press("left") // folded already: up to what it stands below
	d.Shows(" Entity  entity of Caliper 1.2")
}

func TestSearchFindsAsOneTypes(t *testing.T) {
	d := contentsOf(t, pagetest.New())
	d.Shows("CONTENTS")
	d.Press("/")
	d.Shows("/ ▏", "a name, a word, a few letters")
	d.Hides("23 hits") // nothing was looked for yet
	d.Press("m", "i", "n", "u")
	d.Shows("/ minu▏", "MinutesOnTask  Metric term of Caliper 1.2")
	d.Press("q", "?") // letters like any other while typing
	d.Shows("/ minuq?▏", "0 hits", "Nothing is called so")
	d.Press("backspace", "backspace", "down", "up", "enter")
	d.Shows("›MinutesOnTask")
	d.Press("esc", "esc")
	d.Shows("CONTENTS", "▾ Terms", "▾ Metric")
	d.Hides("hits")
}

func TestLinksAreFollowedAndWalkedBack(t *testing.T) {
	for _, back := range []string{"backspace", "esc", "alt+left"} {
		t.Run(back, func(t *testing.T) {
			d := contentsOf(t, pagetest.New())
			lookUp(d, "ViewEvent")
			d.Shows("ViewEvent  event of Caliper 1.2")
			d.Press("tab", "tab")
			d.Shows("link 2 of", "›Viewed")
			d.Press("enter")
			d.Shows("›Viewed  action of Caliper 1.2", "›    Viewed") // the contents follow
			d.Press("tab", "tab", "enter")
			d.Hides("›Viewed  action of Caliper 1.2")
			d.Press(back)
			d.Shows("›Viewed  action of Caliper 1.2", "link 2 of")
			d.Press(back)
			d.Shows("›ViewEvent  event of Caliper 1.2", "link 2 of")
			d.Press("alt+right")
			d.Shows("›Viewed  action of Caliper 1.2")
			d.Press("shift+tab")
			d.Shows("link 1 of")
		})
	}
}

func TestNothingToWalkBackTo(t *testing.T) {
	d := contentsOf(t, pagetest.New())
	lookUp(d, "Viewed")
	d.Press("backspace")
	d.Shows("no link was followed")
	d.Press("alt+right")
	d.Shows("There is nothing ahead")
	d.Press("esc", "esc", "esc")
	if !d.Closed() {
		t.Error("the page is still there")
	}
}

func TestSendsExamples(t *testing.T) {
	for _, test := range []struct {
		name, word string
		keys       []string
		want       string
	}{
		{"of a term", "MinutesOnTask", nil, "Sent ToolUseProfile › ToolUseEvent › Used: message 1, 200, pass, 1 mark."},
		{"of an event", "ToolUseEvent", nil, "Sent ToolUseProfile › ToolUseEvent › Used: message 1"},
		{"of a chosen row", "ViewEvent", []string{"tab", "tab", "tab", "tab", "tab", "tab", "tab", "tab"}, "Sent AssignableProfile › ViewEvent › Viewed: message 1"},
		{"of a row with one of its entities chosen", "ViewEvent", []string{"tab", "tab", "tab", "tab", "tab"}, "Sent AssessmentProfile › ViewEvent › Viewed: message 1"},
		{"of an entity inside", "Frame", nil, "message 1, 200, pass, 1 mark."},
	} {
		t.Run(test.name, func(t *testing.T) {
			d := contentsOf(t, pagetest.New())
			lookUp(d, test.word)
			d.Press(test.keys...)
			d.Press("s")
			d.Shows(test.want)
			if n := d.Engine.Current().Len(); n != 1 {
				t.Errorf("%d messages arrived", n)
			}
		})
	}
}

func TestMarksRowsThatAreFilled(t *testing.T) {
	d := contentsOf(t, pagetest.New())
	lookUp(d, "ToolUseProfile/ToolUseEvent/Used")
	d.Press("s")
	d.Shows("1 mark")
	d.Press("esc", "esc")
	d.Shows("ToolUseEvent Used", "✓ REQUIRED")
}

func TestSaysWhyNothingIsSent(t *testing.T) {
	engine := pagetest.New()
	engine.SendErr = pagetest.ErrBroken
	d := contentsOf(t, engine)
	d.Shows("›CONTENTS")
	d.Press("j", "s")
	d.Shows("“Profiles” is a heading. What stands below it has examples to send.")
	d = contentsOf(t, engine)
	lookUp(d, "22")
	d.Press("s")
	d.Shows("An erratum has no example to send.")
	d.Press("Y")
	d.Shows("An erratum has no example to send.")
	d = contentsOf(t, engine)
	lookUp(d, "storageName")
	d.Shows("None of the built-in events has it.")
	d.Press("s")
	d.Shows("None of the built-in events shows storageName, so that there is no example to send.")
	d = contentsOf(t, engine)
	lookUp(d, "ToolUseEvent")
	d.Press("s")
	d.Shows("Sending ToolUseProfile › ToolUseEvent › Used failed: the wire is cut")
}

// The name of a hit is what one goes by: its note is shortened first, and then
// what the log leaves out too.
func TestShortensTheNoteOfAHitBeforeItsName(t *testing.T) {
	d := contentsOf(t, pagetest.New())
	d.Shows("›CONTENTS")
	d.Press("/", "unpublished")
	d.Shows("ResourceManagement Unpublished     row")
	d.Press("ctrl+u", "navigatedto")
	d.Shows("Navigation NavigatedTo  Assessment row")
	d.Press("ctrl+u", "LtiDeepLinkingRequest")
	d.Shows("LtiDeepLinkingRequest             term")
}

// A line in the contents leads to all that the versions have differently.
func TestListsWhatTheVersionsHaveDifferently(t *testing.T) {
	d := contentsOf(t, pagetest.New())
	d.Shows("1.2 and 1.1")
	d.Press("G")
	d.Shows("Profiles of 1.2 alone  GeneralProfile", "Events of 1.1 alone  OutcomeEvent", "Profiles that differ", "what", "Caliper 1.2", "optional: Person on")
	d.Press("enter", "tab")
	d.Shows("link 1 of")
	d.Press("s")
	d.Shows("is a heading")
}

func TestCopiesTheExample(t *testing.T) {
	d := contentsOf(t, pagetest.New())
	lookUp(d, "ToolUseEvent")
	d.Press("Y")
	if got := d.Screen.Copied; len(got) != 1 || !strings.HasPrefix(got[0].What, "the example tooluse") || !strings.Contains(got[0].Text, `"ToolUseEvent"`) {
		t.Errorf("copied %+v", got)
	}
	d.Press("$")
	if got, ok := d.Screen.Opened[len(d.Screen.Opened)-1].(page.ShowCode); !ok || !strings.HasPrefix(got.What, "the example tooluse") || got.Version != catalog.V1p2 || !strings.Contains(string(got.Data), `"ToolUseEvent"`) {
		t.Errorf("the code that was opened is of %+v", got)
	}
}

func TestTurnsToTheOtherVersion(t *testing.T) {
	d := contentsOf(t, pagetest.New())
	lookUp(d, "Rating")
	d.Shows("Rating  entity of Caliper 1.2")
	d.Press("V")
	if got := d.Page.Title(); got != "vocabulary of Caliper 1.1" {
		t.Errorf("the page is called %q", got)
	}
	d.Shows("Rating  entity of Caliper 1.1", "Comes with the extension profile FeedbackProfile")
	d.Press("V")
	d.Shows("Rating  entity of Caliper 1.2")
	d.Press("/", "SearchProfile", "enter", "V") // an extension of 1.1 has it too
	d.Shows("SearchProfile  profile of Caliper 1.1")
	d.Press("V", "/", "ctrl+u", "GeneralProfile", "enter", "V")
	d.Shows("Caliper 1.1 has no GeneralProfile.", "›CONTENTS")
}

func TestByMouse(t *testing.T) {
	d := contentsOf(t, pagetest.New())
	d.Shows("CONTENTS")
	d.Click("ReadingProfile")
	d.Shows("ReadingProfile  profile of Caliper 1.2: Reading")
	d.Click("▸ ReadingProfile") // once more unfolds it
	d.Shows("ViewEvent Viewed")
	d.Click("▸ Errata") // on the mark, once is enough
	d.Shows("1 spelling of the unread action")
	d.Click("▾ ReadingProfile")
	d.Shows("ReadingProfile  profile of Caliper 1.2: Reading")
	d.Click("DigitalResource") // a link in the text
	d.Shows("›DigitalResource  entity of Caliper 1.2")
	before := d.Drawn()
	d.Update(tea.MouseMsg{X: 80, Y: 20, Button: tea.MouseButtonWheelDown, Action: tea.MouseActionPress})
	if d.Drawn() == before {
		t.Error("the wheel moves nothing")
	}
	d.Update(tea.MouseMsg{X: 5, Y: 20, Button: tea.MouseButtonWheelUp, Action: tea.MouseActionPress})
}

func TestWhatIsSearchedForCanBeAnything(t *testing.T) {
	for name, text := range pagetest.Hostile() {
		t.Run(name, func(t *testing.T) {
			d := alone(t, pagetest.New(), style.Choice{Profile: termenv.ANSI}, lookup.Ref{})
			d.Shows("CONTENTS")
			d.Press("/")
			d.Paste(text)
			if d.Screen.Asked != "" {
				t.Fatalf("it asks %q", d.Screen.Asked)
			}
			for _, size := range [][2]int{{120, 40}, {80, 24}, {60, 15}, {200, 60}} {
				d.Resize(size[0], size[1])
				pagetest.CheckHarmless(t, "search", d.Drawn(), size[0])
			}
		})
	}
}

// BenchmarkKey measures a key that moves to another entry, and the
// frame after it, in a large window.
func BenchmarkKey(b *testing.B) {
	d := alone(b, pagetest.New(), style.Choice{Profile: termenv.ANSI256, Background: style.DarkBackground}, lookup.Ref{Kind: lookup.Entity, Name: "Agent"})
	d.Press("left")
	d.Resize(200, 50)
	for i := range b.N {
		d.Press([]string{"j", "k"}[i%2])
		d.Drawn()
	}
}
