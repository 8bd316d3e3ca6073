package source

import (
	"bytes"

	"caliper-playground/engine/document"
)

const indent = "  "

// layOut writes the document with one value a line. Strings, numbers and names
// stay as they were written, repeated members included.
func (s *Source) layOut() {
	w := layoutWriter{
		doc:    s.doc,
		start:  make([]uint32, len(s.doc.Nodes)),
		finish: make([]uint32, len(s.doc.Nodes)),
	}
	w.out.Grow(2 * len(s.doc.Bytes))
	w.value(0, 0)
	s.LaidOut = true
	s.text, s.start, s.finish = w.out.Bytes(), w.start, w.finish
}

type layoutWriter struct {
	out           bytes.Buffer
	doc           *document.Document
	start, finish []uint32
}

func (w *layoutWriter) value(n document.NodeID, depth int) {
	w.start[n] = uint32(w.out.Len())
	switch w.doc.Nodes[n].Kind {
	case document.Object:
		w.container(n, depth, '{', '}')
	case document.Array:
		w.container(n, depth, '[', ']')
	default:
		w.out.Write(w.doc.Raw(n))
	}
	w.finish[n] = uint32(w.out.Len())
}

// container writes an object or array. Depth is bounded by document.MaxDepth.
func (w *layoutWriter) container(n document.NodeID, depth int, open, end byte) {
	w.out.WriteByte(open)
	first := true
	for child := range w.doc.Children(n) {
		if !first {
			w.out.WriteByte(',')
		}
		first = false
		w.newLine(depth + 1)
		if w.doc.Nodes[child].IsMember() {
			w.out.Write(w.doc.RawName(child))
			w.out.WriteString(": ")
		}
		w.value(child, depth+1)
	}
	if !first {
		w.newLine(depth)
	}
	w.out.WriteByte(end)
}

func (w *layoutWriter) newLine(depth int) {
	w.out.WriteByte('\n')
	for range depth {
		w.out.WriteString(indent)
	}
}
