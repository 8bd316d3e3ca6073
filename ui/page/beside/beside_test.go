package beside

import (
	"testing"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/muesli/termenv"

	"caliper-playground/catalog"
	"caliper-playground/engine/lookup"
	"caliper-playground/ui/page"
	"caliper-playground/ui/page/pagetest"
	"caliper-playground/ui/style"
)

// holder is a page that is nothing but a look-up.
type holder struct {
	page.Plain
	look LookUp
}

func (*holder) Title() string                { return "holder" }
func (h *holder) SetSize(width, height int)  { h.look.SetSize(width, height) }
func (h *holder) Commands() []page.Command   { return h.look.Commands() }
func (h *holder) Update(msg tea.Msg) tea.Cmd { return nil }
func (h *holder) View() (lines []string) {
	if h.look.IsOpen() {
		for _, line := range h.look.View() {
			lines = append(lines, line.String())
		}
	}
	return lines
}

func holding(t *testing.T) (*pagetest.Driver, *holder) {
	t.Helper()
	h := &holder{}
	d := pagetest.Alone(t, pagetest.New(), style.Choice{Profile: termenv.Ascii}, func(env *page.Env) page.Page {
		h.look = New(env)
		return h
	})
	return d, h
}

// What a field is where it stands comes first; the first entry that there is opens.
func TestOpensWhatIsKnown(t *testing.T) {
	d, h := holding(t)
	d.Run(h.look.Open(Subject{Spec: catalog.V1p2, Called: "x", Within: "MessageEvent", Known: []lookup.Ref{
		{Kind: lookup.Event, Name: "nothing"}, {Kind: lookup.Property, Name: "actor"}, {Kind: lookup.Entity, Name: "Person"},
	}}))
	d.Shows("›actor  property of Caliper 1.2", "Where it stands")
	d.Shows("MessageEvent")
	d.Resize(100, 12)
	d.Shows("MessageEvent", "The person who wrote the message or flagged it.")
	d.Press("tab", "enter")
	d.Shows("›MessageEvent  event")
	d.Press("backspace")
	d.Shows("›actor", "link 1 of ")
	d.FitsEverywhere("a property")
	d.Press("esc")
	if h.look.IsOpen() || d.Drawn() != "" {
		t.Errorf("it is open still:\n%s", d.Drawn())
	}
}

func TestSaysWhatNobodyKnows(t *testing.T) {
	d, h := holding(t)
	d.Run(h.look.Open(Subject{Spec: catalog.V1p2, Called: "mo\x1bod", Known: []lookup.Ref{{Kind: lookup.Property, Name: "mood"}}}))
	pagetest.CheckHarmless(t, "what it says", d.Screen.Last(), 1000)
	if h.look.IsOpen() || d.Screen.Tone != page.Warned {
		t.Errorf("open %v, and it says %q", h.look.IsOpen(), d.Screen.Last())
	}
}

// Whoever reads an entry looks up another word from there.
func TestAnyWordIsLookedUpFromAnEntry(t *testing.T) {
	d, h := holding(t)
	at := lookup.Ref{Kind: lookup.Property, Name: "actor"}
	d.Run(h.look.Open(Subject{Spec: catalog.V1p2, Called: "actor", Known: []lookup.Ref{at}}))
	d.Shows("›actor")
	d.Press("/")
	if want := (page.LookUp{At: at, Search: true}); len(d.Screen.Opened) != 1 || d.Screen.Opened[0] != want {
		t.Errorf("%v were opened, want %v", d.Screen.Opened, want)
	}
}
