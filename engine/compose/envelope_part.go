package compose

import (
	"strings"

	"caliper-playground/engine/text"
)

// Whole stands for the envelope itself where drafts go by their number.
const Whole = -1

// TextAt returns the JSON of a draft by its number, or of the Whole, for reading
// and for an editor; while a text is kept aside, that.
func (e Envelope) TextAt(item int) string {
	switch {
	case e.broken != nil:
		return e.broken.Text
	case item == Whole:
		return e.Text()
	}
	return e.Draft(item).Text()
}

// WithTextAt is WithText for a draft by its number, or for the Whole. What was one
// event may have become several, or an envelope.
func (e Envelope) WithTextAt(item int, written string) (Envelope, error) {
	if item != Whole {
		if draft, err := e.Draft(item).WithText(written); err == nil {
			return e.With(item, draft), nil
		}
	}
	return e.WithText(written)
}

// Holding returns the envelope with what a text holds: one event, so that its form
// is kept, or any number of them. A text that cannot be taken over is kept aside.
func (e Envelope) Holding(written string) Envelope {
	after, err := e.WithText(written)
	if err != nil || after.Len() != 1 {
		return after
	}
	if draft, err := after.Draft(0).WithText(written); err == nil {
		return after.With(0, draft)
	}
	return after
}

// Counted says how many events and describes it holds: "2 events and 1 describe".
func (e Envelope) Counted() string {
	describes := 0
	for _, d := range e.drafts {
		if d.IsDescribe() {
			describes++
		}
	}
	switch events := len(e.drafts) - describes; {
	case describes == 0:
		return text.Plural(events, "event")
	case events == 0:
		return text.Plural(describes, "describe")
	default:
		return text.Plural(events, "event") + " and " + text.Plural(describes, "describe")
	}
}

// Lines returns the drafts one a line, as sets of fixtures are read.
func (e Envelope) Lines() string {
	var b strings.Builder
	for _, d := range e.drafts {
		b.WriteString(d.Compact())
		b.WriteByte('\n')
	}
	return b.String()
}
