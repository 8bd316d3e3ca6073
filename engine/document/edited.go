package document

import "bytes"

// Edit is a text in the place of some bytes of a document.
type Edit struct {
	Start, End uint32 // of the bytes that go
	Text       string // what stands there instead
}

// Edited returns the document's bytes with the edits, which are in the order of their
// places and do not overlap. What none of them touches stays as it was written.
func (d *Document) Edited(edits []Edit) []byte {
	var b bytes.Buffer
	at := uint32(0)
	for _, e := range edits {
		b.Write(d.Bytes[at:e.Start])
		b.WriteString(e.Text)
		at = e.End
	}
	b.Write(d.Bytes[at:])
	return b.Bytes()
}
