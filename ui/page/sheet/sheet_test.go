package sheet

import (
	"strings"
	"testing"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/muesli/termenv"

	"caliper-playground/engine/endpoint"
	"caliper-playground/engine/rule"
	"caliper-playground/ui/page"
	"caliper-playground/ui/page/commands"
	"caliper-playground/ui/page/pagetest"
	"caliper-playground/ui/style"
)

func plain() style.Choice { return style.Choice{Profile: termenv.Ascii} }

func reachAlone(t *testing.T, engine *pagetest.Engine) *pagetest.Driver {
	t.Helper()
	return pagetest.Alone(t, engine, plain(), func(env *page.Env) page.Page { return NewReach(env) })
}

// helpAlone opens help on the page that says how to reach the endpoint.
func helpAlone(t *testing.T, change func(*page.Env)) *pagetest.Driver {
	t.Helper()
	return pagetest.Alone(t, pagetest.New(), plain(), func(env *page.Env) page.Page {
		change(env)
		everywhere := []page.Command{{Key: env.Keys.Global.Palette, Group: page.Everywhere, Do: page.Do(func() {})}}
		return NewHelp(env, NewReach(env), everywhere)
	})
}

func TestReachSaysAllThatASensorNeeds(t *testing.T) {
	d := reachAlone(t, pagetest.New())
	e := d.Engine.Endpoint()
	d.Shows("Point your sensor here.", e.URL, "Bearer ••••", "application/json", "curl", d.Engine.Session().Journal())
	d.Hides("Tolerated", "none is asked for", "a-token") // an audience may be looking
	d.Press("*")
	d.Shows("Bearer a-token", "* hide")
	d.Press("*")
	d.Hides("a-token")
}

func TestReachNamesWhatIsTolerated(t *testing.T) {
	engine := pagetest.New()
	engine.Tolerate(rule.Tolerances{}.Switched("time-format").Switched("bare-token"))
	d := reachAlone(t, engine)
	d.Shows("Tolerated: bare-token, time-format. ", " on the bench changes that.")
}

// Where no token is asked for there is none to show; what the endpoint does on
// purpose, and what opening the session had to say, is told.
func TestReachOfAnEndpointThatAsksForNothing(t *testing.T) {
	engine := &open{Engine: pagetest.New()}
	act, err := endpoint.ParseMisbehaviour("503")
	if err != nil {
		t.Fatal(err)
	}
	engine.Misbehave([]endpoint.Misbehaviour{act})
	server := pagetest.NewServer("one")
	server.Told = []string{"the class came back"}
	d := pagetest.Alone(t, engine.Engine, plain(), func(env *page.Env) page.Page {
		env.Engine, env.Server = engine, server
		env.Overview = &page.Overview{Sessions: []page.Summary{{Name: "one"}, {Name: "two", Learner: "Ines"}}, Shown: 1}
		return NewReach(env)
	})
	d.Shows("none is asked for", "It misbehaves on purpose: ", "The class came back.", "Session Ines", "2 of 2", "has a URL of its own.")
	d.Press("*")
	d.Shows("No token is asked for.")
}

// open is an engine whose endpoint asks for no token.
type open struct{ *pagetest.Engine }

func (o *open) Endpoint() page.Endpoint {
	e := o.Engine.Endpoint()
	e.Token = ""
	return e
}

func TestHelpNamesThePagesKeysAndThoseEverywhere(t *testing.T) {
	d := helpAlone(t, func(env *page.Env) {
		env.KeysFile, env.Problems = "/home/ines/keys.json", []string{"keys.json, line 2: no such command"}
	})
	if !IsHelp(d.Page) || IsHelp(NewReach(d.Env)) {
		t.Error("it is not told from other texts")
	}
	d.Shows(commands.ReadGroup, page.Everywhere, d.Env.Keys.Global.Palette.Help().Desc, "/home/ines/keys.json", "! keys.json, line 2: no such command")
	d = helpAlone(t, func(*page.Env) {})
	d.Hides("Other keys go into")
}

func TestATextIsScrolledByKeysAndByTheWheel(t *testing.T) {
	d := reachAlone(t, pagetest.New())
	d.Resize(80, 8)
	first := d.Drawn()
	below := d.Page.Status(80)
	if !strings.Contains(below, "lines below") {
		t.Errorf("it does not say how much is below: %q", below)
	}
	d.Press("j")
	second := d.Drawn()
	if _, rest, _ := strings.Cut(first, "\n"); !strings.HasPrefix(second, rest) {
		t.Errorf("j does not move by a line:\n%s", second)
	}
	d.Press("k")
	if d.Drawn() != first {
		t.Error("k does not move back")
	}
	d.Press("G")
	d.Shows("Everything received is in")
	if got := d.Page.Status(80); got != "" {
		t.Errorf("at the end it says %q", got)
	}
	d.Press("g")
	d.Update(tea.MouseMsg{Button: tea.MouseButtonWheelDown, Action: tea.MouseActionPress})
	if d.Drawn() == first {
		t.Error("the wheel moves nothing")
	}
}

func TestATextIsLeftByEscAndByEnter(t *testing.T) {
	for _, key := range []string{"esc", "enter"} {
		d := reachAlone(t, pagetest.New())
		d.Press(key)
		if !d.Closed() {
			t.Errorf("%s does not close the page", key)
		}
	}
}

func TestATextFitsEverywhere(t *testing.T) {
	reachAlone(t, pagetest.New()).FitsEverywhere("how to reach the endpoint")
	helpAlone(t, func(env *page.Env) { env.KeysFile = strings.Repeat("学", 90) }).FitsEverywhere("help")
}

func TestForeignTextInHelp(t *testing.T) {
	for name, text := range pagetest.Hostile() {
		t.Run(name, func(t *testing.T) {
			d := helpAlone(t, func(env *page.Env) {
				env.KeysFile, env.Problems = text[:min(len(text), 1000)], []string{text[:min(len(text), 1000)]}
			})
			d.Resize(80, 200)
			pagetest.CheckHarmless(t, name, d.Drawn(), 80)
		})
	}
}

// What stands in for a page shows its title and what is done, and takes no key.
func TestOpeningStandsInForAPage(t *testing.T) {
	d := pagetest.Alone(t, pagetest.New(), plain(), func(env *page.Env) page.Page { return NewOpening(env, "vocabulary", "reading the catalogue…") })
	d.Shows("reading the catalogue…")
	d.Press("esc", "j", "enter")
	if d.Closed() || d.Page.Title() != "vocabulary" || len(d.Page.Commands()) != 0 {
		t.Errorf("title %q, closed %t, %d commands", d.Page.Title(), d.Closed(), len(d.Page.Commands()))
	}
	d.FitsEverywhere("opening")
	d.Resize(80, 0)
	if got := d.Page.View(); len(got) != 0 {
		t.Errorf("without room it draws %q", got)
	}
}

func TestGoldens(t *testing.T) {
	pagetest.CheckGoldens(t, "endpoint", nil, func(t *testing.T, choice style.Choice) *pagetest.Driver {
		return pagetest.Alone(t, pagetest.New(), choice, func(env *page.Env) page.Page { return NewReach(env) })
	})
}
