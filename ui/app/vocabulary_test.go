package app

import (
	"strings"
	"testing"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/muesli/termenv"

	"caliper-playground/catalog"
	"caliper-playground/engine/lookup"
	"caliper-playground/ui/keys"
	"caliper-playground/ui/page"
	"caliper-playground/ui/page/pagetest"
	"caliper-playground/ui/page/vocabulary"
	"caliper-playground/ui/style"
)

// lookUp opens the vocabulary, searches for a word and goes to the first hit.
func lookUp(d *driver, word string) {
	d.t.Helper()
	d.press("v")
	d.shows("CONTENTS", "/ search")
	d.press("/")
	d.press(strings.Split(word, "")...)
	d.press("enter")
}

func TestVocabularyGoldens(t *testing.T) {
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
			d := driveIn(t, pagetest.New(), test.choice, 120, 40)
			lookUp(d, test.word)
			d.resize(test.width, test.height)
			d.press(test.keys...)
			d.settle()
			checkGolden(t, test.name, nameStyles(d.app.env.Theme, d.app.View()))
		})
	}
}

func TestVocabularyAtEveryWidth(t *testing.T) {
	d := driveIn(t, pagetest.New(), style.Choice{Profile: termenv.ANSI}, 120, 40)
	d.press("v")
	d.shows("CONTENTS")
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
		d.resize(120, 40)
		d.press(state.keys...)
		d.fitsEverywhere(t, state.name)
		if t.Failed() {
			return
		}
	}
}

func TestVocabularyShowsAllItsSections(t *testing.T) {
	d := drive(t, pagetest.New(), 120, 40)
	d.press("v")
	d.shows("▾ Profiles", "▸ Events", "▸ Entities", "▸ Properties", "▸ Actions", "▸ Terms", "▸ Errata", "▸ Rules", "15", "22", "73", "80", "83", "31")
	d.press("G", "k", "k", "k", "k", "k", "k", "right") // Entities
	d.shows("▾ Entities", "▾ Agent", "CourseSection")
	d.press("j", "j")
	d.shows(" Agent  entity of Caliper 1.2", "Subtypes")
	d.press("-")
	d.hides("CourseSection                ")
	d.press("left") // folded already: up to what it stands below
	d.shows(" Entity  entity of Caliper 1.2")
}

func TestVocabularySearchFindsAsOneTypes(t *testing.T) {
	d := drive(t, pagetest.New(), 120, 40)
	d.press("v")
	d.shows("CONTENTS")
	d.press("/")
	d.shows("/ ▏", "a name, a word, a few letters")
	d.hides("23 hits") // nothing was looked for yet
	d.press("m", "i", "n", "u")
	d.shows("/ minu▏", "MinutesOnTask  Metric term of Caliper 1.2")
	d.press("q", "?") // letters like any other while typing
	d.shows("/ minuq?▏", "0 hits", "Nothing is called so")
	d.press("backspace", "backspace", "down", "up", "enter")
	d.shows("›MinutesOnTask")
	d.press("esc", "esc")
	d.shows("CONTENTS", "▾ Terms", "▾ Metric")
	d.hides("hits")
}

func TestVocabularyLinksAreFollowedAndWalkedBack(t *testing.T) {
	walkBack := map[string]tea.KeyMsg{
		"backspace": keyNamed("backspace"), "esc": keyNamed("esc"), "alt+left": {Type: tea.KeyLeft, Alt: true},
	}
	for name, back := range walkBack {
		t.Run(name, func(t *testing.T) {
			d := drive(t, pagetest.New(), 120, 40)
			lookUp(d, "ViewEvent")
			d.shows("ViewEvent  event of Caliper 1.2")
			d.press("tab", "tab")
			d.shows("link 2 of", "›Viewed")
			d.press("enter")
			d.shows("›Viewed  action of Caliper 1.2", "›    Viewed") // the contents follow
			d.press("tab", "tab", "enter")
			d.hides("›Viewed  action of Caliper 1.2")
			d.update(back)
			d.shows("›Viewed  action of Caliper 1.2", "link 2 of")
			d.update(back)
			d.shows("›ViewEvent  event of Caliper 1.2", "link 2 of")
			d.update(tea.KeyMsg{Type: tea.KeyRight, Alt: true})
			d.shows("›Viewed  action of Caliper 1.2")
			d.press("shift+tab")
			d.shows("link 1 of")
		})
	}
}

