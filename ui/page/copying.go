package page

// Copyable is something that can be copied from a page.
type Copyable struct {
	What string
	Text string
}

// Bodied is a page that shows the body of a message, which can be copied.
type Bodied interface{ Body() (Copyable, bool) }

// Body returns the selected message's body, as received, and false where there
// is none.
func (b *Bench) Body() (Copyable, bool) {
	d := b.message.detail
	if d == nil || d.err != nil || len(d.message.Exchange.Body) == 0 {
		return Copyable{}, false
	}
	return Copyable{What: "the body of the message", Text: string(d.message.Exchange.Body)}, true
}
