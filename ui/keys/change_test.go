package keys

import (
	"strings"
	"testing"
)

func TestChanges(t *testing.T) {
	for _, test := range []struct {
		name    string
		changes []Change
		want    map[string]string // what help shows of a command afterwards
		problem string            // a part of the only problem; "" for none
	}{
		{"another key", []Change{{"bench.filter", []string{"ctrl+g"}, "line 2"}}, map[string]string{"bench.filter": "ctrl+g"}, ""},
		{"several keys", []Change{{"move.page-up", []string{"pgup", "K", "up"}, ""}, {"move.up", []string{"k"}, ""}}, map[string]string{"move.page-up": "pgup/K/↑"}, ""},
		{"the same key twice", []Change{{"bench.filter", []string{"b", "b"}, ""}}, map[string]string{"bench.filter": "b"}, ""},
		{"a swap", []Change{{"bench.required", []string{"p"}, ""}, {"bench.profile", []string{"r"}, ""}}, map[string]string{"bench.required": "p", "bench.profile": "r"}, ""},
		{"no key", []Change{{"bench.fresh", nil, ""}}, map[string]string{"bench.fresh": ""}, ""},
		{"the same key elsewhere", []Change{{"vocabulary.send", []string{"r"}, ""}}, map[string]string{"vocabulary.send": "r", "bench.required": "r"}, ""},
		{"an unknown command", []Change{{"bench.fliter", []string{"f"}, "line 3"}}, nil, `line 3: there is no command "bench.fliter"; did you mean bench.filter?`},
		{"nothing like a command", []Change{{"qqqqqqqqqqqq", []string{"f"}, "line 3"}}, nil, "ctrl+p in the playground lists all"},
		{"no such key", []Change{{"bench.filter", []string{"hyper+x"}, "line 1"}}, map[string]string{"bench.filter": "/"}, `"hyper+x" is no key for bench.filter`},
		{"several characters", []Change{{"bench.filter", []string{"gg"}, "line 1"}}, map[string]string{"bench.filter": "/"}, `"gg" is no key`},
		{"a taken key", []Change{{"bench.filter", []string{"r"}, "line 4"}}, map[string]string{"bench.filter": "/", "bench.required": "r"}, `line 4: "r" for bench.filter is bench.required's already (bench); bench.filter stays /`},
		{"a key that works everywhere", []Change{{"vocabulary.send", []string{"q"}, ""}}, map[string]string{"vocabulary.send": "s"}, `global.quit's already`},
		{"a character where text is typed", []Change{{"form.submit", []string{"x"}, ""}}, map[string]string{"form.submit": "ctrl+s"}, `"x" would be text`},
		{"no way out", []Change{{"global.quit", nil, ""}}, map[string]string{"global.quit": "q"}, "global.quit needs a key"},
	} {
		t.Run(test.name, func(t *testing.T) {
			m := Default()
			problems := strings.Join(m.Apply(test.changes), "\n")
			if test.problem == "" && problems != "" || !strings.Contains(problems, test.problem) {
				t.Errorf("problems %q, want %q", problems, test.problem)
			}
			for name, want := range test.want {
				if got := m.command(name).Help().Key; got != want {
					t.Errorf("%s is %q, want %q", name, got, want)
				}
			}
			if left := m.clashes(); len(left) > 0 {
				t.Errorf("%q means two things still", left[0].key)
			}
		})
	}
}

func TestAClashUndoesNoMoreThanItMust(t *testing.T) {
	m := Default()
	problems := m.Apply([]Change{{"bench.required", []string{"b"}, "line 1"}, {"bench.profile", []string{"b"}, "line 2"}, {"bench.fresh", []string{"ctrl+n"}, "line 3"}})
	if len(problems) != 1 || m.Bench.Required.Help().Key != "b" || m.Bench.Profile.Help().Key != "p" || m.Bench.Fresh.Help().Key != "ctrl+n" {
		t.Errorf("required %q, profile %q, fresh %q; problems %q", m.Bench.Required.Keys(), m.Bench.Profile.Keys(), m.Bench.Fresh.Keys(), problems)
	}
}

// TestAChangeBehindAnUndoneOneIsUndoneToo gives a key away to a command that
// then must have its own back.
func TestAChangeBehindAnUndoneOneIsUndoneToo(t *testing.T) {
	m := Default()
	problems := m.Apply([]Change{{"bench.filter", []string{"r"}, ""}, {"bench.fresh", []string{"/"}, ""}})
	if len(problems) != 2 || len(m.clashes()) > 0 || m.Bench.Fresh.Help().Key != "F" {
		t.Errorf("problems %q; fresh is %q", problems, m.Bench.Fresh.Keys())
	}
}

func TestPresses(t *testing.T) {
	for _, name := range []string{"a", "G", "?", " ", "é", "enter", "esc", "tab", "shift+tab", "ctrl+a", "alt+x", "alt+left", "f5", "pgdown", "ctrl+pgup", "delete", "alt+enter"} {
		if press, ok := Press(name); !ok || press.String() != name {
			t.Errorf("%q comes back as %q, %v", name, press.String(), ok)
		}
	}
	for _, name := range []string{"", "alt+", "ab", "\x1b", "\x00", "\x7f", "ctrl+é", "Enter", "runes", "\xff"} {
		if press, ok := Press(name); ok {
			t.Errorf("%q is taken for %q", name, press.String())
		}
	}
}

func TestNamesOfCommands(t *testing.T) {
	m := Default()
	if got := m.NameAt(AtVocabulary, Called(m.Vocabulary.Search, "find")); got != "vocabulary.search" {
		t.Errorf("got %q", got)
	}
	if got := m.NameAt(AtBench, m.Bench.NextTrouble); got != "bench.next-trouble" {
		t.Errorf("got %q", got)
	}
	if got := m.NameAt(AtBench, m.Form.Submit); got != "" {
		t.Errorf("got %q for what is not in force", got)
	}
}
