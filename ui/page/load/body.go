package load

import (
	"path/filepath"

	"caliper-playground/engine/conformance"
	"caliper-playground/engine/library"
	"caliper-playground/engine/sensor"
	"caliper-playground/ui/page"
)

// Body implements page.Bodied: the selected document as it stands. As a curl line it is
// sent as the page sends it, in an envelope where it is none. It is false where none is
// shown.
func (l *Page) Body() (page.Copyable, bool) {
	e, d := l.selected(), l.detail.message.Detail
	if e == nil || l.choosing || l.detail.shown != e.id || d == nil || d.Err != nil {
		return page.Copyable{}, false
	}
	body := d.Message.Exchange.Body
	assessor := conformance.NewAssessor(l.env.Engine.Judging())
	var items [][]byte
	for _, payload := range payloadsOf("", library.Document{Data: body}, assessor) {
		if payload.Data != nil {
			items = append(items, payload.Data)
		}
	}
	c := page.Copyable{What: "the document " + filepath.Base(e.Name()), Text: string(body)}
	if len(items) > 0 {
		c.Sent = string(sensor.Envelope(sensor.DefaultSensorID, l.env.Now(), d.Message.Assessment.Spec, items...))
	}
	return c, true
}

// selected is the document under the cursor; nil where there is none.
func (l *Page) selected() *entry {
	if l.batch == nil {
		return nil
	}
	return l.batch.selected()
}
