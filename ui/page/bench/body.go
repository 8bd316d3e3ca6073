package bench

import "caliper-playground/ui/page"

// Body returns the selected message's body, as received, and false where there
// is none.
func (b *Page) Body() (page.Copyable, bool) {
	d := b.message.Detail
	if d == nil || d.Err != nil || len(d.Message.Exchange.Body) == 0 {
		return page.Copyable{}, false
	}
	return page.Copyable{What: "the body of the message", Text: string(d.Message.Exchange.Body)}, true
}
