package page

// Status implements Page: how far the long run is.
func (b *Bench) Status(width int) string { return b.runs.status(width) }
