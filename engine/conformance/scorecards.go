package conformance

import "caliper-playground/catalog"

// Scorecards are one scorecard for each version of Caliper that occurs. The zero
// value is ready for use. They are not safe for concurrent use.
type Scorecards struct {
	cards map[catalog.Version]*Scorecard
}

// Add counts what a document earns, each item for the version that it was judged
// by. A version occurs where a document names it. Source names the document.
func (s *Scorecards) Add(items []Item, source string) {
	for _, item := range items {
		if item.Named {
			s.card(item.Spec)
		}
		for _, c := range item.Credits {
			s.card(item.Spec).Add(c, source)
		}
	}
}

// Versions returns the versions that occur, as the catalogue orders them.
func (s *Scorecards) Versions() []catalog.Version {
	var versions []catalog.Version
	for _, v := range catalog.Versions() {
		if s.cards[v] != nil {
			versions = append(versions, v)
		}
	}
	return versions
}

// Profiles returns a snapshot of the profiles of a version, in the guide's order.
func (s *Scorecards) Profiles(v catalog.Version) []ProfileScore { return s.card(v).Profiles() }

func (s *Scorecards) card(v catalog.Version) *Scorecard {
	card := s.cards[v]
	if card == nil {
		card = NewScorecard(catalog.Get(v))
		if s.cards == nil {
			s.cards = map[catalog.Version]*Scorecard{}
		}
		s.cards[v] = card
	}
	return card
}
