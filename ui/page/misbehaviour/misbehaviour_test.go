package misbehaviour

import (
	"strings"
	"testing"

	"github.com/muesli/termenv"

	"caliper-playground/engine/endpoint"
	"caliper-playground/ui/page"
	"caliper-playground/ui/page/pagetest"
	"caliper-playground/ui/style"
)

func alone(t *testing.T, engine *pagetest.Engine) *pagetest.Driver {
	t.Helper()
	return aloneIn(t, engine, style.Choice{Profile: termenv.Ascii})
}

func aloneIn(t *testing.T, engine *pagetest.Engine, choice style.Choice) *pagetest.Driver {
	t.Helper()
	return pagetest.Alone(t, engine, choice, func(env *page.Env) page.Page { return New(env) })
}

// done is what the endpoint does, as it is written.
func done(d *pagetest.Driver) string {
	var words []string
	for _, m := range d.Engine.Misbehaviour() {
		words = append(words, m.String())
	}
	return strings.Join(words, "; ")
}

func TestEveryKindIsThereAndIsSaidWhatFor(t *testing.T) {
	rows := usual()
	if len(rows) != 8 {
		t.Errorf("there are %d", len(rows))
	}
	for _, r := range rows {
		if r.on || meaning(r.of.What) == "" {
			t.Errorf("%s: %+v", r.of, r)
		}
	}
}

func TestMisbehavingOnAndOff(t *testing.T) {
	d := alone(t, pagetest.New())
	d.Shows("› [ ] 429 every 5, retry-after 2s", "A sensor waits")
	d.Press(" ")
	d.Shows("› [x] 429 every 5, retry-after 2s", "is on from the next message on, which is counted as the first.")
	d.Press("j", "j", "enter")
	d.Shows("› [x] 503 first 3")
	if got := done(d); got != "429 every 5, retry-after 2s; 503 first 3" {
		t.Errorf("it does %q", got)
	}
	d.Press("k", "k", " ")
	d.Shows("429 every 5, retry-after 2s is off")
	d.Click("503 first 3")
	d.Click("503 first 3")
	d.Shows("From the next message on the endpoint behaves.")
	if got := done(d); got != "" {
		t.Errorf("it does %q", got)
	}
	d.Press("U")
	if !d.Closed() {
		t.Error("the key that opens the page does not close it")
	}
}

func TestAMisbehaviourIsWrittenOtherwise(t *testing.T) {
	d := alone(t, pagetest.New())
	d.Press("j", "e")
	d.Shows("do 500 10%")
	d.Press("backspace", "backspace", "backspace", "every other")
	d.Press("enter")
	d.Shows(`"500 every other": "other" is no number`, "it has the form WHAT") // and what is typed stays
	if d.Front().(*Page).typed == nil || done(d) != "" {
		t.Fatal("what makes no sense is taken")
	}
	d.Press("ctrl+u", "500 every 2 for 1m", "enter")
	d.Shows("› [x] 500 every 2 for 1m")
	if got := done(d); got != "500 every 2 for 1m" {
		t.Errorf("it does %q", got)
	}
	d.Press("e", "x", "esc")
	d.Shows("› [x] 500 every 2 for 1m")
	d.Hides("do 500")
	if d.Closed() {
		t.Error("esc closes the page along with the line")
	}
}

func TestWhatIsDoneAlreadyIsOn(t *testing.T) {
	engine := pagetest.New()
	var all []endpoint.Misbehaviour
	for _, written := range []string{"slow 300ms", "503", "slow 1s every 2", `body "\x1b[31m"`} {
		m, err := endpoint.ParseMisbehaviour(written)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, m)
	}
	engine.Misbehave(all)
	d := alone(t, engine)
	d.Shows("[x] slow 300ms", "[x] 503 ", "[x] slow 1s every 2", "[ ] 500 10%")
	d.Hides("slow 2s", "503 first 3")
	d.Press("G", " ")
	if got := done(d); got != `503; slow 300ms; body "\x1b[31m"` {
		t.Errorf("without the last it does %q", got)
	}
	d.Press(" ", "g", "e")
	d.FitsEverywhere("misbehaviour")
}

func TestGoldens(t *testing.T) {
	pagetest.CheckGoldens(t, "misbehaviour", nil, func(t *testing.T, choice style.Choice) *pagetest.Driver {
		d := aloneIn(t, pagetest.New(), choice)
		d.Press("j", "enter", "j", "e")
		return d
	})
}
