package sessions

import (
	"fmt"

	"caliper-playground/engine/certify"
	"caliper-playground/engine/text"
	"caliper-playground/ui/page"
)

// runGlyph stands before a session whose practice certification is under way.
const runGlyph = "●"

// certification is the practice certification of the session at a place of the
// overview.
func (s *Page) certification(at int) certify.State {
	if at == s.env.Overview.Shown {
		return s.env.Engine.Certification().State()
	}
	var engines []page.Engine
	if s.env.Server != nil {
		engines = s.env.Server.Engines()
	}
	if at >= len(engines) {
		return certify.State{}
	}
	return engines[at].Certification().State()
}

// runWords says of which product a run is under way in a session, or "".
func (s *Page) runWords(at int) string {
	state := s.certification(at)
	if !state.Running() {
		return ""
	}
	return fmt.Sprintf("practice certification: run %d of %s is under way", state.Run.Number, text.Clip(text.Clean(state.Product.Name), 40))
}
