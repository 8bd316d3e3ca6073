package sessions

import (
	"testing"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/muesli/termenv"

	"caliper-playground/ui/page"
	"caliper-playground/ui/page/pagetest"
	"caliper-playground/ui/style"
)

// alone opens the list on sessions of those names, of which the first is shown.
func alone(t *testing.T, names ...string) *pagetest.Driver {
	t.Helper()
	return pagetest.Alone(t, pagetest.Named(names[0]), style.Choice{Profile: termenv.Ascii}, func(env *page.Env) page.Page {
		for _, name := range names {
			engine := pagetest.Named(name)
			engine.Current().Receive(pagetest.Conformant("ReadingProfile/ViewEvent/Viewed"))
			summary := page.Summarise(engine.Session())
			summary.Endpoint = engine.Endpoint()
			env.Overview.Sessions = append(env.Overview.Sessions, summary)
		}
		return New(env, &Order{})
	})
}

func TestASessionIsChosen(t *testing.T) {
	d := alone(t, "class-1", "class-2", "class-3")
	d.Shows("3 on one endpoint", "› class-1", "shown", "10:42:07", "0 of 15", "POST http://127.0.0.1:41873/caliper/class-1/message")
	d.Press("j", "enter")
	d.Shows("› class-2", "caliper/class-2/message")
	d.Press("G", "enter", "g")
	d.Shows("› class-1")
	d.Click("class-2") // selects
	d.Shows("› class-2")
	d.Click("class-2") // shows
	d.Update(tea.MouseMsg{Button: tea.MouseButtonLeft, Action: tea.MouseActionPress, Y: 20})
	if got := d.Screen.Shown; len(got) != 3 || got[0] != 1 || got[1] != 2 || got[2] != 1 {
		t.Errorf("shown were %v, want 1, 2 and 1", got)
	}
	d.Press("O")
	if !d.Closed() {
		t.Error("the key that opens the list does not close it")
	}
}

func TestNewsAreInTheList(t *testing.T) {
	d := alone(t, "class-1", "class-2")
	d.Env.Overview.Sessions[1].Unseen = 7
	d.Shows("+7 new")
	d.Env.Overview.Sessions = append(d.Env.Overview.Sessions, page.Summary{Name: "class-\x1b[2J"})
	d.Update(page.OverviewMsg{})
	d.Shows("3 on one endpoint", "› class-")
	pagetest.CheckHarmless(t, "a hostile name", d.Drawn(), 120)
	d.Env.Overview.Sessions = d.Env.Overview.Sessions[:1]
	d.Update(page.OverviewMsg{})
	d.Shows("› class-1")
	d.FitsEverywhere("sessions")
}

func TestTheWheelMovesTheList(t *testing.T) {
	d := alone(t, "a", "b", "c", "d", "e", "f", "g", "h")
	d.Resize(80, 8)
	d.Shows("› a")
	d.Hides(" h ")
	d.Update(tea.MouseMsg{Button: tea.MouseButtonWheelDown})
	d.Update(tea.MouseMsg{Button: tea.MouseButtonWheelDown})
	d.Shows(" h ")
	d.Update(tea.MouseMsg{Button: tea.MouseButtonWheelUp})
	d.Update(tea.MouseMsg{Button: tea.MouseButtonWheelUp})
	d.Shows(" a ")
}

// TestTheHandout is what a trainer copies for a class.
func TestTheHandout(t *testing.T) {
	d := alone(t, "class-1", "class-2")
	d.Env.Overview.Sessions[1].Endpoint.Token = ""
	d.Press("Y")
	want := "class-1\thttp://127.0.0.1:41873/caliper/class-1/message\ta-token\nclass-2\thttp://127.0.0.1:41873/caliper/class-2/message\n"
	if got := d.Screen.Copied; len(got) != 1 || got[0].Text != want || got[0].What != "every session's name, URL and token" || len(d.Screen.Secret) != 1 {
		t.Errorf("copied %q", got)
	}
}

func TestWhereThereIsRoomForOne(t *testing.T) {
	d := alone(t, "7c1e5b")
	d.Window(80, 24)
	d.Shows("There is no other. A adds one, with a URL and a token of its own.", "› 7c1e5b", "shown")
	d.Press("A")
	d.Shows("There is room for one session here.")
	if len(d.Screen.Learners) != 0 {
		t.Error("one was asked for all the same")
	}
	d.Press("esc")
	if !d.Closed() {
		t.Error("esc does not lead out")
	}
}
