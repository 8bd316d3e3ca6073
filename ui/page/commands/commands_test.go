package commands_test

import (
	"strings"
	"testing"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/muesli/termenv"

	"caliper-playground/ui/component"
	"caliper-playground/ui/page"
	"caliper-playground/ui/page/commands"
	"caliper-playground/ui/page/pagetest"
	"caliper-playground/ui/style"
)

// scroller is a page with a list, blocks and a line of input, which has the shared
// commands and nothing else.
type scroller struct {
	page.Plain
	env     *page.Env
	list    component.List
	blocks  component.Blocks
	in      component.Input
	typing  bool
	changed int
	all     func(*scroller) []page.Command
}

func (s *scroller) Title() string            { return "scroller" }
func (s *scroller) SetSize(int, int)         {}
func (s *scroller) Update(tea.Msg) tea.Cmd   { return nil }
func (s *scroller) View() []string           { return nil }
func (s *scroller) Typing() bool             { return s.typing }
func (s *scroller) Commands() []page.Command { return s.all(s) }
func (s *scroller) Type(press tea.KeyMsg) tea.Cmd {
	if commands.Type(s.env, &s.in, press) {
		s.changed++
	}
	return nil
}

// alone returns a page of 100 lines, of which 10 are seen, with some commands.
func alone(t *testing.T, all func(*scroller) []page.Command) (*pagetest.Driver, *scroller) {
	t.Helper()
	s := &scroller{in: component.NewInput("", "", 12), all: all}
	s.list.SetLen(100)
	s.list.SetHeight(10)
	s.blocks.SetHeight(10)
	s.blocks.Lay([]int{0, 4, 8, 30}, 40)
	return pagetest.Alone(t, pagetest.New(), style.Choice{Profile: termenv.Ascii}, func(env *page.Env) page.Page {
		s.env = env
		return s
	}), s
}

func TestMovesGoByLinesPagesAndToTheEnds(t *testing.T) {
	d, s := alone(t, func(s *scroller) []page.Command {
		return commands.Moves(s.env.Keys.Move, &s.list, func(by int) tea.Cmd {
			s.list.Move(by)
			return nil
		})
	})
	for _, test := range []struct {
		key  string
		want int
	}{
		{"k", 0}, {"j", 1}, {"down", 2}, {"up", 1}, {"pgdown", 10}, {"pgup", 1}, {"G", 99}, {"j", 99}, {"pgup", 90}, {"g", 0},
	} {
		d.Press(test.key)
		if s.list.Cursor != test.want {
			t.Fatalf("after %s the cursor is at %d, want %d", test.key, s.list.Cursor, test.want)
		}
	}
}

// While a line is edited the arrows move a cursor beside it, and letters are text.
func TestArrowsMoveWhileTextIsTyped(t *testing.T) {
	d, s := alone(t, func(s *scroller) []page.Command {
		return commands.Arrows(s.env.Keys.Move, &s.list, func(by int) tea.Cmd {
			s.list.Move(by)
			return nil
		})
	})
	s.typing = true
	d.Press("down", "down", "j", "up", "pgdown")
	if s.list.Cursor != 10 || s.in.Value() != "j" {
		t.Errorf("the cursor is at %d, typed is %q", s.list.Cursor, s.in.Value())
	}
}

func TestReadingScrolls(t *testing.T) {
	d, s := alone(t, func(s *scroller) []page.Command { return commands.Reading(s.env.Keys.Move, &s.list, 3) })
	d.Press("down", "down", "up", "pgdown")
	if s.list.Offset != 10 {
		t.Errorf("the first line is %d", s.list.Offset)
	}
	feet := map[int]bool{}
	for _, c := range s.Commands() {
		if c.Foot > 0 {
			feet[c.Foot] = true
		}
	}
	for _, foot := range []int{3, 4, 5, 6} {
		if !feet[foot] {
			t.Errorf("nothing stands at place %d of the foot: %v", foot, feet)
		}
	}
}

func TestChoosingGoesFromBlockToBlock(t *testing.T) {
	d, s := alone(t, func(s *scroller) []page.Command { return commands.Choosing(s.env.Keys.Move, "Blocks", &s.blocks, 1) })
	for _, test := range []struct {
		key  string
		want int
	}{{"up", 0}, {"down", 1}, {"down", 2}, {"G", 3}, {"down", 3}, {"up", 2}, {"g", 0}} {
		d.Press(test.key)
		if s.blocks.Chosen != test.want {
			t.Fatalf("after %s block %d is chosen, want %d", test.key, s.blocks.Chosen, test.want)
		}
	}
}