func TestVocabularyNothingToWalkBackTo(t *testing.T) {
	d := drive(t, pagetest.New(), 120, 40)
	lookUp(d, "Viewed")
	d.press("backspace")
	d.shows("no link was followed")
	d.update(tea.KeyMsg{Type: tea.KeyRight, Alt: true})
	d.shows("There is nothing ahead")
	d.press("esc", "esc", "esc")
	d.shows("PROFILES")
}

func TestVocabularySendsExamples(t *testing.T) {
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
			d := drive(t, pagetest.New(), 120, 40)
			lookUp(d, test.word)
			d.press(test.keys...)
			d.press("s")
			d.shows(test.want)
			for range 3 {
				d.press("esc")
			}
			d.shows("LOG", " 1 message ")
		})
	}
}

func TestVocabularyMarksRowsThatAreFilled(t *testing.T) {
	d := drive(t, pagetest.New(), 120, 40)
	lookUp(d, "ToolUseProfile/ToolUseEvent/Used")
	d.press("s")
	d.shows("1 mark")
	d.press("esc", "esc")
	d.shows("ToolUseEvent Used", "✓ REQUIRED")
}

func TestVocabularySaysWhyNothingIsSent(t *testing.T) {
	engine := pagetest.New()
	engine.SendErr = pagetest.ErrBroken
	d := drive(t, engine, 120, 40)
	d.press("v")
	d.shows("›CONTENTS")
	d.press("s")
	d.shows("“Profiles” is a heading. What stands below it has examples to send.")
	d.press("esc")
	d.shows("PROFILES")
	lookUp(d, "22")
	d.press("s")
	d.shows("An erratum has no example to send.")
	d.press("Y")
	d.shows("An erratum has no example to send.")
	d.press("esc", "esc", "esc")
	d.shows("PROFILES")
	lookUp(d, "storageName")
	d.shows("None of the built-in events has it.")
	d.press("s")
	d.shows("None of the built-in events shows storageName, so that there is no example to send.")
	d.press("esc", "esc", "esc")
	d.shows("PROFILES")
	lookUp(d, "ToolUseEvent")
	d.press("s")
	d.shows("Sending ToolUseProfile › ToolUseEvent › Used failed: the wire is cut")
}

// The name of a hit is what one goes by: its note is shortened first, and then
// what the log leaves out too.
func TestVocabularyShortensTheNoteOfAHitBeforeItsName(t *testing.T) {
	d := drive(t, pagetest.New(), 120, 40)
	d.press("v")
	d.shows("›CONTENTS")
	d.press("/", "unpublished")
	d.shows("ResourceManagement Unpublished     row")
	d.press("ctrl+u", "navigatedto")
	d.shows("Navigation NavigatedTo  Assessment row")
	d.press("ctrl+u", "LtiDeepLinkingRequest")
	d.shows("LtiDeepLinkingRequest             term")
}

// A line in the contents leads to all that the versions have differently.
func TestVocabularyListsWhatTheVersionsHaveDifferently(t *testing.T) {
	d := drive(t, pagetest.New(), 120, 40)
	d.press("v")
	d.shows("1.2 and 1.1")
	d.press("G")
	d.shows("Profiles of 1.2 alone  GeneralProfile", "Events of 1.1 alone  OutcomeEvent", "Profiles that differ", "what", "Caliper 1.2", "optional: Person on")
	d.press("enter", "tab")
	d.shows("link 1 of")
	d.press("s")
	d.shows("is a heading")
}

func TestVocabularyCopiesTheExample(t *testing.T) {
	d := drive(t, pagetest.New(), 120, 40)
	lookUp(d, "ToolUseEvent")
	d.press("Y")
	d.shows("Copied the example tooluse")
}

func TestVocabularyTurnsToTheOtherVersion(t *testing.T) {
	d := drive(t, pagetest.New(), 120, 40)
	lookUp(d, "Rating")
	d.shows("Rating  entity of Caliper 1.2")
	d.press("V")
	d.shows("vocabulary of Caliper 1.1", "Rating  entity of Caliper 1.1", "Comes with the extension profile FeedbackProfile")
	d.press("V")
	d.shows("Rating  entity of Caliper 1.2")
	d.press("/", "SearchProfile", "enter", "V") // an extension of 1.1 has it too
	d.shows("SearchProfile  profile of Caliper 1.1")
	d.press("V", "/", "ctrl+u", "GeneralProfile", "enter", "V")
	d.shows("Caliper 1.1 has no GeneralProfile.", "›CONTENTS")
}

