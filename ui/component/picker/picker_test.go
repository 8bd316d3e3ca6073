package picker

import (
	"slices"
	"strings"
	"testing"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/muesli/termenv"

	"caliper-playground/catalog"
	"caliper-playground/engine/lookup"
	"caliper-playground/ui/style"
)

var fruit = []Option{
	{Label: "Pear", Note: "green", Meaning: "a pome"},
	{Label: "Apple", Note: "red or green", Meaning: "another"},
	{Label: "Pineapple", Note: "yellow", Meaning: "none"},
}

// labels are what the picker lists, from top to bottom.
func labels(p *Picker) []string {
	var all []string
	for _, i := range p.found {
		all = append(all, p.option(i).Label)
	}
	return all
}

func typed(p *Picker, text string) {
	p.Filter.SetValue(text)
	p.Filtered()
}

func TestTheFilterFindsEachOfItsWords(t *testing.T) {
	for _, test := range []struct {
		text string
		want []string
	}{
		{"", []string{"Pear", "Apple", "Pineapple"}},
		{"apple", []string{"Apple", "Pineapple"}}, // what begins so comes first
		{"EA", []string{"Pear", "Pineapple"}},
		{"green ap", []string{"Apple"}},
		{"plum", nil},
	} {
		p := New("Which?", "", fruit, "")
		typed(p, test.text)
		if got := labels(p); !slices.Equal(got, test.want) {
			t.Errorf("%q lists %q, want %q", test.text, got, test.want)
		}
	}
}

func TestWhatBeginsAWordComesBeforeWhatHoldsIt(t *testing.T) {
	p := New("Which?", "", []Option{{Label: "Restarted"}, {Label: "MediaEvent › Started"}, {Label: "Startled"}, {Label: "federatedStart"}}, "")
	typed(p, "start")
	if got := labels(p); !slices.Equal(got, []string{"Startled", "MediaEvent › Started", "federatedStart", "Restarted"}) {
		t.Errorf("listed %q", got)
	}
}

func TestWhatIsSoughtIsListedOnceSomethingIsTyped(t *testing.T) {
	p := New("Which?", "", append([]Option{{Label: "Pear tree", Sought: true}}, fruit...), "")
	if got := labels(p); len(got) != len(fruit) {
		t.Errorf("listed %q", got)
	}
	typed(p, "pear")
	if got := labels(p); !slices.Equal(got, []string{"Pear tree", "Pear"}) {
		t.Errorf("listed %q", got)
	}
}

// A search finds what is meant, behind what is called so.
func TestWhatIsMeantIsFoundToo(t *testing.T) {
	ref := func(kind lookup.Kind, name string) []lookup.Ref { return []lookup.Ref{{Kind: kind, Name: name}} }
	p := New("Which?", "", []Option{
		{Label: "AssessmentItem", Is: ref(lookup.Entity, "AssessmentItem")}, {Label: "Assessment", Is: ref(lookup.Entity, "Assessment")},
		{Label: "my quiz"}, {Label: "federatedSession", Is: ref(lookup.Entity, "LtiSession")},
	}, "")
	typed(p, "quiz")
	if got := labels(p); !slices.Equal(got, []string{"my quiz"}) {
		t.Errorf("without a book: listed %q", got)
	}
	p.SearchIn(lookup.Of(catalog.V1p2))
	if got := labels(p); !slices.Equal(got, []string{"my quiz", "Assessment"}) {
		t.Errorf("listed %q", got)
	}
	p.all = append(p.all, Option{Label: "Pear", Meaning: "What a pupil gives a teacher."}, Option{Label: "Peach", Is: ref(lookup.Entity, "Person")})
	for text, want := range map[string][]string{
		"teacher gives": {"Pear"}, // its own meaning
		"apeach":        nil,
		"gi":            nil, // too short to be looked for there
	} {
		typed(p, text)
		if got := labels(p); !slices.Equal(got, want) {
			t.Errorf("%q: listed %q", text, got)
		}
	}
	typed(p, "lti")
	if got := labels(p); !slices.Equal(got, []string{"federatedSession"}) {
		t.Errorf("listed %q", got)
	}
}

// What is only near to what is typed is shown, and taken by nobody who does not go
// there.
func TestAGuessIsNotTakenByItself(t *testing.T) {
	p := New("Which?", "", []Option{{Label: "Started", Is: []lookup.Ref{{Kind: lookup.Action, Name: "Started"}}}, {Label: "Submitted", Is: []lookup.Ref{{Kind: lookup.Action, Name: "Submitted"}}}}, "")
	p.OrElse(func(string) tea.Cmd { return nil })
	p.SearchIn(lookup.Of(catalog.V1p2))
	typed(p, "Sumbited")
	if got := labels(p); !slices.Equal(got, []string{"Nothing to choose is called so.", "Submitted", "something else: Sumbited"}) {
		t.Errorf("listed %q", got)
	}
	if _, ok := p.Chosen(); ok {
		t.Error("the guess is taken")
	}
	p.List.Move(1)
	if _, ok := p.Chosen(); !ok {
		t.Error("the guess cannot be taken")
	}
	typed(p, "handed in")
	if got := labels(p); !slices.Equal(got, []string{"Submitted", "something else: handed in"}) {
		t.Errorf("listed %q", got)
	}
}

