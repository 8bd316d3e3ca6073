package compose

import (
	"cmp"
	"net/http"
	"slices"
	"strconv"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"caliper-playground/engine/compose"
	"caliper-playground/engine/conformance"
	"caliper-playground/engine/document"
	"caliper-playground/engine/rule"
	"caliper-playground/engine/session"
	"caliper-playground/ui/component/mark"
	"caliper-playground/ui/component/source"
	"caliper-playground/ui/page"
)

// atOnce is up to how many bytes are judged while a key is answered; more is
// judged in a command. A kilobyte takes some ten microseconds.
const atOnce = 32 << 10

// verdict is what is found in what is composed, and its JSON as shown.
type verdict struct {
	text    string
	source  *source.Source
	item    int                // which event the JSON is, or compose.Whole for the whole
	tally   rule.Tally         // of all findings
	found   []foundAt          // those that are spelled out
	items   []conformance.Item // by event
	refused string             // why the endpoint would not take the message; "" where it would
	gravest map[compose.Spot]rule.Severity
}

// foundAt is a finding with its place.
type foundAt struct {
	finding rule.Finding
	at      compose.Spot
}

// judge has the present state judged. What is small is judged on the spot, by
// the entities that the session knows; then the session itself is asked.
func (c *Page) judge() tea.Cmd {
	state, shown := c.now(), c.shownItem()
	c.asked = shown
	if c.large() {
		return c.ask(state, shown, "")
	}
	text := state.envelope.TextAt(shown)
	if len(text) <= atOnce {
		v := newVerdict(shown, text)
		if state.whole() {
			v.takeIn(c.assess(state), state)
		}
		c.showVerdict(v)
	}
	return c.ask(state, shown, text)
}

// assess judges what is composed by what can be known at once.
func (c *Page) assess(state composition) *conformance.Assessment {
	if options := c.env.Engine.Judging(); c.assessor == nil || options != c.judgesBy {
		c.judgesBy, c.assessor = options, conformance.NewAssessor(options)
	}
	return c.assessor.Assess([]byte(state.envelope.Compact()), c.env.Engine.Session().Known())
}

// large says whether what is shown is so much that laying out what follows on it
// is work for a command as well.
func (c *Page) large() bool { return len(c.verdict.text) > atOnce }

// ask asks the session, in a command, what it would make of the envelope: it
// also knows of repeats and of what it refuses. It is asked about one state at a
// time, and always about the latest in the end. Where no text is given it is laid
// out there too.
func (c *Page) ask(state composition, shown int, text string) tea.Cmd {
	c.judged++
	if c.judging || !state.whole() && len(text) <= atOnce && !c.large() {
		return nil // what comes of an older state is out of date, and asks again
	}
	c.judging = true
	run, session := c.judged, c.env.Engine.Session()
	judge := func() verdict {
		if text == "" {
			text = state.envelope.TextAt(shown)
		}
		v := newVerdict(shown, text)
		if state.whole() {
			said := session.Preview(asSent(state.envelope.Compact()))
			v.takeIn(said.Assessment, state)
			v.refused = refusal(said)
		}
		return v
	}
	return page.After(judge, func(v verdict) tea.Cmd { return c.tookJudged(run, v) })
}

// askAgain asks the session anew about what is composed, for it knows something else
// than before.
func (c *Page) askAgain() tea.Cmd {
	text := ""
	if !c.large() {
		text = c.now().envelope.TextAt(c.asked)
	}
	return c.ask(c.now(), c.asked, text)
}

// whole says whether there is an envelope that can be judged.
func (state composition) whole() bool {
	return state.envelope.Broken() == nil && state.envelope.Len() > 0
}

// asSent is a body as the playground's own sensor would send it.
func asSent(body string) session.Exchange {
	return session.Exchange{Method: http.MethodPost, Body: []byte(body)}
}

// refusal says why the endpoint would refuse a message, or "".
func refusal(m session.Message) string {
	if m.Status/100 == http.StatusOK/100 {
		return ""
	}
	return mark.StatusText(m.Status) + ": " + m.Exchange.Cause
}

// tookJudged takes in the verdict of a command, if it is on the latest state.
// Where the JSON was shown already it stays as it was scrolled.
func (c *Page) tookJudged(run int, v verdict) tea.Cmd {
	c.judging = false
	if run != c.judged {
		return c.judge()
	}
	offset, shown := c.jsonList.Offset, c.verdict.text == v.text
	c.showVerdict(v)
	if shown {
		c.jsonList.Scroll(offset - c.jsonList.Offset)
	}
	return nil
}

// shownItem says which event the JSON shows, or that it shows the whole
// envelope: where there are several, and where the cursor is on its own fields.
func (c *Page) shownItem() int {
	if line := c.form.selected(); c.now().envelope.Len() == 1 && line.Kind != compose.EnvelopeLine && (line.Item != compose.Whole || line.Kind == compose.AnotherLine) {
		return 0
	}
	return compose.Whole
}

// newVerdict returns the verdict on a text of which nothing is said yet.
func newVerdict(shown int, text string) verdict {
	return verdict{text: text, source: source.New([]byte(strings.TrimSuffix(text, "\n"))), item: shown, gravest: map[compose.Spot]rule.Severity{}}
}

// takeIn takes in what was found in an envelope, each finding by the event that
// it is about. Where there is one event alone, its findings go by its own
// pointers, as it is shown.
func (v *verdict) takeIn(a *conformance.Assessment, state composition) {
	v.items, v.tally = a.Items, a.Tally()
	alone := state.envelope.Len() == 1
	for _, f := range a.Findings {
		item, within := state.envelope.Place(f.Pointer)
		if alone && item == 0 {
			f = f.Below(firstEvent)
		}
		at := compose.At(item, within)
		v.found = append(v.found, foundAt{f, at})
		v.weigh(at, f.Severity)
	}
	if alone && len(v.items) == 1 {
		v.items = slices.Clone(v.items)
		v.items[0].Uncredited = strings.ReplaceAll(v.items[0].Uncredited, firstEvent+"/", "/")
	}
	slices.SortStableFunc(v.found, func(a, b foundAt) int { return cmp.Compare(b.finding.Severity, a.finding.Severity) })
}

// firstEvent is the place of an envelope's first event.
const firstEvent = "/data/0"

// weigh notes a finding at its place and all that holds it.
func (v *verdict) weigh(at compose.Spot, s rule.Severity) {
	for {
		if had, ok := v.gravest[at]; !ok || s > had {
			v.gravest[at] = s
		}
		if at.Pointer == "" {
			return
		}
		at.Pointer = document.ParentOf(at.Pointer)
	}
}

// showVerdict shows a verdict.
func (c *Page) showVerdict(v verdict) {
	c.verdict = v
	c.layOutJSON()
}

// pointerShown turns a place into a pointer of the JSON that is shown, and
// says whether it is part of that.
func (v *verdict) pointerShown(at compose.Spot) (string, bool) {
	switch {
	case v.item != compose.Whole:
		return at.Pointer, at.Item == v.item
	case at.Item == compose.Whole:
		return at.Pointer, true
	}
	return "/data/" + strconv.Itoa(at.Item) + at.Pointer, true
}

// findingFor returns the gravest finding at a place or below it.
func (v *verdict) findingFor(at compose.Spot) (foundAt, bool) {
	for _, f := range v.found {
		if f.at.Item == at.Item && document.Within(f.at.Pointer, at.Pointer) {
			return f, true
		}
	}
	return foundAt{}, false
}
