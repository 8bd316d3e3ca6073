package page

// Copyable is something that can be copied from a page.
type Copyable struct {
	What string
	Text string
	Sent string // what is sent for it, where that is another text: an envelope around it
}

// Bodied is a page that shows the body of a message, which can be copied.
type Bodied interface{ Body() (Copyable, bool) }
