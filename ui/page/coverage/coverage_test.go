package coverage

import (
	"errors"
	"strings"
	"testing"

	"github.com/muesli/termenv"

	"caliper-playground/catalog"
	"caliper-playground/engine/lookup"
	"caliper-playground/engine/sensor"
	"caliper-playground/engine/text"
	"caliper-playground/fixtures"
	"caliper-playground/ui/page"
	"caliper-playground/ui/page/pagetest"
	"caliper-playground/ui/style"
)

const viewed = "ReadingProfile/ViewEvent/Viewed"

func alone(t *testing.T, engine *pagetest.Engine) *pagetest.Driver {
	t.Helper()
	return aloneIn(t, engine, style.Choice{Profile: termenv.Ascii})
}

func aloneIn(t *testing.T, engine *pagetest.Engine, choice style.Choice) *pagetest.Driver {
	t.Helper()
	return pagetest.Alone(t, engine, choice, func(env *page.Env) page.Page { return New(env) })
}

// event is the built-in one for a row, in an envelope.
func event(t *testing.T, row string) []byte {
	t.Helper()
	f, ok := fixtures.ForRow(catalog.V1p2, row)
	if !ok {
		t.Fatalf("there is no event for %s", row)
	}
	return sensor.Envelope("https://example.org/sensors/1", pagetest.Start, catalog.V1p2, f.Data)
}

// touched is how much of each section is touched.
func touched(d *pagetest.Driver) map[string]int {
	counts := map[string]int{}
	for _, s := range d.Page.(*Page).sections {
		counts[s.title] = s.touched
		if len(s.missing) != s.total-s.touched {
			counts[s.title] = -1
		}
	}
	return counts
}

func TestNothingIsTouchedByNothing(t *testing.T) {
	d := alone(t, pagetest.New())
	for title, n := range touched(d) {
		if n != 0 {
			t.Errorf("%d of the %s", n, title)
		}
	}
	d.Shows("›▸ rows", "0 of 93", "▸ rules")
	d.Hides("REQUIRED")
	d.Press("enter")
	d.Shows("›▾ rows", "MessageEvent Posted", "REQUIRED", "ForumProfile")
}

// What is never touched stands in one column below the other, however long the counts.
func TestWhatIsMissingIsAColumn(t *testing.T) {
	d := alone(t, pagetest.New())
	d.Window(120, 40)
	ends := map[int]bool{}
	for _, line := range strings.Split(d.Drawn(), "\n") {
		if _, counts, ok := strings.Cut(line, " of "); ok && strings.HasSuffix(line, " never") {
			_, after, _ := strings.Cut(counts, " ")
			ends[text.Width(line)-text.Width(strings.TrimLeft(after, " "))] = true
		}
	}
	if len(ends) != 1 {
		t.Errorf("it begins at the columns %v of\n%s", ends, d.Drawn())
	}
}

func TestWhatMessagesTouch(t *testing.T) {
	d := alone(t, pagetest.Received(event(t, viewed)))
	before := touched(d)
	for title, least := range map[string]int{"rows": 1, "event types": 1, "actions": 1, "entity types": 2, "properties": 4} {
		if before[title] < least {
			t.Errorf("%d of the %s", before[title], title)
		}
	}
	m, credits := pagetest.Judged(pagetest.Mistake(t, "action-misspelt"))
	d.Receive(m, credits...)
	if after := touched(d); after["rules"] < 1 || after["actions"] != before["actions"] {
		t.Errorf("with a mistake it is %v", after)
	}
}

// TestWhatCountsNothing has messages that say nothing of the sender.
func TestWhatCountsNothing(t *testing.T) {
	engine := pagetest.New()
	m, _ := pagetest.Judged(event(t, viewed))
	m.Status, m.Act = 503, "503 first 1"
	engine.Current().Receive(m)
	engine.Current().Receive(pagetest.Refused())
	d := alone(t, engine)
	if got := touched(d); got["event types"] != 0 || d.Page.(*Page).now.read != 2 {
		t.Errorf("it is %v", got)
	}
}

