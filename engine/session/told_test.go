package session

import (
	"os"
	"strings"
	"testing"
)

// TestOnlyNewsIsWrittenDown describes one text again and again: the journal has it
// where it says more than was known, also of two messages that are judged before
// either is taken in.
func TestOnlyNewsIsWrittenDown(t *testing.T) {
	o := options(t)
	s := start(t, o)
	n := 0
	described := func(typeName string) Exchange {
		n++
		x := post("")
		x.Body = []byte(envelope(context1p2, view{id: event(n), object: `{"id": "https://school.example/texts/1", "type": "` + typeName + `"}`}.String()))
		return x
	}
	receive := func(x Exchange) {
		t.Helper()
		if m, err := s.Receive(x); err != nil || m.Status != 200 {
			t.Fatalf("%d, %v", m.Status, err)
		}
	}
	receive(described("DigitalResource"))
	receive(described("DigitalResource"))    // word for word as before
	receive(described("Document"))           // narrower
	receive(described("DigitalResource"))    // wider
	first := s.judge(described("WebPage"))   // which is no Document
	second := s.judge(described("Document")) // known
	third := s.judge(described("OtherDoc"))  // of nobody's vocabulary
	for _, a := range []*arrival{first, second, third} {
		if _, err := s.add(a); err != nil {
			t.Fatal(err)
		}
	}
	journal, err := os.ReadFile(s.Journal())
	if err != nil {
		t.Fatal(err)
	}
	var news []string
	for i, line := range strings.Split(strings.TrimSpace(string(journal)), "\n")[1:] {
		half, _, _ := strings.Cut(line, exchangeMark)
		_, told, _ := strings.Cut(half, `"described":`)
		if i > 0 && strings.Contains(told, "people/4") {
			t.Errorf("message %d tells of the person again: %s", i+1, told)
		}
		if _, after, ok := strings.Cut(told, `texts/1","type":"`); ok {
			name, _, _ := strings.Cut(after, `"`)
			news = append(news, name)
		}
	}
	if got := strings.Join(news, " "); got != "DigitalResource Document" {
		t.Errorf("the journal tells of %q", got)
	}
	if name, ok := s.Known().TypeOf([]byte("https://school.example/texts/1")); !ok || name != "Document" {
		t.Errorf("it is known as %q", name)
	}
	s.Close()
	again, err := Resume(o)
	if err != nil {
		t.Fatal(err)
	}
	defer again.Close()
	if name, _ := again.Known().TypeOf([]byte("https://school.example/texts/1")); name != "Document" {
		t.Errorf("after it was resumed it is known as %q", name)
	}
}
