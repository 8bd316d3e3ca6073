package exercises

import "caliper-playground/ui/page"

// Body implements page.Bodied: the answer, as it is sent.
func (p *Page) Body() (page.Copyable, bool) {
	switch {
	case p.open == nil:
		return page.Copyable{}, false
	case p.open.Request:
		return page.Copyable{What: "the answer, as requests", Text: p.answer}, true
	}
	return page.Copyable{What: "the answer, in an envelope", Text: p.open.Envelope(p.answer, p.env.Now())}, true
}