// TestManyMessages are read in several goes, and what comes meanwhile is read, too.
func TestManyMessages(t *testing.T) {
	engine := pagetest.New()
	m, credits := pagetest.Judged(event(t, viewed))
	for range 2*atOnce + 10 {
		engine.Current().Receive(m, credits...)
	}
	d := pagetest.Alone(t, engine, style.Choice{Profile: termenv.Ascii}, func(env *page.Env) page.Page { return New(env) })
	if got := d.Page.(*Page).now; got.read != 2*atOnce+10 || got.of != got.read {
		t.Fatalf("%d of %d are read", got.read, got.of)
	}
	d.Held = true
	later, more := pagetest.Judged(event(t, "SessionProfile/SessionEvent/LoggedIn"))
	d.Receive(later, more...)
	d.Receive(m, credits...)
	d.Release()
	if got := touched(d); got["event types"] != 2 || got["rows"] != 2 || d.Page.(*Page).now.read != 2*atOnce+12 {
		t.Errorf("it is %v", got)
	}
}

func TestMessagesThatCannotBeReadBackAreTold(t *testing.T) {
	engine := pagetest.Received(event(t, viewed))
	engine.Current().Unreadable = errors.New("gone")
	d := alone(t, engine)
	d.Shows("1 message cannot be read back from the journal")
}

// TestTheCursorStays fills the row above the one that is selected.
func TestTheCursorStays(t *testing.T) {
	d := alone(t, pagetest.New())
	d.Press("+", "j", "j", "j", "j")
	p := d.Page.(*Page)
	above, at := p.missingAt(p.tree[p.list.Cursor-1]).row.ID, p.missingAt(p.selected()).ref
	m, credits := pagetest.Judged(event(t, above))
	d.Receive(m, credits...)
	if m := p.missingAt(p.selected()); m == nil || m.ref != at {
		t.Errorf("it was on %v and is on %+v", at, m)
	}
	m, credits = pagetest.Judged(event(t, at.Name))
	d.Receive(m, credits...)
	d.FitsEverywhere("coverage")
}

func TestWhatIsMissingLeadsOn(t *testing.T) {
	d := alone(t, pagetest.New())
	d.Press("n")
	d.Shows("No row is selected.")
	d.Press("l", "j", "n")
	if to, ok := d.Screen.Opened[0].(page.ComposeEvent); !ok || to.Row == nil || to.Row.Disposition != catalog.Required {
		t.Errorf("it opens %+v", d.Screen.Opened)
	}
	d.Press("enter")
	if to, ok := d.Screen.Opened[1].(page.LookUp); !ok || to.At.Kind != lookup.Row {
		t.Errorf("it opens %+v", d.Screen.Opened)
	}
	d.Press("h", "G", "enter", "j", "enter") // the rules come last
	if to, ok := d.Screen.Opened[2].(page.LookUp); !ok || to.At.Kind != lookup.Rule || to.At.Name == "" {
		t.Errorf("it opens %+v", d.Screen.Opened)
	}
	d.Press("%")
	if !d.Closed() {
		t.Error("the key that opens the page does not close it")
	}
}

// TestEverythingMissingIsKnown holds that whatever is missing can be looked up.
func TestEverythingMissingIsKnown(t *testing.T) {
	d := alone(t, pagetest.New())
	book := lookup.Of(catalog.V1p2)
	for _, s := range d.Page.(*Page).sections {
		for _, m := range s.missing {
			if book.Get(m.ref) == nil {
				t.Errorf("%s: there is no %v", s.title, m.ref)
			}
		}
	}
}

func TestAFreshSession(t *testing.T) {
	engine := pagetest.Received(event(t, viewed))
	d := alone(t, engine)
	if touched(d)["rows"] != 1 {
		t.Fatal("the row is not filled")
	}
	s, err := engine.Fresh(catalog.V1p2)
	if err != nil {
		t.Fatal(err)
	}
	d.Update(page.FreshMsg{Session: s})
	if got := touched(d); got["rows"] != 0 || got["event types"] != 0 {
		t.Errorf("of another session it is %v", got)
	}
}

func TestGoldens(t *testing.T) {
	pagetest.CheckGoldens(t, "coverage", nil, func(t *testing.T, choice style.Choice) *pagetest.Driver {
		d := aloneIn(t, pagetest.Received(event(t, viewed), pagetest.Mistake(t, "action-misspelt")), choice)
		d.Press("enter", "j", "j")
		return d
	})
}