// What a search finds besides, when it can, does not move the cursor off its option.
func TestTheCursorStaysOnItsOption(t *testing.T) {
	p := New("Which?", "", []Option{{Label: "Quiz", Meaning: "a"}, {Label: "Test", Meaning: "no quiz"}, {Label: "Assessment", Is: []lookup.Ref{{Kind: lookup.Entity, Name: "Assessment"}}}}, "")
	p.OrElse(func(string) tea.Cmd { return nil })
	typed(p, "quiz")
	p.List.Select(1)
	if got := p.option(p.under()).Label; got != "something else: quiz" {
		t.Fatalf("the cursor is on %q", got)
	}
	p.SearchIn(lookup.Of(catalog.V1p2))
	if got := p.option(p.under()).Label; got != "something else: quiz" || len(labels(p)) != 3 {
		t.Errorf("the cursor is on %q of %q", got, labels(p))
	}
}

func TestSomethingElseStandsLast(t *testing.T) {
	var took string
	p := New("Which?", "", fruit, "Apple")
	p.OrElse(func(text string) tea.Cmd { took = text; return nil })
	p.WhyNot = func(text string) string {
		if text == "plum" {
			return "no stones"
		}
		return ""
	}
	if p.Meaning() != "another" {
		t.Errorf("the cursor is on %q, want the option that was chosen", p.Meaning())
	}
	for _, test := range []struct {
		text    string
		want    string // of the line under the cursor
		meaning string
		last    string
	}{
		{"pear", "Pear", "a pome", "something else: pear"},
		{"plum", "Nothing to choose is called so.", "No stones.", "something else: plum"},
		{"fig", "Nothing to choose is called so.", "the last line takes anything", "something else: fig"},
		{"  ", "Pear", "a pome", "something else…"},
	} {
		typed(p, test.text)
		all := labels(p)
		if all[p.List.Cursor] != test.want || !strings.Contains(p.Meaning(), test.meaning) || all[len(all)-1] != test.last {
			t.Errorf("%q: %q, %q, … %q; want %q, %q, … %q", test.text, all[p.List.Cursor], p.Meaning(), all[len(all)-1], test.want, test.meaning, test.last)
		}
	}
	typed(p, " plum ")
	if _, ok := p.Chosen(); ok {
		t.Error("a slip of the finger is taken for a choice")
	}
	p.List.Move(1)
	take, ok := p.Chosen()
	if !ok {
		t.Fatal("something else cannot be taken")
	}
	if take(); took != "plum" {
		t.Errorf("took %q, want what was typed", took)
	}
}

func TestAnOptionIsTakenByItsOwnPlace(t *testing.T) {
	took := -1
	p := New("Which?", "", fruit, "")
	p.Choose = func(at int) tea.Cmd { took = at; return nil }
	typed(p, "pine")
	take, _ := p.Chosen()
	if take(); took != 2 {
		t.Errorf("took %d, want 2", took)
	}
	if !p.ShowAll() || len(labels(p)) != 3 || p.ShowAll() {
		t.Error("the filter is not emptied, or is said to be twice")
	}
	typed(p, "plum")
	if _, ok := p.Chosen(); ok || p.Meaning() != "" {
		t.Error("nothing is taken for something")
	}
}

func TestWhatIsSeen(t *testing.T) {
	p := New("Which?", "of the bowl", fruit, "Pineapple")
	p.SetHeight(4) // two options
	theme := style.New(termenv.Ascii, style.AnyBackground)
	for _, width := range []int{1, 7, 20, 40, 200} {
		for _, line := range p.View(theme, width, "esc") {
			if line.Used() > width {
				t.Errorf("a line of %d cells at a width of %d", line.Used(), width)
			}
		}
	}
	var drawn []string
	for _, line := range p.View(theme, 40, "esc") {
		drawn = append(drawn, line.String())
	}
	want := []string{" Which?  of the bowl           3 choices", " ▏type to filter; arrows move", "  Apple      another       red or green", "› Pineapple  none                yellow"}
	for i := range drawn {
		drawn[i] = strings.TrimRight(drawn[i], " ")
	}
	if !slices.Equal(drawn, want) {
		t.Errorf("drawn:\n%s\nwant:\n%s", strings.Join(drawn, "\n"), strings.Join(want, "\n"))
	}
	p.all = append([]Option{{Label: "Fig", Note: "brown", Meaning: "a fruit inside out, which takes its time", Here: true}}, fruit...)
	typed(p, "")
	p.SetHeight(6)
	drawn = drawn[:0]
	for _, line := range p.View(theme, 60, "esc") {
		drawn = append(drawn, strings.TrimRight(line.String(), " "))
	}
	want = []string{
		" Which?  of the bowl                               4 choices", " ▏type to filter; arrows move",
		"› Fig        a fruit inside out, which ta…  ✓ there already", "  Pear       a pome                                   green",
		"  Apple      another                           red or green", "  Pineapple  none                                    yellow",
	}
	if !slices.Equal(drawn, want) {
		t.Errorf("drawn:\n%s\nwant:\n%s", strings.Join(drawn, "\n"), strings.Join(want, "\n"))
	}
	p.SetHeight(4)
	p.List.Select(2)
	for _, at := range []struct{ line, want int }{{1, -1}, {2, 1}, {3, 2}, {4, -1}} {
		row, ok := p.At(at.line)
		if !ok {
			row = -1
		}
		if row != at.want {
			t.Errorf("line %d is row %d, want %d", at.line, row, at.want)
		}
	}
}
