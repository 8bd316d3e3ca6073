package page

import (
	"caliper-playground/engine/certify"
	"caliper-playground/ui/keys"
)

// Placed is a page that knows which of the places of the key map it stands for
// now, so that its commands can be called by their names.
type Placed interface{ Place() string }

// Explainer is a page that can say why a command would do nothing now.
type Explainer interface {
	// WhyNot returns a sentence, or "" where the command does something.
	WhyNot(b keys.Binding) string
}

// Worker is a page that may hold what nobody has yet: work that is not sent,
// not saved, or under way.
type Worker interface {
	// Unsent says what would be lost if the program ended now, as a sentence; it
	// is "" where nothing would.
	Unsent() string
}

// PlaceOf returns a page's place, or "" where it has none of its own.
func PlaceOf(p Page) string {
	if placed, ok := p.(Placed); ok {
		return placed.Place()
	}
	return ""
}

// Place implements Placed.
func (*Bench) Place() string { return keys.AtBench }

// Place implements Placed.
func (*Sheet) Place() string { return keys.AtSheet }

// Place implements Placed.
func (*Sessions) Place() string { return keys.AtSessions }

// Place implements Placed.
func (*Tolerances) Place() string { return keys.AtTolerances }

// Place implements Placed.
func (*Vocabulary) Place() string { return keys.AtVocabulary }

// Place implements Placed.
func (c *Certify) Place() string {
	switch c.view() {
	case certify.Form:
		return keys.AtForm
	case certify.Progress:
		return keys.AtProgress
	}
	return keys.AtCertify
}

// Place implements Placed.
func (l *Load) Place() string {
	if l.choosing {
		return keys.AtBrowse
	}
	return keys.AtLoad
}
