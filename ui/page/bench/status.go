package bench

// Status implements Page: how far the long run is.
func (b *Page) Status(width int) string { return b.runs.Status(width) }
