package page

import (
	"cmp"
	"encoding/json"
	"slices"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"caliper-playground/engine/compose"
	"caliper-playground/engine/conformance"
	"caliper-playground/engine/rule"
	"caliper-playground/ui/component/source"
)

// atOnce is up to how many bytes are judged while a key is answered; more is
// judged in a command. A kilobyte takes some ten microseconds.
const atOnce = 32 << 10

// composeVerdict is what is found in what is composed, and its JSON as shown.
type composeVerdict struct {
	source  *source.Source
	item    int // which event the JSON is, or envelopeItem for the whole
	errors  int
	warns   int
	found   []foundAt
	items   []conformance.Item // by event
	gravest map[spotAt]rule.Severity
}

// composeJudgedMsg brings the verdict on what was composed at one moment.
type composeJudgedMsg struct {
	page    *Compose
	run     int
	verdict composeVerdict
}

// foundAt is a finding with its place.
type foundAt struct {
	finding rule.Finding
	at      spotAt
}

// judge has the present state judged. What is small is judged on the spot; of
// what is large, one state at a time, and always the latest in the end.
func (c *Compose) judge() tea.Cmd {
	state, shown := c.now(), c.shownItem()
	c.judged++
	c.asked = shown
	text := shownText(state.envelope, shown)
	if len(text) <= atOnce {
		c.take(judgeComposition(c.assessor, state, shown, text))
		return nil
	}
	if c.judging {
		return nil // its result will be out of date, and asks again
	}
	c.judging = true
	msg := composeJudgedMsg{page: c, run: c.judged}
	options := c.env.Engine.Judging()
	options.Spec = c.spec
	return func() tea.Msg {
		msg.verdict = judgeComposition(conformance.NewAssessor(options), state, shown, text)
		return msg
	}
}

// tookJudged takes in the verdict of a command, if it is on the latest state.
func (c *Compose) tookJudged(msg composeJudgedMsg) tea.Cmd {
	c.judging = false
	if msg.run != c.judged {
		return c.judge()
	}
	c.take(msg.verdict)
	return nil
}

// shownItem says which event the JSON shows, or that it shows the whole
// envelope: where there are several, and where the cursor is on its own fields.
func (c *Compose) shownItem() int {
	if line := c.form.selected(); c.now().envelope.Len() == 1 && line.kind != lineEnvelope && (line.item != envelopeItem || line.kind == lineAnother) {
		return 0
	}
	return envelopeItem
}

// shownText is the JSON that is shown and goes to the editor.
func shownText(e compose.Envelope, item int) string {
	if broken := e.Broken(); broken != nil {
		return broken.Text
	}
	if item == envelopeItem {
		return e.Text()
	}
	return e.Draft(item).Text()
}

// judgeComposition judges the envelope as it would be sent.
func judgeComposition(a *conformance.Assessor, state composition, shown int, text string) composeVerdict {
	v := composeVerdict{source: source.New([]byte(strings.TrimSuffix(text, "\n"))), item: shown, gravest: map[spotAt]rule.Severity{}}
	if state.envelope.Broken() != nil || state.envelope.Len() == 0 {
		return v
	}
	assessment := a.Assess([]byte(state.envelope.Compact()), nil)
	v.items = assessment.Items
	for _, f := range assessment.Findings {
		item, within := state.envelope.Place(f.Pointer)
		if state.envelope.Len() > 1 || item == envelopeItem {
			v.add(f, spotAt{item, within})
		}
	}
	if state.envelope.Len() == 1 {
		// A single event is told of by its own pointers, as it is shown.
		assessment := a.Assess([]byte(state.envelope.Draft(0).Compact()), nil)
		v.items = assessment.Items
		for _, f := range assessment.Findings {
			v.add(f, spotAt{0, f.Pointer})
		}
	}
	slices.SortStableFunc(v.found, func(a, b foundAt) int { return cmp.Compare(b.finding.Severity, a.finding.Severity) })
	return v
}

// add takes in a finding.
func (v *composeVerdict) add(f rule.Finding, at spotAt) {
	v.found = append(v.found, foundAt{f, at})
	switch f.Severity {
	case rule.Error:
		v.errors++
	case rule.Warning:
		v.warns++
	}
	v.weigh(at, f.Severity)
}

// weigh notes a finding at its place and all that holds it.
func (v *composeVerdict) weigh(at spotAt, s rule.Severity) {
	for {
		if had, ok := v.gravest[at]; !ok || s > had {
			v.gravest[at] = s
		}
		if at.pointer == "" {
			return
		}
		at.pointer = parentOf(at.pointer)
	}
}

// take shows a verdict.
func (c *Compose) take(v composeVerdict) {
	c.verdict = v
	c.layOutJSON()
}

// pointerShown turns a place into a pointer of the JSON that is shown, and
// says whether it is part of that.
func (v *composeVerdict) pointerShown(at spotAt) (string, bool) {
	switch {
	case v.item != envelopeItem:
		return at.pointer, at.item == v.item
	case at.item == envelopeItem:
		return at.pointer, true
	}
	return "/data/" + itoa(at.item) + at.pointer, true
}

// findingFor returns the gravest finding at a place or below it.
func (v *composeVerdict) findingFor(at spotAt) (foundAt, bool) {
	for _, f := range v.found {
		if f.at.item == at.item && within(f.at.pointer, at.pointer) {
			return f, true
		}
	}
	return foundAt{}, false
}

// within says whether a pointer is another or lies below it.
func within(pointer, holder string) bool {
	return pointer == holder || len(pointer) > len(holder) && pointer[:len(holder)] == holder && pointer[len(holder)] == '/'
}

// idOf returns a draft's id as written, or "".
func idOf(d compose.Draft) string {
	var event struct {
		ID string `json:"id"`
	}
	_ = json.Unmarshal([]byte(d.Compact()), &event) // an id that is no string is none to go by
	return event.ID
}
