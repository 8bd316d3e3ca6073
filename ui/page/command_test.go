package page_test

import (
	"testing"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"caliper-playground/ui/keys"
	"caliper-playground/ui/page"
	"caliper-playground/ui/page/pagetest"
)

func TestACommandRunsOrSaysWhyNot(t *testing.T) {
	screen, done := &pagetest.Screen{}, 0
	env := &page.Env{Screen: screen}
	why := ""
	c := page.Command{Do: page.Do(func() { done++ }), Why: func() string { return why }}
	page.Run(env, c)
	if done != 1 || screen.Last() != "" {
		t.Errorf("done %d times, said %q", done, screen.Last())
	}
	why = "There is nothing to send."
	page.Run(env, c)
	if done != 1 || screen.Last() != why || screen.Tone != page.Warned {
		t.Errorf("done %d times, said %q", done, screen.Last())
	}
	c.Why = nil
	if page.Run(env, c); done != 2 {
		t.Error("without reasons it is not done")
	}
}

func TestNamesOfCommands(t *testing.T) {
	k := keys.Default()
	if c := (page.Command{Key: k.Do.Send}); c.Name() != k.Do.Send.Help().Desc {
		t.Errorf("it is called %q", c.Name())
	}
	if c := (page.Command{Key: k.Do.Send, Words: "send the row"}); c.Name() != "send the row" {
		t.Errorf("it is called %q", c.Name())
	}
	note := page.Note("Filter", "fail", "what failed")
	if note.Do != nil || note.Group != "Filter" || note.Key.Help().Key != "fail" || note.Name() != "what failed" {
		t.Errorf("the note is %+v", note)
	}
}

// The first of several commands counts, and while text is typed those that are in
// force then.
func TestTheCommandInForce(t *testing.T) {
	k := keys.Default()
	send := k.Do.Send.Keys()[0]
	ran := ""
	run := func(name string) func() tea.Cmd { return page.Do(func() { ran = name }) }
	all := []page.Command{
		page.Elsewhere(page.Command{Key: k.Do.Send, Foot: 3, Do: run("another step's")}, func() string { return "Not now." }),
		{Key: k.Do.Send, Do: run("first")},
		{Key: k.Do.Send, Do: run("second")},
		{Key: k.Do.Send, Do: run("typing"), Typing: true},
	}
	for typing, want := range map[bool]string{false: "first", true: "typing"} {
		c, ok := page.Find(all, send, typing)
		if !ok {
			t.Fatalf("typing %t: none is in force", typing)
		}
		if c.Do(); ran != want {
			t.Errorf("typing %t: the %s one is in force", typing, ran)
		}
	}
	if _, ok := page.Find(all, "no key", false); ok {
		t.Error("a key that nobody has does something")
	}
	if c := all[0]; c.Do != nil || c.Foot != 0 || c.Reason() != "Not now." {
		t.Errorf("another step's is %+v", c)
	}
	if c := page.Named(all[1:], k.Do.Send); c.Do == nil {
		t.Error("it is not found by its binding")
	}
	if c := page.Named(all, k.Do.Why); c.Do != nil || c.Key.Name() != "" {
		t.Errorf("a binding that no command has is that of %+v", c)
	}
}

// What work comes to is taken in where it was asked for, and not before.
func TestWorkIsTakenInLater(t *testing.T) {
	taken := 0
	cmd := page.After(func() int { return 7 }, func(n int) tea.Cmd {
		taken = n
		return nil
	})
	result, ok := cmd().(page.Result)
	if !ok || taken != 0 {
		t.Fatalf("a result %t, taken %d", ok, taken)
	}
	if result.Take(); taken != 7 {
		t.Errorf("taken is %d", taken)
	}
	if page.NewResult(page.Do(func() { taken++ })).Take(); taken != 8 {
		t.Errorf("taken is %d", taken)
	}
}

func TestWhatAnEnvironmentIsWithout(t *testing.T) {
	env := &page.Env{}
	if now := env.Now(); time.Since(now) > time.Minute {
		t.Errorf("without a clock it is %s", now)
	}
	if got := env.Variable("HOME"); got != "" {
		t.Errorf("without an environment HOME is %q", got)
	}
	env.Clock, env.Getenv = func() time.Time { return pagetest.Start }, func(name string) string { return name + "!" }
	if env.Now() != pagetest.Start || env.Variable("HOME") != "HOME!" {
		t.Errorf("it is %s, HOME is %q", env.Now(), env.Variable("HOME"))
	}
	var plain page.Plain
	if plain.Init() != nil || plain.Status(80) != "" || plain.Typing() {
		t.Error("a plain page has something under way")
	}
}
