package compose

import "strings"

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
func (e Envelope) WithTextAt(item int, text string) (Envelope, error) {
	if item != Whole {
		if draft, err := e.Draft(item).WithText(text); err == nil {
			return e.With(item, draft), nil
		}
	}
	return e.WithText(text)
}

// Holding returns the envelope with what a text holds: one event, so that its form
// is kept, or any number of them. A text that cannot be taken over is kept aside.
func (e Envelope) Holding(text string) Envelope {
	after, err := e.WithText(text)
	if err != nil || after.Len() != 1 {
		return after
	}
	if draft, err := after.Draft(0).WithText(text); err == nil {
		return after.With(0, draft)
	}
	return after
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
