package keys

import (
	"fmt"
	"slices"
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
		{"another key", []Change{{"do.filter", []string{"ctrl+g"}, "line 2"}}, map[string]string{"do.filter": "ctrl+g"}, ""},
		{"several keys", []Change{{"move.page-up", []string{"pgup", "K", "up"}, ""}, {"move.up", []string{"k"}, ""}}, map[string]string{"move.page-up": "pgup/K/↑"}, ""},
		{"the same key twice", []Change{{"do.filter", []string{"b", "b"}, ""}}, map[string]string{"do.filter": "b"}, ""},
		{"a swap", []Change{{"bench.required", []string{"p"}, ""}, {"bench.profile", []string{"r"}, ""}}, map[string]string{"bench.required": "p", "bench.profile": "r"}, ""},
		{"no key", []Change{{"do.fresh", nil, ""}}, map[string]string{"do.fresh": ""}, ""},
		{"the same key elsewhere", []Change{{"vocabulary.other", []string{"r"}, ""}}, map[string]string{"vocabulary.other": "r", "bench.required": "r"}, ""},
		{"an unknown command", []Change{{"do.fliter", []string{"f"}, "line 3"}}, nil, `line 3: there is no command "do.fliter"; did you mean do.filter?`},
		{"nothing like a command", []Change{{"qqqqqqqqqqqq", []string{"f"}, "line 3"}}, nil, "ctrl+p in the playground lists all"},
		{"no such key", []Change{{"do.filter", []string{"hyper+x"}, "line 1"}}, map[string]string{"do.filter": "/"}, `"hyper+x" is no key for do.filter`},
		{"several characters", []Change{{"do.filter", []string{"gg"}, "line 1"}}, map[string]string{"do.filter": "/"}, `"gg" is no key`},
		{"a taken key", []Change{{"do.filter", []string{"r"}, "line 4"}}, map[string]string{"do.filter": "/", "bench.required": "r"}, `line 4: "r" for do.filter is bench.required's already (bench); do.filter stays /`},
		{"a key that works everywhere", []Change{{"vocabulary.other", []string{"q"}, ""}}, map[string]string{"vocabulary.other": "V"}, `global.quit's already`},
		{"a character where text is typed", []Change{{"form.submit", []string{"x"}, ""}}, map[string]string{"form.submit": "ctrl+s"}, `"x" would be text`},
		{"no way out", []Change{{"global.quit", nil, ""}}, map[string]string{"global.quit": "q"}, "global.quit needs a key"},
	} {
		t.Run(test.name, func(t *testing.T) {
			m := Default()
			problems := strings.Join(m.Apply(test.changes, someplaces), "\n")
			if test.problem == "" && problems != "" || !strings.Contains(problems, test.problem) {
				t.Errorf("problems %q, want %q", problems, test.problem)
			}
			for name, want := range test.want {
				if got := m.command(name).Help().Key; got != want {
					t.Errorf("%s is %q, want %q", name, got, want)
				}
			}
			if left := clashes(someplaces(m)); len(left) > 0 {
				t.Errorf("%q means two things still", left[0].key)
			}
		})
	}
}

func TestAClashUndoesNoMoreThanItMust(t *testing.T) {
	m := Default()
	problems := m.Apply([]Change{{"bench.required", []string{"b"}, "line 1"}, {"bench.profile", []string{"b"}, "line 2"}, {"do.fresh", []string{"ctrl+n"}, "line 3"}}, someplaces)
	if len(problems) != 1 || m.Bench.Required.Help().Key != "b" || m.Bench.Profile.Help().Key != "p" || m.Do.Fresh.Help().Key != "ctrl+n" {
		t.Errorf("required %q, profile %q, fresh %q; problems %q", m.Bench.Required.Keys(), m.Bench.Profile.Keys(), m.Do.Fresh.Keys(), problems)
	}
}

// TestAChangeBehindAnUndoneOneIsUndoneToo gives a key away to a command that
// then must have its own back.
func TestAChangeBehindAnUndoneOneIsUndoneToo(t *testing.T) {
	m := Default()
	problems := m.Apply([]Change{{"do.filter", []string{"r"}, ""}, {"do.fresh", []string{"/"}, ""}}, someplaces)
	if len(problems) != 2 || len(clashes(someplaces(m))) > 0 || m.Do.Fresh.Help().Key != "F" {
		t.Errorf("problems %q; fresh is %q", problems, m.Do.Fresh.Keys())
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
	if got := Called(m.Do.Filter, "find").Name(); got != "do.filter" {
		t.Errorf("got %q", got)
	}
	if got := m.Do.NextTrouble.Name(); got != "do.next-trouble" {
		t.Errorf("got %q", got)
	}
	if got := Said("a word", "finds it").Name(); got != "" {
		t.Errorf("got %q for what is no command", got)
	}
}

// Files of bindings from the time when each page had names of its own name the way
// out.
func TestNamesThatCommandsHad(t *testing.T) {
	for was, now := range map[string]string{
		"bench.edit": "do.edit", "bench.filter": "do.filter", "bench.fold": "do.fold",
		"bench.fresh": "do.fresh", "bench.next-trouble": "do.next-trouble", "bench.pause": "do.pause",
		"bench.stop": "do.stop", "bench.unfold": "do.unfold", "bench.why": "do.why",
		"certify.agree": "do.tick", "certify.edit": "do.edit", "certify.repeat": "do.repeat",
		"certify.save": "do.save", "compose.copy": "global.copy", "compose.editor": "do.editor",
		"compose.mend": "do.mend", "compose.next-finding": "do.next-finding", "compose.repeat": "do.repeat",
		"compose.save": "do.save", "compose.scroll-left": "message.scroll-left", "compose.scroll-right": "message.scroll-right",
		"compose.send": "do.send", "form.help": "global.help", "load.compose": "do.edit",
		"load.filter": "do.filter", "load.mark": "do.tick", "load.send": "do.send",
		"load.toggle": "do.tick", "log.compare": "do.compare", "log.editor": "do.editor",
		"log.export": "do.save", "log.previous-trouble": "do.previous-trouble", "log.resend": "do.repeat",
		"mend.apply": "do.mend-and-send", "mend.change": "do.mend", "message.next-finding": "do.next-finding",
		"session.toggle": "do.tick", "vocabulary.search": "do.filter", "vocabulary.send": "do.send",
	} {
		m := Default()
		want := fmt.Sprintf("line 2: there is no command %q; what it did is %s, on every page that has it", was, now)
		if got := strings.Join(m.Apply([]Change{{was, []string{"ctrl+g"}, "line 2"}}, someplaces), "\n"); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

// someplaces are places as pages have them.
func someplaces(m *Map) []Place {
	with := func(name string, typing bool, scopes ...string) Place {
		p := Place{Name: name, Typing: typing}
		for _, c := range m.Commands() {
			if scope, _, _ := strings.Cut(c.Name, "."); slices.Contains(scopes, scope) || slices.Contains(scopes, c.Name) {
				p.Held = append(p.Held, *c.Binding)
			}
		}
		return p
	}
	return []Place{
		with("bench", false, "global", "move", "bench", "do.filter", "do.fresh", "do.send", "do.save"),
		with("vocabulary", false, "global", "move", "vocabulary", "do.filter", "do.send"),
		with("form", true, "form", "global.palette", "global.interrupt"),
	}
}
