package palette

import (
	"slices"
	"strings"
	"testing"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/muesli/termenv"

	"caliper-playground/ui/keys"
	"caliper-playground/ui/page"
	"caliper-playground/ui/page/pagetest"
	"caliper-playground/ui/style"
)

// behind is a page with a command that can be run, one that cannot, and one
// that has no group and so is none of the palette's.
type behind struct {
	page.Plain
	env    *page.Env
	ran    int
	typing bool
}

func (b *behind) Title() string          { return "behind" }
func (b *behind) SetSize(int, int)       {}
func (b *behind) Update(tea.Msg) tea.Cmd { return nil }
func (b *behind) View() []string         { return nil }
func (b *behind) Typing() bool           { return b.typing }

func (b *behind) Commands() []page.Command {
	k := b.env.Keys
	return []page.Command{
		{Key: k.Bench.Required, Group: "Send", Words: "send its required rows", Do: page.Do(func() { b.ran++ })},
		{Key: k.Do.Stop, Group: "Send", Words: "stop sending", Do: page.Do(func() { b.ran += 100 }), Why: func() string { return "Nothing is being sent." }},
		{Key: k.Bench.Required, Group: "Send", Words: "the same once more", Do: page.Do(func() { b.ran += 1000 })},
		{Key: k.Global.Back, Words: "back", Do: page.Do(func() { b.ran += 10000 })},
	}
}

func alone(t *testing.T, typing bool) (*pagetest.Driver, *behind) {
	t.Helper()
	return aloneIn(t, typing, style.Choice{Profile: termenv.Ascii})
}

func aloneIn(t *testing.T, typing bool, choice style.Choice) (*pagetest.Driver, *behind) {
	t.Helper()
	var b *behind
	d := pagetest.Alone(t, pagetest.New(), choice, func(env *page.Env) page.Page {
		b = &behind{env: env, typing: typing}
		return New(env, b, []page.Command{{Key: env.Keys.Global.Quit, Group: page.Everywhere, Words: "quit", Do: page.Do(func() { b.ran += 10 })}})
	})
	return d, b
}

func TestTheCommandFoundIsRun(t *testing.T) {
	d, b := alone(t, false)
	d.Shows("3 of 3 commands", "› send its required rows", "stop sending", "– Nothing is being sent.", "quit")
	d.Hides("the same once more", "back")
	d.Press("srr")
	d.Shows("1 of 3 commands", "› send its required rows")
	d.Press("enter")
	if b.ran != 1 || !d.Closed() {
		t.Errorf("ran %d, closed %v; want it run once, and the palette gone", b.ran, d.Closed())
	}
}

func TestACommandThatCannotBeRunSaysWhy(t *testing.T) {
	d, b := alone(t, false)
	d.Press("stop", "enter")
	d.Shows("Stop sending: Nothing is being sent.")
	if b.ran != 0 || d.Closed() {
		t.Error("it was run, or the palette is gone")
	}
	d.Press("ctrl+u", "qqqq")
	d.Shows("0 of 3", "No command is called so, or like it.")
	d.Press("enter")
	d.Shows("ctrl+u erases them")
	d.Press("backspace", "backspace", "backspace")
	d.Shows("› quit")
	d.Press("esc")
	if !d.Closed() || b.ran != 0 {
		t.Error("esc does not lead out, or does something")
	}
}

// TestWordsComeBeforeScatteredLetters finds commands by what they lead to and what
// people call it; letters in their order count where nothing has the words.
func TestWordsComeBeforeScatteredLetters(t *testing.T) {
	env := &page.Env{Keys: keys.Default()}
	k := env.Keys
	all := func(*page.Env) []page.Command {
		does := page.Do(func() {})
		return []page.Command{
			{Key: k.Bench.Vocabulary, Group: "Look up", Words: "vocabulary, at what is selected", Do: does},
			{Key: k.Do.Code, Group: "Message", Words: "as code that sends it", Do: does},
			{Key: k.Global.Reach, Group: page.Everywhere, Do: does},
			{Key: k.Global.Copy, Group: page.Everywhere, Do: does},
			{Key: k.Do.Save, Group: "Message", Words: "save the message", Do: does},
		}
	}
	for query, want := range map[string][]string{
		"python": {k.Do.Code.Name()}, "Java": {k.Do.Code.Name()},
		"curl":      {k.Do.Code.Name(), k.Global.Reach.Name(), k.Global.Copy.Name()},
		"message":   {k.Do.Save.Name(), k.Do.Code.Name()}, // by its name before by its heading
		"code send": {k.Do.Code.Name()}, "glossary": {k.Bench.Vocabulary.Name()},
		"vslctd": {k.Bench.Vocabulary.Name()}, "qqqq": nil, // scattered, and nowhere
	} {
		p := New(env, &behind{env: env}, nil)
		p.all = nil
		for _, c := range all(env) {
			p.all = append(p.all, line{Command: c, also: otherWords(k)[c.Key.Name()]})
		}
		p.query.SetValue(query)
		p.search()
		var got []string
		for _, i := range p.shown {
			got = append(got, p.all[i].Key.Name())
		}
		if !slices.Equal(got, want) {
			t.Errorf("%q finds %q, want %q", query, got, want)
		}
	}
}

func TestWhileTextIsTypedBehindIt(t *testing.T) {
	d, b := alone(t, true)
	d.Press("required")
	d.Shows("› send its required rows", "– Text is being typed there. esc ends that.")
	d.Press("enter", "ctrl+u", "quit", "enter")
	if b.ran != 10 {
		t.Errorf("ran %d; what works everywhere works here, and nothing else", b.ran)
	}
}

func TestByMouse(t *testing.T) {
	d, b := alone(t, false)
	d.Click("quit")
	d.Shows(" › quit")
	d.Update(tea.MouseMsg{Button: tea.MouseButtonLeft, Action: tea.MouseActionPress, Y: 30})
	d.Update(tea.MouseMsg{Button: tea.MouseButtonWheelDown})
	d.Update(tea.MouseMsg{Button: tea.MouseButtonWheelUp})
	if b.ran != 0 {
		t.Error("something was run")
	}
	d.Click("quit")
	if b.ran != 10 {
		t.Errorf("ran %d, want what was clicked twice", b.ran)
	}
}

func TestAPasteThatIsTooLongIsRefusedInWords(t *testing.T) {
	d, _ := alone(t, false)
	d.Press("quit")
	d.Paste(strings.Repeat("x ", 750))
	d.Shows("What you pasted (1500 characters) was not added: this line holds no more than 1000 characters.", "quit▏")
	d.Paste("\x1b[2J\u202e")
	pagetest.CheckHarmless(t, "a hostile paste", d.Drawn(), 120)
	d.FitsEverywhere("palette")
}

func TestGoldens(t *testing.T) {
	for name, typed := range map[string]string{"palette": "", "palette-found": "quit", "palette-nothing": "qqxz"} {
		pagetest.CheckGoldens(t, name, nil, func(t *testing.T, choice style.Choice) *pagetest.Driver {
			d, _ := aloneIn(t, false, choice)
			d.Press(typed)
			return d
		})
	}
}