func TestErasingSaysThatTheTextHasChanged(t *testing.T) {
	d, s := alone(t, func(s *scroller) []page.Command {
		return commands.Erasing(s.env, &s.in, func() tea.Cmd {
			s.changed++
			return nil
		})
	})
	s.typing = true
	erase, all := d.Env.Keys.Prompt.Erase.Keys()[0], d.Env.Keys.Prompt.EraseAll.Keys()[0]
	d.Press("abc", erase)
	if s.in.Value() != "ab" || s.changed != 2 {
		t.Errorf("left is %q after %d changes", s.in.Value(), s.changed)
	}
	d.Press(all, all, erase)
	if s.in.Value() != "" || s.changed != 3 {
		t.Errorf("left is %q after %d changes: what is empty changes no more", s.in.Value(), s.changed)
	}
}

func TestWhatALineHasNoRoomForIsSaid(t *testing.T) {
	d, s := alone(t, func(*scroller) []page.Command { return nil })
	s.typing = true
	d.Press("abcdefghijkl")
	d.Press("m")
	d.Shows("What you typed was not added: this line holds no more than 12 characters.")
	d.Paste("no room")
	d.Shows("What you pasted (7 characters) was not added")
	if s.in.Value() != "abcdefghijkl" {
		t.Errorf("the line holds %q", s.in.Value())
	}
}

// JSON that is pasted into a line is offered to the page that loads documents, and
// never typed.
func TestPastedJSONIsOfferedToLoad(t *testing.T) {
	const document = `{"type": "ViewEvent"}`
	d, s := alone(t, func(*scroller) []page.Command { return nil })
	s.typing = true
	d.Paste(document)
	d.Shows("What you pasted is JSON", "Load it instead?")
	d.Press("n")
	if len(d.Screen.Opened) != 0 || s.in.Value() != "" {
		t.Fatalf("opened %v, typed %q", d.Screen.Opened, s.in.Value())
	}
	d.Paste(document)
	d.Press("y")
	if len(d.Screen.Opened) != 1 || d.Screen.Opened[0] != (page.LoadDocuments{Pasted: document}) {
		t.Errorf("it opened %v", d.Screen.Opened)
	}
}

func TestReasons(t *testing.T) {
	d, _ := alone(t, func(*scroller) []page.Command { return nil })
	say := func(what string) func() string { return func() string { return what } }
	for _, test := range []struct{ name, got, want string }{
		{"lines at their beginning", commands.WhyNotLeft(0), "The lines are at their beginning."},
		{"lines moved", commands.WhyNotLeft(8), ""},
		{"the first of two reasons", commands.FirstOf(say("first"), say("second"))(), "first"},
		{"the second alone", commands.FirstOf(say(""), say("second"))(), "second"},
		{"none", commands.FirstOf(say(""), say(""))(), ""},
		{"no server", commands.CannotAdd(d.Env), "There is room for one session here."},
	} {
		if test.got != test.want {
			t.Errorf("%s: %q, want %q", test.name, test.got, test.want)
		}
	}
	d.Env.Server = pagetest.NewServer("one")
	if why := commands.CannotAdd(d.Env); why != "" {
		t.Errorf("with a server none can be added: %s", why)
	}
	if why := commands.NoOtherSession(d.Env); !strings.Contains(why, d.Env.Keys.Session.Add.Help().Key+" adds one, with a URL and a token of its own") {
		t.Errorf("of another session it says %q", why)
	}
}

// The notes on the filter of documents have all those of the log's that are about
// documents, and those that are about files alone.
func TestFilterNotes(t *testing.T) {
	typed := func(ofFiles bool) map[string]bool {
		all := map[string]bool{}
		for _, c := range commands.FilterNotes(ofFiles) {
			if c.Do != nil || c.Name() == "" {
				t.Errorf("%s is no line of help", c.Key.Help().Key)
			}
			all[c.Key.Help().Key] = true
		}
		return all
	}
	log, documents := typed(false), typed(true)
	for note := range log {
		if !documents[note] {
			t.Errorf("the filter of documents says nothing of %s", note)
		}
	}
	if len(documents) <= len(log) {
		t.Errorf("%d notes on the log, %d on documents", len(log), len(documents))
	}
}
