package sheet

import (
	"fmt"
	"strings"
	"testing"

	"caliper-playground/engine/why"
	"caliper-playground/ui/page"
	"caliper-playground/ui/page/pagetest"
)

// TestWhatIsMarkedOfAnAnswerIsLookedUp goes through an answer by parts and by lines, at
// every height: the part whose words are looked up is the one with the mark, in sight
// wherever the beginning of any part is; and the answer begins at what it is about.
func TestWhatIsMarkedOfAnAnswerIsLookedUp(t *testing.T) {
	answer := page.Answer{Title: "why", About: []string{"tolerance"}}
	names := []string{"401", "session", "tolerance", "endpoint"}
	for i, name := range names {
		answer.Parts = append(answer.Parts, why.Part{Title: "part " + name, Names: []string{"unheard-of", name}, Lines: strings.Split(strings.Repeat("line\n", i+1), "\n")})
		answer.Parts = append(answer.Parts, why.Part{Title: "beside"})
	}
	for height := 1; height < 30; height++ {
		d := pagetest.Alone(t, pagetest.New(), plain(), func(env *page.Env) page.Page { return NewAnswer(env, answer) })
		d.Resize(60, height)
		s := d.Page.(*Page)
		for i, key := range []string{"", "tab", "tab", "tab", "tab", "j", "j", "j", "j", "k", "shift+tab", "shift+tab", "G", "g", "tab"} {
			if key != "" {
				d.Press(key)
			}
			marked := "part " + s.about(nil)[1]
			view := strings.Join(d.Page.View(), "\n")
			if in := strings.Contains(view, " part ") || strings.Contains(view, "›part "); in && !strings.Contains(view, "›"+marked) || strings.Count(view, "›") > 1 {
				t.Errorf("height %d, key %d %q: %q is looked up, and this is marked:\n%s", height, i, key, marked, view)
			}
			if want := []string{"tolerance", "endpoint", "401", "session", "tolerance"}; i < len(want) && marked != "part "+want[i] {
				t.Errorf("height %d: after tab %d times %q is looked up", height, i, marked)
			}
		}
	}
}

// An answer of one part that is looked up by itself has nothing to turn to, and no mark.
func TestAnAnswerOfOnePart(t *testing.T) {
	one := page.Answer{Title: "why", Parts: []why.Part{{Title: "401 Unauthorized", Names: []string{"401"}}}}
	d := pagetest.Alone(t, pagetest.New(), plain(), func(env *page.Env) page.Page { return NewAnswer(env, one) })
	d.Hides("›")
	if _, ok := page.Find(d.Page.Commands(), "tab", false); ok {
		t.Error("tab turns to another part")
	}
	if s := d.Page.(*Page); fmt.Sprint(s.about(nil)) != "[401]" {
		t.Errorf("%v is looked up", s.about(nil))
	}
}
