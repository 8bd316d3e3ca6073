package session

import (
	"bytes"
	"os"
	"strings"
	"testing"
)

// FuzzResume opens journals of arbitrary bytes behind a good header. Whatever
// they are, the session opens, takes a message in, and is the same when it is
// opened again.
func FuzzResume(f *testing.F) {
	o := options(f)
	s := start(f, o)
	for i := range 3 {
		receive(f, s, envelope(context1p2, view{id: event(i)}.String()))
	}
	receive(f, s, "{")
	s.Close()
	journal, err := os.ReadFile(s.Journal())
	if err != nil {
		f.Fatal(err)
	}
	head, lines, _ := bytes.Cut(journal, []byte("\n"))
	f.Add(lines)
	f.Add(lines[:len(lines)-5])
	f.Add([]byte("{\"seq\":1,\"time\":\"2026-03-02T08:15:00Z\",\"status\":200,\"items\":-5,\"exchange\":{}}\n\n{"))
	f.Add([]byte(`{"seq":9,"exchange":{},"body_base64":"!"}` + "\n"))
	f.Add([]byte(`{"seq":1,"kind":"of later","exchange":{}}` + "\n"))
	f.Add([]byte(`{"kind":"request","exchange":{"method":"GET"}}` + "\n"))

	f.Fuzz(func(t *testing.T, lines []byte) {
		path := s.Journal()
		whole := append(append(bytes.Clone(head), '\n'), lines...)
		if err := os.WriteFile(path, whole, 0o600); err != nil {
			t.Fatal(err)
		}
		first, err := Resume(o)
		if err != nil {
			t.Fatal(err)
		}
		defer first.Close()
		requests := 0
		for line := range bytes.Lines(lines) {
			if e, err := decodeEffect(line[:len(line)-1]); err == nil && e.Seq == 0 {
				requests++
			}
		}
		if want := bytes.Count(lines, []byte("\n")) - requests; first.Len() != want {
			t.Fatalf("%d messages in %d whole lines", first.Len(), want)
		}
		for seq := 1; seq <= first.Len(); seq++ {
			if m, err := first.Message(seq); err == nil && m.Seq != seq {
				t.Fatalf("message %d says that it is %d", seq, m.Seq)
			}
		}
		m := receive(t, first, envelope(context1p2, view{id: event(7)}.String()))
		sameMessage(t, first, m)
		second := reopen(t, first, o)
		sameState(t, second, first)
		second.Close()
	})
}

// FuzzString writes strings into a line and reads them back.
func FuzzString(f *testing.F) {
	f.Add("plain")
	f.Add("\x00\x1f\x7f\"\\\u2028\xff\ufffd")
	f.Fuzz(func(t *testing.T, text string) {
		m := Message{Exchange: Exchange{Path: text, Body: []byte(text), Cause: strings.ToValidUTF8(text, "\ufffd")}}
		m.Seq, m.Kind, m.Note = 1, KindRefused, m.Exchange.Cause
		line := lineOf(&m, &effect{})
		if bytes.IndexByte(line, '\n') != len(line)-1 {
			t.Fatalf("it is more than one line: %q", line)
		}
		got, err := decodeMessage(line)
		if err != nil {
			t.Fatal(err)
		}
		if got.Exchange.Path != text || string(got.Exchange.Body) != text || got.Exchange.Cause != m.Exchange.Cause || got.Note != m.Note {
			t.Fatalf("%q came back as %+v", text, got.Exchange)
		}
		head, err := decodeEffect(line[:len(line)-1])
		if err != nil || head.Note != m.Note {
			t.Fatalf("the first half: %v, %+v", err, head)
		}
	})
}
