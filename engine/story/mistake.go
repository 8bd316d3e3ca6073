package story

import (
	"caliper-playground/catalog"
	"caliper-playground/engine/text"
	"caliper-playground/fixtures"
)

// mistake takes a deliberate mistake of the built-in set.
func (r *reader) mistake(s *Send, at table) error {
	var names []string
	for _, m := range fixtures.ListMistakes(r.story.Spec) {
		if names = append(names, m.Name); m.Name == s.Mistake {
			s.Base, s.Words = m.Data, m.Title
			return nil
		}
	}
	help := "fixtures list names them"
	if near := catalog.Nearest(s.Mistake, names); near != "" {
		help = "did you mean " + near + "?"
	}
	return r.wrong(at.at("mistake"), help, "there is no deliberate mistake %q for Caliper %s", text.Clip(s.Mistake, 60), r.story.Spec)
}

// alsoMistake looks up the mistake that is made with a document.
func (r *reader) alsoMistake(s *Send, at table) error {
	if s.Mistake == "" {
		return nil
	}
	return r.mistake(s, at)
}