// TestTheOtherVersionIsFetchedInACommand presses what comes next before the
// command has run: the page draws meanwhile, and the keys are the other book's.
func TestTheOtherVersionIsFetchedInACommand(t *testing.T) {
	d := drive(t, pagetest.New(), 120, 40)
	lookUp(d, "Rating")
	_, cmd := d.app.Update(keyNamed("V"))
	d.press("/", "c", "t", "r", "l")
	d.shows("Rating  entity of Caliper 1.2", "/ Rating")
	d.hides("Ratingctrl")
	d.run(cmd)
	d.settle()
	d.shows("vocabulary of Caliper 1.1", "/ ctrl")
}

func TestARulesPageFromAFinding(t *testing.T) {
	engine := pagetest.New()
	d := drive(t, engine, 120, 40)
	d.press("W")
	d.shows("No message is selected: there is none in the log yet.")
	engine.Current().Receive(pagetest.Mistaken())
	d.shows("action-unknown")
	d.press("tab")
	d.shows("W why this rule")
	d.press("W")
	d.shows("›action-unknown  rule, error", "Why", "What ignoring it costs", "Bad: gets a finding of this rule", "Reference")
	d.press("esc") // once, for it is one page
	d.shows("PROFILES", "action-unknown")
	d.press("W")
	d.shows("›action-unknown  rule, error")
	d.press("left", "j", "esc") // who looks around there has the contents to leave
	d.shows("PROFILES")
	d.press("W")
	d.shows("›action-unknown  rule, error")
	d.press("left", "enter", "esc")
	d.shows("›CONTENTS")
}

func TestVocabularyByMouse(t *testing.T) {
	d := drive(t, pagetest.New(), 120, 40)
	d.press("v")
	d.shows("CONTENTS")
	click := func(words string) {
		t.Helper()
		for y, line := range strings.Split(d.app.View(), "\n") {
			if at := strings.Index(line, words); at >= 0 {
				x := len([]rune(line[:at]))
				d.update(tea.MouseMsg{X: x, Y: y, Button: tea.MouseButtonLeft, Action: tea.MouseActionPress})
				return
			}
		}
		t.Fatalf("%q is not on the screen:\n%s", words, d.app.View())
	}
	click("ReadingProfile")
	d.shows("ReadingProfile  profile of Caliper 1.2: Reading")
	click("▸ ReadingProfile") // once more unfolds it
	d.shows("ViewEvent Viewed")
	click("▸ Errata") // on the mark, once is enough
	d.shows("1 spelling of the unread action")
	click("▾ ReadingProfile")
	d.shows("ReadingProfile  profile of Caliper 1.2: Reading")
	click("DigitalResource") // a link in the text
	d.shows("›DigitalResource  entity of Caliper 1.2")
	before := d.app.View()
	d.update(tea.MouseMsg{X: 80, Y: 20, Button: tea.MouseButtonWheelDown, Action: tea.MouseActionPress})
	if d.app.View() == before {
		t.Error("the wheel moves nothing")
	}
	d.update(tea.MouseMsg{X: 5, Y: 20, Button: tea.MouseButtonWheelUp, Action: tea.MouseActionPress})
}

func TestWhatIsSearchedForCanBeAnything(t *testing.T) {
	for name, text := range hostile {
		t.Run(name, func(t *testing.T) {
			d := driveIn(t, pagetest.New(), style.Choice{Profile: termenv.ANSI}, 120, 40)
			d.press("v")
			d.shows("CONTENTS")
			d.press("/")
			d.update(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune(text), Paste: true})
			for _, size := range [][2]int{{120, 40}, {80, 24}, {60, 15}, {200, 60}} {
				d.resize(size[0], size[1])
				checkHarmless(t, "search", d.app.View(), size[0])
			}
		})
	}
}

// BenchmarkVocabularyKey measures a key that moves to another entry, and the
// frame after it, in a large window.
func BenchmarkVocabularyKey(b *testing.B) {
	theme := style.Choice{Profile: termenv.ANSI256, Background: style.DarkBackground}.Theme()
	env := &page.Env{Engine: pagetest.New(), Keys: keys.Default(), Theme: theme}
	v := vocabulary.New(env, lookup.Of(catalog.V1p2), page.Snapshot{}, lookup.Ref{Kind: lookup.Entity, Name: "Agent"})
	v.Update(keyNamed("left"))
	v.SetSize(200, 50)
	for i := range b.N {
		v.Update(keyNamed([]string{"j", "k"}[i%2]))
		v.View()
	}
}
