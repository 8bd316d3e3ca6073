package sessions

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/muesli/termenv"

	"caliper-playground/ui/page"
	"caliper-playground/ui/page/pagetest"
	"caliper-playground/ui/style"
)

// ofClass opens the list on a class at work.
func ofClass(t *testing.T, choice style.Choice) (*pagetest.Driver, *pagetest.Server) {
	t.Helper()
	class := pagetest.ClassUnderWay().Named()
	d := pagetest.Alone(t, class.At(0), choice, func(env *page.Env) page.Page {
		env.Server, env.Overview = class, class.Overview()
		return New(env, &Order{})
	})
	d.Screen.Server, d.Screen.Overview = class, d.Env.Overview
	return d, class
}

func TestGoldens(t *testing.T) {
	pagetest.CheckGoldens(t, "sessions", nil, func(t *testing.T, choice style.Choice) *pagetest.Driver {
		class := pagetest.ClassUnderWay()
		d := pagetest.Alone(t, class.At(0), choice, func(env *page.Env) page.Page {
			env.Server, env.Overview = class, class.Overview()
			env.Overview.Sessions[1].Unseen = 3
			return New(env, &Order{})
		})
		d.Press("j")
		return d
	})
	pagetest.CheckGoldens(t, "class", nil, func(t *testing.T, choice style.Choice) *pagetest.Driver {
		d, _ := ofClass(t, choice)
		d.Press("i", "g")
		return d
	})
}

// TestAClassAtEveryWidth holds the list, also while a name is typed.
func TestAClassAtEveryWidth(t *testing.T) {
	d, _ := ofClass(t, style.Choice{Profile: termenv.ANSI})
	d.FitsEverywhere("a class")
	d.Press("i", "e")
	d.FitsEverywhere("a name that is typed")
}

func TestALearnerIsNamed(t *testing.T) {
	d, class := ofClass(t, style.Choice{Profile: termenv.Ascii})
	d.Press("j", "e")
	d.Shows("The learner's name; messages, marks and token stay.", "class-2 is of Bo, who makes mistakes")
	d.Press("ctrl+u", strings.Repeat("x", 150), "enter")
	if got := class.Learner("class-2").Name; got != "Bo, who makes mistakes" || !d.Page.Typing() {
		t.Errorf("a name that is too long was taken, or what was typed is gone: %q", got)
	}
	d.Press("ctrl+u", "Bea", "enter")
	d.Shows("Session Bea (class-2) is called so from now on.")
	if got := class.Learner("class-2").Name; got != "Bea" {
		t.Errorf("the learner is called %q", got)
	}
	d.Press("e", "x", "esc")
	if got := class.Learner("class-2").Name; got != "Bea" || d.Page.Typing() || d.Closed() {
		t.Errorf("esc has closed the page, or the name is %q", got)
	}
}

func TestASessionForALearner(t *testing.T) {
	d, _ := ofClass(t, style.Choice{Profile: termenv.Ascii})
	d.Press("A")
	d.Shows("The learner's name, or nothing for a session without one.")
	d.Press("Dan", "enter", "A", "enter")
	if got := d.Screen.Learners; len(got) != 2 || got[0] != "Dan" || got[1] != "" {
		t.Errorf("sessions were asked for %q", got)
	}
}

// TestATokenAndASessionEndOnlyWhenThatIsMeant asks before either.
func TestATokenAndASessionEndOnlyWhenThatIsMeant(t *testing.T) {
	d, class := ofClass(t, style.Choice{Profile: termenv.Ascii})
	renew, remove := d.Env.Keys.Session.Renew.Keys()[0], d.Env.Keys.Session.Remove.Keys()[0]
	d.Press("j", renew)
	d.Shows("Give Bo, who makes mistakes (class-2) another token?")
	d.Press("n", remove)
	d.Shows("Take Bo, who makes mistakes (class-2) out of the class?")
	d.Press("n")
	if got := class.Learner("class-2"); got.Generation != 0 || got.Removed {
		t.Fatalf("without an answer it is %+v", got)
	}
	d.Press(renew, "y")
	d.Shows("Session class-2 has another token")
	d.Press(remove, "y")
	d.Shows("Session class-2 is served no more")
	if got := class.Learner("class-2"); got.Generation != 1 || !got.Removed {
		t.Errorf("it is %+v", got)
	}
	d.Env.Overview.Sessions[1].Removed = true
	d.Shows("removed")
	d.Press(remove)
	d.Shows("That session is served no more.")
}

func TestNoClassHasNothingToChange(t *testing.T) {
	d := alone(t, "one", "two")
	for _, key := range []string{"e", d.Env.Keys.Session.Renew.Keys()[0], d.Env.Keys.Session.Remove.Keys()[0]} {
		d.Press(key)
		d.Shows("These sessions are no class.")
	}
}

// TestTheListForHandingOut goes to the path that is typed, for its owner's eyes, and
// without who was taken out; what cannot be written is told, and stays to be mended.
func TestTheListForHandingOut(t *testing.T) {
	d, _ := ofClass(t, style.Choice{Profile: termenv.Ascii})
	d.Env.Overview.Sessions[3].Removed = true
	dir := t.TempDir()
	d.Press("w")
	d.Shows("ends in .txt, .md or .csv")
	d.Press("ctrl+u", filepath.Join(dir, "list.pdf"), "enter")
	d.Shows("list.pdf")
	if !d.Page.Typing() {
		t.Fatal("a path that cannot be is taken")
	}
	d.Press("ctrl+u", filepath.Join(dir, "missing", "list.csv"), "enter")
	if !d.Page.Typing() {
		t.Fatal("what was typed is gone, though nothing was written")
	}
	path := filepath.Join(dir, "list.csv")
	d.Press("ctrl+u", path, "enter")
	d.Shows("The list with 3 sessions is in")
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if info, err := os.Stat(path); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("others may read it: %v, %v", info.Mode(), err)
	}
	if n := strings.Count(string(content), "a-token"); n != 3 || strings.Contains(string(content), "class-4") {
		t.Errorf("it holds %q", content)
	}
}

// Names go before columns: at every width the screen is drawn in, each session is told
// from the others.
func TestNamesAreShownAtEveryWidth(t *testing.T) {
	class, _ := ofClass(t, style.Choice{Profile: termenv.Ascii})
	plain := alone(t, "7c1e5b", "class-2", "class-3")
	for _, test := range []struct {
		d     *pagetest.Driver
		names []string
	}{{class, []string{"Bo, who ma", "Ada (7c1e5b", "Cleo (class"}}, {plain, []string{"7c1e5b", "class-2", "class-3"}}} {
		for width := 40; width <= 200; width++ {
			test.d.Window(width, 24)
			for _, name := range test.names {
				if !strings.Contains(test.d.Drawn(), name) {
					t.Errorf("at %d %q is not there:\n%s", width, name, test.d.Drawn())
				}
			}
			if !strings.Contains(test.d.Drawn(), " of 15") {
				t.Errorf("at %d nothing says what is met:\n%s", width, test.d.Drawn())
			}
		}
	}
}
